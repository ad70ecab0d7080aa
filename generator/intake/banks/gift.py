"""Read and write banks as GIFT, the text format of Moodle.

What GIFT has no place for (clauses, difficulty) rides along in comments.
"""

from __future__ import annotations

import json
import re
from typing import Any

import pydantic

from generator.intake.banks.questions import Mistake, Plain, PlainBank, Reading, faults, id_of
from generator.kinds.questions.model import QuestionType

_KINDS = {kind.value: kind for kind in QuestionType}
_SPECIAL = re.compile(r"([~=#{}:\\])")
_META = "// qingjian "
_TITLE = re.compile(r"^::(?P<title>(?:\\.|[^\\:])*)::", re.DOTALL)
_ANSWER = re.compile(r"(?<!\\)\{(?P<inner>(?:\\.|[^\\}])*)\}\s*$", re.DOTALL)
_CHOICE = re.compile(
    r"(?P<mark>[=~])(?:%(?P<weight>-?(?:\d+\.?\d*|\.\d+))%)?"
    r"(?P<text>(?:\\.|[^\\=~#])*)(?:#(?P<why>(?:\\.|[^\\=~])*))?",
    re.DOTALL,
)


def write(bank: PlainBank) -> str:
    """Return the bank as GIFT."""
    parts = [f"// {bank.title}\n$CATEGORY: {bank.id}\n"]
    for question in bank.questions:
        meta = {
            "type": question.type.value,
            "difficulty": question.difficulty,
            "cites": list(question.cites),
        }
        meta["consequences"] = [choice[3] for choice in question.choices]
        metadata = json.dumps(
            {key: value for key, value in meta.items() if value}, ensure_ascii=False
        )
        parts.append(
            f"{_META}{metadata}\n"
            f"::{_safe(question.id)}::{_safe(question.prompt)} {{{_answer(question)}}}\n"
        )
    return "\n".join(parts)


def _answer(question: Plain) -> str:
    general = f"####{_safe(question.why)}" if question.why else ""
    if question.type is QuestionType.JUDGE:
        return ("TRUE" if question.answer else "FALSE") + general
    if question.type is QuestionType.BLANK:
        return " ".join(f"={_safe(answer)}" for answer in question.answers) + general
    correct = sum(choice[1] for choice in question.choices)
    wrong = len(question.choices) - correct
    lines = []
    for text, right, why, _ in question.choices:
        if question.type is QuestionType.MULTIPLE:
            mark = f"~%{_share(correct if right else -wrong)}%"
        else:
            mark = "=" if right else "~"
        reason = f" #{_safe(why)}" if why else ""
        lines.append(f"\n  {mark}{_safe(text)}{reason}")
    return "".join(lines) + "\n" + general


def _share(count: int) -> str:
    """Give the share of one of `count` choices in per cent, rounded as Moodle rounds it."""
    return f"{100 / count:.5f}".rstrip("0").rstrip(".")


def _safe(text: str) -> str:
    return _SPECIAL.sub(r"\\\1", text).replace("\n", "\\n")


def _plain(text: str) -> str:
    def meaning(escape: re.Match[str]) -> str:
        return "\n" if escape[1] == "n" else escape[1]

    return re.sub(r"\\(.)", meaning, text.strip())


def read(text: str, id: str) -> Reading:
    """Read GIFT into one bank of that id; what cannot be read is named by its line."""
    questions: list[Plain] = []
    reading = Reading()
    ids: set[str] = set()
    for line, block in _blocks(text):
        question = _question(block, len(questions) + 1, ids)
        problems = faults(question) if question else ["这一段不是能读的题目：要有 {…} 写明答案"]
        reading.mistakes += [Mistake(f"第{line}行", what) for what in problems]
        if question and not problems:
            questions.append(question)
    reading.banks.append(PlainBank(id, id, tuple(questions)))
    return reading


def _blocks(text: str) -> list[tuple[int, str]]:
    blocks: list[tuple[int, list[str]]] = []
    fresh = True
    for number, line in enumerate(text.replace("\r\n", "\n").split("\n"), 1):
        if not line.strip():
            fresh = True
            continue
        if line.startswith("$CATEGORY") or (
            line.lstrip().startswith("//") and not line.startswith(_META)
        ):
            continue
        if fresh:
            blocks.append((number, []))
        fresh = False
        blocks[-1][1].append(line)
    return [(number, "\n".join(lines)) for number, lines in blocks]


def _counts(choice: re.Match[str]) -> bool:
    return choice["mark"] == "=" or float(choice["weight"] or 0) > 0


class _Notes(pydantic.BaseModel):
    """What rides along in a comment."""

    type: str = ""
    cites: tuple[str, ...] = ()
    difficulty: int = 1
    consequences: tuple[str, ...] = ()


def _question(block: str, position: int, ids: set[str]) -> Plain | None:
    notes, body = _Notes(), block
    if block.startswith(_META):
        head, _, body = block.partition("\n")
        try:
            notes = _Notes.model_validate_json(head.removeprefix(_META))
        except ValueError:
            return None
    heading = _TITLE.match(body)
    title = _plain(heading["title"]) if heading else ""
    rest = body[heading.end() :] if heading else body
    answer = _ANSWER.search(rest)
    if answer is None:
        return None
    inner, _, general = answer["inner"].partition("####")
    prompt, id = _plain(rest[: answer.start()]), id_of(title, position, ids)
    kind = _KINDS.get(notes.type)
    common: dict[str, Any] = {
        "why": _plain(general),
        "cites": notes.cites,
        "difficulty": notes.difficulty,
    }
    if (verdict := inner.strip().upper()) in ("T", "TRUE", "F", "FALSE"):
        return Plain(id, QuestionType.JUDGE, prompt, answer=verdict[0] == "T", **common)
    marks = list(_CHOICE.finditer(inner))
    if any(" -> " in one["text"] for one in marks):
        return None  # pairs to be matched
    if marks and all(one["mark"] == "=" for one in marks):
        return Plain(
            id,
            QuestionType.BLANK,
            prompt,
            answers=tuple(_plain(one["text"]) for one in marks),
            **common,
        )
    consequences = [*notes.consequences, *[""] * len(marks)]
    choices = tuple(
        (_plain(one["text"]), _counts(one), _plain(one["why"] or ""), consequences[i])
        for i, one in enumerate(marks)
    )
    guess = (
        QuestionType.MULTIPLE if sum(choice[1] for choice in choices) > 1 else QuestionType.SINGLE
    )
    return Plain(id, kind or guess, prompt, choices, **common)
