"""Moodle XML: what is read of others' files, that nothing raises, that our own comes back."""

from __future__ import annotations

import base64
import random
import re
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as Xml

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from generator.intake.banks import gift, moodle
from generator.intake.banks.questions import Plain, PlainBank, faults
from generator.kinds.questions.model import QuestionType
from tests.intake.bank_cases import expected, outcome, questions

CASES = yaml.safe_load((Path(__file__).parent / "moodle.yml").read_text("utf-8"))


def _quiz(text: str) -> bytes:
    return f'<?xml version="1.0" encoding="UTF-8"?><quiz>{text}</quiz>'.encode()


@pytest.mark.parametrize("case", CASES, ids=[case["purpose"] for case in CASES])
def test_cases(case: dict[str, Any]) -> None:
    assert outcome(moodle.read(_quiz(case["text"]), "file")) == expected(case)


@given(kind=st.sampled_from(QuestionType), data=st.data())
def test_moodle_keeps_any_text_but_consequences(kind: QuestionType, data: st.DataObject) -> None:
    question = data.draw(questions(kind))
    bank = PlainBank("b", "题库 / 甲", (question,))
    written = moodle.write(bank, {})
    assert Xml.fromstring(written).tag == "quiz"
    reading = moodle.read(written, "file")
    (back,) = reading.banks
    assert (back.id, back.title, reading.mistakes, reading.remarks) == ("b", bank.title, [], [])
    assert (back.questions == bank.questions) != bool(moodle.losses(question))


def test_pictures_of_a_prompt_come_along_and_go_out() -> None:
    data = base64.b64encode(b"picture").decode()
    text = f"""<question type="truefalse"><questiontext format="html">
    <text><![CDATA[<p>看图<img src="@@PLUGINFILE@@/%E7%94%B2/a%20b.png" alt="公章">
    <img src="@@PLUGINFILE@@/gone.png"></p>]]></text>
    <file name="a b.png" path="/甲/" encoding="base64">{data}</file></questiontext>
    <answer fraction="100"><text>true</text><feedback><text></text></feedback></answer>
    <answer fraction="0"><text>false</text></answer></question>"""
    reading = moodle.read(_quiz(text), "file")
    (bank,) = reading.banks
    assert bank.questions[0].images == (("1/甲/a b.png", "公章"),)
    assert bank.questions[0].prompt == "看图〔图〕"
    assert reading.pictures == {"1/甲/a b.png": b"picture"}
    assert [str(remark) for remark in reading.remarks] == [
        "第1题：图片“@@PLUGINFILE@@/gone.png”不在文件里，没有取"
    ]
    again = moodle.read(moodle.write(bank, reading.pictures), "file")
    assert [*again.pictures.values()] == [b"picture"]
    assert again.banks[0].questions[0].images[0][1] == "公章"


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (b"", "不是完整的 XML"),
        (b"<quiz", "不是完整的 XML"),
        (b"<?xml version='1.0' encoding='x'?><quiz/>", "不是完整的 XML"),
        (b"<a/>", "最外层应当是 <quiz>"),
        (b'<!DOCTYPE a [<!ENTITY b "c">]><quiz>&b;</quiz>', "不接受自己定义实体"),
        (b"<quiz/>", "里面没有题目"),
    ],
)
def test_what_is_no_bank_is_told(data: bytes, told: str) -> None:
    (mistake,) = moodle.read(data, "file").mistakes
    assert told in mistake.what


_NOISE = ("", "<", "{1:SA:", "}", "~", "=", "&lt;img&gt;", "\\", "\ufffe", "]]>")


@given(st.integers(), st.sampled_from(CASES))
def test_no_mutant_ends_in_a_fault(seed: int, case: dict[str, Any]) -> None:
    chance = random.Random(seed)
    text = case["text"]
    for _ in range(chance.randrange(1, 5)):
        at = chance.randrange(len(text))
        noise = chance.choice(
            ["", "<", "{1:SA:", "}", "~", "=", "&lt;img&gt;", "\\", "\ufffe", "]]>"]
        )
        text = text[:at] + noise + text[at + chance.randrange(8) :]
    reading = moodle.read(_quiz(text), "file")
    assert all(not faults(question) for bank in reading.banks for question in bank.questions)
    assert reading.mistakes or reading.banks[0].questions


@pytest.mark.parametrize(
    ("right", "wrong", "shares"),
    [(2, 1, "50 -100"), (3, 7, "33.33333 -14.28571"), (11, 15, "10 -10"), (22, 4, "5 -25")],
)
def test_shares_are_those_that_moodle_knows(right: int, wrong: int, shares: str) -> None:
    choices = tuple((f"项{i}", i < right, "", "") for i in range(right + wrong))
    question = Plain("q-1", QuestionType.MULTIPLE, "问", choices)
    bank = PlainBank("b", "库", (question,))
    for written in (moodle.write(bank, {}).decode(), gift.write(bank)):
        marks = re.findall(r'fraction="([^"]+)"|~%([^%]+)%', written)
        assert " ".join(dict.fromkeys("".join(mark) for mark in marks)) == shares
