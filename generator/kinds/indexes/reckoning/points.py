"""Round scores once, to hundredths as whole numbers, so that ties and sums are exact."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence


def hundredths(score: float) -> int:
    """Return a score in hundredths of a point, halves upwards.

    Digits behind the ninth are noise of the floating point and are dropped first.
    """
    exact = Decimal(repr(round(float(score), 9))) * 100
    return int(exact.quantize(Decimal(1), ROUND_HALF_UP))


def split(parts: Sequence[float], total: int) -> list[int]:
    """Round parts to hundredths so that they sum to `total` exactly.

    By the largest remainder (Hamilton); of equal ones the first.
    """
    exact = [Decimal(repr(round(float(part), 9))) * 100 for part in parts]
    result = [int(part // 1) for part in exact]
    missing = total - sum(result)
    order = sorted(range(len(exact)), key=lambda at: (result[at] - exact[at], at))
    step = 1 if missing > 0 else -1
    if missing < 0:
        order.reverse()
    for place in range(abs(missing)):
        result[order[place % len(order)]] += step
    return result
