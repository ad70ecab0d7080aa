"""QTI: what is read of others' packages, that nothing raises, that our own comes back."""

from __future__ import annotations

import io
import random
import zipfile
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from generator.intake.banks import qti
from generator.intake.banks.questions import Plain, PlainBank, faults
from generator.kinds.questions.model import QuestionType
from generator.tools.archive import zip_files
from tests.intake.bank_cases import KEYS, expected, outcome, questions

CASES = yaml.safe_load((Path(__file__).parent / "qti.yml").read_text("utf-8"))
_OWN_KEYS = {"items", "files", "difficulties", "title"}
_ROOT = f'<assessmentItem xmlns="{qti.NAMESPACE}" identifier="%s">%s</assessmentItem>'


def _package(case: dict[str, Any]) -> bytes:
    items = {
        name: _ROOT % (Path(name).stem, inside) for name, inside in case.get("items", {}).items()
    }
    return zip_files(
        {name: text.encode() for name, text in (items | case.get("files", {})).items()}
    )


@pytest.mark.parametrize("case", CASES, ids=[case["purpose"] for case in CASES])
def test_cases(case: dict[str, Any]) -> None:
    reading = qti.read(_package(case), "file")
    rest = {key: value for key, value in case.items() if key not in _OWN_KEYS}
    assert set(rest) <= KEYS
    assert outcome(reading) == expected(rest)
    (bank,) = reading.banks
    if "difficulties" in case:
        assert [question.difficulty for question in bank.questions] == case["difficulties"]
    assert bank.title == case.get("title", "")


def test_pictures_of_a_stem_come_along() -> None:
    body = """<responseDeclaration identifier="R" cardinality="single" baseType="identifier">
    <correctResponse><value>A</value></correctResponse></responseDeclaration>
    <itemBody><p>看图：<img src="../images/a%20b.png" alt="公章"/></p>
    <choiceInteraction responseIdentifier="R">
    <prompt>是哪种？<img src="../images/a%20b.png"/>
    <object data="..\\images\\c.png">红</object></prompt>
    <simpleChoice identifier="A">甲</simpleChoice><simpleChoice identifier="B">乙</simpleChoice>
    </choiceInteraction></itemBody>"""
    files = {
        "items/q.xml": (_ROOT % ("q", body)).encode(),
        "images/a b.png": b"1",
        "images/c.png": b"2",
    }
    reading = qti.read(zip_files(files), "file")
    (question,) = reading.banks[0].questions
    assert (question.prompt, reading.remarks) == ("看图：\n是哪种？", [])
    assert question.images == (("images/a b.png", "公章"), ("images/c.png", "红"))
    assert reading.pictures == {"images/a b.png": b"1", "images/c.png": b"2"}


def test_names_of_files_that_say_no_encoding_are_read_as_windows_writes_them() -> None:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        entry = zipfile.ZipInfo("A.xml")
        archive.writestr(entry, "<assessmentTest/>")
    data = stream.getvalue().replace(b"A.xml", "甲.xm".encode("gb18030"))
    assert [str(mistake) for mistake in qti.read(data, "file").mistakes] == ["文件：里面没有题目"]


@given(kind=st.sampled_from(QuestionType), data=st.data())
def test_qti_keeps_what_it_has_a_place_for(kind: QuestionType, data: st.DataObject) -> None:
    question = data.draw(questions(kind, cites=False))
    bank = PlainBank("b", "题库 & <甲>", (question,))
    reading = qti.read(qti.write(bank, {}), "b")
    assert reading.banks == [bank]
    assert (reading.mistakes, reading.remarks) == ([], [])


@given(st.integers(), st.sampled_from(CASES))
def test_no_mutant_ends_in_a_fault(seed: int, case: dict[str, Any]) -> None:
    chance = random.Random(seed)
    with zipfile.ZipFile(io.BytesIO(_package(case))) as archive:
        files = {name: archive.read(name) for name in archive.namelist()}
    for name, text in files.items():
        data = bytearray(text)
        for _ in range(chance.randrange(4)):
            if not data:
                break
            at = chance.randrange(len(data))
            data[at : at + chance.randrange(12)] = chance.choice(
                [b"", b"<", b">", b"<p>", b'"', b"&amp;", b"\xff", b"</simpleChoice>", b"<object/>"]
            )
        files[name] = bytes(data)
    reading = qti.read(zip_files(files), "file")
    assert all(not faults(question) for bank in reading.banks for question in bank.questions)
    assert reading.banks[0].questions or reading.mistakes


@given(st.integers(), st.binary(max_size=20))
def test_no_damaged_zip_ends_in_a_fault(at: int, noise: bytes) -> None:
    data = bytearray(_package(CASES[1]))
    data[at % len(data) : at % len(data) + len(noise)] = noise
    assert qti.read(bytes(data), "file").banks is not None


def test_one_document_in_a_package_may_not_fill_the_memory() -> None:
    files = {"a.xml": b"<a>" + b" " * 2_000_000 + b"</a>", "b.xml": b"<a>" * 101 + b"</a>" * 101}
    assert [str(mistake) for mistake in qti.read(zip_files(files), "file").mistakes] == [
        "a.xml：文件太大、加了密或已损坏，没有收入",
        "b.xml：里面的内容套了 100 层以上，不像是正常的文件，没有收入",
    ]


def test_a_prompt_without_a_gap_keeps_none_and_one_with_a_gap_keeps_its_place() -> None:
    prompts = ("影响期是多久？", "影响期为____，多久", "第一行\n影响期为＿＿。\n第三行")
    for prompt, after in zip(prompts, (prompts[0], "影响期为＿＿，多久", prompts[2]), strict=True):
        question = Plain("q-1", QuestionType.BLANK, prompt, answers=("一年",))
        (bank,) = qti.read(qti.write(PlainBank("b", "b", (question,)), {}), "b").banks
        assert bank.questions[0].prompt == after
