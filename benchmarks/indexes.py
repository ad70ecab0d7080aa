"""Time the reckoning of an index: `python -m benchmarks.indexes`.

2,000 draws over 200 and 2,000 units with 40 indicators and five judges, with all that is summed up
from them.
"""

from __future__ import annotations

import time

import numpy as np

from generator.kinds.indexes.reckoning.comparisons import matrix
from generator.kinds.indexes.reckoning.draws import (
    DRAWS,
    Inputs,
    draw,
    totals,
    whole_weights,
)
from generator.kinds.indexes.reckoning.hierarchy import Branch, Tree, local_weights
from generator.kinds.indexes.reckoning.sensitivity import shifts
from generator.kinds.indexes.reckoning.uncertainty import spreads


def inputs(units: int, rng: np.random.Generator) -> Inputs:
    """Return made-up data: 4 goals of 10 indicators each, a twentieth of the values missing."""
    scores = rng.uniform(0, 100, (units, 40))
    scores[rng.random(scores.shape) < 0.05] = np.nan
    places = [tuple(range(4 + 10 * goal, 14 + 10 * goal)) for goal in range(4)]
    branches = [Branch(items, _judged(len(items), rng)) for items in ((0, 1, 2, 3), *places)]
    parents = (-1,) * 4 + tuple(goal for goal in range(4) for _ in range(10))
    return Inputs(
        Tree(parents, tuple(branches), tuple(range(4, 44))),
        scores,
        rng.uniform(60, 95, units),
        np.full(units, 3.4),
        0.2,
        np.zeros(units),
        tuple(map(str, range(units))),
        "benchmark",
    )


def _judged(size: int, rng: np.random.Generator) -> tuple[np.ndarray, ...]:
    every = [(i, j) for i in range(size) for j in range(i + 1, size)]
    return tuple(
        matrix(size, [(i, j, float(np.exp(rng.normal(0, 0.5)))) for i, j in every])
        for _ in range(5)
    )


def main() -> None:
    """Print the seconds that each step takes."""
    for units in (200, 2000):
        given = inputs(units, np.random.default_rng(1))
        start = time.perf_counter()
        scores = draw(given)
        drawn = time.perf_counter()
        spreads(scores, 3, 60.0)
        summed = time.perf_counter()
        base = totals(given, whole_weights(given, local_weights(given.tree)))
        shifts(given, base, DRAWS)
        end = time.perf_counter()
        print(
            f"{units} units × 40 indicators, {DRAWS} draws: draws {drawn - start:.2f} s, "
            f"intervals {summed - drawn:.2f} s, sensitivity {end - summed:.2f} s, "
            f"all {end - start:.2f} s"
        )


if __name__ == "__main__":
    main()
