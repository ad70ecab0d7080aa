"""Say what is wrong with actions: the order of what happened, deadlines, results."""

from __future__ import annotations

from generator.source.codes.code import Severity, code
from generator.source.codes.examples import ACTION

ACTIONS = (
    code(
        "event-order",
        message=(
            "“{value}”不能接在“{before}”后面",
            "The event “{value}” cannot follow “{before}”",
        ),
        hint=(
            "这里可以是：{known}。漏写了中间的一步，就补上；写错了，就改。",
            "Here may stand: {known}. Add the step that is missing, or mend this one.",
        ),
        example=ACTION + "events:\n  - {date: 2024-01-05, event: 送达}\n"
        "  - {date: 2024-02-05, event: 办结}",
    ),
    code(
        "event-out-of-time",
        message=(
            "“{value}”比上一件事（{event}，{before}）还早",
            "{value} is before the event above ({before})",
        ),
        hint=(
            "事情按发生的先后写：核对日期，或者把它移到前面。",
            "Events stand in the order in which they happened: check the date, or move this up.",
        ),
        example=ACTION + "events:\n  - {date: 2024-01-05, event: 送达}\n"
        "  - {date: 2023-12-01, event: 签收}",
    ),
    code(
        "event-before-issue",
        message=(
            "“{event}”的日期“{value}”比制发（{issued}）还早",
            "{value} is before the action was issued ({issued})",
        ),
        hint=(
            "制发以前只有拟制：核对两个日期；经过里写了送达，issued（制发）可以删去。",
            "Only drafting comes before issuing: check both dates, or remove `issued`.",
        ),
        example=ACTION + "issued: 2024-03-01\nevents: [{date: 2024-01-05, event: 送达}]",
    ),
    code(
        "event-to-come",
        message=(
            "“{event}”的日期“{value}”还没有到",
            "The date of this event, {value}, is still to come",
        ),
        hint=(
            "经过只写已经发生的事；要在哪天以前做完，写 due（期限）。",
            "Events are what has happened; a day by which something is to be done is `due`.",
        ),
        example=ACTION + "events: [{date: 2099-01-01, event: 送达}]",
        severity=Severity.WARNING,
    ),
    code(
        "event-due",
        message=(
            "“{value}”不定期限",
            "The event “{value}” sets no deadline",
        ),
        hint=(
            "期限写在定下它的那件事上：{known}。",
            "A deadline stands at the event that sets it: {known}.",
        ),
        example=ACTION + "events:\n  - {date: 2024-01-05, event: 送达}\n"
        "  - {date: 2024-01-06, event: 签收, due: 2024-03-01}",
    ),
    code(
        "event-reason",
        message=(
            "没有写不采纳的理由",
            "It does not say why this was declined",
        ),
        hint=(
            "在 note（说明）里写上理由；公开版不显示。",
            "Say why under `note`; the public is not told.",
        ),
        example=ACTION + "events:\n  - {date: 2024-01-05, event: 送达}\n"
        "  - {date: 2024-02-05, event: 未采纳}",
    ),
    code(
        "same-body",
        message=(
            "报告和核验是同一家：“{value}”",
            "“{value}” both reported that it was done and verified it",
        ),
        hint=(
            "做没做到，由另一家核验：核对 by（经办）。",
            "Another body has to verify it: check `by`.",
        ),
        example=ACTION + "events:\n  - {date: 2024-01-05, event: 送达}\n"
        "  - {date: 2024-02-05, event: 报告, by: 某校}\n"
        "  - {date: 2024-02-15, event: 核验, by: 某校}",
        severity=Severity.WARNING,
    ),
    code(
        "closed-differs",
        message=(
            "closed（办结）写着“{value}”，按经过是“{ended}”",
            "`closed` says {value}, the events say {ended}",
        ),
        hint=(
            "写了经过，办结的日子由经过得出：删去 closed，或者改正经过。",
            "The day of closing follows from the events: remove `closed`, or mend them.",
        ),
        example=ACTION + "closed: 2024-03-01\nevents: [{date: 2024-01-05, event: 送达}]",
    ),
    code(
        "no-result",
        message=(
            "建议书办结了，没有写结果",
            "The letter is closed and does not say what came of it",
        ),
        hint=(
            "在 result（结果）里写补了哪条制度（rule、version），或者为什么没有（no_rule）。",
            "Under `result` name the rule that was made or amended, or say why there is none.",
        ),
        example=ACTION + "type: 建议书\nevents:\n  - {date: 2024-01-05, event: 送达}\n"
        "  - {date: 2024-02-05, event: 报告, by: 某校}\n"
        "  - {date: 2024-02-15, event: 核验, by: 某局}\n"
        "  - {date: 2024-02-16, event: 办结}",
        severity=Severity.WARNING,
    ),
    code(
        "result-too-early",
        message=(
            "《{rule}》的这一版“{value}”施行时，本件还没有制发（{begun}）",
            "{value} of “{rule}” was in force before the action began ({begun})",
        ),
        hint=(
            "早有的制度不会是本件的结果：version（版本）写后来的那一版；没有修订，写 no_rule。",
            "What was there before did not come of it: name the version made later, or say why "
            "there is none.",
        ),
        example="# content/rules/r.yml\ntitle: 制度\nsources: [{title: 示例}]\n"
        "versions: [{effective: 2020-01-01}]\n"
        "# content/actions/x.yml\ntitle: 示例\nfictional: true\n"
        "events: [{date: 2024-01-05, event: 送达}]\nresult: {rule: r, version: 2020-01-01}",
        severity=Severity.WARNING,
    ),
    code(
        "rule-and-none",
        message=(
            "写了制度，又写了不立制度的理由",
            "It names a rule and says why there is none",
        ),
        hint=(
            "两样只留一样。",
            "Keep one of the two.",
        ),
        example="# content/rules/r.yml\ntitle: 制度\nsources: [{title: 示例}]\n"
        "# content/actions/x.yml\ntitle: 示例\nfictional: true\nresult: {rule: r, no_rule: 不必}",
    ),
    code(
        "score-over-weight",
        message=(
            "得分 {value} 超过了这一项的分值 {weight}",
            "The score {value} is over what this item counts, {weight}",
        ),
        hint=(
            "核对得分和分值。",
            "Check score and weight.",
        ),
        example=ACTION + "evaluation:\n  items: [{name: 任务完成, weight: 60, score: 65}]",
    ),
)
