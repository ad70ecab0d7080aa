"""Clean the questions of a file of what no author's file may hold, whatever format it had."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from generator.intake.banks.questions import Mistake, faults
from generator.intake.ids import Ids, slug
from generator.kinds.fields import ID
from generator.source.cleaning import clean
from generator.source.yaml import INVISIBLE

if TYPE_CHECKING:
    from generator.intake.banks.questions import Plain, PlainBank, Reading

_LEVELS = (1, 2, 3)
_BLANKS_AT_ENDS = re.compile(r"[ \t]+(?=\n)|(?<=\n)[ \t]+|\n+(?=\n)")


def tidy(reading: Reading) -> Reading:
    """Return a reading whose banks hold only what may be written; what that changes is told."""
    result = replace(reading, banks=[], mistakes=[*reading.mistakes], remarks=[*reading.remarks])
    for bank in reading.banks:
        result.banks.append(_bank(bank, result))
    return result


def _bank(bank: PlainBank, reading: Reading) -> PlainBank:
    ids = Ids()
    questions: list[Plain] = []
    for question in bank.questions:
        where = f"{bank.title or bank.id} {question.id}"
        clean_one = _question(question, where, reading)
        if problems := faults(clean_one):
            reading.mistakes.append(Mistake(where, f"{'；'.join(problems)}，没有收入"))
            continue
        good = ID.fullmatch(question.id) is not None
        base = question.id if good else slug(question.id) or f"q-{len(questions) + 1:03}"
        questions.append(replace(clean_one, id=ids.new(base)))
    id = bank.id if ID.fullmatch(bank.id) else slug(bank.id) or "bank"
    title = " ".join(_text(bank.title).split())
    return replace(bank, id=id, title=title, questions=tuple(questions))


def _question(question: Plain, where: str, reading: Reading) -> Plain:
    result = replace(
        question,
        prompt=_text(question.prompt),
        choices=tuple(
            (_text(text), right, _text(why), _text(consequence))
            for text, right, why, consequence in question.choices
        ),
        answers=tuple(dict.fromkeys(filter(None, map(_text, question.answers)))),
        why=_text(question.why),
        cites=tuple(filter(None, map(_text, question.cites))),
        images=tuple((file, _text(alt)) for file, alt in question.images),
    )
    if INVISIBLE.search(_texts_of(question)):
        reading.remarks.append(Mistake(where, "里面看不见的字符去掉了"))
    if question.difficulty not in _LEVELS:
        what = f"难度“{question.difficulty}”不是 1、2 或 3，写成 1"
        reading.remarks.append(Mistake(where, what))
        result = replace(result, difficulty=1, silence=result.silence | {"difficulty"})
    return result


def _texts_of(question: Plain) -> str:
    """Return all texts of a question in one, after what is cleaned without a word."""
    choices = (part for text, _, why, more in question.choices for part in (text, why, more))
    texts = (question.prompt, question.why, *question.answers, *question.cites, *choices)
    return clean("\n".join(texts)).replace("\r", "\n")


def _text(text: str) -> str:
    plain = clean(text.replace("\r\n", "\n").replace("\r", "\n"))
    return _BLANKS_AT_ENDS.sub("", INVISIBLE.sub("", plain)).strip()
