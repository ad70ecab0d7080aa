"""Narrow lists in ways that several kinds share."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from generator.kinds.kind import Facet

if TYPE_CHECKING:
    from collections.abc import Iterable

    from generator.kinds.kind import Lookup
    from generator.kinds.record import Choice


def _topics(data: Any, lookup: Lookup) -> Iterable[tuple[str, str]]:
    for id in data.all_topics:
        if topic := lookup.get("topics", id):
            yield id, topic.title


def _unit(data: Any, lookup: Lookup) -> Iterable[tuple[str, str]]:
    if data.unit and (unit := lookup.get("units", data.unit)):
        yield data.unit, unit.title


def _units(data: Any, lookup: Lookup) -> Iterable[tuple[str, str]]:
    for id in data.units:
        if unit := lookup.get("units", id):
            yield id, unit.title


def _year(data: Any, lookup: Lookup) -> Iterable[tuple[str, str]]:
    if data.date:
        yield str(data.date.year), f"{data.date.year}年"


def _years(data: Any, lookup: Lookup) -> Iterable[tuple[str, str]]:
    if data.date:
        for year in range(data.date.first.year, data.date.last.year + 1):
            yield str(year), f"{year}年"


TOPIC = Facet("topic", "主题", _topics)
UNIT = Facet("unit", "单位", _unit)
UNITS = Facet("unit", "单位", _units)
"""Every unit that has a part in it: it stands in the list of each."""

YEAR = Facet("year", "年份", _year)
YEARS = Facet("year", "年份", _years, per_page=300)
"""Every year that a date touches: a plan for five years stands in each of them."""


def choice(id: str, label: str, order: Iterable[Choice] = ()) -> Facet:
    """Return a facet over a field that holds a listed value, in an order of such values."""

    def values(data: Any, lookup: Lookup) -> Iterable[tuple[str, str]]:
        value: Choice | None = getattr(data, id)
        if value is not None:
            yield value.value, value.label

    return Facet(id, label, values, tuple(value.value for value in order))
