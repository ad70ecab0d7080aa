"""Manuscript → PDF, by Typst, in a folder of its own, with nothing taken from the machine."""

from __future__ import annotations

import datetime
import shutil
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import typst

from generator.books.code import Code, call, code
from generator.books.prepress import for_the_press
from generator.books.revision import ForeignFileError
from generator.books.tags import with_row_headers
from generator.tools import palette

if TYPE_CHECKING:
    from collections.abc import Mapping

    from generator.books.model import Condition
    from generator.books.typefaces import Typefaces

HOUSE = Path(__file__).parent / "house"
SCREEN_STANDARDS: list[typst.PDFStandard] = ["a-2a", "ua-1"]


@dataclass(frozen=True, slots=True)
class Manuscript:
    """Hold one file to be.

    `style` names the style sheet in house/, `body` is the call that sets it all. `settings` are the
    names that settings.typ, which the sheets import, defines.
    """

    name: str
    style: str
    title: str
    date: datetime.date
    settings: Mapping[str, Any]
    body: Code

    def source(self) -> str:
        return f'#import "{self.style}.typ": *\n#{self.body.source}\n'


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
    stamp = datetime.datetime.combine(manuscript.date, datetime.time(), datetime.UTC)
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        _lay_out(root, manuscript, typefaces, for_press=condition is not None)
        try:
            pdf, warnings = typst.Compiler(
                input=str(root / "main.typ"),
                root=str(root),
                font_paths=typefaces.fonts,
                ignore_system_fonts=True,
            ).compile_with_warnings(
                format="pdf",
                timestamp=int(stamp.timestamp()),
                pdf_standards=[] if condition else SCREEN_STANDARDS,
                pdf_tags=condition is None,
            )
        except typst.TypstError as error:
            raise NotSetError(f"{manuscript.name}: {_reason(error, root)}") from error
    if warnings:
        raise NotSetError(
            "\n".join(f"{manuscript.name}: {_reason(warning, root)}" for warning in warnings)
        )
    assert isinstance(pdf, bytes)
    try:
        if condition:
            return for_the_press(pdf, manuscript.settings["bleed"], condition.value)
        return with_row_headers(pdf)
    except ForeignFileError as error:
        raise NotSetError(f"{manuscript.name}: {error}") from error


def _reason(trouble: typst.TypstError | typst.TypstWarning, root: Path) -> str:
    return str(trouble.diagnostic or trouble.message).replace(str(root), "")


def _lay_out(root: Path, manuscript: Manuscript, typefaces: Typefaces, *, for_press: bool) -> None:
    shutil.copytree(HOUSE, root, dirs_exist_ok=True)
    settings = {
        "faces": typefaces.faces,
        "press": for_press,
        "palette": palette.inks(),
        **manuscript.settings,
    }
    lines = [f"#let {name} = {code(value).source}" for name, value in settings.items()]
    (root / "settings.typ").write_text("\n".join(lines), "utf-8")
    (root / "main.typ").write_text(manuscript.source(), "utf-8")


def day(date: datetime.date) -> Code:
    """Return a date as Typst knows it."""
    return call("datetime", year=date.year, month=date.month, day=date.day)
