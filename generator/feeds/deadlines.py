"""Write the deadlines of open actions as a calendar that people subscribe to."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING

from icalendar import Event

from generator.feeds import alarms
from generator.kinds.actions.model import Action
from generator.library.site import site_id

if TYPE_CHECKING:
    from generator.edition import Edition, Item

PATH = "feeds/deadlines.ics"
_WARNING = 7
"""Days before a deadline at which a calendar reminds of it."""


def due(edition: Edition) -> list[Item[Action]]:
    """Return the open actions of an edition that have a deadline, the next one first."""
    histories = [(item.data.history, item) for item in edition.of(Action)]
    dated = [
        (history.due.last, item.data.id, item)
        for history, item in histories
        if history.due and history.state and history.state.is_open
    ]
    return [item for _, _, item in sorted(dated, key=lambda one: one[:2])]


def files(edition: Edition, name: str, site_url: str | None) -> list[tuple[str, bytes]]:
    """Return the calendar of an edition; none where nothing is due. `name` is the site's."""
    items = due(edition)
    return [(PATH, calendar(items, name, site_url))] if items else []


def calendar(items: list[Item[Action]], name: str, site_url: str | None) -> bytes:
    """Return the deadlines of open actions as a calendar (RFC 5545).

    It depends on the content alone: an event bears the day on which its action last moved, and
    keeps its id while the deadline is put off.
    """
    site = site_id(site_url, name)
    feed = alarms.calendar("deadlines", f"{name}：整改期限", site_url)
    for item in items:
        feed.add_component(_event(item, site_url, site))
    data: bytes = feed.to_ical()
    return data


def _event(item: Item[Action], site_url: str | None, site: str) -> Event:
    action, history = item.data, item.data.history
    assert history.due
    assert history.state
    moved = history.moved or history.due
    stamp = datetime.datetime.combine(moved.last, datetime.time(), datetime.UTC)
    event = Event()
    event.add("uid", f"deadline-{action.id}@{site}")
    event.add("dtstamp", stamp)
    event.add("sequence", sum(moment.due is not None for moment in history.moments))
    event.add("dtstart", history.due.last)
    event.add("summary", f"到期：{action.title}")
    event.add("description", f"期限 {history.due}，{history.state.label}。{action.summary or ''}")
    event.add("categories", [action.type.label if action.type else "整改"])
    event.add("transp", "TRANSPARENT")
    if address := item.address(site_url):
        event.add("url", address)
    event.add_component(alarms.alarm(str(event["summary"]), days_before=_WARNING))
    return event
