"""Say what is wrong with the figures of reports: series that do not fit, parts of a whole."""

from __future__ import annotations

from generator.source.codes.code import Severity, code
from generator.source.codes.examples import REPORT

_WHOLE = "metrics:\n  - {id: all, name: 受理, value: 8, unit: 件}\n"
_UNIT = "# content/units/u.yml\ntitle: 示例单位\n"
_OTHER = (
    "# content/reports/y.yml\ntitle: 又一条\nsources: [{title: 示例}]\ndate: 2021\nunit: u\n"
    "metrics: [{id: all, name: 受理, "
)
_DATED = "date: 2021\nunit: u\nmetrics: [{id: all, name: 受理, value: 8, unit: 件}]\n"

FIGURES = (
    code(
        "unknown-whole",
        message=(
            "这条动态里没有编号是“{value}”的数据",
            "This report has no figure with the id “{value}”",
        ),
        hint=(
            "of（属于）写同一条动态里另一个数据的 id（编号）：这个数是它的一部分。",
            "`of` names the id of another figure of the same report, of which this is a part.",
        ),
        example=REPORT + "metrics: [{name: 办结, value: 7, unit: 件, of: all}]",
    ),
    code(
        "whole-circle",
        message=(
            "“{value}”绕了一圈又属于自己",
            "“{value}” is a part of itself",
        ),
        hint=(
            "of（属于）只往上写：部分属于整体，整体不属于部分。",
            "`of` leads upwards only: from the part to the whole.",
        ),
        example=REPORT + "metrics: [{id: all, name: 受理, value: 8, of: all}]",
    ),
    code(
        "part-unit",
        message=(
            "“{value}”以“{unit}”计，整体“{whole}”以“{other}”计",
            "“{value}” counts {unit}, its whole “{whole}” counts {other}",
        ),
        hint=(
            "部分和整体的计量单位要一样；不一样的不是它的一部分，删去 of（属于）。",
            "Parts count what their whole counts; else remove `of`.",
        ),
        example=REPORT + _WHOLE + "  - {name: 处理, value: 7, unit: 人, of: all}",
    ),
    code(
        "parts-over-whole",
        message=(
            "各部分合计 {sum}，比整体“{whole}”的 {value} 还多",
            "The parts come to {sum}, more than the {value} of their whole “{whole}”",
        ),
        hint=(
            "核对数字；部分之间有重叠的（一件算进两类），不要都写 of（属于）。",
            "Check the figures; where parts overlap, not all of them can be `of` the whole.",
        ),
        example=REPORT + _WHOLE + "  - {name: 办结, value: 9, unit: 件, of: all}",
    ),
    code(
        "negative-part",
        message=(
            "“{value}”是负数，不能是整体或部分",
            "“{value}” is below nought and can be neither whole nor part",
        ),
        hint=(
            "核对数字；增减的数不是整体的一部分，删去 of（属于）。",
            "Check the figure; a change is no part of a whole: remove `of`.",
        ),
        example=REPORT + _WHOLE + "  - {name: 增减, value: -2, unit: 件, of: all}",
    ),
    code(
        "figure-twice",
        message=(
            "编号是“{value}”、口径一样的数据，前面已经有了（第 {line} 行）",
            "There is a figure “{value}” of the same scope already, on line {line}",
        ),
        hint=(
            "一条动态里同一个数只写一次；口径不同，写明 scope（口径）；是两个数，用两个编号。",
            "Give it once; state `scope` where that differs; two figures need two ids.",
        ),
        example=REPORT
        + _DATED.replace("]", ", {id: all, name: 受理, value: 8, unit: 件}]")
        + _UNIT,
    ),
    code(
        "figure-alone",
        message=(
            "数据“{value}”有编号，动态没有写{missing}",
            "The figure “{value}” has an id, and its report has no {missing_key}",
        ),
        hint=(
            "补上 date（日期）和 unit（单位），这个数才能和别的时期连起来。",
            "Add `date` and `unit`; without them it stands in no series.",
        ),
        example=REPORT + "metrics: [{id: all, name: 受理, value: 8, unit: 件}]",
        severity=Severity.WARNING,
    ),
    code(
        "figure-unit",
        message=(
            "编号“{value}”这里以“{unit}”计，“{report}”里以“{other}”计",
            "“{value}” counts {unit} here, and {other} in “{report}”",
        ),
        hint=(
            "同一个编号用同一个计量单位，才能比较；是两个数，用两个编号。",
            "One id has one unit, or its figures cannot be compared; two figures need two ids.",
        ),
        example=(
            _UNIT + REPORT + _DATED + _OTHER.replace("2021", "2022") + "value: 9, unit: 人}]\n"
        ),
        severity=Severity.WARNING,
    ),
    code(
        "figure-disagrees",
        message=(
            "同一单位、同一时期、同一口径，“{report}”写的是 {other}，这里是 {value}",
            "For the same unit, period and scope “{report}” says {other}, and this says {value}",
        ),
        hint=(
            "核对来源；来源确实不一致的都留着，两个数都会画出来；口径不同的写明 scope（口径）。",
            "Check the sources. Both are shown where they disagree; state `scope` if that differs.",
        ),
        example=_UNIT + REPORT + _DATED + _OTHER + "value: 9, unit: 件}]\n",
        severity=Severity.WARNING,
    ),
)
