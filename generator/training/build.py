"""Make the course of a module: the one place where a lesson is read."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING
from zlib import crc32

from generator.kinds.modules.papers import paper, quiz_questions
from generator.kinds.questions.model import Bank, QuestionType
from generator.kinds.questions.stories import lengths
from generator.law.citations import cite
from generator.library.references import entry_target
from generator.training.course import (
    Choice,
    Clause,
    Course,
    Follow,
    Image,
    Portion,
    Question,
    Quiz,
    Screen,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from generator.edition import Edition, Item
    from generator.kinds.modules import model as modules
    from generator.kinds.modules.model import Module
    from generator.kinds.picture import Picture
    from generator.kinds.questions import model as questions

    Shown = Callable[[Picture], Image]

_LONGEST_QUOTE = 220
"""Characters of a clause that a screen quotes; the rest is behind its link."""


def only_words(picture: Picture) -> Image:
    """Return what a picture shows, in words, where it is not at hand."""
    return Image(picture.alt)


def course(edition: Edition, item: Item[Module], shown: Shown = only_words) -> Course:
    """Return a module as a course; `shown` finds the pictures of its questions."""
    module = item.data
    screens = tuple(_screens(edition, module, shown))
    return Course(
        id=module.id,
        title=module.title,
        summary=module.summary or "",
        url=item.url,
        version=_version(screens),
        minutes=module.minutes or 0,
        screens=screens,
        follow=_follow(edition, item),
    )


def _screens(edition: Edition, module: Module, shown: Shown) -> Iterator[Screen]:
    """The steps under the keys by which records have always called them."""
    seen: dict[str, int] = {}
    for step in module.steps:
        kind = step.deeds[0]
        title = step.title or _title(edition, step)
        ref = step.read or step.checklist or (step.quiz.bank if step.quiz else title)
        name = f"{kind}:{ref}"
        seen[name] = seen.get(name, 0) + 1
        key = f"{name}:{seen[name]}" if seen[name] > 1 else name
        quiz = _quiz(edition, step.quiz, shown) if step.quiz else None
        yield Screen(key, kind, title, quiz, step.pledge or "")


def _title(edition: Edition, step: modules.Step) -> str:
    """What a step without a title of its own is called."""
    if step.read:
        if cite(edition, step.read):
            return "对照条款"
        target = entry_target(step.read)
        item = edition.item(*target.key) if target else None
        return f"读{item.kind.label}" if item else "阅读"
    if step.checklist:
        item = edition.item("checklists", step.checklist)
        return item.data.title if item else "照着做"
    return _TITLES[step.deeds[0]]


_TITLES = {"text": "要点", "reflect": "想一想", "quiz": "做几道题", "pledge": "我的承诺"}


def _quiz(edition: Edition, quiz: modules.Quiz, shown: Shown) -> Quiz | None:
    """A quiz; None where the edition lacks its bank, or it asks nothing."""
    item = edition.item("questions", quiz.bank)
    if item is None or not isinstance(item.data, Bank):
        return None
    bank = item.data
    long = lengths(bank.by_id)
    all_asked = {
        one.id: question(edition, bank.id, one, shown, long[one.id])
        for one in quiz_questions(bank, quiz)
    }
    portions = [
        Portion(draw, tuple(all_asked[one.id] for one in pool)) for draw, pool in paper(bank, quiz)
    ]
    first = {one.key for portion in portions for one in portion.questions}
    later = () if quiz.exam else tuple(one for one in all_asked.values() if one.key not in first)
    if not first:
        return None
    return Quiz(
        bank=bank.id,
        bank_title=bank.title,
        bank_url=item.url,
        passing=quiz.passing,
        portions=tuple(portions),
        later=later,
        minutes=quiz.exam.minutes if quiz.exam else 0,
    )


def question(
    edition: Edition, bank: str, one: questions.Question, shown: Shown = only_words, length: int = 1
) -> Question:
    """Return a question of a bank, by its id, as plain data."""
    choices = _choices(bank, one)
    type_ = one.type.value
    content = [
        type_,
        one.prompt,
        [[choice.text, choice.correct] for choice in choices],
        list(one.answers),
    ]
    return Question(
        key=f"{bank}/{one.id}",
        hash=_digest(json.dumps(content, ensure_ascii=False, separators=(",", ":"))),
        type=type_,
        tag=one.type.label,
        prompt=one.prompt,
        images=tuple(map(shown, one.images)),
        choices=choices,
        answers=one.answers,
        why=one.why or "",
        clauses=tuple(_clauses(edition, one)),
        length=length,
    )


def _choices(bank: str, one: questions.Question) -> tuple[Choice, ...]:
    if one.type is QuestionType.JUDGE:
        return Choice("对", bool(one.answer)), Choice("错", not one.answer)
    return tuple(
        Choice(
            choice.text,
            bool(choice.correct),
            choice.consequence or "",
            choice.why or "",
            f"{bank}/{choice.next}" if choice.next else "",
        )
        for choice in one.choices
    )


def _clauses(edition: Edition, one: questions.Question) -> Iterator[Clause]:
    for reference in one.cites:
        cited = cite(edition, reference)
        target = entry_target(reference)
        other = edition.item(*target.key) if target else None
        if cited:
            title = f"{cited.rule.title}{cited.words}"
            yield Clause(title, cited.url, _shortened(cited.text))
        elif other:
            yield Clause(other.data.title, other.url, "")


def _shortened(text: str) -> str:
    """A text up to the end of a sentence within what a screen quotes."""
    if len(text) <= _LONGEST_QUOTE:
        return text
    end = max(text.rfind(sign, 0, _LONGEST_QUOTE) for sign in "。；\n")
    return f"{text[: end + 1 if end > 0 else _LONGEST_QUOTE]}……"


def _version(screens: tuple[Screen, ...]) -> str:
    parts = []
    for screen in screens:
        hashes = [one.hash for one in screen.quiz.questions] if screen.quiz else []
        parts.append(screen.key + ",".join(hashes))
    return _digest(",".join(parts))


def _digest(text: str) -> str:
    """The CRC-32 of a text in UTF-8, as records of every version have had it (digest.js)."""
    return f"{crc32(text.encode()):08x}"


def _follow(edition: Edition, item: Item[Module]) -> Follow | None:
    """The first lesson that a module names as related, else the next one in the list."""
    for reference in item.data.related:
        target = entry_target(reference)
        if target and target.folder == "modules" and target.id != item.data.id:
            other = edition.item(*target.key)
            if other:
                return Follow(other.data.title, other.url)
    others = edition.browse("modules")
    keys = [other.key for other in others]
    if item.key not in keys or len(keys) < 2:
        return None
    other = others[(keys.index(item.key) + 1) % len(keys)]
    return Follow(other.data.title, other.url)
