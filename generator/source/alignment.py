"""Align two lists: which item of the new one is which of the old one, changed or not."""

from __future__ import annotations

import json
from collections import Counter
from difflib import SequenceMatcher
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from generator.source.yaml import Value

_MOST = 40_000
"""Pairs of a stretch that are compared; in a longer one items are paired by their places."""
_MOST_EQUAL = 200_000
"""Pairs of equal items among which the longest stretches are looked for."""


def align(old: Sequence[Value], new: Sequence[Value]) -> list[tuple[int, int]]:
    """Return the places of items that belong together, in order; others are added or removed.

    Items that are equal belong together, and between them those that have most in common.
    """
    one, other = [*map(_key, old)], [*map(_key, new)]
    result: list[tuple[int, int]] = []
    for tag, i, i_end, j, j_end in _stretches(one, other):
        if tag == "equal":
            result += zip(range(i, i_end), range(j, j_end), strict=True)
        elif tag == "replace":
            result += ((i + a, j + b) for a, b in _similar(old[i:i_end], new[j:j_end]))
    return result


def _stretches(old: list[str], new: list[str]) -> Iterator[tuple[str, int, int, int, int]]:
    """Yield stretches as difflib does; between what is equal at both ends only a bounded work."""
    most = min(len(old), len(new))
    start = next((i for i in range(most) if old[i] != new[i]), most)
    end = next((i for i in range(most - start) if old[-1 - i] != new[-1 - i]), most - start)
    yield "equal", 0, start, 0, start
    here, there = len(old) - end, len(new) - end
    counts = Counter(old[start:here])
    if sum(counts[key] for key in new[start:there]) > _MOST_EQUAL:
        yield "replace", start, here, start, there
    else:
        matcher = SequenceMatcher(None, old[start:here], new[start:there], autojunk=False)
        for tag, i, i_end, j, j_end in matcher.get_opcodes():
            yield tag, start + i, start + i_end, start + j, start + j_end
    yield "equal", here, len(old), there, len(new)


def _key(value: Value) -> str:
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)


def _similar(old: Sequence[Value], new: Sequence[Value]) -> Iterator[tuple[int, int]]:
    """Pair items in order, so that most is in common."""
    if len(old) * len(new) > _MOST:
        yield from zip(range(len(old)), range(len(new)), strict=False)
        return
    best = [[0] * (len(new) + 1) for _ in range(len(old) + 1)]
    for i in reversed(range(len(old))):
        for j in reversed(range(len(new))):
            both = _likeness(old[i], new[j]) + best[i + 1][j + 1]
            best[i][j] = max(both, best[i + 1][j], best[i][j + 1])
    i = j = 0
    while i < len(old) and j < len(new):
        if best[i][j] == _likeness(old[i], new[j]) + best[i + 1][j + 1]:
            yield i, j
            i, j = i + 1, j + 1
        elif best[i][j] == best[i + 1][j]:
            i += 1
        else:
            j += 1


def _likeness(old: Value, new: Value) -> int:
    """Count what two items have in common; 1 where they are only of one shape."""
    if isinstance(old, dict) and isinstance(new, dict):
        return 1 + 2 * sum(old[key] == new[key] for key in old.keys() & new.keys())
    return int(type(old) is type(new))
