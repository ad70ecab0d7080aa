"""Reckon what answers say of a question: how hard it is, whom it parts, which choice misleads."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from math import sqrt
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from generator.training.report.records import AnswerRecord

LEAST_FOR_DIFFICULTY = 10
"""Answers below which no share is shown: its standard error √(p(1−p)/n) is up to 0.16 here."""

LEAST_FOR_DISCRIMINATION = 30
"""Answers below which no correlation is shown: its standard error, about 1/√(n−1), is 0.19 here."""

LEAST_OF_ONE_CHOICE = 5
"""People below which a wrong choice is not shown: it is chance, and it tells of persons."""

LEAST_OTHERS = 2
"""Other questions that somebody must have answered to be told apart by them."""


@dataclass(frozen=True, slots=True)
class ItemFigures:
    """Hold what was reckoned of one version of a question; None where too few answered.

    `difficulty`: share of right answers, 0 to 1; `discrimination`: −1 to 1; `misleading`: the wrong
    choices taken most often, by their letters, with how often.
    """

    question: str
    version: str
    count: int
    difficulty: float | None
    discrimination: float | None
    misleading: tuple[tuple[str, int], ...]


def analysis(answers: Iterable[AnswerRecord]) -> list[ItemFigures]:
    """Return the figures of every version of a question in one pass over the answers."""
    by_sitting: dict[tuple[str, str, str], list[AnswerRecord]] = defaultdict(list)
    by_item: dict[tuple[str, str], list[tuple[AnswerRecord, float | None]]] = defaultdict(list)
    for answer in answers:
        by_sitting[answer.person, answer.unit, answer.module].append(answer)
    for own in by_sitting.values():
        right = sum(one.right for one in own)
        for one in own:
            by_item[one.question, one.version].append((one, _rest(one.right, right, len(own))))
    return [_figures(key, found) for key, found in by_item.items()]


def _rest(is_right: bool, right: int, count: int) -> float | None:
    """The share of right answers among the others of a sitting; None where they are too few."""
    others = count - 1
    return (right - is_right) / others if others >= LEAST_OTHERS else None


def _figures(
    key: tuple[str, str], found: Sequence[tuple[AnswerRecord, float | None]]
) -> ItemFigures:
    count = len(found)
    right = sum(one.right for one, _ in found)
    pairs = [(one.right, rest) for one, rest in found if rest is not None]
    return ItemFigures(
        *key,
        count,
        right / count if count >= LEAST_FOR_DIFFICULTY else None,
        discrimination(pairs) if len(pairs) >= LEAST_FOR_DISCRIMINATION else None,
        _misleading([one for one, _ in found]) if count >= LEAST_FOR_DIFFICULTY else (),
    )


def _misleading(answers: Iterable[AnswerRecord]) -> tuple[tuple[str, int], ...]:
    """What was taken instead of the right choice; what people write into blanks stays theirs."""
    wrong = Counter(one.given for one in answers if not one.right and _is_choice(one.given))
    often = [(given, count) for given, count in wrong.items() if count >= LEAST_OF_ONE_CHOICE]
    return tuple(sorted(often, key=lambda pair: (-pair[1], pair[0])))


def _is_choice(given: str) -> bool:
    return given.isascii() and given.isalpha() and given.isupper()


def discrimination(pairs: Sequence[tuple[bool, float]]) -> float | None:
    """Return the corrected point-biserial correlation of an item, −1 to 1.

    `pairs`: for each person whether the item was right, and the score in the rest of the test,
    without the item, so that it does not correlate with itself (Henrysson, "Correction of
    item-total correlations in item analysis", Psychometrika 28, 1963, pp. 211-218):
    r = (M₁ − M₀) / s · √(p(1 − p)), M₁ and M₀ the mean rests of those right and wrong, s the
    standard deviation of all rests. None where all are right, all wrong, or all rests equal.
    """
    right = [rest for is_right, rest in pairs if is_right]
    wrong = [rest for is_right, rest in pairs if not is_right]
    if not right or not wrong:
        return None
    count = len(pairs)
    mean = sum(rest for _, rest in pairs) / count
    deviation = sqrt(sum((rest - mean) ** 2 for _, rest in pairs) / count)
    if deviation < _NOTHING:
        return None
    apart = sum(right) / len(right) - sum(wrong) / len(wrong)
    share = len(right) / count
    return apart / deviation * sqrt(share * (1 - share))


_NOTHING = 1e-12
"""What rounding leaves of a deviation of nought."""
