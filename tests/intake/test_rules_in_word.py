"""Rules as Word files: there and back they are the same, and Word counts their numbers."""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import replace
from datetime import date
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from generator.intake.office import word
from generator.intake.office.blocks import Paragraph
from generator.intake.office.number_formats import chinese
from generator.intake.statutes import files
from generator.intake.statutes.entry import statute_of
from generator.intake.statutes.statute import Annex, Article, Heading, Statute, Version
from generator.intake.statutes.word import as_word
from generator.intake.statutes.writing import as_yaml
from generator.kinds.record import plain
from generator.kinds.rules.model import Rule
from generator.library.survey import survey
from generator.library.validation import fill
from generator.source import yaml

ROOT = Path(__file__).parents[2]

_SENTENCE = st.text(
    st.sampled_from("采购公开监督责任人和应当0123、，（）<>&|*#一二"), min_size=1
).map(lambda text: f"甲{text}。")
_MARK = st.sampled_from(
    ("（{han}）", "({han})", "{digit}.", "{digit}．", "{digit}、", "（{digit}）", "①", "a.")
)


@st.composite
def _lines(draw: st.DrawFn) -> list[str]:
    lines = [draw(_SENTENCE)]
    for i in draw(st.lists(st.integers(1, 30), max_size=6)):
        mark = draw(_MARK).format(han=chinese(i), digit=i)
        lines.append(draw(st.sampled_from((mark, ""))) + draw(_SENTENCE))
    return lines


@st.composite
def _statutes(draw: st.DrawFn) -> Statute:
    clauses: list[Heading | Article] = []
    main, inserted = draw(st.integers(0, 200)), 0
    for _ in range(draw(st.integers(1, 6))):
        if draw(st.booleans()):
            number, unit = (
                draw(st.integers(1, 30)),
                draw(st.sampled_from(("编", "分编", "章", "节"))),
            )
            title = draw(st.sampled_from((" 总则", " 监督与责任", " 一般 规定")))
            clauses.append(Heading(f"第{chinese(number)}{unit}{title}"))
        if draw(st.integers(0, 4)) and main:
            inserted += 1
        else:
            main, inserted = main + draw(st.sampled_from((1, 1, 1, 2))), 0
        no = f"{main}-{inserted}" if inserted and main else str(main or 1)
        main = main or 1
        kind = draw(st.sampled_from(("", "不准")))
        topics = draw(st.sampled_from(((), ("audit",))))
        clauses.append(Article(no, draw(_lines()), kind=kind, topics=topics))
    table = "| 项目 | 额 |\n| --- | --- |\n| 甲\\|乙 | 1<br>2 |"
    text = draw(_SENTENCE).replace("<", "")
    annexes = [Annex("附件1 审批单", [text, table]), Annex("流程图", ["1. 甲。"])]
    return Statute(
        title="示例采购办法",
        id="x",
        short=("采购办法",),
        issuer=draw(st.sampled_from(("", "示例学校"))),
        number="示校〔2023〕1号",
        level="单位",
        version=Version(
            "2023-03-01", "2023-02-01", "", "示校〔2023〕1号", draw(st.sampled_from(("", "初版")))
        ),
        preamble=draw(st.lists(_SENTENCE.map(lambda one: one.replace("<", "")), max_size=2)),
        clauses=clauses,
        annexes=draw(st.sampled_from((annexes, []))),
        more=draw(st.sampled_from(({}, {"summary": "采购: 要公开", "audience": "内部"}))),
    )


def _plain(statute: Statute) -> Statute:
    """Return a rule without the places of its parts in a file."""
    clauses: list[Heading | Article] = [
        Heading(one.text) if isinstance(one, Heading) else replace(one, number=0)
        for one in statute.clauses
    ]
    return replace(
        statute, clauses=clauses, annexes=[replace(one, number=0) for one in statute.annexes]
    )


@given(_statutes())
def test_a_rule_comes_back_from_word_as_it_was(statute: Statute) -> None:
    again, _ = files.read(as_word(statute), "x.docx")
    assert _plain(again) == statute
    assert as_word(statute) == as_word(statute)


def _sample() -> Statute:
    articles = [Article(str(i), [f"第{i}个要求：", "（一）甲；", "（二）乙。"]) for i in (1, 2, 3)]
    clauses: list[Heading | Article] = [
        Heading("第一章 总则"),
        articles[0],
        Article("1-1", ["又。"]),
        *articles[1:],
    ]
    return Statute(title="示例办法", version=Version("2023-03-01"), clauses=clauses)


def test_word_counts_what_is_regular() -> None:
    document = word.read(as_word(_sample()))
    labels = [one.label.strip() for one in document.blocks if isinstance(one, Paragraph)]
    points = ["（一）", "（二）"]
    assert labels == [
        "", "", "第一章", "第一条", *points, "", "第二条", *points, "第三条", *points,
    ]  # fmt: skip


def test_a_head_that_was_changed_in_word_is_read_anew() -> None:
    data = as_word(replace(_sample(), issuer="示例学校"))
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    text = parts["word/document.xml"].decode()
    parts["word/document.xml"] = re.sub("示例办法", "示例采购办法", text).encode()
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    statute, _ = files.read(stream.getvalue(), "x.docx")
    assert (statute.title, statute.issuer) == ("示例采购办法", "示例学校")
    assert statute.version.effective == "2023-03-01"
    assert _plain(statute).clauses == _sample().clauses


def test_running_text_keeps_its_headings() -> None:
    statute = Statute(title="示例意见", body=["## 一、要求", "坚持公开。", "### 小节", "甲 < 乙。"])
    again, _ = files.read(as_word(statute), "x.docx")
    assert again.body == statute.body


def test_the_rules_of_the_sample_come_back_as_their_entries() -> None:
    library = survey(ROOT / "content", ROOT, today=date(2026, 1, 1)).whole()
    rules = [entry.data for entry in library.entries["rules"].values()]
    of_one_text = [rule for rule in rules if isinstance(rule, Rule) and _has_one_text(rule)]
    assert len(of_one_text) > 20
    for rule in of_one_text:
        statute, _ = files.read(as_word(statute_of(rule)), "x.docx")
        values, troubles = yaml.parse(as_yaml(statute))
        assert troubles == []
        assert isinstance(values, dict)
        expected = plain(rule)
        for clause in expected.get("clauses", []):
            clause.pop("in", None)  # of a rule with one text it says nothing
        assert plain(fill(Rule, {"id": rule.id, **values})) == expected


def test_what_a_stranger_writes_beside_the_text_is_no_key_of_an_entry() -> None:
    statute = replace(_sample(), more={"internal": {"summary": "甲"}, "id": "y", "allow": []})
    again, _ = files.read(as_word(statute), "x.docx")
    assert again.more == {}


def _has_one_text(rule: Rule) -> bool:
    return len(rule.versions) < 2 and bool(rule.clauses or rule.body)
