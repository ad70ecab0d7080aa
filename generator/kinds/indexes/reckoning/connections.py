"""Find what judgements by pairs do not connect: there no weights follow from them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

    from generator.kinds.indexes.reckoning.comparisons import Matrix


def components(matrices: Sequence[Matrix], size: int) -> list[list[int]]:
    """Return the items that comparisons connect, group by group; one group if all are connected.

    Weights are unique only then (Bozóki, Fülöp, Rónyai 2010, theorem 2,
    doi 10.1016/j.mcm.2010.02.047).
    """
    joined = np.eye(size, dtype=bool)
    for one in matrices:
        joined |= np.isfinite(one)
    groups: list[list[int]] = []
    left = set(range(size))
    while left:
        reached: set[int] = set()
        waiting = [min(left)]
        while waiting:
            item = waiting.pop()
            if item not in reached:
                reached.add(item)
                waiting += map(int, np.flatnonzero(joined[item]))
        left -= reached
        groups.append(sorted(reached))
    return groups
