"""Write what several official documents attach and date alike."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.books.code import Code, call
from generator.kinds.rules.clause_number import rank
from generator.kinds.rules.provisions import lines
from generator.law.citations import cite

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from generator.books.manuscript import Desk
    from generator.kinds.cases.model import Case
    from generator.law.citations import Citation

ATTACHED = "相关条文摘录"


def full_day(day: date) -> str:
    """Write a day as official documents do: 2022年1月28日."""
    return f"{day.year}年{day.month}月{day.day}日"


def attached_clauses(desk: Desk, cases: Iterable[Case]) -> list[Code]:
    """Return every clause that the cases broke, once, as it stood then.

    Rule by rule as they are cited, by number in each.
    """
    by_rule: dict[str, dict[str, Citation]] = {}
    for case in cases:
        for act in case.conduct:
            for reference in act.violates:
                cited = cite(desk.edition, reference, case.time_of(act))
                if cited:
                    by_rule.setdefault(cited.rule.id, {}).setdefault(cited.url, cited)
    return [
        call("clause", f"{cited.rule.title}{cited.words}", [*lines(cited.provisions)])
        for clauses in by_rule.values()
        for cited in sorted(
            clauses.values(), key=lambda cited: (rank(cited.clause.no), cited.place)
        )
    ]
