"""Say what is wrong with rules and their versions."""

from __future__ import annotations

from generator.source.codes.code import Severity, code
from generator.source.codes.examples import RULE

RULES = (
    code(
        "version-without-end",
        message=(
            "{next} 起已有新的版本，这一版却没有写废止日期",
            "A newer version begins on {next}, yet this one does not say when it ended",
        ),
        hint=(
            "在这一版写上 ended: {ended}（或 废止: {ended}）。",
            "Write ended: {ended} in this version.",
        ),
        example=RULE + "versions:\n- {effective: 2025-06-01}\n- {effective: 2018-03-20}",
    ),
    code(
        "versions-overlap",
        message=(
            (
                "这一版写的废止日期 {value} 晚于新版本施行的前一天（新版本 {next} 起施行），"
                "两个版本有几天同时有效"
            ),
            "This version ends on {value}, after the next began on {next}",
        ),
        hint=(
            "改成 ended: {ended}（或 废止: {ended}）。",
            "Write ended: {ended}.",
        ),
        example=(
            RULE
            + "versions:\n- {effective: 2025-06-01}\n- {effective: 2018-03-20, ended: 2025-06-01}"
        ),
    ),
    code(
        "versions-apart",
        message=(
            "这一版到 {value} 就废止了，下一版 {next} 才施行，中间没有有效的版本",
            (
                "This version ends on {value}, the next begins only on {next}: "
                "between them none is in force"
            ),
        ),
        hint=(
            "日期写错了就改成 ended: {ended}（或 废止: {ended}）；中间还有别的版本就补上。",
            "Write ended: {ended}, or add the version that is missing between them.",
        ),
        example=(
            RULE
            + "versions:\n- {effective: 2025-06-01}\n- {effective: 2018-03-20, ended: 2024-12-31}"
        ),
    ),
    code(
        "made-after-effect",
        message=(
            "这一版 {effective} 施行，{label}的日期 {value} 却在那以后",
            "This version took effect on {effective}, before the `{key}` of {value}",
        ),
        hint=(
            "核对两个日期：先修正、公布，后施行；确是公布以前就施行的，在 note（说明）里写明。",
            "Check both days; if it did take effect before it was made public, say so in `note`.",
        ),
        example=RULE + "versions: [{effective: 2020-01-01, promulgated: 2021-01-01}]",
        severity=Severity.WARNING,
    ),
    code(
        "same-version",
        message=(
            "{value} 起施行的版本写了两次，另一处在第 {line} 行",
            "Two versions begin on {value}, the other in line {line}",
        ),
        hint=(
            "留下一个，或改正其中一个的 effective（施行）。",
            "Keep one, or correct the `effective` of either.",
        ),
        example=(
            RULE + "versions:\n- {effective: 2025-06-01}\n- {effective: 2025-06-01, note: 修订}"
        ),
    ),
    code(
        "bad-clause-number",
        message=(
            "“{value}”不是条的序号",
            "“{value}” is not the number of a clause",
        ),
        hint=(
            (
                "写成 8 或 第八条；插入的条写成 120之一 或 第一百二十条之一。"
                "款和项写在 text（内容）里；章、节写成 heading（标题）。"
            ),
            (
                "Write 8; of an inserted clause 120-1. Paragraphs and items belong into `text`, "
                "chapters are a `heading`."
            ),
        ),
        example=RULE + "clauses: [{no: 总则, text: 示例}]",
    ),
    code(
        "heading-and-clause",
        message=(
            "同一项里既有 heading（标题）又有 {key}（{label}）",
            "This item is a heading and has `{key}`, too",
        ),
        hint=(
            (
                "章、节标题单独成一项：- {{heading: {heading}}}；"
                "条文另起一项，写 no（条）和 text（内容）。"
            ),
            (
                "Let the heading be an item of its own: - {{heading: {heading}}}; "
                "begin another one with `no` and `text`."
            ),
        ),
        example=RULE + "clauses: [{heading: 第一章 总则, no: 1, text: 示例}]",
    ),
    code(
        "duplicate-clause",
        message=(
            "{value}在{where}里有两处，另一处在第 {line} 行",
            "Clause {value} stands twice in one version, the other is in line {line}",
        ),
        hint=(
            (
                "留下一处；两处是不同版本的条文，就各写上 in（版本）：那一版的施行日期。"
                "没有写 in 的条文每一版都有。"
            ),
            (
                "Keep one; if they are of different versions, give each its `in`. "
                "A clause without `in` stands in every version."
            ),
        ),
        example=RULE + "clauses:\n- {no: 8, text: 甲}\n- {no: 第八条, text: 乙}",
    ),
)
