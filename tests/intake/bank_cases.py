"""Put questions into few words, as the cases of banks state them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from hypothesis import strategies as st

from generator.intake.banks.questions import Plain
from generator.kinds.questions.model import QuestionType
from generator.source.cleaning import clean

if TYPE_CHECKING:
    from generator.intake.banks.questions import Reading

KEYS = {"purpose", "text", "banks", "mistakes", "remarks"}


def words(question: Plain) -> list[str]:
    """List id and type, prompt, choices (`+` right, `-` wrong, `—` reason), and the rest."""
    result = [f"{question.id} {question.type.value}", question.prompt]
    for text, right, why, consequence in question.choices:
        result.append(
            f"{'+' if right else '-'}{text}"
            f"{f' — {why}' if why else ''}{f' → {consequence}' if consequence else ''}"
        )
    if question.answer is not None:
        result.append("对" if question.answer else "错")
    result += [f"={answer}" for answer in question.answers]
    return result + ([f"why {question.why}"] if question.why else [])


def outcome(reading: Reading) -> dict[str, Any]:
    """Return what a case states of a reading: its banks by id, in words, mistakes and remarks."""
    return {
        "banks": {
            bank.id: [words(question) for question in bank.questions] for bank in reading.banks
        },
        "mistakes": [str(mistake) for mistake in reading.mistakes],
        "remarks": [str(remark) for remark in reading.remarks],
    }


def expected(case: dict[str, Any]) -> dict[str, Any]:
    """Return the same as a case states it."""
    assert set(case) <= KEYS
    return {
        "banks": case["banks"],
        "mistakes": case.get("mistakes", []),
        "remarks": case.get("remarks", []),
    }


_TEXT = st.text(
    st.characters(codec="utf-8", exclude_categories=["Cc", "Cf", "Co", "Cn", "Zl", "Zp", "Zs"]),
    min_size=1,
    max_size=12,
).filter(lambda text: clean(text) == text and "＿" not in text and "_" not in text)


@st.composite
def questions(draw: st.DrawFn, kind: QuestionType, *, cites: bool = True) -> Plain:
    """Draw a question of a type; `cites`: with clauses and consequences, which not all can keep."""
    prompt, why = draw(_TEXT), draw(st.just("") | _TEXT)
    common: dict[str, Any] = {
        "why": why,
        "cites": ("dangji-tiaoli#8",) if cites and draw(st.booleans()) else (),
        "difficulty": draw(st.sampled_from((1, 2, 3))),
    }
    if kind is QuestionType.JUDGE:
        return Plain("q-1", kind, prompt, answer=draw(st.booleans()), **common)
    if kind is QuestionType.BLANK:
        answers = draw(st.lists(_TEXT, min_size=1, max_size=3, unique=True))
        return Plain("q-1", kind, prompt, answers=tuple(answers), **common)
    texts = draw(st.lists(_TEXT, min_size=2, max_size=5, unique=True))
    least = 2 if kind is QuestionType.MULTIPLE else 1
    right = draw(st.integers(1, len(texts))) if kind is not QuestionType.SINGLE else 1
    right = min(max(right, least), len(texts) - (kind is not QuestionType.MULTIPLE))
    choices = [
        (
            text,
            i < right,
            draw(st.just("") | _TEXT),
            draw(_TEXT) if cites and kind is QuestionType.DECIDE else "",
        )
        for i, text in enumerate(texts)
    ]
    return Plain("q-1", kind, prompt, tuple(draw(st.permutations(choices))), **common)
