"""Write the reminders of modules as a calendar that people subscribe to."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import TYPE_CHECKING

from icalendar import Event

from generator.feeds import alarms
from generator.feeds.festivals import NAMES, days
from generator.kinds.modules.model import Module
from generator.library.site import site_id
from generator.tools.clock import today

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.edition import Edition, Item

PATH = "feeds/reminders.ics"
LEAD = datetime.timedelta(days=7)
"""How long before a festival its modules are due."""

YEARS = 3
"""How many years beyond this one the calendar reaches."""


@dataclass(frozen=True, slots=True)
class Reminder:
    """Hold a day on which to learn.

    `due`: that day; `occasion`: the festival or day, `day` its date.
    """

    due: datetime.date
    day: datetime.date
    occasion: str
    item: Item


def upcoming(edition: Edition, today: datetime.date, years: int = YEARS) -> list[Reminder]:
    """Return the reminders of an edition whose day is to come, the next first.

    They reach to the end of the year that comes `years` after that of `today`.
    """
    reminders = [
        reminder for reminder in _reminders(edition, today.year, years) if reminder.day >= today
    ]
    return sorted(
        reminders, key=lambda reminder: (reminder.due, reminder.day, reminder.item.data.id)
    )


def _reminders(edition: Edition, year: int, years: int) -> Iterator[Reminder]:
    """All reminders of a year and of some after it."""
    for item in edition.of(Module):
        for occasion in dict.fromkeys(item.data.remind):
            for day in days(occasion, year, year + years):
                yield Reminder(day - LEAD if occasion in NAMES else day, day, occasion, item)


def files(edition: Edition, name: str, site_url: str | None) -> list[tuple[str, bytes]]:
    """Return the calendar of an edition from this year on; `name` is the site's."""
    return [(PATH, calendar(edition, name, site_url, today().year))]


def calendar(edition: Edition, name: str, site_url: str | None, year: int) -> bytes:
    """Return the calendar of an edition (RFC 5545) for a year and the three after it.

    It depends on the content and the year alone, so that all builds of a year are alike.
    """
    site = site_id(site_url, name)
    feed = alarms.calendar("reminders", f"{name}：学习提醒", site_url)
    for reminder in sorted(
        _reminders(edition, year, YEARS), key=lambda one: (one.day, one.item.data.id)
    ):
        feed.add_component(
            _event(reminder, site_url, site, datetime.datetime(year, 1, 1, tzinfo=datetime.UTC))
        )
    data: bytes = feed.to_ical()
    return data


def _event(reminder: Reminder, site_url: str | None, site: str, stamp: datetime.datetime) -> Event:
    item = reminder.item
    festival = reminder.occasion in NAMES
    event = Event()
    event.add("uid", f"{item.data.id}-{reminder.day:%Y%m%d}@{site}")
    event.add("dtstamp", stamp)
    event.add("dtstart", reminder.due)
    event.add(
        "summary",
        f"{reminder.occasion}前学一课：{item.data.title}"
        if festival
        else f"学一课：{item.data.title}",
    )
    sentences = (
        [f"{reminder.occasion}是{reminder.day.month}月{reminder.day.day}日。"] if festival else []
    )
    event.add("description", "".join([*sentences, item.data.summary or ""]))
    event.add("transp", "TRANSPARENT")
    if address := item.address(site_url):
        event.add("url", address)
    event.add_component(alarms.alarm(str(event["summary"]), days_before=0))
    return event
