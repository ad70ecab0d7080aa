"""Write questions as the plain values of an author's file, or into those that are there.

What is there keeps its keys as they are spelt, its order and whatever a bank's file does not say.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from itertools import zip_longest
from typing import TYPE_CHECKING

from generator.intake.banks.flow import GAP
from generator.kinds.picture import ALT_TO_WRITE
from generator.kinds.questions.model import LETTERS, QuestionType
from generator.kinds.record import SPELLINGS
from generator.source.rendering import pairs

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

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


@dataclass(frozen=True, slots=True)
class Change:
    """Say what of a question is changed: its label, and in words before and after."""

    label: str
    before: str
    after: str


def merge_question(value: Mapping, old: Plain, new: Plain) -> tuple[Mapping, list[Change]]:
    """Return the values of a question with what its new form says, and what differs.

    `old` is what `value` says. What the file of `new` says nothing of stays.
    """
    result = dict(value)
    changes: list[Change] = []
    kind = _kind(old, new)

    def change(label: str, name: str, before: str, after: str, item: Value | None) -> None:
        changes.append(Change(label, before, after))
        put(result, name, item)

    if words(old.prompt) != words(new.prompt):
        change("题干", "prompt", old.prompt, new.prompt, new.prompt)
    if old.type is not kind:
        change("题型", "type", old.type.label, kind.label, kind.value)
    if old.answer != new.answer:
        change("答案", "answer", _truth(old.answer), _truth(new.answer), _flag(new.answer))
    if set(old.answers) != set(new.answers):
        answers: Value = [*new.answers]
        change("答案", "answers", _list(old.answers), _list(new.answers), answers or None)
    if old.why != new.why and "why" not in new.silence:
        change("理由", "why", old.why, new.why, new.why or None)
    if old.cites != new.cites and "cites" not in new.silence:
        cites: Value = [*new.cites]
        change("依据", "cites", _list(old.cites), _list(new.cites), cites or None)
    if old.difficulty != new.difficulty and "difficulty" not in new.silence:
        level = str(new.difficulty)
        change("难度", "difficulty", str(old.difficulty), level, level)
    if new.images:
        known = dict(old.images)
        pictures = tuple((file, alt or known.get(file, "")) for file, alt in new.images)
        if old.images != pictures:
            before, after = (_list(file for file, _ in one) for one in (old.images, pictures))
            change("图片", "images", before, after, _images(pictures))
    choices = _choices(get(value, "choices"), old.choices, new.choices, new.silence)
    if choices != get(value, "choices", []):
        put(result, "choices", choices or None)
        changes += _of_choices(old.choices, new.choices, new.silence)
    return result, changes


def _of_choices(
    old: Sequence[Choice], new: Sequence[Choice], silence: frozenset[str]
) -> Iterator[Change]:
    """Say letter by letter what differs in the choices."""
    nothing: Choice = ("", False, "", "")
    for letter, (before, after) in zip(
        LETTERS, zip_longest(old, new, fillvalue=nothing), strict=False
    ):
        if before[:2] != after[:2]:
            yield Change(f"选项{letter}", _choice_words(before), _choice_words(after))
        if before[2] != after[2] and "reasons" not in silence:
            yield Change(f"理由{letter}", before[2], after[2])
        if before[3] != after[3] and "consequence" not in silence:
            yield Change(f"后果{letter}", before[3], after[3])


def _choice_words(choice: Choice) -> str:
    return f"{choice[0]}（对）" if choice[1] else choice[0]


def _truth(answer: bool | None) -> str:
    return "" if answer is None else "对" if answer else "错"


def _list(texts: Iterable[str]) -> str:
    return "、".join(texts)


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
    if "type" not in new.silence or not (old.choices and new.choices):
        return new.type
    right = sum(choice[1] for choice in new.choices)
    fits = old.type is not QuestionType.SINGLE or right == 1
    return old.type if fits else new.type


def _choices(
    values: Value | None, old: Sequence[Choice], new: Sequence[Choice], silence: frozenset[str]
) -> list[Value]:
    """Return the values of choices; one that keeps its words keeps what nothing is said of."""
    before = values if isinstance(values, list) else []
    by_text = {choice[0]: i for i, choice in reversed([*enumerate(old)])}
    texts = {choice[0] for choice in new}
    result: list[Value] = []
    for i, choice in enumerate(new):
        at = by_text.get(choice[0])
        if at is None and len(old) == len(new) and old[i][0] not in texts:
            at = i
        value = before[at] if at is not None and at < len(before) else None
        known = value if isinstance(value, dict) else {}
        result.append(_choice(known, old[at] if at is not None else None, choice, silence))
    return result


def _choice(value: Mapping, old: Choice | None, new: Choice, silence: frozenset[str]) -> Mapping:
    result = dict(value)
    text, correct, why, consequence = new
    before: Choice = old or ("", False, "", "")
    if before[0] != text:
        put(result, "text", text)
    if before[1] != correct:
        put(result, "correct", "true" if correct else None)
    if "consequence" not in silence and before[3] != consequence:
        put(result, "consequence", consequence or None)
    if "reasons" not in silence and before[2] != why:
        put(result, "why", why or None)
    return result


def _flag(answer: bool | None) -> str | None:
    return None if answer is None else str(answer).lower()
