"""Set out by month which lessons are to be learnt, from the days that they name."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import TYPE_CHECKING

from generator.feeds.festivals import NAMES
from generator.feeds.reminders import upcoming
from generator.kinds.modules.model import Module

if TYPE_CHECKING:
    from generator.edition import Edition, Item
    from generator.feeds.reminders import Reminder

_YEARS = 1
"""How many years the plan reaches beyond this one; the page shows the months to come."""


@dataclass(frozen=True, slots=True)
class Month:
    """Hold the lessons of a month, the first day first."""

    first: date
    reminders: tuple[Reminder, ...]


@dataclass(frozen=True, slots=True)
class Plan:
    """Hold the lessons by month, those that name no day, and for whom lessons are."""

    months: tuple[Month, ...]
    any_time: tuple[Item[Module], ...]
    audiences: tuple[str, ...]


def plan(edition: Edition, year: int) -> Plan:
    """Return the plan of a year and the next one; it is the same on every day of the year."""
    reminders = upcoming(edition, date(year, 1, 1), _YEARS)
    by_month = groupby(reminders, key=lambda one: one.due.replace(day=1))
    months = tuple(Month(first, tuple(some)) for first, some in by_month)
    modules = edition.of(Module)
    names = {name for item in modules for name in item.data.audiences}
    return Plan(
        months,
        tuple(item for item in modules if not item.data.remind),
        tuple(sorted(names)),
    )


def is_festival(occasion: str) -> bool:
    """Tell whether a lesson is learnt before a festival, not on a day of its own."""
    return occasion in NAMES
