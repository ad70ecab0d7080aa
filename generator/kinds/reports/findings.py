"""Say what a figure came to, in one sentence that agrees with its table."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from generator.kinds.reports.comparison import (
    PERCENT,
    amount,
    percent,
    rivals,
    with_period_before,
    with_year_before,
)
from generator.kinds.reports.model import Qualifier

if TYPE_CHECKING:
    from generator.kinds.reports.comparison import Comparison
    from generator.kinds.reports.series import Track, Value


class Change(NamedTuple):
    """Hold the words of a comparison, and against what it is; "" where there is none."""

    words: str
    than: str

    @property
    def sentence(self) -> str:
        """Return the words with what they compare with: 较上年增加12件."""
        return f"较{self.than}{self.words}" if self.than else self.words


def change(comparison: Comparison) -> str:
    """Say how much a figure rose or fell: 增加12件，增长25%; or why that is not said."""
    if not comparison.has_base:
        return comparison.reason
    difference = comparison.difference
    if not difference:
        return "持平"
    unit = comparison.value.metric.unit
    number = _size(comparison)
    if unit in PERCENT:
        points = "个千分点" if unit == "‰" else "个百分点"
        verb = "提高" if difference > 0 else "降低"
        return f"{verb}{number}{points}{_aside(comparison)}"
    verb, trend = ("增加", "增长") if difference > 0 else ("减少", "下降")
    words = f"{verb}{number}{unit}"
    if comparison.rate is None:
        return words + _aside(comparison)
    return f"{words}，{trend}{percent(comparison.rate)}"


def changes(track: Track, value: Value) -> tuple[Change, Change | None]:
    """Say what a value came to against the year and the period before, in words worked out once."""
    key = "told", id(value)
    if key not in track.kept:
        year, period = with_year_before(track, value), with_period_before(track, value)
        track.kept[key] = (_change(year), _change(period) if period else None)
    result: tuple[Change, Change | None] = track.kept[key]
    return result


def _change(comparison: Comparison) -> Change:
    return Change(change(comparison), comparison.than if comparison.has_base else "")


def _size(comparison: Comparison) -> str:
    """A difference with what is known of its exactness: 12, 10余, 超10, 约10."""
    number = amount(comparison.difference)
    if comparison.at_least is Qualifier.MORE:
        return f"{number}余"
    if comparison.at_least is Qualifier.OVER:
        return f"超{number}"
    return f"约{number}" if comparison.is_rough else number


def _aside(comparison: Comparison) -> str:
    is_share = comparison.value.metric.unit in PERCENT
    words = "含约数" if is_share and comparison.is_rough else comparison.no_rate
    return f"（{words}）" if words else ""


def finding(track: Track) -> str:
    """Say what the newest value of a track is, how it compares, and what last could be compared."""
    newest = track.newest
    others = [one for one in rivals(track, newest) if one is not newest]
    if others:
        figures = "、".join(one.metric.words for one in (*others, newest))
        return f"{newest.when}{track.name}，各来源的数不一致：{figures}。"
    told = _sentence(track, newest)
    if len(track.values) == 1:
        return f"{told}。只有这一个数，还不能比较。"
    if _compared(track, newest):
        return f"{told}。"
    earlier = next((one for one in reversed(track.values) if _compared(track, one)), None)
    reason = with_year_before(track, newest).reason
    told += f"；{reason}。" if reason else "。"
    return f"{told}{_sentence(track, earlier)}。" if earlier else told


def _compared(track: Track, value: Value) -> list[Comparison]:
    """List the comparisons of a value that could be made."""
    both = (with_year_before(track, value), with_period_before(track, value))
    return [one for one in both if one and one.has_base]


def _sentence(track: Track, value: Value) -> str:
    """Say one value with what it came to, without the full stop."""
    words = [f"{value.when}{value.metric.name}{value.metric.words}"]
    words += [f"较{one.than}{change(one)}" for one in _compared(track, value)]
    return "，".join(words[:2]) + "".join(f"；{one}" for one in words[2:])
