"""Whatever a file holds, what is written is read again as it is, and the check minds nothing."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from generator.intake.banks.hygiene import tidy
from generator.intake.banks.questions import Plain, PlainBank, Reading, plain_bank
from generator.intake.banks.values import as_yaml
from generator.kinds.questions.model import Bank, QuestionType
from generator.library.validation import fill
from generator.source.yaml import parse

_SIGNS = st.sampled_from("甲\ufeff\0\u202e\x85\u2028\t\n\r '\"#:-?{}[]&*!|>%@`,=+~_\\A1\U0001f600")
_TEXT = st.text(_SIGNS, max_size=8) | st.text(max_size=8)
_QUESTIONS = st.builds(
    Plain,
    id=_TEXT,
    type=st.sampled_from(QuestionType),
    prompt=_TEXT,
    choices=st.lists(st.tuples(_TEXT, st.booleans(), _TEXT, _TEXT), max_size=4).map(tuple),
    answer=st.none() | st.booleans(),
    answers=st.lists(_TEXT, max_size=3).map(tuple),
    why=_TEXT,
    difficulty=st.integers(-5, 5),
)


def _in_shape(question: Plain) -> Plain:
    """Return a question with only the answers that belong to its type, as every reader gives."""
    rest: dict[str, Any] = {"choices": (), "answer": None, "answers": ()}
    holder = {QuestionType.JUDGE: "answer", QuestionType.BLANK: "answers"}
    del rest[holder.get(question.type, "choices")]
    return replace(question, **rest)


@given(id=_TEXT, title=_TEXT, questions=st.lists(_QUESTIONS, max_size=4))
def test_what_is_written_is_read_again_as_it_is(
    id: str, title: str, questions: list[Plain]
) -> None:
    bank = PlainBank(id, title, tuple(map(_in_shape, questions)))
    reading = tidy(Reading([bank]))
    (clean,) = reading.banks
    assert len(clean.questions) + len(reading.mistakes) == len(questions)
    if not clean.questions:
        return
    value, troubles = parse(as_yaml(clean))
    assert troubles == []
    assert isinstance(value, dict)
    again = plain_bank(fill(Bank, value | {"id": clean.id}))
    assert again == replace(clean, title=clean.title or clean.id)
