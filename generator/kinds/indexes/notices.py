"""Decide who is warned, how surely, and why, in one sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.kinds.indexes.results import Certainty, Notice, Standing

if TYPE_CHECKING:
    from generator.kinds.indexes.model import Rules
    from generator.kinds.indexes.results import Spread, UnitResult

SURE = 0.95
LIKELY = 0.5


def points(hundredths: int) -> str:
    """Write hundredths of a point with two decimals: 8735 as 87.35."""
    sign = "-" if hundredths < 0 else ""
    return f"{sign}{abs(hundredths) // 100}.{abs(hundredths) % 100:02}"


def percent(share: float) -> str:
    """Write a probability in whole per cent, never 0 or 100 for what is not certain."""
    if share in (0, 1):
        return "全部" if share else "0%"
    if 0 < share < 0.005:
        return "不到 1%"
    return "超过 99%" if 0.995 < share < 1 else f"{100 * share:.0f}%"


def ranks_words(unit: UnitResult) -> str:
    """Say between which ranks a unit stands: 第 2—4 位; "" for one without."""
    if unit.spread is None or unit.rank is None:
        return ""
    low, high = unit.spread.rank_low, unit.spread.rank_high
    return f"第 {low} 位" if low == high else f"第 {low}—{high} 位"


def notice(
    standing: Standing,
    reason: str,
    score: int | None,
    rules: Rules,
    spread: Spread | None,
    is_bottom: bool,
    draws: int,
) -> Notice | None:
    """Return the warning that a unit gets; None for no warning.

    Sure is what at least 95 % of the draws say; possible is what is so as reckoned, or what at
    least half of the draws say.
    """
    if standing is Standing.VETOED:
        return Notice(Certainty.CERTAIN, f"一票否决：{reason}。")
    if standing is Standing.ABSENT or score is None:
        return None
    is_below = rules.passing is not None and score < round(rules.passing * 100)
    below = spread.below if spread else float(is_below)
    bottom = spread.bottom if spread else float(is_bottom)
    is_sure = (is_below and below >= SURE) or (is_bottom and bottom >= SURE)
    if not (is_below or is_bottom or below >= LIKELY or bottom >= LIKELY):
        return None
    told = [f"得分 {points(score)}"]
    if is_below:
        told.append(f"低于合格线 {rules.passing:g}")
    if is_bottom:
        told.append(f"在末 {rules.bottom} 位")
    words = "，".join(told)
    if spread:
        words += f"；{draws:,} 次推演里，" + "，".join(_shares(rules, below, bottom))
    return Notice(Certainty.CERTAIN if is_sure else Certainty.POSSIBLE, f"{words}。")


def _shares(rules: Rules, below: float, bottom: float) -> list[str]:
    shares = []
    if rules.passing is not None:
        shares.append(f"{_often(below)}低于合格线")
    if rules.bottom:
        shares.append(f"{_often(bottom)}落在末 {rules.bottom} 位")
    return shares


def _often(share: float) -> str:
    words = percent(share)
    return f"{words} " if words.endswith("%") else words
