"""Banks from tables of any make: every question comes in or is named by its cell."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import yaml
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

from generator.cli import main
from generator.intake.banks import files, xlsx
from generator.intake.banks.questions import Plain, PlainBank, Reading
from generator.intake.banks.table import options, sheets
from generator.kinds.questions.model import QuestionType
from tests.intake.table_files import book

if TYPE_CHECKING:
    from collections.abc import Sequence

_CASES = yaml.safe_load((Path(__file__).parent / "bank_tables.yml").read_text("utf-8"))


def _short(question: Plain) -> str:
    if question.type is QuestionType.JUDGE:
        answer = "对" if question.answer else "错"
    elif question.type is QuestionType.BLANK:
        answer = " 或 ".join(question.answers)
    else:
        answer = "/".join(f"{'*' * right}{text}" for text, right, *_ in question.choices)
    why = f" 因为 {question.why}" if question.why else ""
    return f"{question.type.label} {question.prompt} {answer}{why}"


def _banks(reading: Reading) -> dict[str, list[str]]:
    return {bank.id: [bank.title, *map(_short, bank.questions)] for bank in reading.banks}


def _begin(lines: Sequence[object], expected: list[str]) -> None:
    told = [str(line) for line in lines]
    assert len(told) == len(expected), told
    assert sorted(told) == [
        line if line.startswith(words) else words
        for line, words in zip(sorted(told), sorted(expected), strict=True)
    ]


@pytest.mark.parametrize("case", _CASES, ids=[case["purpose"] for case in _CASES])
def test_cases(case: dict[str, Any]) -> None:
    assert set(case) <= {"purpose", "sheets", "banks", "told", "remarks"}
    reading = sheets.read(book(case["sheets"]), "题库表.xlsx")
    assert _banks(reading) == case["banks"]
    _begin(reading.mistakes, case.get("told", []))
    _begin(reading.remarks, case.get("remarks", []))


@pytest.mark.parametrize("case", _CASES, ids=[case["purpose"] for case in _CASES])
def test_a_file_read_again_gives_the_same_ids(case: dict[str, Any]) -> None:
    first, again = (sheets.read(book(case["sheets"]), "题库表.xlsx") for _ in range(2))
    assert first == again
    ids = [question.id for bank in first.banks for question in bank.questions]
    assert len(set(ids)) == len(ids)


def test_an_endless_table_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sheets, "MOST_ROWS", 2)
    rows = [["题目", "答案"], ["甲。", "对"], ["乙。", "错"]]
    assert [str(one) for one in sheets.read(book({"题": {"rows": rows}})).mistakes] == [
        "文件：表格有 3 行，一次最多 2 行：分成几个文件"
    ]


def test_an_id_stays_where_a_question_moves() -> None:
    rows = [["题目", "答案"], ["甲。", "对"], ["乙。", "错"]]
    moved = [rows[0], ["新。", "对"], ["乙 。", "对"], rows[1]]
    ids = [
        {question.prompt[0]: question.id for question in sheets.read(data).banks[0].questions}
        for data in (book({"题": {"rows": one}}) for one in (rows, moved))
    ]
    assert ids[0].items() <= ids[1].items()


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
def test_a_bank_may_be_separated_text(encoding: str) -> None:
    data = "题目;选项;答案\n谁？;A.甲 B.乙;B\n".encode(encoding)
    assert _banks(files.read(data, "廉政题库.csv")) == {
        "lian-zheng-ti-ku": ["廉政题库", "单选 谁？ 甲/*乙"]
    }


_SIGNS = "甲乙ABab12；;|/、，。（）()\n '=+-@.＿_√对"
_TEXT = st.text(st.sampled_from(_SIGNS), min_size=1, max_size=8)
_WORD = st.text(st.sampled_from("甲乙丙丁一二三，。12"), min_size=1, max_size=6)
_PLAIN = _TEXT.map(lambda text: "题" + text.strip())


@given(
    prompt=_PLAIN,
    choices=st.lists(
        st.tuples(_PLAIN, st.booleans()), min_size=2, max_size=5, unique_by=lambda c: c[0]
    ),
    answers=st.lists(_PLAIN.filter(lambda text: "\n" not in text), min_size=1, max_size=3),
    why=_PLAIN,
)
def test_our_own_layout_comes_back_the_same(
    prompt: str, choices: list[tuple[str, bool]], answers: list[str], why: str
) -> None:
    questions = (
        Plain("q-1", QuestionType.BLANK, prompt, answers=tuple(answers), why=why),
        Plain("q-2", QuestionType.JUDGE, prompt, answer=choices[0][1]),
        Plain(
            "q-3",
            QuestionType.MULTIPLE,
            prompt,
            tuple((text, right or i == 0, why, "") for i, (text, right) in enumerate(choices)),
        ),
    )
    bank = PlainBank("own", "自己的", questions)
    reading = sheets.read(xlsx.write([bank]))
    assert reading.mistakes == []
    assert reading.banks == [bank]


@given(st.lists(_WORD, min_size=2, max_size=8))
def test_choices_in_one_cell_come_apart(texts: list[str]) -> None:
    wanted = [f"选{text.strip('，')}" for text in texts]
    lettered = [(chr(65 + i), text) for i, text in enumerate(wanted)]
    assert options.split(" ".join(f"{letter}.{text}" for letter, text in lettered)) == wanted
    assert options.split("".join(f"（{letter}）{text}" for letter, text in lettered)) == wanted
    assert options.split("\n".join(wanted)) == wanted


@given(st.text(st.sampled_from("AaBbC.、．:：()（）甲乙\n\t |；1２①② "), max_size=30))
def test_any_cell_of_choices_is_taken_apart_or_left(text: str) -> None:
    assert all(isinstance(part, str) for part in options.split(text))
    prompt, choices = options.at_end(text)
    assert (prompt == text) == (not choices)


def test_a_table_changes_only_what_it_has_columns_for(tmp_path: Path) -> None:
    (tmp_path / "content/questions").mkdir(parents=True)
    file, bank = tmp_path / "题库.xlsx", tmp_path / "content/questions/ti-ku.yml"
    rows = [["题目", "选项", "答案", "解析"], ["谁审批？", "A.甲\nB.乙", "A", "按职责。"]]
    command = ["import", str(file), "--yes", "--content", str(tmp_path / "content")]
    file.write_bytes(book({"Sheet1": {"rows": rows}}))
    assert CliRunner().invoke(main, command).exit_code == 0
    text = bank.read_text("utf-8")
    edited = (
        text.replace("text: 甲", "text: 甲\n        why: 甲分管")
        .replace("type: single", "type: decide")
        .replace("difficulty: '1'", "difficulty: 3")
        .replace("difficulty: 1", "difficulty: 3")
    )
    assert edited.count("difficulty: 3") == edited.count("why: 甲分管") == 1
    bank.write_text(edited, "utf-8")
    rows[1][3] = "按分工。"
    file.write_bytes(book({"Sheet1": {"rows": rows}}))
    result = CliRunner().invoke(main, [*command, "--replace"])
    assert result.exit_code == 0, result.output
    assert bank.read_text("utf-8") == edited.replace("按职责。", "按分工。")
