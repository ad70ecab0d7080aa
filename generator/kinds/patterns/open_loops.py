"""Find where the way from a case to a rule breaks off.

A pattern without a measure, a measure without a rule, a case after the patch, an action closed
without an evaluation. None of it depends on the day; what stands still does, and is asked apart.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Protocol

from generator.kinds.actions.history import State
from generator.kinds.actions.model import Action
from generator.kinds.patterns.model import Pattern

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from generator.kinds.cases.model import Case
    from generator.kinds.shelves import ShelfItem, Shelves

STANDSTILL = 60
"""Days without an event after which an open action stands still."""


class Gap(StrEnum):
    """Where the way breaks off, in the words of readers."""

    NO_MEASURE = "有规律，没有措施"
    NO_RULE = "措施办结，没有立制度"
    AFTER_PATCH = "补丁之后仍发案"
    NOT_EVALUATED = "办结之后没有评估"


@dataclass(frozen=True, slots=True)
class OpenLoop:
    """Hold a gap, and the entry in which it is; `other`: what came after all the same."""

    gap: Gap
    item: ShelfItem
    other: ShelfItem | None = None


class Ties(Protocol):
    """Tell what belongs to a pattern."""

    def cases(self, pattern: Pattern) -> Sequence[ShelfItem[Case]]: ...

    def measures(self, pattern: Pattern) -> Sequence[ShelfItem[Action]]: ...


def open_loops(edition: Shelves, ties: Ties) -> list[OpenLoop]:
    """List the gaps of an edition, gap by gap."""
    patterns = edition.of(Pattern)
    loops = [OpenLoop(Gap.NO_MEASURE, item) for item in patterns if not ties.measures(item.data)]
    for action in edition.of(Action):
        if action.data.history.state is State.CLOSED:
            if action.data.result is None:  # else a rule, or why there is none
                loops.append(OpenLoop(Gap.NO_RULE, action))
            if action.data.evaluation is None:
                loops.append(OpenLoop(Gap.NOT_EVALUATED, action))
    for pattern in patterns:
        loops += _after_patch(pattern, ties)
    order = [*Gap]
    return sorted(loops, key=lambda loop: (order.index(loop.gap), loop.item.key))


def _after_patch(pattern: ShelfItem[Pattern], ties: Ties) -> Iterator[OpenLoop]:
    """Yield the cases whose acts began after every measure of their pattern was closed."""
    ends = [item.data.history.ended for item in ties.measures(pattern.data)]
    if not ends or None in ends:
        return
    last = max(end.last for end in ends if end)
    for case in ties.cases(pattern.data):
        begun = _start(case.data)
        if begun and begun > last:
            yield OpenLoop(Gap.AFTER_PATCH, pattern, case)


def _start(case: Case) -> date | None:
    dates = [act.when.first for act in case.conduct if act.when]
    if dates:
        return min(dates)
    return case.date.first if case.date else None


def standing_still(edition: Shelves, day: date) -> list[ShelfItem[Action]]:
    """List the open actions to which nothing has happened for long on a day."""
    return [
        action for action in edition.of(Action) if action.data.history.idle_days(day) > STANDSTILL
    ]
