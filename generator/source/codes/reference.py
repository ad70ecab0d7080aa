"""Say what is wrong with references."""

from __future__ import annotations

from generator.source.codes.code import Severity, code
from generator.source.codes.examples import CASE

REFERENCES = (
    code(
        "unknown-reference",
        message=(
            "找不到“{value}”所指的{kind}",
            "“{value}” refers to nothing among {kind_en}",
        ),
        hint=(
            "检查编号：单条内容的编号就是文件名（不带 .yml）。",
            "Check the id: of a single entry it is the file's name without .yml.",
        ),
        example=CASE + "topics: [no-such-topic]",
    ),
    code(
        "near-unit",
        message=(
            "“{value}”和单位“{nearest}”只差一点，会照原样印出来",
            "“{value}” is nearly the unit “{nearest}”; it is shown as it stands",
        ),
        hint=(
            (
                "是同一个单位就写成“{nearest}”或它的编号；确是另一个单位，"
                "就在 content/units/ 里给它建一条。"
            ),
            (
                "Write “{nearest}” or its id if it is that unit; "
                "if it is another, give it an entry in content/units/."
            ),
        ),
        example=(
            "# content/actions/x.yml\ntitle: 示例\nto: 示例高薪区\n# content/units/u.yml\n"
            "title: 示例高新区"
        ),
        severity=Severity.WARNING,
        nearest=None,
    ),
    code(
        "names-as-one",
        message=(
            "“{value}”里的逗号、顿号不分项，几个词成了一个",
            "“{value}” is one word to the program: only ASCII commas part items",
        ),
        hint=(
            "列表的各项之间用半角逗号，写成 [{apart}]。",
            "Part the items by ASCII commas: [{apart}].",
        ),
        example=CASE + "keywords: [公车私用，违规吃喝]",
        severity=Severity.WARNING,
    ),
    code(
        "wide-comma",
        message=(
            "“{value}”里的逗号是全角的，几项成了一项",
            "“{value}” is one item, since its commas are of full width",
        ),
        hint=(
            "列表的各项之间用半角逗号，写成 [甲, 乙]。",
            "Part the items of a list by ASCII commas: [a, b].",
        ),
        example=CASE + "topics: [甲，乙]",
    ),
    code(
        "bad-reference",
        message=(
            "“{value}”不是引用的写法",
            "“{value}” is not a reference",
        ),
        hint=(
            "写成{expected}。",
            "Write {expected_en}.",
        ),
        example=CASE + "related: [some-id]",
    ),
    code(
        "unknown-clause",
        message=(
            "制度“{rule}”里没有“{clause}”",
            "The rule “{rule}” has no clause {clause}",
        ),
        hint=(
            "这部制度在本站收录的条款：{known}。",
            "The clauses that this site holds of it: {known}.",
        ),
        example=(
            CASE
            + (
                "related: [rules/r#9]\n# content/rules/r.yml\ntitle: 示例\nfictional: true\n"
                "clauses: [{no: '8', text: 示例}]"
            )
        ),
    ),
    code(
        "unknown-provision",
        message=(
            "“{rule}”{clause}没有“{place}”",
            "{clause} of “{rule}” has no provision {place}",
        ),
        hint=(
            (
                "本站收录的{clause}有 {paragraphs} 款：text（内容）里每行一款，（一）开头的行是项；"
                "引用写成 条.款.项，如 8.2.1。"
            ),
            (
                "The clause has {paragraphs} paragraph(s), a line each; "
                "lines that begin with an enumerator are items. "
                "Cite clause.paragraph.item, such as 8.2.1."
            ),
        ),
        example=(
            CASE
            + (
                "related: [rules/r#8.3]\n# content/rules/r.yml\ntitle: 示例\nfictional: true\n"
                "clauses: [{no: '8', text: 示例}]"
            )
        ),
    ),
    code(
        "internal-reference",
        message=(
            "公开的内容引用了内部的“{value}”",
            "A public entry refers to the internal “{value}”",
        ),
        hint=(
            "把这处引用移到 internal（内部）下面，或把对方改成公开。",
            "Move the reference under `internal`, or make the other public.",
        ),
        example=(
            CASE
            + (
                "related: [cases/y]\n# content/cases/y.yml\ntitle: 示例\nfictional: true\n"
                "audience: 内部"
            )
        ),
    ),
    code(
        "draft-reference",
        message=(
            "发布的内容引用了草稿“{value}”",
            "A published entry refers to the draft “{value}”",
        ),
        hint=(
            "先发布对方，或去掉这处引用。",
            "Publish the other first, or remove the reference.",
        ),
        example=(
            CASE
            + (
                "related: [cases/y]\n# content/cases/y.yml\ntitle: 示例\nfictional: true\n"
                "status: 草稿"
            )
        ),
    ),
    code(
        "version-not-in-force",
        message=(
            "行为发生在{when}，当时“{rule}”{clause}还没有施行，或已经废止",
            (
                "The conduct dates from {when_en}, when no version of “{rule}” with clause "
                "{clause} was in force"
            ),
        ),
        hint=(
            "引用当时有效的制度；或在那部制度的 versions（版本）里补上当时的版本。",
            "Cite a rule in force then, or add its version of that time to the rule's `versions`.",
        ),
        example=(
            CASE
            + (
                "conduct: [{when: 2016, what: 示例, violates: ['r#8']}]\n# content/rules/r.yml\n"
                "title: 示例\nfictional: true\nversions: [{effective: 2024-01-01}]\n"
                "clauses: [{no: '8', text: 示例}]"
            )
        ),
        severity=Severity.WARNING,
    ),
)
