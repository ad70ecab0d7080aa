"""Find what makes a bank bad although each question could be asked."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

from rapidfuzz import fuzz, process

from generator.intake.banks.questions import Mistake, faults, plain_bank
from generator.kinds.questions.model import Bank
from generator.kinds.rules.model import Rule
from generator.library.references import clause_target, entry_target

if TYPE_CHECKING:
    import datetime
    from collections.abc import Iterator

    from generator.edition import Edition
    from generator.intake.banks.questions import Plain, PlainBank

_ALIKE = 90.0  # of 100 characters in the same order
_GIVEAWAY = 0.6


def check(edition: Edition, today: datetime.date) -> list[Mistake]:
    """Return all that is wrong with the banks of an edition."""
    banks = [plain_bank(item.data) for item in edition.all(Bank)]
    told = [
        Mistake(f"{bank.id}/{q.id}", what)
        for bank in banks
        for q in bank.questions
        for what in faults(q)
    ]
    told += alike(banks)
    told += [mistake for bank in banks for mistake in giveaways(bank)]
    told += [mistake for bank in banks for mistake in _expired(edition, bank, today)]
    return told


def alike(banks: list[PlainBank]) -> list[Mistake]:
    """List questions that are equal or nearly so, in any two banks."""
    places = [f"{bank.id}/{q.id}" for bank in banks for q in bank.questions]
    asked = [_plain_words(q) for bank in banks for q in bank.questions]
    told = []
    for i, where in enumerate(places):
        if found := process.extractOne(asked[i], asked[:i], scorer=fuzz.ratio, score_cutoff=_ALIKE):
            told.append(Mistake(where, f"和 {places[found[2]]} 几乎一样"))
    return told


def _plain_words(question: Plain) -> str:
    """What a question asks: the prompt with its right answers, without marks."""
    right = sorted(text for text, correct, *_ in question.choices if correct)
    text = unicodedata.normalize("NFKC", question.prompt + "".join([*right, *question.answers]))
    return "".join(letter for letter in text if letter.isalnum())


def giveaways(bank: PlainBank) -> list[Mistake]:
    """Tell whether who always takes the longest choice would do well."""
    chosen = [q for q in bank.questions if len(q.choices) > 2 and sum(c[1] for c in q.choices) == 1]
    longest = [q for q in chosen if _longest_is_right(q)]
    if len(chosen) < 5 or len(longest) <= _GIVEAWAY * len(chosen):
        return []
    examples = "、".join(question.id for question in longest[:5])
    return [
        Mistake(
            bank.id,
            f"{len(chosen)} 道选择题里有 {len(longest)} 道最长的选项就是答案（{examples} 等），"
            "不看题也能选对",
        )
    ]


def _longest_is_right(question: Plain) -> bool:
    right = next(len(text) for text, correct, *_ in question.choices if correct)
    return all(correct or len(text) < right for text, correct, *_ in question.choices)


def _expired(edition: Edition, bank: PlainBank, today: datetime.date) -> Iterator[Mistake]:
    for question in bank.questions:
        for reference in question.cites:
            target = clause_target(reference) or entry_target(reference)
            rule = edition.get(target.folder, target.id) if target else None
            if (
                isinstance(rule, Rule)
                and target
                and rule.versions
                and not _in_force(rule, target.clause, today)
            ):
                yield Mistake(f"{bank.id}/{question.id}", f"依据“{reference}”今天不在施行")


def _in_force(rule: Rule, clause: str | None, today: datetime.date) -> bool:
    if clause is None:
        return rule.version_at(today) is not None
    return rule.clause_in_force(clause, today, first=today)
