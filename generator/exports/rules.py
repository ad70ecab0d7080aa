"""Export rules as Word files."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.exports.selection import pick
from generator.intake.statutes.entry import statute_of
from generator.intake.statutes.word import as_word
from generator.kinds.rules.model import Rule

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from generator.edition import Edition


def rules(edition: Edition, ids: Collection[str]) -> Iterable[tuple[str, bytes]]:
    """Yield name and content of a file for each rule named, for every one where none is.

    Raises UnknownIdError.
    """
    for item in pick(edition, Rule, ids) or edition.all(Rule):
        yield f"{item.data.id}.docx", as_word(statute_of(item.data))
