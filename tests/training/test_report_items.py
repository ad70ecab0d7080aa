"""What a report reckons of questions and units: textbook figures, laws, and whom it names."""

from __future__ import annotations

import statistics
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner
from hypothesis import assume, given
from hypothesis import strategies as st
from openpyxl import load_workbook

from generator.cli import main
from generator.training.report.items import (
    LEAST_FOR_DIFFICULTY,
    LEAST_FOR_DISCRIMINATION,
    LEAST_OF_ONE_CHOICE,
    analysis,
    discrimination,
)
from generator.training.report.records import AnswerRecord, read_folder
from generator.training.report.tables import LEAST_PEOPLE
from tests.training.engine import run
from tests.training.test_report import exported

if TYPE_CHECKING:
    from pathlib import Path

# Section 6 of the LSAT (Bock and Lieberman, "Fitting a response model for n dichotomously scored
# items", Psychometrika 35, 1970): how many of 1,000 gave each pattern of right answers. Shares and
# correlations ("excluded") are those that descript(LSAT) of the R package ltm prints.
_LSAT = {
    "00000": 3, "00001": 6, "00010": 2, "00011": 11, "00100": 1, "00101": 1, "00110": 3,
    "00111": 4, "01000": 1, "01001": 8, "01011": 16, "01101": 3, "01110": 2, "01111": 15,
    "10000": 10, "10001": 29, "10010": 14, "10011": 81, "10100": 3, "10101": 28, "10110": 15,
    "10111": 80, "11000": 16, "11001": 56, "11010": 21, "11011": 173, "11100": 11, "11101": 61,
    "11110": 28, "11111": 298,
}  # fmt: skip
_SHARES = (0.924, 0.709, 0.553, 0.763, 0.870)
_EXCLUDED = (0.1128, 0.1532, 0.1728, 0.1444, 0.1216)

_WHEN = datetime(2026, 5, 6, tzinfo=UTC)


def _sitting(person: str, results: str, given: str = "B") -> list[AnswerRecord]:
    """One answer a question; "1" is right."""
    return [
        AnswerRecord(person, "某局", "m", f"b/{n}", "v", given, right == "1", _WHEN)
        for n, right in enumerate(results, 1)
    ]


def test_figures_are_those_of_the_textbook() -> None:
    patterns = [pattern for pattern, count in _LSAT.items() for _ in range(count)]
    people = [one for i, pattern in enumerate(patterns) for one in _sitting(f"p{i}", pattern)]
    figures = sorted(analysis(people), key=lambda one: one.question)
    assert [one.count for one in figures] == [1000] * 5
    assert [one.difficulty for one in figures] == pytest.approx(_SHARES)
    assert [one.discrimination for one in figures] == pytest.approx(_EXCLUDED, abs=5e-5)


_PAIRS = st.lists(st.tuples(st.booleans(), st.integers(0, 20).map(float)), min_size=2, max_size=80)


@given(_PAIRS)
def test_the_correlation_is_that_of_pearson(pairs: list[tuple[bool, float]]) -> None:
    rights, rests = zip(*pairs, strict=True)
    told = discrimination(pairs)
    if len(set(rights)) < 2 or len(set(rests)) < 2:
        assert told is None
    else:
        numbers = [float(one) for one in rights]
        assert told == pytest.approx(statistics.correlation(numbers, rests), abs=1e-9)


@given(_PAIRS, st.integers(1, 9), st.integers(-50, 50))
def test_the_correlation_heeds_no_scale_and_turns_with_the_key(
    pairs: list[tuple[bool, float]], factor: int, shift: int
) -> None:
    told = discrimination(pairs)
    assume(told is not None)
    scaled = [(right, rest * factor + shift) for right, rest in pairs]
    turned = [(not right, rest) for right, rest in pairs]
    assert discrimination(scaled) == pytest.approx(told)
    assert discrimination(turned) == pytest.approx(-(told or 0))
    assert discrimination(pairs[::-1]) == pytest.approx(told)


@given(st.lists(st.text("01", min_size=4, max_size=4), max_size=60))
def test_too_few_answers_tell_nothing(sittings: list[str]) -> None:
    people = [one for i, results in enumerate(sittings) for one in _sitting(f"p{i}", results)]
    for one in analysis(people):
        assert one.count == len(sittings)
        assert (one.difficulty is None) == (one.count < LEAST_FOR_DIFFICULTY)
        assert one.difficulty is None or 0 <= one.difficulty <= 1
        if one.count < LEAST_FOR_DISCRIMINATION:
            assert one.discrimination is None
        elif one.discrimination is not None:
            assert -1 - 1e-9 <= one.discrimination <= 1 + 1e-9
        wrong = sum(results[int(one.question[-1]) - 1] == "0" for results in sittings)
        shown = wrong >= LEAST_OF_ONE_CHOICE and one.count >= LEAST_FOR_DIFFICULTY
        assert one.misleading == ((("B", wrong),) if shown else ())


def test_a_sitting_of_two_questions_parts_nobody() -> None:
    people = [one for i in range(40) for one in _sitting(f"p{i}", "10" if i % 2 else "01")]
    assert [one.discrimination for one in analysis(people)] == [None, None]


def test_what_people_write_into_blanks_is_not_shown() -> None:
    people = [one for i in range(40) for one in _sitting(f"p{i}", "000", given="张某三天")]
    assert [one.misleading for one in analysis(people)] == [(), (), ()]


def _report(folder: Path, out: Path, *options: str) -> str:
    words = ["training-report", str(folder), "--out", str(out), *options]
    outcome = CliRunner().invoke(main, words)
    assert outcome.exit_code == 0, outcome.output
    return outcome.output


def test_names_stand_in_the_list_of_certificates_alone(tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    for number in range(LEAST_PEOPLE + LEAST_FOR_DIFFICULTY):
        (folder / f"{number}.csv").write_bytes(exported(f"人名{number}").encode())
    _report(folder, tmp_path / "out")
    book = load_workbook(tmp_path / "out" / "report.xlsx")
    named = {
        sheet.title
        for sheet in book
        for row in sheet.iter_rows(values_only=True)
        if any("人名" in str(cell) for cell in row)
    }
    assert named == {"证书名单"}
    assert [cell.value for cell in book["各单位"][2]] == ["某局", 15, 30, 15, 50, 80, 1.5]
    assert [cell.value for cell in book["难题"][2]][3:] == [15, 0, None, "多数人答错：课上再讲一遍"]
    assert book["证书名单"].max_row == 16
    quarter = _report(folder, tmp_path / "q", "--quarter", "2026Q3", "--unit", "某局")
    assert "15 课次" in quarter
    assert "汇总：某局，2026年第3季度" in (tmp_path / "q" / "report.html").read_text("utf-8")
    wrong = CliRunner().invoke(main, ["training-report", str(folder), "--quarter", "春天"])
    assert (wrong.exit_code, "写成 2026Q2" in wrong.output) == (2, True)


def test_who_gives_no_name_is_one_person_a_file(tmp_path: Path) -> None:
    text = exported("")
    (tmp_path / "a.csv").write_bytes(text.encode())
    (tmp_path / "copy.csv").write_bytes(text.encode())
    (tmp_path / "b.csv").write_bytes(exported("").replace("\ufeff", "").encode())
    other = run(
        'return recordsAsCsv([{ id: "short", title: "短课", began: NOW, latest: NOW, seconds: 1,'
        ' standing: { status: "failed", score: 0, scored: true }, quizzes: {} }],'
        ' { name: "", unit: "某局" });',
        "records",
    )
    (tmp_path / "c.csv").write_bytes(other.encode())
    lessons = read_folder(tmp_path).lessons
    assert sorted((one.module, one.name) for one in lessons) == [
        ("long", "未填姓名"),
        ("short", "未填姓名"),
        ("short", "未填姓名"),
    ]


def test_the_code_in_the_list_is_that_on_the_certificate(tmp_path: Path) -> None:
    script = """
    const items = [["b/q-1", "11409abb", [0, 2], true], ["b/q-2", "16e9", "=两年", false]];
    const record = { id: "c", title: "-课 <一>", began: NOW, latest: NOW, seconds: 1,
      quizzes: { "quiz:b": { items } }, standing: { scored: true, score: 50, status: "passed" } };
    return [certificateCode(record), recordsAsCsv([record], { name: "张某", unit: "某局" })];
    """
    code, text = run(script, "certificate-code", "records")
    (tmp_path / "a.csv").write_bytes(text.encode())
    assert [one.code for one in read_folder(tmp_path).lessons] == [code]


def test_a_file_that_cannot_be_read_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a.csv").write_bytes(exported("张某").encode())

    def refuse(_: object) -> bytes:
        raise PermissionError(13, "Permission denied", str(tmp_path))

    monkeypatch.setattr("pathlib.Path.read_bytes", refuse)
    assert read_folder(tmp_path).left_out == [("a.csv", "读不了：Permission denied")]
