"""Lay out what was done in a case: its acts with the running sum, and where a rule changed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.kinds.rules.model import Rule

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from generator.kinds.cases.model import Case, Conduct
    from generator.kinds.rules.model import Version
    from generator.kinds.shelves import ShelfItem, Shelves


@dataclass(frozen=True, slots=True)
class Act:
    """Hold one thing that was done; `before` and `running`: sums up to it and with it, in yuan."""

    conduct: Conduct
    before: float
    running: float

    @property
    def adds_up(self) -> bool:
        """Tell whether its own amount and the running sum are two figures."""
        return bool(self.conduct.amount) and self.before > 0


@dataclass(frozen=True, slots=True)
class Turn:
    """Hold a day on which a rule that was broken came into force anew."""

    rule: ShelfItem[Rule]
    version: Version
    after: bool
    """Whether all that is told of the case had begun by then."""


@dataclass(frozen=True, slots=True)
class Course:
    """Hold the acts of a case as they are told, with the turns of rules between them."""

    moments: tuple[Act | Turn, ...]
    total: float

    def share(self, amount: float) -> float:
        """Return which part of the whole sum an amount is, 0 to 1."""
        return amount / self.total if self.total else 0.0


def course(case: Case, shelves: Shelves) -> Course:
    """Return the acts of a case in the order of its author, and the turns where they belong."""
    moments: list[Act | Turn] = []
    turns = _turns(case, shelves)
    running = 0.0
    for conduct in case.conduct:
        begun = conduct.when.first if conduct.when else None
        while turns and begun and moments and turns[0].version.effective.first <= begun:
            moments.append(turns.pop(0))
        before, running = running, running + (conduct.amount or 0)
        moments.append(Act(conduct, before, running))
    rest = [Turn(turn.rule, turn.version, after=True) for turn in turns]
    return Course((*moments, *_first_of_each(rest)), running)


def _turns(case: Case, shelves: Shelves) -> list[Turn]:
    """The later versions of the rules broken that came after the first act, the oldest first."""
    begun = [act.when.first for act in case.conduct if act.when]
    if not begun:
        return []
    ids = dict.fromkeys(
        reference.partition("#")[0].strip() for act in case.conduct for reference in act.violates
    )
    turns = []
    for id in ids:
        rule = shelves.one(Rule, id.removeprefix("rules/"))
        if rule:
            later = sorted(rule.data.versions, key=lambda one: one.effective.first)[1:]
            turns += [
                Turn(rule, one, after=False) for one in later if one.effective.first > min(begun)
            ]
    return sorted(turns, key=lambda turn: turn.version.effective.first)


def _first_of_each(turns: Sequence[Turn]) -> Iterator[Turn]:
    """Of each rule the first turn."""
    seen = set()
    for turn in turns:
        if turn.rule.key not in seen:
            seen.add(turn.rule.key)
            yield turn
