"""Change plain values of entries in place: keys as they are spelt there, in the model's order."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.intake.workbook.keys import items
from generator.intake.workbook.nodes import find

if TYPE_CHECKING:
    from collections.abc import Sequence

    from generator.intake.workbook.keys import Item
    from generator.source.yaml import Value

Mapping = dict[str, "Value"]


def copy(value: Value) -> Value:
    """Return a value of which every collection is another."""
    if isinstance(value, dict):
        return {key: copy(one) for key, one in value.items()}
    if isinstance(value, list):
        return [copy(one) for one in value]
    return value


def get(value: Mapping, way: Sequence[Item]) -> Value | None:
    """Return what stands where some items lead to; None where nothing does."""
    here: Value = value
    for item in way:
        spelt = find(here, item) if isinstance(here, dict) else None
        if spelt is None or not isinstance(here, dict):
            return None
        here = here[spelt]
    return here


def put(
    value: Mapping, record: type, way: Sequence[Item], new: Value | None, *, in_chinese: bool
) -> None:
    """Set what stands where some items lead to from a record; None takes it away.

    A record in which nothing is left goes as well. `in_chinese`: how keys are spelt that are new.
    """
    item, *below = way
    spelt = find(value, item)
    if below:
        inner = value[spelt] if spelt else {}
        assert isinstance(inner, dict)  # or the entry would not have been read
        put(inner, item.base, below, new, in_chinese=in_chinese)
        new = inner or None
    if new is None:
        if spelt:
            del value[spelt]
    elif spelt:
        value[spelt] = new
    else:
        _insert(value, record, item, new, in_chinese=in_chinese)


def _insert(value: Mapping, record: type, item: Item, new: Value, *, in_chinese: bool) -> None:
    """Put a new key behind the nearest of those that stand before it in the model."""
    before = items(record)[: items(record).index(item)]
    spelt = [name for one in before if (name := find(value, one))]
    keys = [*value]
    place = keys.index(spelt[-1]) + 1 if spelt else 0
    pairs = [*value.items()]
    pairs.insert(place, (item.spellings[1] if in_chinese else item.key, new))
    value.clear()
    value.update(pairs)


def is_in_chinese(value: Mapping) -> bool:
    """Tell whether an entry's keys are written by their labels."""
    return any(not key.isascii() for key in value)
