"""Manuscript → PDF, by Typst, in a folder of its own, with nothing taken from the machine."""

from __future__ import annotations

import datetime
import json
import shutil
import tempfile
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import typst

from generator.books.code import Code, call, code
from generator.books.prepress import for_the_press
from generator.books.revision import ForeignFileError
from generator.books.tags import with_row_headers
from generator.tools import palette

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from generator.books.model import Condition
    from generator.books.typefaces import Typefaces

HOUSE = Path(__file__).parent / "house"
SCREEN_STANDARDS: list[typst.PDFStandard] = ["a-2a", "ua-1"]


@dataclass(frozen=True, slots=True)
class Manuscript:
    """Hold one file to be.

    `style` names the style sheet in house/, `dress` is its function that takes `parts` as they
    follow one another. `settings` are the names that settings.typ, which the sheets import,
    defines.
    """

    name: str
    style: str
    title: str
    date: datetime.date
    settings: Mapping[str, Any]
    dress: Code
    parts: Sequence[Code]

    def source(self) -> str:
        """Return the whole as Typst reads it."""
        content = "\n".join(f"#{part.source}" for part in self.parts)
        return f'#import "{self.style}.typ": *\n#[#show: {self.dress.source}\n{content}\n]\n'


class Page(NamedTuple):
    """Hold a page of a PDF: its place in the file, counted from 1, and the number on it."""

    number: int
    shown: str


@dataclass(frozen=True, slots=True)
class Places:
    """Say on which pages of a PDF things stand.

    That is every heading, in the order of the file, and the first place of each label; `pages` are
    all that it has.
    """

    headings: Sequence[Page]
    labels: Mapping[str, Page]
    pages: int


_PLACES = """query(selector.or(heading, metadata, figure)).map(it => {
  let at = it.location()
  let form = at.page-numbering()
  (
    it.func() == heading,
    if it.has("label") { str(it.label) },
    at.page(),
    numbering(if form == none { "1" } else { form }, ..counter(page).at(at)),
  )
})"""
"""What Typst is asked once a file is set: of each heading and mark its label and page."""
_PAGE = b"<</Type/Page/"


_ALONE = {"elsewhere": {}, "first-page": 1, "volumes-set": ()}
"""What a file is told that is no volume of several: where things stand in others, as (volume, page
or none) by label; the number of its first page; of the volumes that are set already the name, the
first and the last number, and how many pages the file has.
"""


class NotSetError(Exception):
    """Say that Typst refused a manuscript or warned of something.

    It is a fault of the house, not of an author.
    """


def print_pdf(
    manuscript: Manuscript, typefaces: Typefaces, condition: Condition | None = None
) -> bytes:
    """Set a manuscript: for the screen as PDF/A-2a and PDF/UA-1, or with bleed and crop marks.

    `condition`: that of the press for which the file is; None for the screen. The same manuscript
    gives the same bytes: its date stands in place of the clock. Raises NotSetError.
    """
    if condition is None:
        return print_with_places(manuscript, typefaces)[0]
    with _at_the_press(manuscript, typefaces, for_press=True) as press:
        pdf = press.pdf()
    try:
        return for_the_press(pdf, manuscript.settings["bleed"], condition.value)
    except ForeignFileError as error:
        raise NotSetError(f"{manuscript.name}: {error}") from error


def print_with_places(manuscript: Manuscript, typefaces: Typefaces) -> tuple[bytes, Places]:
    """Set a manuscript for the screen; return the file, and on which of its pages things stand.

    Raises NotSetError.
    """
    with _at_the_press(manuscript, typefaces, for_press=False) as press:
        pdf, told = press.pdf(), json.loads(press.compiler.eval(_PLACES))
    headings = [Page(number, shown) for is_heading, _, number, shown in told if is_heading]
    labels = {label: Page(number, shown) for _, label, number, shown in reversed(told) if label}
    try:
        return with_row_headers(pdf), Places(headings, labels, pdf.count(_PAGE))
    except ForeignFileError as error:
        raise NotSetError(f"{manuscript.name}: {error}") from error


_COVER_PPI = 168.0
"""Makes a cover of some 1,200 pixels across, as shops and reading devices want it."""


def cover_png(manuscript: Manuscript, typefaces: Typefaces, ppi: float = _COVER_PPI) -> bytes:
    """Return the first page of a manuscript, its cover, as a picture of so many dots an inch.

    Raises NotSetError.
    """
    with _at_the_press(manuscript, typefaces, for_press=False) as press:
        pages = press.compiler.compile(format="png", ppi=ppi)
    picture = pages[0] if isinstance(pages, list) else pages
    assert picture is not None
    return picture


@dataclass(frozen=True, slots=True)
class _Press:
    """Hold Typst over the folder of one manuscript."""

    compiler: typst.Compiler
    root: Path
    manuscript: Manuscript
    for_press: bool

    def pdf(self) -> bytes:
        """The file as Typst writes it. Raises NotSetError for what it warns of."""
        stamp = datetime.datetime.combine(self.manuscript.date, datetime.time(), datetime.UTC)
        pdf, warnings = self.compiler.compile_with_warnings(
            format="pdf",
            timestamp=int(stamp.timestamp()),
            pdf_standards=[] if self.for_press else SCREEN_STANDARDS,
            pdf_tags=not self.for_press,
        )
        if warnings:
            raise NotSetError("\n".join(map(self.reason, warnings)))
        assert isinstance(pdf, bytes)
        return pdf

    def reason(self, trouble: typst.TypstError | typst.TypstWarning) -> str:
        words = str(trouble.diagnostic or trouble.message).replace(str(self.root), "")
        return f"{self.manuscript.name}: {words}"


@contextmanager
def _at_the_press(
    manuscript: Manuscript, typefaces: Typefaces, *, for_press: bool
) -> Iterator[_Press]:
    """Lay a manuscript out in a folder of its own; what Typst refuses becomes NotSetError."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        _lay_out(root, manuscript, typefaces, for_press=for_press)
        compiler = typst.Compiler(
            input=str(root / "main.typ"),
            root=str(root),
            font_paths=typefaces.fonts,
            ignore_system_fonts=True,
        )
        press = _Press(compiler, root, manuscript, for_press)
        try:
            yield press
        except typst.TypstError as error:
            raise NotSetError(press.reason(error)) from error


def _lay_out(root: Path, manuscript: Manuscript, typefaces: Typefaces, *, for_press: bool) -> None:
    shutil.copytree(HOUSE, root, dirs_exist_ok=True)
    settings = {
        "faces": typefaces.faces,
        "press": for_press,
        "palette": palette.inks(),
        **_ALONE,
        **manuscript.settings,
    }
    lines = [f"#let {name} = {code(value).source}" for name, value in settings.items()]
    (root / "settings.typ").write_text("\n".join(lines), "utf-8")
    (root / "main.typ").write_text(manuscript.source(), "utf-8")


def day(date: datetime.date) -> Code:
    """Return a date as Typst knows it."""
    return call("datetime", year=date.year, month=date.month, day=date.day)
