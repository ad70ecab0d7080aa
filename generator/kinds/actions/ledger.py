"""Sum up actions: how many are open, how long they took, by who issued and who received them."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from statistics import median
from typing import TYPE_CHECKING

from generator.kinds.actions.history import State

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from generator.kinds.actions.model import Action


@dataclass(frozen=True, slots=True)
class Sums:
    """Hold counts of actions that say how far they have come.

    `name`: of whom they are; `late`: how many were closed after their deadline; `days`: the median
    of the days from issuing to closing, None where none is closed.
    """

    name: str
    count: int
    open: int
    closed: int
    declined: int
    late: int
    days: float | None

    @property
    def rate(self) -> str:
        """Return the share of the closed with its denominator: 9／13 件（69%）."""
        if not self.count:
            return ""
        return f"{self.closed}／{self.count} 件（{100 * self.closed / self.count:.0f}%）"


@dataclass(frozen=True, slots=True)
class Ledger:
    """Hold the sums of all, by issuer and by receiver, and when each open one was issued.

    `begun`: the days as 2022-01-28, one for each that is open. `due`: how many of these have a
    deadline.
    """

    all: Sums
    by_issuer: tuple[Sums, ...]
    by_receiver: tuple[Sums, ...]
    begun: tuple[str, ...]
    due: int


def ledger(actions: Sequence[Action], name_of: Callable[[str], str]) -> Ledger:
    """Sum up actions; `name_of` gives the title of a unit for what an author wrote of it."""
    known = [action for action in actions if action.history.state]
    histories = [action.history for action in known if _is_open(action)]
    return Ledger(
        _sums("全部", known),
        _grouped(known, lambda action: action.sender, name_of),
        _grouped(known, lambda action: action.to, name_of),
        tuple(sorted(one.begun.first.isoformat() for one in histories if one.begun)),
        sum(one.due is not None for one in histories),
    )


def _is_open(action: Action) -> bool:
    state = action.history.state
    return state is not None and state.is_open


def _grouped(
    actions: Iterable[Action],
    party: Callable[[Action], str | None],
    name_of: Callable[[str], str],
) -> tuple[Sums, ...]:
    """Sum up by a party, who has the most first."""
    groups: dict[str, list[Action]] = defaultdict(list)
    for action in actions:
        if name := party(action):
            groups[name_of(name)].append(action)
    sums = (_sums(name, group) for name, group in groups.items())
    return tuple(sorted(sums, key=lambda one: (-one.open, -one.count, one.name)))


def _sums(name: str, actions: Sequence[Action]) -> Sums:
    histories = [action.history for action in actions]
    states = [history.state for history in histories]
    closed = [history for history in histories if history.state is State.CLOSED]
    days = [history.days for history in closed if history.days is not None]
    return Sums(
        name,
        len(actions),
        sum(state is not None and state.is_open for state in states),
        len(closed),
        states.count(State.DECLINED),
        sum(history.is_late for history in closed),
        median(days) if days else None,
    )
