"""Sum up the cases of a pattern: how many, of how many people, how much money, when, where."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from generator.kinds.cases.model import Case


@dataclass(frozen=True, slots=True)
class Summary:
    """Hold what the cases of a pattern come to.

    `circulars`: 期, `cases`: 起, `people`: 人; `total`: in yuan, 0 where no case names a sum.
    `years`, `posts`, `sectors`: each with how many cases, the most frequent first, years in order.
    """

    circulars: int
    cases: int
    people: int
    total: float
    years: tuple[tuple[str, int], ...]
    posts: tuple[tuple[str, int], ...]
    sectors: tuple[tuple[str, int], ...]


def summary(cases: Sequence[Case]) -> Summary:
    """Sum up cases."""
    persons = [case.person for case in cases if case.person]
    return Summary(
        len({case.circular for case in cases if case.circular}),
        len(cases),
        len(persons),
        sum(case.total for case in cases),
        tuple(sorted(Counter(str(case.date.year) for case in cases if case.date).items())),
        tuple(Counter(person.post for person in persons).most_common()),
        tuple(Counter(case.sector for case in cases if case.sector).most_common()),
    )
