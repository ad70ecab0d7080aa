"""Write questions as the plain values of an author's file, or into those that are there.

What is there keeps its keys as they are spelt, its order and whatever a bank's file does not say.
"""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from generator.intake.banks.flow import GAP
from generator.kinds.picture import ALT_TO_WRITE
from generator.kinds.questions.model import QuestionType
from generator.kinds.record import SPELLINGS
from generator.source.rendering import pairs

if TYPE_CHECKING:
    from collections.abc import Sequence

    from generator.intake.banks.questions import Plain, PlainBank
    from generator.source.yaml import Value

Mapping = dict[str, "Value"]
Choice = tuple[str, bool, str, str]
_GAP = re.compile("[＿_]{2,}|＿")


def as_yaml(bank: PlainBank) -> str:
    """Return the bank as an author's file."""
    value: Mapping = {
        "title": bank.title or bank.id,
        "questions": [mapping(question) for question in bank.questions],
    }
    return "\n".join(pairs(value)) + "\n"


def mapping(question: Plain) -> Mapping:
    """Return a question as an author writes it."""
    value: Mapping = {"id": question.id, "type": question.type.value, "prompt": question.prompt}
    if question.images:
        value["images"] = _images(question.images)
    if question.choices:
        value["choices"] = [_choice({}, None, choice, frozenset()) for choice in question.choices]
    if question.answer is not None:
        value["answer"] = str(question.answer).lower()
    if question.answers:
        value["answers"] = [*question.answers]
    if question.why:
        value["why"] = question.why
    if question.cites:
        value["cites"] = [*question.cites]
    value["difficulty"] = str(question.difficulty)
    return value


def merged(value: Mapping, old: Plain, new: Plain) -> tuple[Mapping, list[str]]:
    """Return the values of a question with what its new form says, and labels of what differs.

    `old` is what `value` says. What the file of `new` leaves unsaid stays.
    """
    result, changes = dict(value), []
    kind = _kind(old, new)

    def change(label: str, name: str, item: Value | None, *, same: bool) -> None:
        if not same:
            changes.append(label)
            put(result, name, item)

    change("题干", "prompt", new.prompt, same=words(old.prompt) == words(new.prompt))
    change("题型", "type", kind.value, same=old.type is kind)
    change("答案", "answer", _flag(new.answer), same=old.answer == new.answer)
    answers: Value | None = [*new.answers] if new.answers else None
    change("答案", "answers", answers, same=set(old.answers) == set(new.answers))
    if "why" not in new.unsaid:
        change("理由", "why", new.why or None, same=old.why == new.why)
    if "cites" not in new.unsaid:
        cites: Value | None = [*new.cites] if new.cites else None
        change("依据", "cites", cites, same=old.cites == new.cites)
    if "difficulty" not in new.unsaid:
        same = old.difficulty == new.difficulty
        change("难度", "difficulty", str(new.difficulty), same=same)
    if new.images:
        known = dict(old.images)
        pictures = tuple((file, alt or known.get(file, "")) for file, alt in new.images)
        change("图片", "images", _images(pictures), same=old.images == pictures)
    choices = _choices(get(value, "choices"), old.choices, new.choices, new.unsaid)
    change("选项", "choices", choices or None, same=choices == get(value, "choices", []))
    return result, [*dict.fromkeys(changes)]


def _images(images: Sequence[tuple[str, str]]) -> list[Value]:
    return [{"file": file, "alt": alt or ALT_TO_WRITE} for file, alt in images]


def get(mapping: Mapping, name: str, otherwise: Value | None = None) -> Value | None:
    """Return what stands under a key in either spelling."""
    spellings = {name} | SPELLINGS.get(name, set())
    return next((item for key, item in mapping.items() if key in spellings), otherwise)


def put(mapping: Mapping, name: str, item: Value | None) -> None:
    """Put a value under a key as it is spelt there; None takes the key away."""
    spellings = {name} | SPELLINGS.get(name, set())
    key = next((key for key in mapping if key in spellings), name)
    if item is None:
        mapping.pop(key, None)
    else:
        mapping[key] = item


def words(prompt: str) -> str:
    """Return what two prompts have in common that ask the same: gaps of any length are one."""
    text = unicodedata.normalize("NFKC", _GAP.sub(GAP, prompt))
    return "".join(text.split())


def _kind(old: Plain, new: Plain) -> QuestionType:
    """Return the type that is meant, where a file may know less of types than the content."""
    if "type" not in new.unsaid or not (old.choices and new.choices):
        return new.type
    right = sum(choice[1] for choice in new.choices)
    fits = old.type is not QuestionType.SINGLE or right == 1
    return old.type if fits else new.type


def _choices(
    values: Value | None, old: Sequence[Choice], new: Sequence[Choice], unsaid: frozenset[str]
) -> list[Value]:
    """Return the values of choices; those that keep their words keep all else that is unsaid."""
    before = values if isinstance(values, list) else []
    by_text = {choice[0]: i for i, choice in reversed([*enumerate(old)])}
    kept = {choice[0] for choice in new}
    result: list[Value] = []
    for i, choice in enumerate(new):
        at = by_text.get(choice[0])
        if at is None and len(old) == len(new) and old[i][0] not in kept:
            at = i
        value = before[at] if at is not None and at < len(before) else None
        known = value if isinstance(value, dict) else {}
        result.append(_choice(known, old[at] if at is not None else None, choice, unsaid))
    return result


def _choice(value: Mapping, old: Choice | None, new: Choice, unsaid: frozenset[str]) -> Mapping:
    result = dict(value)
    text, correct, why, consequence = new
    before: Choice = old or ("", False, "", "")
    if before[0] != text:
        put(result, "text", text)
    if before[1] != correct:
        put(result, "correct", "true" if correct else None)
    if "consequence" not in unsaid and before[3] != consequence:
        put(result, "consequence", consequence or None)
    if unsaid.isdisjoint(("why", "reasons")) and before[2] != why:
        put(result, "why", why or None)
    return result


def _flag(answer: bool | None) -> str | None:
    return None if answer is None else str(answer).lower()
