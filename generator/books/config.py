"""Read site_config/print.yml: which books there are, what goes into them, on which paper."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.books import sample
from generator.books.model import READ, Printing
from generator.library import settings, unfilled
from generator.source.diagnostics import Problem, in_order

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping
    from pathlib import Path

    from generator.library.catalogue import Library
    from generator.library.settings import Settings
    from generator.source.diagnostics import Diagnostic

SETTINGS = "site_config/print.yml"


def load(
    path: Path,
    library: Library,
    drafts: Mapping[Path, bytes | None] | None = None,
    broken: Collection[tuple[str, str]] = (),
) -> Settings[Printing]:
    """Read the books, and look up in the library what they refer to. Raises ContentError.

    `broken`: folder and id of entries that are there and cannot be used as they are.
    """
    printing = settings.read(path, SETTINGS, Printing, drafts)
    if problems := [*_misplaced(printing.record), *printing.missing_references(library, broken)]:
        raise printing.error([*problems, *sample.words(printing.record, library)])
    return printing


def warnings(printing: Settings[Printing], library: Library) -> list[Diagnostic]:
    """List what is odd about the books and no error."""
    odd = [*sample.words(printing.record, library), *unfilled.problems(printing.record)]
    return in_order(printing.diagnose(odd))


def _misplaced(printing: Printing) -> Iterator[Problem]:
    """Yield ids given twice, and e-books of what nobody reads from page to page."""
    names: set[str] = set()
    for position, book in enumerate(printing.books):
        if book.id in names:
            values = {"value": book.id, "other": "print.yml"}
            yield Problem("duplicate-id", ("books", position, "id"), values)
        names.add(book.id)
        if book.ebook and book.kind not in READ:
            known = "、".join(kind.label for kind in READ)
            values = {"kind": book.kind.label, "known": known}
            yield Problem("no-ebook", ("books", position, "ebook"), values)
