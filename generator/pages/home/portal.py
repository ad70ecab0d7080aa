"""Gather what the home page of an office's own people begins with."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.kinds.actions.model import Action

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from generator.edition import Edition, Item
    from generator.feeds.reminders import Reminder
    from generator.kinds.actions.ledger import Sums
    from generator.kinds.dates import Edtf
    from generator.pages.site import Site

_RECENT = 40
"""Entries among which a device finds what is new since its last visit."""

_FOLDERS = ("cases", "rules", "circulars", "modules", "reports", "actions", "units", "places")


@dataclass(frozen=True, slots=True)
class Due:
    """Hold a module to be learnt, with the next day by which; None: it waits for no day."""

    item: Item
    by: date | None
    occasion: str = ""


@dataclass(frozen=True, slots=True)
class Portal:
    """Hold what is due, the sums of the ledger, and the newest entries."""

    lessons: tuple[Due, ...]
    ledger: Sums | None
    recent: tuple[Item, ...]


def portal(site: Site, reminders: Sequence[Reminder]) -> Portal:
    """Return what a portal begins with; `reminders`: those of the next weeks, the next first."""
    return Portal(
        tuple(_lessons(site.edition, reminders)),
        site.relations("actions").ledger.all if site.edition.of(Action) else None,
        tuple(_recent(site.edition)),
    )


def _lessons(edition: Edition, reminders: Sequence[Reminder], count: int = 4) -> list[Due]:
    """What is due first, each module once; where nothing is, the first modules."""
    due: dict[str, Due] = {}
    for one in reminders:
        due.setdefault(one.item.data.id, Due(one.item, one.day, one.occasion))
    rest = [Due(item, None) for item in edition.browse("modules") if item.data.id not in due]
    return [*due.values(), *([] if due else rest)][:count]


def _recent(edition: Edition) -> list[Item]:
    dated = [item for folder in _FOLDERS for item in edition.browse(folder) if _day(item)]
    return sorted(dated, key=lambda item: str(_day(item)), reverse=True)[:_RECENT]


def _day(item: Item) -> str:
    date: Edtf | None = item.data.date or item.data.verified
    return date.first.isoformat() if date else ""
