"""Compare figures with those of the year before and of the period before (同比, 环比).

Only like is compared with like: the same months or the period before it of the same length, in the
same scope and unit; else the reason is said. Differences are reckoned from what is written, and
growth is the difference over the base (国家统计局：增长速度 = 增长量 ÷ 基期水平).
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Context, Decimal
from typing import TYPE_CHECKING

from generator.kinds.reports.model import Qualifier

if TYPE_CHECKING:
    from generator.kinds.reports.model import Metric
    from generator.kinds.reports.periods import Period
    from generator.kinds.reports.series import Track, Value

PERCENT = ("%", "％", "‰")
_CLEAR = 10
"""Figures that are not exact must be so many parts of the larger apart: 160余 and 120."""

_MOST_RATE = 100_000  # percent
_EXACT = Context(prec=700)
"""Digits in which any two numbers that a file can hold are subtracted without rounding."""

_DISAGREE = "同一时期各来源的数不一致，不作比较"


@dataclass(frozen=True, slots=True)
class Comparison:
    """Hold what a figure came to against an earlier one, its `base`; or why it is not compared.

    `than`: the words for the base, 上年同期. `rate`: growth in percent, exact; None where there is
    none, for `no_rate`. `is_rough`: one of the two is no exact figure; `at_least`: with which word
    (余, 超) the difference is known to be more than it says.
    """

    than: str
    value: Value
    base: Value | None = None
    difference: Decimal = Decimal(0)
    rate: Decimal | None = None
    reason: str = ""
    no_rate: str = ""
    is_rough: bool = False
    at_least: Qualifier | None = None

    @property
    def has_base(self) -> bool:
        return self.base is not None


def with_year_before(track: Track, value: Value) -> Comparison:
    """Compare a value of a track with the same months of the year before (同比)."""
    key = "year", id(value)
    if key not in track.kept:
        track.kept[key] = _with_year_before(track, value)
    result: Comparison = track.kept[key]
    return result


def _with_year_before(track: Track, value: Value) -> Comparison:
    span = value.span
    if span is None:
        return Comparison("上年同期", value, reason=_no_span(value))
    than = "上年" if span.months == 12 else "上年同期"
    if span.months > 12:
        return Comparison(than, value, reason="时期超过一年，不作比较")
    result = _compare(track, value, span.year_before, than)
    if not result.has_base and not result.reason:
        return Comparison(than, value, reason=_nothing_before(track, span, than))
    return result


def with_period_before(track: Track, value: Value) -> Comparison | None:
    """Compare a month, quarter or half-year with the one before (环比); None of other periods."""
    key = "period", id(value)
    if key not in track.kept:
        track.kept[key] = _with_period_before(track, value)
    result: Comparison | None = track.kept[key]
    return result


def _with_period_before(track: Track, value: Value) -> Comparison | None:
    span = value.span
    before = span.before if span else None
    if span is None or before is None:
        return None
    than = {"月": "上月", "季度": "上季度", "半年": "上个半年"}[span.measure]
    result = _compare(track, value, before, than)
    if not result.has_base and not result.reason:
        return Comparison(than, value, reason=f"{than}无数据")
    return result


def _no_span(value: Value) -> str:
    if value.date.approximate:
        return "时间是约数，不作比较"
    return "时期不是整月，不作比较"


def _nothing_before(track: Track, span: Period, than: str) -> str:
    """Say why there is no base: of the year before there is nothing, or only another length."""
    year = span.year - 1
    others = [one for one in track.by_span if one.year == year and one.is_within_year]
    if others:
        words = "、".join(one.words for one in sorted(others)[:2])
        return f"上年只有{words}的数，时期长短不同，不作比较"
    return f"{than}无数据"


def _compare(track: Track, value: Value, span: Period, than: str) -> Comparison:
    """Compare a value with that of another period, or say why not; nothing where there is none."""
    metric = value.metric
    like = track.alike.get((span, metric.scope, metric.unit), ())
    if len(like) > 1 or len(rivals(track, value)) > 1:
        return Comparison(than, value, reason=_DISAGREE)
    if like:
        return _reckon(value, like[0], than)
    there = track.by_span.get(span, ())
    if not there:
        return Comparison(than, value)
    has_scope = any(one.metric.scope == metric.scope for one in there)
    reason = "计量单位不同，不作比较" if has_scope else "口径不同，不作比较"
    return Comparison(than, value, reason=reason)


def rivals(track: Track, value: Value) -> list[Value]:
    """List what sources say of the same period in the same scope, the value itself included."""
    if value.span is None:
        return []
    return track.alike[value.span, value.metric.scope, value.metric.unit]


def _reckon(value: Value, base: Value, than: str) -> Comparison:
    now, then = value.metric.exact, base.metric.exact
    difference = _EXACT.subtract(now, then)
    if value.metric.qualifier or base.metric.qualifier:
        if abs(difference) * _CLEAR < max(abs(now), abs(then)) or not difference:
            return Comparison(than, value, reason="数是约数，相差不大，不作比较")
        more = _at_least(value.metric, base.metric)
        no_rate = "含约数，不算百分比"
        return Comparison(than, value, base, difference, None, "", no_rate, True, more)
    if value.metric.unit in PERCENT:
        return Comparison(than, value, base, difference)
    if then == 0:
        no_rate = f"{than}为0，不算百分比" if difference else ""
        return Comparison(than, value, base, difference, no_rate=no_rate)
    if now < 0 or then < 0:
        return Comparison(than, value, base, difference, no_rate="有负数，不算百分比")
    rate = 100 * difference / then
    if rate > _MOST_RATE:
        return Comparison(than, value, base, difference, no_rate=f"{than}太小，不算百分比")
    return Comparison(than, value, base, difference, rate)


def _at_least(now: Metric, then: Metric) -> Qualifier | None:
    """The word of the larger figure if it is more than it says and the other one is exact."""
    larger, other = (now, then) if now.value > then.value else (then, now)
    known = larger.qualifier in (Qualifier.MORE, Qualifier.OVER) and other.qualifier is None
    return larger.qualifier if known else None


def percent(rate: Decimal) -> str:
    """Write a share or a rate to a tenth of a percent, halves away from zero; without its sign.

    25% is exact, 25.0% is rounded, and what is not zero is never 0.0%.
    """
    size = abs(rate)
    tenths = size.quantize(Decimal("0.1"), ROUND_HALF_UP)
    if size and not tenths:
        return "不到0.1%"
    if size == size.to_integral_value():
        return f"{size.to_integral_value():,f}%"
    return f"{tenths:,f}%"


def amount(number: Decimal) -> str:
    """Write a difference or a sum without its sign and without zeros that say nothing."""
    text = f"{abs(number):,f}"
    return text.rstrip("0").rstrip(".") if "." in text else text
