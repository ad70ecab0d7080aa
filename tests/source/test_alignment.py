"""Items of two lists that belong together: equal ones first, then those most alike, in order."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st

from generator.source.alignment import align
from tests.work import calls

if TYPE_CHECKING:
    from generator.source.yaml import Value

ITEMS = st.lists(st.sampled_from("abc") | st.dictionaries(st.sampled_from("xy"), st.just("1")))


def test_equal_items_belong_together() -> None:
    assert align([*"abc"], [*"abc"]) == [(0, 0), (1, 1), (2, 2)]
    assert align([*"abc"], [*"bc"]) == [(1, 0), (2, 1)]
    assert align([*"bc"], [*"abc"]) == [(0, 1), (1, 2)]
    assert align([], [*"abc"]) == []


def test_between_them_those_that_have_most_in_common() -> None:
    old: list[Value] = [
        {"id": "1", "text": "a"},
        {"id": "2", "text": "b"},
        {"id": "3", "text": "c"},
    ]
    new: list[Value] = [{"id": "2", "text": "x"}, {"id": "3", "text": "y"}]
    assert align(old, new) == [(1, 0), (2, 1)]


@given(ITEMS, ITEMS)
def test_pairs_are_in_order_and_no_item_is_in_two(old: list[Value], new: list[Value]) -> None:
    pairs = align(old, new)
    for side in (0, 1):
        places = [pair[side] for pair in pairs]
        assert places == sorted(set(places))
    assert all(i < len(old) and j < len(new) for i, j in pairs)
    assert align(old, old) == [(i, i) for i in range(len(old))]


def test_many_equal_items_are_bounded_work() -> None:
    count = 20_000
    old, new = ["x", *["a"] * count, "y"], ["z", *["a"] * (count + 1), "w"]
    assert calls(lambda: align(old, new)) < 30 * count
    assert len(align(old, new)) == count + 2
