"""The course of a case: the sum grows with its acts, and the turns of rules stand between them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, cast

from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter

from generator.kinds.cases.course import Act, Turn, course
from generator.kinds.cases.model import Case
from generator.kinds.rules.model import Rule

if TYPE_CHECKING:
    from generator.kinds.shelves import Shelves

_CASE, _RULE = TypeAdapter(Case), TypeAdapter(Rule)
_AMOUNTS = st.lists(st.none() | st.integers(0, 10**9), min_size=1, max_size=6)
_VERSIONS = [
    {"effective": "2018", "ended": "2020-12-31"},
    {"effective": "2021-01-01", "ended": "2022-12-31"},
    {"effective": "2023-01-01"},
]


@dataclass(frozen=True)
class _Shelf:
    """One rule, under any id."""

    data: Rule
    key: tuple[str, str] = ("rules", "r")

    def one(self, model: type[Rule], id: str) -> _Shelf:
        return self


def _moments(*acts: dict[str, Any]) -> list[Act | Turn]:
    case = _CASE.validate_python({"id": "c", "title": "例", "conduct": list(acts)})
    rule = _RULE.validate_python({"id": "r", "title": "规", "versions": _VERSIONS})
    return [*course(case, cast("Shelves", _Shelf(rule))).moments]


def _told(*acts: dict[str, Any]) -> list[str]:
    """Each moment in a word: the acts by their running sum, the turns by their year."""
    return [
        f"{one.running:g}"
        if isinstance(one, Act)
        else f"{one.version.effective.year}{'后' if one.after else ''}"
        for one in _moments(*acts)
    ]


def _act(when: str | None, amount: int | None = None) -> dict[str, Any]:
    return {"when": when, "what": "事", "amount": amount, "violates": ["r#1"]}


@given(_AMOUNTS)
def test_the_sum_is_that_of_all_acts_so_far(amounts: list[int | None]) -> None:
    acts = [one for one in _moments(*(_act(None, a) for a in amounts)) if isinstance(one, Act)]
    assert [one.running - one.before for one in acts] == [a or 0 for a in amounts]
    assert [one.before for one in acts[1:]] == [one.running for one in acts[:-1]]
    assert acts[-1].running == sum(a or 0 for a in amounts)


def test_a_rule_turns_between_the_acts_that_it_parts() -> None:
    assert _told(_act("2020-03", 5), _act("2021-05", 7)) == ["5", "2021", "12", "2023后"]


def test_an_act_that_lasts_over_a_turn_stands_before_it() -> None:
    assert _told(_act("2020/2022", 5), _act("2023-02", 7)) == ["5", "2021", "2023", "12"]


def test_what_came_before_the_first_act_is_no_turn() -> None:
    assert _told(_act("2023-01-01", 5)) == ["5"]
    assert _told(_act(None, 5)) == ["5"]


def test_afterwards_a_rule_turns_once() -> None:
    assert _told(_act("2019-03", 5)) == ["5", "2021后"]
