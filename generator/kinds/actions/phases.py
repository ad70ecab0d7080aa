"""Cut the history of an action into the links of its chain of responsibility."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.kinds.actions.history import EventType

if TYPE_CHECKING:
    from collections.abc import Sequence

    from generator.kinds.actions.model import Event

_PHASES = (
    ("制发", (EventType.DRAFTED, EventType.DELIVERED)),
    ("承接", (EventType.RECEIVED, EventType.PLEDGED)),
    ("整改", (EventType.EXTENDED, EventType.REPORTED, EventType.REOPENED)),
    ("核验", (EventType.VERIFIED,)),
    ("办结", (EventType.CLOSED, EventType.DECLINED)),
    ("回访", (EventType.REVISITED,)),
)
"""职能室制发 → 派驻跟踪 → 单位整改 → 办公室督改, by what is done rather than by who does it."""


@dataclass(frozen=True, slots=True)
class Phase:
    """Hold a link of the chain: its name, and the last event in it; None where it is to come."""

    name: str
    event: Event | None


def phases(events: Sequence[Event]) -> tuple[Phase, ...]:
    """Return the links of the chain in their order.

    What came before the last reopening and belongs behind it is open again. A revisit is shown only
    where there was one.
    """
    last = {phase: _last(events, kinds) for phase, kinds in _PHASES}
    reopened = _last(events, (EventType.REOPENED,))
    result = []
    for name, _ in _PHASES:
        place = last[name]
        is_undone = name in ("核验", "办结") and place is not None and place < (reopened or 0)
        if place is None and name == "回访":
            continue
        result.append(Phase(name, None if place is None or is_undone else events[place]))
    return tuple(result)


def _last(events: Sequence[Event], kinds: Sequence[EventType]) -> int | None:
    places = [place for place, event in enumerate(events) if event.event in kinds]
    return places[-1] if places else None
