"""Export entries as Word files by their kind: rules, cases, circulars, actions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.books.config import SETTINGS
from generator.books.model import BookKind, Printing
from generator.exports import rules
from generator.exports.documents import case, circular, letter
from generator.exports.documents.desk import Desk
from generator.exports.selection import pick
from generator.kinds.actions.model import Action
from generator.kinds.cases.model import Case
from generator.kinds.circulars.model import Circular
from generator.kinds.entry import Audience
from generator.library import settings, unfilled
from generator.text.richtext import RichText

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from generator.books.model import Issuer
    from generator.edition import Edition

FOLDERS = ("rules", "cases", "circulars", "actions")
"""Folders of the kinds that there is a Word file of."""


def files(edition: Edition, folder: str, ids: Collection[str]) -> Iterable[tuple[str, bytes]]:
    """Yield name and content of a file for each entry of a kind named, for all where none is.

    Raises UnknownIdError, and ContentError where the settings of the books cannot be read.
    """
    if folder == "rules":
        return rules.rules(edition, ids)
    if folder == "cases":
        return _cases(edition, ids)
    if folder == "circulars":
        return _circulars(edition, ids)
    return _letters(edition, ids)


def _cases(edition: Edition, ids: Collection[str]) -> Iterator[tuple[str, bytes]]:
    rich = RichText(edition)
    for item in pick(edition, Case, ids) or edition.of(Case):
        desk = Desk(edition, rich, item.data.title)
        case.put(desk, item)
        yield f"{item.data.id}.docx", desk.data


def _circulars(edition: Edition, ids: Collection[str]) -> Iterator[tuple[str, bytes]]:
    rich, issuer = RichText(edition), _issuer(edition)
    for item in pick(edition, Circular, ids) or edition.of(Circular):
        desk = Desk(edition, rich, item.data.title)
        circular.put(desk, item, issuer)
        yield f"{item.data.id}.docx", desk.data


def _letters(edition: Edition, ids: Collection[str]) -> Iterator[tuple[str, bytes]]:
    rich = RichText(edition)
    for item in pick(edition, Action, ids) or edition.of(Action):
        desk = Desk(edition, rich, item.data.title)
        letter.put(desk, item)
        yield f"{item.data.id}.docx", desk.data


def _issuer(edition: Edition) -> Issuer | None:
    """How circulars are signed, by the first book of circulars that this edition may be in."""
    path = edition.home / SETTINGS
    if not path.is_file():
        return None
    books = settings.read(path, SETTINGS, Printing).record.books
    chosen = (
        book.issuer
        for book in books
        if book.kind is BookKind.CIRCULAR and book.audience in (Audience.PUBLIC, edition.audience)
    )
    issuer = next(filter(None, chosen), None)
    return issuer if issuer and not any(unfilled.problems(issuer)) else None
