"""Print every book of site_config/print.yml, the whole shelf replaced at once.

As PDF, and for reading devices those that are to be e-books.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

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
from generator.books.ebook.package import Title, epub
from generator.books.manuscript import Desk, NothingChosenError
from generator.books.model import BookKind
from generator.books.press import cover_png, print_pdf, print_with_places
from generator.books.typefaces import UnknownFamilyError, typefaces
from generator.edition import select
from generator.kinds.entry import Audience
from generator.library import unfilled
from generator.source.diagnostics import ContentError, Diagnostic, Problem
from generator.text.richtext import RichText
from generator.tools.swap import alone_in, beside, clear_up, discard, put_in_place

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from pathlib import Path

    from generator.books.manuscript import Rare
    from generator.books.model import Condition, Printing
    from generator.books.press import Manuscript
    from generator.books.typefaces import Typefaces
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


def export(
    library: Library, out: Path, progress: Callable[[int, int], None] = lambda done, total: None
) -> Path:
    """Print all books into `out`/print, which is replaced when all are done; return that folder.

    `progress` is told files done and all. Raises ContentError with everything that authors must
    mend, UnfilledError where their settings are as `init` wrote them: then, as after any other
    error, what was printed before still stands.
    """
    files, faces = _files(library)
    out.mkdir(parents=True, exist_ok=True)
    place = out / "print"
    with alone_in(out):
        clear_up(place)
        upcoming = beside(place)
        try:
            for done, file in enumerate(files):
                progress(done, len(files))
                for name, data in _print(file, faces):
                    (upcoming / name).write_bytes(data)
            progress(len(files), len(files))
            put_in_place(upcoming, place)
        finally:
            discard(upcoming)
    return place


class _Ebook(NamedTuple):
    """What an e-book is beside its manuscript."""

    title: Title
    jacket: Manuscript


class _File(NamedTuple):
    """A file to be printed; `condition`: that of the press, None for the screen."""

    manuscript: Manuscript
    condition: Condition | None
    ebook: _Ebook | None

    @property
    def name(self) -> str:
        return f"{self.manuscript.name}-press" if self.condition else self.manuscript.name


def _print(file: _File, faces: Typefaces) -> Iterator[tuple[str, bytes]]:
    """The file, and the e-book from the same manuscript, by name."""
    if file.ebook is None:
        yield f"{file.name}.pdf", print_pdf(file.manuscript, faces, file.condition)
        return
    pdf, places = print_with_places(file.manuscript, faces)
    yield f"{file.name}.pdf", pdf
    cover = cover_png(file.ebook.jacket, faces)
    yield f"{file.name}.epub", epub(file.ebook.title, places, cover)


def _files(library: Library) -> tuple[list[_File], Typefaces]:
    """Every file to be printed, and the fonts of all."""
    root = library.home
    settings = load(root / SETTINGS, library)
    if lacking := [*settings.diagnose(unfilled.problems(settings.record))]:
        raise UnfilledError(lacking)
    try:
        faces = typefaces(settings.record.fonts, root)
    except UnknownFamilyError as error:
        raise settings.error(error.problems) from error
    return _manuscripts(library, faces, settings), faces


def _manuscripts(library: Library, faces: Typefaces, settings: Settings[Printing]) -> list[_File]:
    printing = settings.record
    editions = {audience: select(library, audience) for audience in Audience}
    rich = {audience: RichText(edition) for audience, edition in editions.items()}
    files: list[_File] = []
    problems: list[Diagnostic] = []
    for position, book in enumerate(printing.books):
        audience = Audience(book.audience.value)
        desk = Desk(book, printing, editions[audience], faces, rich[audience])
        try:
            for manuscript in _WRITERS[book.kind](desk):
                title = Title(manuscript, book, printing.site)
                ebook = _Ebook(title, desk.jacket(manuscript)) if book.ebook else None
                files.append(_File(manuscript, None, ebook))
                if book.press:
                    files.append(_File(manuscript, book.condition, None))
        except NothingChosenError:
            problem = Problem(
                "empty-selection", ("books", position, "select"), {"book": book.title}
            )
            problems += settings.error([problem]).diagnostics
        problems += _rare(desk.rare, editions[audience], settings, position)
    if problems:
        raise ContentError(problems)
    return files


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
