"""Cut the history of a clean unit into the links of its way.

创建 → 申报 → 考评 → 授牌 → 复核 → 摘牌
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.kinds.units.stars import AwardType

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from generator.kinds.units.model import Award

_PHASES = (
    ("创建", (AwardType.CREATED,)),
    ("申报", (AwardType.APPLIED,)),
    ("考评", (AwardType.ASSESSED,)),
    ("授牌", (AwardType.AWARDED,)),
    ("复核", (AwardType.REVIEWED, AwardType.SUSPENDED, AwardType.REGAINED)),
    ("摘牌", (AwardType.WITHDRAWN,)),
)

NEED_AN_AWARD = frozenset(
    {AwardType.REVIEWED, AwardType.SUSPENDED, AwardType.REGAINED, AwardType.WITHDRAWN}
)
"""Decisions about a star that somebody has."""

BEFORE_AN_AWARD = frozenset({AwardType.CREATED, AwardType.APPLIED, AwardType.ASSESSED})
"""What leads to a star."""


@dataclass(frozen=True, slots=True)
class Phase:
    """Hold a link of the way: its name, and the last decision in it; None where it is to come."""

    name: str
    award: Award | None


def phases(history: Sequence[Award]) -> tuple[Phase, ...]:
    """Return the links of a unit's way in their order, from its history in that of its dates.

    What was decided of an earlier star is past with the next award. That the plate was taken is
    shown only where it is so.
    """
    plate = _last(history, {AwardType.AWARDED})
    since = 0 if plate is None else plate + 1
    result = []
    for name, events in _PHASES:
        place = _last(history, events)
        is_past = place is not None and place < since and NEED_AN_AWARD.issuperset(events)
        award = None if place is None or is_past else history[place]
        if award or name != "摘牌":
            result.append(Phase(name, award))
    return tuple(result)


def _last(history: Sequence[Award], events: Collection[AwardType]) -> int | None:
    places = [place for place, award in enumerate(history) if award.event in events]
    return places[-1] if places else None
