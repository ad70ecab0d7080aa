"""Choose short clauses, of which the home page shows one a day."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.kinds.rules import clause_number
from generator.kinds.rules.model import ClauseKind, Rule
from generator.law import citations

if TYPE_CHECKING:
    from generator.edition import Edition, Item
    from generator.kinds.rules.model import Clause

COUNT = 7
_LONGEST = 60  # characters that are read in passing
_KINDS = (ClauseKind.MUST, ClauseKind.MUST_NOT, ClauseKind.PROCEDURE)


@dataclass(frozen=True, slots=True)
class Daily:
    """Hold a clause in force of a rule."""

    item: Item[Rule]
    clause: Clause

    @property
    def url(self) -> str:
        return f"{self.item.url}#{self.item.data.anchor(self.clause)}"

    @property
    def words(self) -> str:
        return clause_number.words(self.clause.no)


def daily(edition: Edition) -> list[Daily]:
    """Return as many clauses as a week has days: real rules first, each rule's first before others.

    Only what is short enough to be read in passing, and says what is to be done or not.
    """
    by_rule = [
        [Daily(item, clause) for clause in _short(item)]
        for item in sorted(edition.of(Rule), key=lambda item: item.data.fictional)
    ]
    rounds = range(max(map(len, by_rule), default=0))
    turns = [own[turn] for turn in rounds for own in by_rule if turn < len(own)]
    real = [one for one in turns if not one.item.data.fictional]
    made_up = [one for one in turns if one.item.data.fictional]
    return [*real, *made_up][:COUNT]


def _short(item: Item[Rule]) -> list[Clause]:
    return [
        article.clause
        for article in citations.in_force(item.data).articles
        if article.clause.kind in _KINDS
        and len(article.clause.text) <= _LONGEST
        and "\n" not in article.clause.text.strip()
    ]
