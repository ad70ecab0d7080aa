"""Report what only a unit can get wrong."""

from __future__ import annotations

from datetime import timedelta
from difflib import get_close_matches
from itertools import pairwise
from typing import TYPE_CHECKING

from generator.kinds.entry import Status
from generator.kinds.picture import check_pictures
from generator.kinds.units.phases import BEFORE_AN_AWARD, NEED_AN_AWARD
from generator.kinds.units.standing import standard_of
from generator.kinds.units.stars import AwardType
from generator.source.diagnostics import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from generator.kinds.kind import Lookup
    from generator.kinds.units.model import Unit

_NEAR = 0.75
"""How like a standard a criterion is that means it: of eight characters, two may be others."""


def check(unit: Unit, lookup: Lookup) -> Iterator[Problem]:
    """Yield what is wrong with the way up from a unit, its awards and what it says to have met."""
    yield from _way_up(unit, lookup)
    yield from check_pictures(unit.images, draft=unit.status is Status.DRAFT)
    yield from _awards(unit)
    yield from _overlaps(unit)
    yield from _too_early(unit)
    yield from _standards(unit, lookup)
    if unit.is_model and not unit.takeaways and not unit.showcase:
        yield Problem("bare-model", ("is_model",))


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


def _overlaps(unit: Unit) -> Iterator[Problem]:
    """Tell of awards that begin while the one before is still good."""
    places = {id(award): i for i, award in enumerate(unit.awards)}
    plates = [award for award in unit.history if award.event is AwardType.AWARDED]
    for before, award in pairwise(plates):
        until = before.until
        if until and before.date.first < award.date.first <= until.last:
            day_before = (award.date.first - timedelta(1)).isoformat()
            values = {"value": award.date.text, "until": until.text, "mended": day_before}
            place = ("awards", places[id(award)], "date")
            yield Problem("awards-overlap", place, values, also=("awards", places[id(before)]))


def _too_early(unit: Unit) -> Iterator[Problem]:
    """Tell of what is decided about a star before there is one."""
    places = {id(award): i for i, award in enumerate(unit.awards)}
    has_star = False
    for award in unit.history:
        if award.event in NEED_AN_AWARD and not has_star:
            values = {"value": award.event.label}
            yield Problem("award-order", ("awards", places[id(award)], "event"), values)
        has_star = has_star or award.event not in BEFORE_AN_AWARD


def _standards(unit: Unit, lookup: Lookup) -> Iterator[Problem]:
    """Tell of criteria that are nearly a standard of the type, or one of them twice."""
    types = lookup.vocabulary.standards
    standards = types.get(unit.type.value, ()) if unit.type else ()
    names = [one.name for one in standards]
    seen: set[str] = set()
    for i, criterion in enumerate(unit.criteria):
        standard = standard_of(criterion.name, standards)
        values: dict[str, object] = {"value": criterion.name}
        if standard is None:
            for near in get_close_matches(criterion.name, names, 1, _NEAR):
                yield Problem("near-standard", ("criteria", i, "name"), values | {"nearest": near})
            continue
        if standard.id in seen:
            yield Problem("named-twice", ("criteria", i, "name"), values)
        seen.add(standard.id)
        if criterion.needed_for not in (None, standard.star):
            values = {"value": criterion.needed_for, "star": standard.star}
            yield Problem("standard-star", ("criteria", i, "needed_for"), values)


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
