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
    mistakes: list[Mistake] = []
    for bank in banks:
        for question in bank.questions:
            place = f"{bank.id}/{question.id}"
            mistakes += [Mistake(place, what) for what in faults(question)]
    mistakes += alike(banks)
    for bank in banks:
        mistakes += giveaways(bank)
    for bank in banks:
        mistakes += _out_of_force(edition, bank, today)
    return mistakes


def alike(banks: list[PlainBank]) -> list[Mistake]:
    """List questions that are equal or nearly so, in any two banks."""
    places = [f"{bank.id}/{q.id}" for bank in banks for q in bank.questions]
    questions = [_plain_words(q) for bank in banks for q in bank.questions]
    mistakes = []
    for i, place in enumerate(places):
        match = process.extractOne(
            questions[i], questions[:i], scorer=fuzz.ratio, score_cutoff=_ALIKE
        )
        if match:
            mistakes.append(Mistake(place, f"和 {places[match[2]]} 几乎一样"))
    return mistakes


def _plain_words(question: Plain) -> str:
    """What a question asks: the prompt with its right answers, without marks."""
    right = sorted(text for text, correct, *_ in question.choices if correct)
    text = unicodedata.normalize("NFKC", question.prompt + "".join([*right, *question.answers]))
    return "".join(letter for letter in text if letter.isalnum())


def giveaways(bank: PlainBank) -> list[Mistake]:
    """Tell whether who always takes the longest choice would do well."""
    suspects = [question for question in bank.questions if _has_one_of_several(question)]
    longest = [question for question in suspects if _longest_is_right(question)]
    if len(suspects) < 5 or len(longest) <= _GIVEAWAY * len(suspects):
        return []
    examples = "、".join(question.id for question in longest[:5])
    return [
        Mistake(
            bank.id,
            f"{len(suspects)} 道选择题里有 {len(longest)} 道最长的选项就是答案（{examples} 等），"
            "不看题也能选对",
        )
    ]


def _has_one_of_several(question: Plain) -> bool:
    return len(question.choices) > 2 and sum(choice[1] for choice in question.choices) == 1


def _longest_is_right(question: Plain) -> bool:
    right = next(len(text) for text, correct, *_ in question.choices if correct)
    return all(correct or len(text) < right for text, correct, *_ in question.choices)


def _out_of_force(edition: Edition, bank: PlainBank, today: datetime.date) -> Iterator[Mistake]:
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
