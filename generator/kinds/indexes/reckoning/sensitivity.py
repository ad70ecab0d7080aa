"""Find which assumption moves ranks most: vary each alone, then count the places moved.

The mean absolute shift of ranks, R̄s of Saisana, Saltelli, Tarantola 2005, equation 2.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from generator.kinds.indexes.reckoning.draws import Assumption, Inputs, draw
from generator.kinds.indexes.reckoning.ranks import ranks

if TYPE_CHECKING:
    from numpy.typing import NDArray


@dataclass(frozen=True, slots=True)
class Shift:
    """Hold by how many places an assumption alone moves ranks.

    `mean`: over units and draws; `most`: the greatest mean over draws of one unit, and `unit` its
    place, the first of equal ones.
    """

    assumption: Assumption
    mean: float
    most: float
    unit: int


def shifts(inputs: Inputs, base: NDArray[np.float64], count: int) -> list[Shift]:
    """Return every assumption that applies, the one that moves ranks most first.

    `base`: the scores of the units as they are published.
    """
    if len(base) < 2:
        return []
    ranked = ranks(base[None, :])[0]
    result = []
    for assumption in Assumption:
        if not _applies(assumption, inputs):
            continue
        moved = np.abs(ranks(draw(inputs, (assumption,), count)) - ranked).mean(axis=0)
        place = int(np.argmax(moved.round(6)))
        mean, most = float(moved.mean()), float(moved[place])
        result.append(Shift(assumption, round(mean, 3), round(most, 3), place))
    return sorted(result, key=lambda shift: -shift.mean)


def _applies(assumption: Assumption, inputs: Inputs) -> bool:
    match assumption:
        case Assumption.JUDGES:
            return any(len(branch.judgements) > 1 for branch in inputs.tree.branches)
        case Assumption.NOISE:
            return inputs.noise > 0
        case Assumption.MISSING:
            return not np.isfinite(inputs.scores).all()
        case Assumption.OPINION:
            return inputs.has_opinion and bool(inputs.margins.any())
        case _:
            return True
