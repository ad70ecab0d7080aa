"""Say what is wrong with clean units: their awards, and the standards of their type."""

from __future__ import annotations

from generator.source.codes.code import Severity, code
from generator.source.codes.examples import UNIT

UNITS = (
    code(
        "awards-overlap",
        message=(
            "“{value}”授牌时，上一次授牌还有效（至 {until}）",
            "This award of {value} begins while the one before is good, until {until}",
        ),
        hint=(
            "提前重新评定的，把上一次的 until（有效至）改成 {mended}；不是的，核对日期。",
            "If it replaces the one before, let that end on {mended}; else check the dates.",
        ),
        example=UNIT + "awards:\n  - {date: 2022-01-05, star: 3, until: 2024-12-31}\n"
        "  - {date: 2024-06-05, star: 4}",
        severity=Severity.WARNING,
    ),
    code(
        "award-order",
        message=(
            "“{value}”之前没有授牌",
            "“{value}” comes before any award",
        ),
        hint=(
            "补上授牌（date、star）；先后是：创建、申报、考评、授牌、复核、暂停、恢复、摘牌。",
            "Add what came before: founding, application, assessment and award precede the rest.",
        ),
        example=UNIT + "awards: [{date: 2024-01-05, event: 摘牌}]",
        severity=Severity.WARNING,
    ),
    code(
        "near-standard",
        message=(
            "“{value}”和这一类的标准“{nearest}”很像",
            "“{value}” is much like the standard “{nearest}” of its type",
        ),
        hint=(
            "是同一条，就照 site_config/standards.yml 写，或写它的编号；是自己的一条，换个说法。",
            "If it is that one, write it as site_config/standards.yml does, or its id.",
        ),
        example="site_config/standards.yml 里有“食堂价格每周公示”，单位写了“食堂的价格每周公示”",
        severity=Severity.WARNING,
    ),
    code(
        "standard-star",
        message=(
            "这里写着 {value} 星要有，标准里是 {star} 星",
            "`needed_for` says {value}, the standard says {star}",
        ),
        hint=(
            "删去 needed_for（星级要求）：几星要有，由 site_config/standards.yml 定。",
            "Remove `needed_for`: site_config/standards.yml says which star needs it.",
        ),
        example="site_config/standards.yml 里是 star: 2 的一条，单位写了 needed_for: 4",
        severity=Severity.WARNING,
    ),
    code(
        "bare-model",
        message=(
            "标了典型，没有写可学之处",
            "It is a model and does not say of what",
        ),
        hint=(
            "在 takeaways（可学之处）里写别的单位可以照着做的几件事，或者写 showcase（样板）。",
            "Under `takeaways` say what others can copy, or write a `showcase`.",
        ),
        example=UNIT + "model: true",
        severity=Severity.WARNING,
    ),
)
