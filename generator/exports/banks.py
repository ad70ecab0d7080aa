"""Export question banks as files of other systems."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.exports.selection import pick
from generator.intake.banks import files
from generator.intake.banks.checks import check
from generator.intake.banks.questions import plain_bank
from generator.kinds.questions.model import Bank
from generator.tools.clock import today

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from generator.edition import Edition


def banks(edition: Edition, form: str, ids: Collection[str]) -> Iterable[tuple[str, bytes]]:
    """Return name and content of the files of the banks named, of all where none is.

    Raises UnknownIdError.
    """
    items = pick(edition, Bank, ids) or edition.all(Bank)
    return files.export([plain_bank(item.data) for item in items], form)


def remarks(edition: Edition) -> list[str]:
    """Say in words what is bad about the banks of an edition although each question works."""
    return [str(mistake) for mistake in check(edition, today())]
