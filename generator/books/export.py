"""Print every book of site_config/print.yml as PDF, the whole shelf replaced at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.books import casebook, circular, digest, handbook, leaflet, lessons
from generator.books.config import SETTINGS, load
from generator.books.manuscript import Desk, NothingChosenError
from generator.books.model import BookKind
from generator.books.press import print_pdf
from generator.books.typefaces import UnknownFamilyError, typefaces
from generator.edition import select
from generator.kinds.entry import Audience
from generator.library.settings import Settings
from generator.source.diagnostics import ContentError, Diagnostic, Problem
from generator.text.richtext import RichText
from generator.tools.swap import alone_in, beside, clear_up, discard, put_in_place

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from pathlib import Path

    from generator.books.manuscript import Rare
    from generator.books.model import Printing
    from generator.books.press import Manuscript
    from generator.books.typefaces import Typefaces
    from generator.edition import Edition
    from generator.library.loading import Library

_WRITERS: dict[BookKind, Callable[[Desk], list[Manuscript]]] = {
    BookKind.CASEBOOK: casebook.write,
    BookKind.HANDBOOK: handbook.write,
    BookKind.LESSONS: lessons.write,
    BookKind.LEAFLET: leaflet.write,
    BookKind.DIGEST: digest.write,
    BookKind.CIRCULAR: circular.write,
}


def export(
    library: Library, out: Path, progress: Callable[[int, int], None] = lambda done, total: None
) -> Path:
    """Print all books into `out`/print, which is replaced when all are done; return that folder.

    `progress` is told files done and all. Raises ContentError with everything that authors must
    mend: then, as after any other error, what was printed before still stands.
    """
    manuscripts, faces = _written(library)
    files = [
        (name, manuscript, for_press)
        for manuscript, press in manuscripts
        for name, for_press in [
            (manuscript.name, False),
            *([(f"{manuscript.name}-press", True)] if press else []),
        ]
    ]
    out.mkdir(parents=True, exist_ok=True)
    place = out / "print"
    with alone_in(out):
        clear_up(place)
        upcoming = beside(place)
        try:
            for done, (name, manuscript, for_press) in enumerate(files):
                progress(done, len(files))
                (upcoming / f"{name}.pdf").write_bytes(
                    print_pdf(manuscript, faces, for_press=for_press)
                )
            progress(len(files), len(files))
            put_in_place(upcoming, place)
        finally:
            discard(upcoming)
    return place


def _written(library: Library) -> tuple[list[tuple[Manuscript, bool]], Typefaces]:
    """Every file to be printed, whether the press gets one of its own, and the fonts of all."""
    root = library.content.parent
    settings = Settings(root / SETTINGS, SETTINGS)
    printing = load(settings, library)
    try:
        faces = typefaces(printing.fonts, root)
    except UnknownFamilyError as error:
        raise settings.error(error.problems) from error
    return _manuscripts(library, printing, faces, settings), faces


def _manuscripts(
    library: Library, printing: Printing, faces: Typefaces, settings: Settings
) -> list[tuple[Manuscript, bool]]:
    editions = {audience: select(library, audience) for audience in Audience}
    rich = {audience: RichText(edition) for audience, edition in editions.items()}
    written: list[tuple[Manuscript, bool]] = []
    told: list[Diagnostic] = []
    for position, book in enumerate(printing.books):
        audience = Audience(book.audience.value)
        desk = Desk(book, printing, editions[audience], faces, rich[audience])
        try:
            written += [(manuscript, book.press) for manuscript in _WRITERS[book.kind](desk)]
        except NothingChosenError:
            problem = Problem(
                "empty-selection", ("books", position, "select"), {"book": book.title}
            )
            told += settings.error([problem]).diagnostics
        told += _rare(desk.rare, editions[audience], settings, position)
    if told:
        raise ContentError(told)
    return written


def _rare(
    found: Iterable[Rare], edition: Edition, settings: Settings, position: int
) -> Iterator[Diagnostic]:
    for rare in found:
        values: dict[str, object] = {
            "character": rare.character,
            "codepoint": f"{ord(rare.character):04X}",
        }
        if rare.item is None:
            yield from settings.error(
                [Problem("missing-glyph", ("books", position), values)]
            ).diagnostics
        else:
            yield _placed(rare, edition.content.parent / rare.item.origin, values)


def _placed(rare: Rare, file: Path, values: dict[str, object]) -> Diagnostic:
    """At the character itself where the file holds it as such, else at the file's first place."""
    assert rare.item is not None
    lines = file.read_text("utf-8-sig", errors="replace").splitlines()
    where = (
        (n, line.index(rare.character)) for n, line in enumerate(lines, 1) if rare.character in line
    )
    line, column = next(where, (1, 0))
    return Diagnostic(rare.item.origin, line, column + 1, "missing-glyph", values)
