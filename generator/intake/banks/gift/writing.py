"""Write a bank as GIFT."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

from generator.intake.banks.gift.blocks import NOTE
from generator.intake.banks.grading import share_of
from generator.kinds.questions.model import QuestionType

if TYPE_CHECKING:
    from generator.intake.banks.questions import Plain, PlainBank

_SPECIAL = re.compile(r"([~=#{}:\\])")
_PLAIN = "[plain]"
"""Says that a text is no HTML; what stands in braces is of the form of the question."""


def write(bank: PlainBank) -> str:
    """Return the bank as GIFT."""
    title = " ".join(bank.title.split())
    category = title.replace("/", "//")
    parts = [f"// {title}\n{NOTE}{_json({'bank': bank.id})}\n$CATEGORY: {category}\n"]
    parts += map(_question, bank.questions)
    return "\n".join(parts)


def losses(question: Plain) -> list[str]:
    """Name what this format cannot say of a question."""
    losses = ["图片"] if question.images else []
    if question.type is QuestionType.BLANK and any("->" in one for one in question.answers):
        losses.append("带“->”的填空答案（Moodle 会当作匹配题）")
    return losses


def _question(question: Plain) -> str:
    note = {
        "type": question.type.value,
        "difficulty": question.difficulty,
        "cites": list(question.cites),
        "consequences": [choice[3] for choice in question.choices]
        if any(choice[3] for choice in question.choices)
        else [],
    }
    return (
        f"{NOTE}{_json({key: value for key, value in note.items() if value})}\n"
        f"::{_safe(question.id)}::{_PLAIN}{_safe(question.prompt)} {{{_answer(question)}}}\n"
    )


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


def _answer(question: Plain) -> str:
    general = f"####{_safe(question.why)}" if question.why else ""
    if question.type is QuestionType.JUDGE:
        return ("TRUE" if question.answer else "FALSE") + general
    if question.type is QuestionType.BLANK:
        return " ".join(f"={_within(answer)}" for answer in question.answers) + general
    correct = sum(choice[1] for choice in question.choices)
    wrong = len(question.choices) - correct
    lines = []
    for text, right, why, _ in question.choices:
        if question.type is QuestionType.MULTIPLE:
            mark = f"~%{share_of(correct) if right else f'-{share_of(wrong)}'}%"
        else:
            mark = "=" if right else "~"
        reason = f" #{_within(why)}" if why else ""
        lines.append(f"\n  {mark}{_within(text)}{reason}")
    return "".join(lines) + "\n" + general


def _within(text: str) -> str:
    """Write a text of an answer, which must not begin like a weight or the name of a form."""
    return (_PLAIN if text.startswith(("%", "[")) else "") + _safe(text)


def _safe(text: str) -> str:
    return _SPECIAL.sub(r"\\\1", text).replace("\n", "\\n")
