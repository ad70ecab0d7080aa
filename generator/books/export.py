"""Print every book of site_config/print.yml, the whole shelf replaced at once.

As PDF, and for reading devices those that are to be e-books.
"""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

from generator.books import (
    casebook,
    checkup,
    chronicle,
    circular,
    comparison,
    digest,
    handbook,
    leaflet,
    lessons,
    letter,
    questionnaire,
    review,
    warning,
)
from generator.books.config import SETTINGS, load
from generator.books.ebook.package import Title
from generator.books.manuscript import Desk, NothingChosenError
from generator.books.model import BookKind
from generator.books.paper import PAPERS
from generator.books.typefaces import UnknownFamilyError, typefaces
from generator.books.volumes import part
from generator.books.workshop import Ebook, Order, Workshop
from generator.edition import select
from generator.kinds.entry import Audience
from generator.library import unfilled
from generator.source.diagnostics import ContentError, Diagnostic, Problem
from generator.text.richtext import RichText
from generator.tools.swap import alone_in, beside, clear_up, discard, put_in_place

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
    from pathlib import Path

    from generator.books.manuscript import Rare
    from generator.books.model import Printing
    from generator.books.press import Manuscript
    from generator.edition import Edition
    from generator.library.catalogue import Library
    from generator.library.settings import Settings

_WRITERS: dict[BookKind, Callable[[Desk], list[Manuscript]]] = {
    BookKind.CASEBOOK: casebook.write,
    BookKind.HANDBOOK: handbook.write,
    BookKind.COMPARISON: comparison.write,
    BookKind.LESSONS: lessons.write,
    BookKind.LEAFLET: leaflet.write,
    BookKind.DIGEST: digest.write,
    BookKind.CHRONICLE: chronicle.write,
    BookKind.CIRCULAR: circular.write,
    BookKind.LETTER: letter.write,
    BookKind.CHECKUP: checkup.write,
    BookKind.WARNING: warning.write,
    BookKind.REVIEW: review.write,
    BookKind.QUESTIONNAIRE: questionnaire.write,
}


class UnfilledError(ContentError):
    """Say which settings of the books nobody has filled in yet."""


class UnknownBookError(Exception):
    """Say that there is no book of an id; `known`: those that there are."""

    def __init__(self, id: str, known: Sequence[str]) -> None:
        super().__init__(id)
        self.id = id
        self.known = known


def export(
    library: Library,
    out: Path,
    progress: Callable[[int, int], None] = lambda done, total: None,
    only: Collection[str] = (),
) -> Path:
    """Print all books into `out`/print, which is replaced when all are done; return that folder.

    `progress` is told files done and all. `only`: ids of the books to print, if not all; what was
    printed before of others stays. Raises ContentError with everything that authors must mend,
    UnfilledError where their settings are as `init` wrote them, UnknownBookError: then, as after
    any other error, what was printed before still stands.
    """
    settings = _settings(library)
    orders = _orders(library, settings, only)
    out.mkdir(parents=True, exist_ok=True)
    place = out / "print"
    with alone_in(out):
        clear_up(place)
        upcoming = beside(place)
        try:
            if only and place.is_dir():
                shutil.copytree(place, upcoming, dirs_exist_ok=True)
                _take_out(upcoming, only, [book.id for book in settings.record.books])
            workshop = Workshop(settings.record.fonts, library.home, upcoming)
            for done, order in enumerate(orders):
                progress(done, len(orders))
                workshop.print(order)
            progress(len(orders), len(orders))
            put_in_place(upcoming, place)
        finally:
            discard(upcoming)
    return place


def _take_out(folder: Path, only: Collection[str], known: Iterable[str]) -> None:
    """Remove what was printed of some books before, such as a volume that is no more.

    A file is called by the id of its book, or by that with what tells it from others of it; of two
    ids that fit, the longer is meant.
    """
    for file in [*folder.iterdir()]:
        fitting = [id for id in known if f"{file.stem}-".startswith(f"{id}-")]
        if max(fitting, key=len, default="") in only:
            file.unlink()


def _settings(library: Library) -> Settings[Printing]:
    settings = load(library.home / SETTINGS, library)
    if lacking := [*settings.diagnose(unfilled.problems(settings.record))]:
        raise UnfilledError(lacking)
    return settings


def _orders(
    library: Library, settings: Settings[Printing], only: Collection[str] = ()
) -> list[Order]:
    """Every file to be printed, all mistakes at once."""
    printing = settings.record
    known = [book.id for book in printing.books]
    for id in only:
        if id not in known:
            raise UnknownBookError(id, known)
    try:
        faces = typefaces(printing.fonts, library.home)
    except UnknownFamilyError as error:
        raise settings.error(error.problems) from error
    editions = {audience: select(library, audience) for audience in Audience}
    rich = {audience: RichText(edition) for audience, edition in editions.items()}
    orders: list[Order] = []
    problems: list[Diagnostic] = []
    for position, book in enumerate(printing.books):
        if only and book.id not in only:
            continue
        audience = Audience(book.audience.value)
        desk = Desk(book, printing, editions[audience], faces, rich[audience])
        try:
            for manuscript in _WRITERS[book.kind](desk):
                orders += _files(desk, manuscript)
        except NothingChosenError:
            problem = Problem(
                "empty-selection", ("books", position, "select"), {"book": book.title}
            )
            problems += settings.error([problem]).diagnostics
        problems += _rare(desk.rare, editions[audience], settings, position)
    problems += settings.diagnose(_clashes(orders, known))
    if problems:
        raise ContentError(problems)
    return orders


def _clashes(orders: Iterable[Order], known: Sequence[str]) -> Iterator[Problem]:
    """Yield ids of books whose files would be called as one of another book, such as a volume."""
    owners = {id: id for id in known}
    for order in orders:
        owner = owners.setdefault(order.name, order.book)
        if owner != order.book:
            values = {"value": owner, "other": order.manuscript.title}
            yield Problem("duplicate-id", ("books", known.index(owner), "id"), values)


def _files(desk: Desk, manuscript: Manuscript) -> Iterator[Order]:
    """The files of a manuscript: each volume for the screen and the press, spines, the e-book."""
    book = desk.book
    volumes = part(manuscript, PAPERS[book.paper], book.volume_pages)
    names = tuple(volume.manuscript.name for volume in volumes)
    title = Title(manuscript, book, desk.printing.site, names)
    ebook = Ebook(title, desk.jacket(manuscript)) if book.ebook else None
    if not volumes:
        yield Order(book.id, manuscript, ebook=ebook)
        if book.press:
            yield Order(book.id, manuscript, book.condition)
    for place, volume in enumerate(volumes):
        yield Order(book.id, volume.manuscript, volumes=volumes[:place])
        if book.press:
            yield Order(book.id, volume.manuscript, book.condition, volumes=volumes[:place])
            yield Order(book.id, desk.spine(volume), book.condition, volumes=[volume])
    if volumes and ebook:
        yield Order(book.id, manuscript, ebook=ebook, volumes=volumes)


def _rare(
    characters: Iterable[Rare], edition: Edition, settings: Settings[Printing], position: int
) -> Iterator[Diagnostic]:
    for rare in characters:
        values: dict[str, object] = {
            "character": rare.character,
            "codepoint": f"{ord(rare.character):04X}",
        }
        if rare.item is None:
            yield from settings.error(
                [Problem("missing-glyph", ("books", position), values)]
            ).diagnostics
        else:
            yield _locate(rare, edition.content.parent / rare.item.origin, values)


def _locate(rare: Rare, file: Path, values: dict[str, object]) -> Diagnostic:
    """At the character itself where the file holds it as such, else at the file's first place."""
    assert rare.item is not None
    lines = file.read_text("utf-8-sig", errors="replace").splitlines()
    where = (
        (n, line.index(rare.character)) for n, line in enumerate(lines, 1) if rare.character in line
    )
    line, column = next(where, (1, 0))
    return Diagnostic(rare.item.origin, line, column + 1, "missing-glyph", values)
