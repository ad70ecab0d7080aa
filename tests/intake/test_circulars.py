"""Circulars and cases from Word and text: what is prefilled, and that no name is left."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import yaml

from generator.intake.circulars.files import plan_circular
from generator.kinds.kind import Vocabulary
from generator.library import loading
from generator.source.codes import Severity
from tests.intake.word_files import docx, levels, listing, paragraph

if TYPE_CHECKING:
    from generator.intake.circulars.files import Plan

CASES = yaml.safe_load((Path(__file__).parent / "circulars.yml").read_text("utf-8"))
_KEYS = {"purpose", "names", "text", "numbering", "title", "number", "date", "cases"}
_LEAST = 0.95  # of the values of each field


def _file(case: dict[str, Any]) -> tuple[bytes, str]:
    """The bytes and name of the file of a case: Word where Word is to count."""
    text = case["text"]
    if "numbering" not in case:
        return text.encode(), "x.txt"
    body = ""
    for line in text.splitlines():
        marks = len(line) - len(line.lstrip("#"))
        level = marks - 1 if marks else 0
        body += paragraph(line[marks:].strip(), number="1" if marks else "", level=level)
    return docx(body, numbering=levels("0", *case["numbering"]) + listing("1", "0")), "x.docx"


def _plan(case: dict[str, Any], content: Path) -> Plan:
    (content / "cases").mkdir(parents=True, exist_ok=True)
    data, name = _file(case)
    return plan_circular(data, name, loading.read(content, Vocabulary()).library)


def _read(plan: Plan) -> tuple[dict[str, Any], list[dict[str, Any]]]:
    """The values of the files: of the circular, of its cases."""
    first, *rest = [yaml.load(data, yaml.BaseLoader) for data in plan.files.values()]
    return first, rest


def _fields(case: dict[str, Any]) -> dict[str, Any]:
    """What an entry says, by the fields that are counted."""
    person = case.get("person", {})
    acts = [[act.get("when"), act.get("amount")] for act in case.get("conduct", [])]
    return {
        "who": person.get("alias"),
        "post": person.get("post"),
        "date": [case.get("date"), *(when for when, _ in acts)],
        "sum": [amount for _, amount in acts],
        "outcome": case.get("outcome", {}),
    }


def _expected(case: dict[str, Any]) -> dict[str, Any]:
    acts = [[None if one is None else str(one) for one in act] for act in case["acts"]]
    date = case.get("date")
    return {
        "who": case.get("who"),
        "post": case.get("post"),
        "date": [date and str(date), *(when for when, _ in acts)],
        "sum": [amount for _, amount in acts],
        "outcome": {name: str(value) for name, value in case["outcome"].items()},
    }


def test_nearly_all_is_read_as_it_is_meant(tmp_path: Path) -> None:
    right: Counter[str] = Counter()
    wrong: list[str] = []
    for i, case in enumerate(CASES):
        assert set(case) <= _KEYS
        _, cases = _read(_plan(case, tmp_path / str(i)))
        assert len(cases) == len(case["cases"]), case["purpose"]
        for read, meant in zip(cases, case["cases"], strict=True):
            fields, expected = _fields(read), _expected(meant)
            for name, value in expected.items():
                right[name] += fields[name] == value
                if fields[name] != value:
                    wrong.append(f"{case['purpose']}: {name}: {fields[name]} for {value}")
    count = sum(len(case["cases"]) for case in CASES)
    assert all(right[name] >= _LEAST * count for name in right), "\n".join(wrong)


@pytest.mark.parametrize("case", CASES, ids=[case["purpose"] for case in CASES])
def test_no_name_is_left_and_nothing_else_is_masked(case: dict[str, Any], tmp_path: Path) -> None:
    plan = _plan(case, tmp_path)
    preview = "\n".join(plan.lines)
    written = "\n".join(f"{path}\n{data.decode()}" for path, data in plan.files.items())
    for name in case["names"]:
        assert name not in written
        assert name not in preview
    assert {line.partition(" → ")[0] for line in plan.names} == {
        name for name in case["names"] if "\u3000" not in name
    }


@pytest.mark.parametrize("case", CASES, ids=[case["purpose"] for case in CASES])
def test_what_is_written_passes_the_check(case: dict[str, Any], tmp_path: Path) -> None:
    plan = _plan(case, tmp_path)
    for path, data in plan.files.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    problems = loading.read(tmp_path, Vocabulary()).diagnostics
    assert [one for one in problems if one.severity is Severity.ERROR] == []
    assert {one.code for one in problems} <= {"unsourced-draft"}


@pytest.mark.parametrize("case", CASES, ids=[case["purpose"] for case in CASES])
def test_the_head_is_read(case: dict[str, Any], tmp_path: Path) -> None:
    circular, cases = _read(_plan(case, tmp_path))
    assert {key: circular.get(key) for key in ("title", "number", "date")} == {
        key: None if case.get(key) is None else str(case[key])
        for key in ("title", "number", "date")
    }
    assert {one["status"] for one in (circular, *cases)} == {"draft"}
    assert not any("sources" in one or "verified" in one for one in (circular, *cases))


_RULE = """title: 示例县公务接待管理办法
short: [接待办法]
fictional: true
clauses: [{no: "3", text: 不准虚列。}, {no: "4", text: "有下列情形的：\\n（一）甲；"}]
"""
_CITING = """关于一起问题的通报
示例局局长王建国违规接待问题。2020年3月，王建国违反《示例县公务接待管理办法》（以下简称
《办法》）第三条、第四条第一款第一项，虚列接待费2000元。其行为还违反《办法》第九条和《接待办法》
第三条。依据《没有的办法》第一条，2020年6月，王建国受到政务警告处分。
"""


def test_clauses_are_those_of_the_library(tmp_path: Path) -> None:
    (tmp_path / "rules").mkdir()
    (tmp_path / "rules/jiedai.yml").write_text(_RULE, "utf-8")
    case = {"text": _CITING.replace("称\n", "称").replace("》\n", "》")}
    plan = _plan(case, tmp_path)
    _, (entry,) = _read(plan)
    (act,) = entry["conduct"]
    assert act["violates"] == ["jiedai#3", "jiedai#4.1.1"]
    preview = "\n".join(plan.lines)
    assert "“《办法》第九条”：制度里没有这一条，条款留空" in preview
    assert "“《没有的办法》第一条”：制度里没有这一条，条款留空" in preview
