"""Describe the kind of actions: 整改."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.kinds.actions.checks import check, check_whole
from generator.kinds.actions.history import State
from generator.kinds.actions.model import Action
from generator.kinds.facets import UNITS, YEAR, choice
from generator.kinds.kind import Facet, Kind

if TYPE_CHECKING:
    from collections.abc import Iterable

    from generator.kinds.kind import Lookup


def _state(action: Action, lookup: Lookup) -> Iterable[tuple[str, str]]:
    if state := action.history.state:
        yield state.value, state.label


def _open_first(action: Action) -> tuple[int, int]:
    """Sort what is open by its deadline, then what has ended, the last first, then the rest."""
    history = action.history
    if history.state is None:
        return 2, 0
    if history.state.is_open:
        day = history.due or history.begun
        return 0, day.last.toordinal() if day else 0
    return 1, -history.ended.last.toordinal() if history.ended else 0


KIND = Kind(
    folder="actions",
    label="整改",
    counter="件",
    model=Action,
    intro="从案例里找到的漏洞，怎样补上：谁发出、到哪一步、何时办结。",
    checks=check,
    whole_checks=check_whole,
    facets=(
        Facet("state", "状态", _state, tuple(state.value for state in State)),
        choice("type", "类型"),
        YEAR,
        UNITS,
    ),
    order=_open_first,
    parts={
        "events": "责任链",
        "stages": "进展",
        "result": "从哪里来，到哪里去",
        "evaluation": "评估",
    },
    never_public=frozenset({"copied_to", "events.by", "events.note", "result.no_rule"}),
)
