"""Texts as rules: structure, head, what is told; as YAML the same values."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from generator.intake.office.blocks import RefusalError
from generator.intake.statutes import files
from generator.intake.statutes.statute import Heading, Statute
from generator.intake.statutes.writing import as_yaml
from generator.source import yaml as source
from tests.work import calls

CASES = yaml.safe_load((Path(__file__).parent / "statutes.yml").read_text("utf-8"))
_KEYS = {"purpose", "text", "title", "issuer", "version", "parts", "preamble", "annexes", "body",
         "told"}  # fmt: skip


def _parts(statute: Statute) -> list[Any]:
    return [
        clause.text if isinstance(clause, Heading) else {clause.no: clause.lines}
        for clause in statute.clauses
    ]


@pytest.mark.parametrize("case", CASES, ids=[case["purpose"] for case in CASES])
def test_cases(case: dict[str, Any]) -> None:
    assert set(case) <= _KEYS
    statute, document = files.read(case["text"].encode(), "x.txt")
    assert _parts(statute) == case.get("parts", [])
    assert statute.title == case.get("title", statute.title)
    assert statute.issuer == case.get("issuer", statute.issuer)
    for name, value in case.get("version", {}).items():
        assert str(getattr(statute.version, name)) == str(value)
    assert statute.preamble == case.get("preamble", [])
    assert {annex.title: annex.text for annex in statute.annexes} == case.get("annexes", {})
    assert statute.body == case.get("body", [])
    told = [remark.what for remark in document.remarks]
    expected = case.get("told", [])
    assert len(told) == len(expected), told
    for words in expected:
        assert any(words in one for one in told)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_every_usual_encoding_is_read(encoding: str) -> None:
    text = "示例办法\n第一条　为了规范采购，制定本办法。\n"
    statute, _ = files.read(text.encode(encoding), "x.txt")
    assert statute.articles[0].lines == ["为了规范采购，制定本办法。"]


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "文件是空的"),
        (b"\n \n", "没有文字"),
        (b"\xff\x00\xfe\x81" * 9, "编码"),
        ("示例办法".encode(), "没有正文"),
        (b"a\0b\n", "空字符"),
    ],
)
def test_what_is_no_rule_is_refused(data: bytes, words: str) -> None:
    with pytest.raises(RefusalError, match=words):
        files.read(data, "x.txt")


_LINE = st.text(
    st.sampled_from("第一二三十条章节款项之，。；：“”（）()1a .、\t\u3000〔〕附件：目录#|*<>"),
    max_size=30,
)


@given(st.lists(_LINE, max_size=25))
def test_no_text_ends_in_a_fault_and_its_yaml_says_the_same(lines: list[str]) -> None:
    try:
        statute, _ = files.read(("示例办法\n" + "\n".join(lines)).encode(), "x.md")
    except RefusalError:
        return
    value, troubles = source.parse(as_yaml(statute))[:2]
    assert troubles == []
    assert isinstance(value, dict)
    assert value["title"] == statute.title
    texts = [one["text"].strip() for one in value.get("clauses", []) if "no" in one]  # type: ignore[union-attr, index, call-overload]
    assert texts == [one.text.strip() or "（原文空白）" for one in statute.articles]


def test_work_grows_with_the_lines() -> None:
    def work(count: int) -> int:
        lines = [f"第{i}条 内容{i}，依照第{i - 1}条办理：\n（一）甲；" for i in range(1, count)]
        data = ("示例办法\n" + "\n".join(lines)).encode()
        return calls(lambda: files.read(data, "x.txt"))

    assert work(801) < 4.5 * work(201)
