"""GIFT: what is read of others' files, that nothing raises, that our own comes back."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from generator.intake.banks import gift
from generator.intake.banks.questions import PlainBank, faults
from generator.kinds.questions.model import QuestionType
from tests.intake.bank_cases import expected, outcome, questions
from tests.work import calls

CASES = yaml.safe_load((Path(__file__).parent / "gift.yml").read_text("utf-8"))


@pytest.mark.parametrize("case", CASES, ids=[case["purpose"] for case in CASES])
def test_cases(case: dict[str, Any]) -> None:
    assert outcome(gift.read(case["text"], "file")) == expected(case)


@given(kind=st.sampled_from(QuestionType), data=st.data())
def test_gift_keeps_any_text(kind: QuestionType, data: st.DataObject) -> None:
    bank = PlainBank("b", "题库 / 甲", (data.draw(questions(kind)),))
    reading = gift.read(gift.write(bank), "file")
    assert reading.banks == [bank]
    assert (reading.mistakes, reading.remarks) == ([], [])


_SIGNS = ("=", "~", "#", "{", "}", "\\", ":", "::", "%50%", "->", "甲", "T", " ")
_WORDS = ("[html]", "<p>", "&lt;", "$CATEGORY: 乙/丙", "// qingjian {")
_LINE = st.lists(st.sampled_from(_SIGNS + _WORDS)).map("".join)


@given(st.lists(_LINE, max_size=12), st.sampled_from(["\n", "\n\n", "\r\n", "\r"]))
def test_no_text_ends_in_a_fault(lines: list[str], end: str) -> None:
    reading = gift.read(end.join(lines), "file")
    assert all(not faults(question) for bank in reading.banks for question in bank.questions)
    again = gift.read("\n".join(map(gift.write, reading.banks)), "file")
    whole = [bank.questions for bank in reading.banks if bank.questions]
    assert [bank.questions for bank in again.banks if bank.questions] == whole


@pytest.mark.parametrize("sign", ["{", "}", "\\", "=", "#", "::", "::\n", "->", "{\n\n=", "<b>"])
def test_the_work_grows_as_the_text(sign: str) -> None:
    short, long = (calls(partial(gift.read, sign * count, "file")) for count in (400, 1600))
    assert long < 4.5 * short + 400


@pytest.mark.parametrize(
    "text", ["甲" * 100_001, f"[html]{'<div>' * 200}", f"[markdown]{'[' * 400}", "\\~" * 110_000]
)
def test_a_text_too_long_or_wild_for_a_question_is_named(text: str) -> None:
    reading = gift.read(f"::a::{text}{{T}}\n\n::b::乙{{F}}\n", "file")
    assert [str(mistake) for mistake in reading.mistakes] == [
        "第1行：文字太长，或格式标记太多，不像是一道题，没有收入"
    ]
    assert [question.id for question in reading.banks[0].questions] == ["b"]


def test_of_endless_files_the_beginning_is_read() -> None:
    reading = gift.read("问{T}\n\n" * 10_002, "file")
    assert [str(mistake) for mistake in reading.mistakes] == [
        "第20001行：一个文件最多收 10,000 题，从这里起没有收入"
    ]
    assert len(reading.banks[0].questions) == 10_000
