"""Tell which assumption moves ranks how far, each in one sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.kinds.indexes.reckoning.draws import Assumption
from generator.kinds.indexes.reckoning.sensitivity import shifts
from generator.kinds.indexes.results import Finding

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy as np
    from numpy.typing import NDArray

    from generator.kinds.indexes.reckoning.draws import Inputs
    from generator.kinds.indexes.reckoning.sensitivity import Shift

_WORDS = {
    Assumption.JUDGES: "换一批评判人",
    Assumption.NOISE: "权重上下浮动约 {noise:g}%",
    Assumption.AGGREGATION: "在加权求和与几何平均之间换一种合成方法",
    Assumption.MISSING: "缺的数据改按其余单位的中位数补上",
    Assumption.OPINION: "群众评价在误差范围内变动",
}


def findings(
    inputs: Inputs, base: NDArray[np.float64], draws: int, names: Sequence[str], noise: float
) -> tuple[Finding, ...]:
    """Return what moves ranks, the strongest first. `noise`: of weights, in per cent."""
    return tuple(
        Finding(
            shift.assumption.value,
            shift.mean,
            shift.most,
            names[shift.unit],
            _sentence(_WORDS[shift.assumption].format(noise=noise), shift, names),
        )
        for shift in shifts(inputs, base, draws)
    )


def _sentence(words: str, shift: Shift, names: Sequence[str]) -> str:
    mean, most = f"{shift.mean:.1f}", f"{shift.most:.1f}"
    if most == "0.0":
        return f"{words}，名次不变。"
    unit = names[shift.unit]
    return f"{words}，名次平均移动 {mean} 位；移动最多的是{unit}，平均 {most} 位。"
