"""Reminders of modules: a calendar that people subscribe to."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import TYPE_CHECKING

from icalendar import Calendar, Event

from generator.feeds.festivals import NAMES, days

if TYPE_CHECKING:
    from generator.edition import Edition, Item
    from generator.kinds.modules.model import Module

PATH = "feeds/reminders.ics"
LEAD = datetime.timedelta(days=7)
"""How long before a festival its modules are due."""


@dataclass(frozen=True, slots=True)
class Reminder:
    """`due`: the day on which to learn; `occasion`: the festival or day for which, `day` its date."""

    due: datetime.date
    day: datetime.date
    occasion: str
    item: Item


def upcoming(edition: Edition, today: datetime.date, years: int = 3) -> list[Reminder]:
    """All reminders of the modules of an edition from `today` on, the next first."""
    found = []
    for item in edition.listed("modules"):
        module: Module = item.data  # type: ignore[assignment]
        for occasion in dict.fromkeys(module.remind):
            for day in days(occasion, today, years):
                due = max(today, day - LEAD) if occasion in NAMES else day
                found.append(Reminder(due, day, occasion, item))
    return sorted(found, key=lambda reminder: (reminder.due, reminder.day, reminder.item.data.id))


def calendar(edition: Edition, name: str, site_url: str | None, today: datetime.date) -> bytes:
    """The calendar of an edition (RFC 5545). It depends on the content and on `today` alone."""
    made = Calendar()
    made.add("prodid", "-//qingjian//reminders//ZH")
    made.add("version", "2.0")
    made.add("x-wr-calname", f"{name}：学习提醒")
    for reminder in upcoming(edition, today):
        made.add_component(_event(reminder, site_url, today))
    written: bytes = made.to_ical()
    return written


def _event(reminder: Reminder, site_url: str | None, today: datetime.date) -> Event:
    item = reminder.item
    festival = reminder.occasion in NAMES
    event = Event()
    event.add("uid", f"{item.data.id}-{reminder.day:%Y%m%d}@qingjian")
    event.add("dtstamp", datetime.datetime.combine(today, datetime.time(), datetime.UTC))
    event.add("dtstart", reminder.day - LEAD if festival else reminder.day)
    event.add(
        "summary", f"{reminder.occasion}前学一课：{item.data.title}" if festival else f"学一课：{item.data.title}"
    )
    told = [f"{reminder.occasion}是{reminder.day.month}月{reminder.day.day}日。"] if festival else []
    event.add("description", "".join([*told, item.data.summary or ""]))
    event.add("transp", "TRANSPARENT")
    if site_url:
        event.add("url", f"{site_url.rstrip('/')}/{item.url}")
    return event
