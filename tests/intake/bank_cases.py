"""Put questions into few words, as the cases of banks state them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from generator.intake.banks.questions import Plain, Reading

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
