"""Find the heaviest chain of pairs that rise on both sides: what two sequences have in order."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

Pair = tuple[int, int]
"""A place in the old sequence and one in the new."""


@dataclass(frozen=True, slots=True)
class _Link:
    pair: Pair
    weight: float  # of the chain that ends here
    before: _Link | None


def heaviest_chain(weighted: Iterable[tuple[Pair, float]]) -> list[Pair]:
    """Choose pairs, both places rising, whose weights (over 0) are together the largest.

    Takes n log n steps for n pairs: of all chains seen so far only those are kept that are heavier
    than every one that ends earlier (after Fredman, “On computing the length of longest increasing
    subsequences”, 1975).
    """
    ends: list[int] = []
    links: list[_Link] = []
    for (old, new), weight in sorted(weighted, key=lambda one: (one[0][0], -one[0][1])):
        at = bisect_left(ends, new)
        before = links[at - 1] if at else None
        link = _Link((old, new), weight + (before.weight if before else 0), before)
        lighter = at
        while lighter < len(links) and links[lighter].weight <= link.weight:
            lighter += 1
        if lighter == at < len(ends) and ends[at] == new:
            continue
        ends[at:lighter] = [new]
        links[at:lighter] = [link]
    chain: list[Pair] = []
    last = links[-1] if links else None
    while last:
        chain.append(last.pair)
        last = last.before
    return chain[::-1]
