"""Report what only a unit can get wrong."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.source.diagnostics import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from generator.kinds.kind import Lookup
    from generator.kinds.units.model import Unit


def check(unit: Unit, lookup: Lookup) -> Iterator[Problem]:
    """Yield what is wrong with the way up from a unit, and with its awards."""
    yield from _way_up(unit, lookup)
    yield from _awards(unit)


def _awards(unit: Unit) -> Iterator[Problem]:
    seen: dict[date, int] = {}
    values: dict[str, object]
    for i, award in enumerate(unit.awards):
        if award.until and award.until.last < award.date.first:
            value = f"{award.date.text} — {award.until.text}"
            yield Problem("end-before-start", ("awards", i, "until"), {"value": value})
        other = seen.setdefault(award.date.first, i) if award.stars is not None else i
        if other != i:
            values = {"value": award.date.text}
            yield Problem("same-day-awards", ("awards", i, "date"), values, also=("awards", other))
    if unit.awards and unit.star is not None and unit.star != unit.stars:
        values = {"value": unit.star, "stars": "—" if unit.stars is None else unit.stars}
        yield Problem("star-differs", ("star",), values)


def _way_up(unit: Unit, lookup: Lookup) -> Iterator[Problem]:
    """Tell whether the way up from a unit comes to an end."""
    above, ancestors = unit.parent, set[str]()
    while above is not None and above not in ancestors:
        if above == unit.id:
            yield Problem("circular-parent", ("parent",), {"value": unit.title})
            return
        ancestors.add(above)
        parent: Unit | None = lookup.get("units", above)
        above = parent.parent if parent else None
