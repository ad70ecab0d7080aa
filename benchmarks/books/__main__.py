"""Set one text side by side: `python -m benchmarks.books` writes benchmarks/BOOKS.md."""

from __future__ import annotations

import argparse
import shutil
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pylopdf_fonts_zh_cn as packaged
import pypdf

from benchmarks import machine
from benchmarks.books import text
from benchmarks.books.contenders import WEASYPRINT
from benchmarks.books.lines import judge, lines
from benchmarks.environments import ensure
from benchmarks.measure import FailedError, run

if TYPE_CHECKING:
    from benchmarks.books.lines import Setting
    from benchmarks.measure import Command, Usage

HERE = Path(__file__).resolve().parent
WORK = HERE.parent / ".work"
TYPE = 10.5  # points


@dataclass(frozen=True, slots=True)
class Outcome:
    """What one contender made of the text."""

    name: str
    usage: Usage
    pages: int
    size: int
    setting: Setting
    notes: int
    moved: int
    fonts: int
    missing: int


def main() -> None:
    """Measure, print the table and write the report."""
    options = _options()
    work = WORK / "books"
    shutil.rmtree(work, ignore_errors=True)
    work.mkdir(parents=True)
    before = machine.load()
    cases = text.make(options.cases)
    found = [
        _measured(name, command, pdf, work, cases) for name, command, pdf in _commands(cases, work)
    ]
    description = [
        *machine.describe(WEASYPRINT),
        ("Load before and after", f"{before}, {machine.load()}"),
    ]
    written = _report([outcome for outcome in found if outcome], description)
    options.results.write_text(written, "utf-8")
    print(written)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.books", description=__doc__)
    parser.add_argument("--cases", type=int, default=145, help="about three pages and a half each")
    parser.add_argument(
        "--results", type=Path, default=HERE.parent / "BOOKS.md", help="where the report is written"
    )
    return parser.parse_args()


def _commands(cases: list[text.Case], work: Path) -> list[tuple[str, Command, Path]]:
    serif, sans = packaged.serif_path().as_uri(), packaged.sans_path().as_uri()
    text.write_project(cases, work / "project")
    text.write_html(cases, work / "floats.html", serif, sans, floats=True)
    text.write_html(cases, work / "plain.html", serif, sans, floats=False)
    python = ensure(WORK / "venvs" / "weasyprint", WEASYPRINT) / "bin" / "python"
    weasyprint = [str(python), "-m", "weasyprint"]
    here = [sys.executable, "-m", "benchmarks.books.contenders"]
    return [
        (
            "qingjian (Typst)",
            [*here, "ours", str(work / "project"), str(work / "out")],
            work / "out/print/book.pdf",
        ),
        (
            "Chromium",
            [*here, "chromium", str(work / "plain.html"), str(work / "c.pdf")],
            work / "c.pdf",
        ),
        (
            "WeasyPrint",
            [*weasyprint, str(work / "floats.html"), str(work / "w.pdf")],
            work / "w.pdf",
        ),
    ]


def _measured(
    name: str, command: Command, pdf: Path, work: Path, cases: list[text.Case]
) -> Outcome | None:
    try:
        usage = run(command, HERE.parent.parent, 900)
    except FailedError as error:
        print(f"{name}: {error}", file=sys.stderr)
        return None
    finally:
        (HERE.parent.parent / "output.log").unlink(missing_ok=True)
    reader = pypdf.PdfReader(pdf)
    pages = ["".join(page.extract_text().split()).replace("\u200b", "") for page in reader.pages]
    notes, moved = _notes(pages, cases)
    fonts = [font for page in reader.pages for font in _fonts(page)]
    names = {name for name, _ in fonts}
    missing = {name for name, embedded in fonts if not embedded}
    setting = judge(lines(pdf), TYPE)
    return Outcome(
        name, usage, len(pages), pdf.stat().st_size, setting, notes, moved, len(names), len(missing)
    )


def _fonts(page: Any) -> list[tuple[str, bool]]:
    found = []
    for font in page.get("/Resources", {}).get("/Font", {}).values():
        inner = font.get_object().get("/DescendantFonts", [font])[0].get_object()
        descriptor = inner.get("/FontDescriptor", {})
        embedded = (
            any(f"/FontFile{n}" in descriptor for n in ("", "2", "3"))
            or inner.get("/Subtype") == "/Type3"
        )
        found.append((str(inner.get("/BaseFont")), embedded))
    return found


def _notes(pages: list[str], cases: list[text.Case]) -> tuple[int, int]:
    """How many notes were found with their mark, and how many of them stand on another page."""
    where = [
        (_page(pages, text.mark(n)), _page(pages, text.note(n)))
        for case in cases
        for _, n in case.paragraphs
    ]
    known = [(mark, note) for mark, note in where if mark >= 0 and note >= 0]
    return len(known), sum(mark != note for mark, note in known)


def _page(pages: list[str], words: str) -> int:
    return next((number for number, page in enumerate(pages) if words in page), -1)


_OPENING = """\
# Books

The same text on the same paper with the same fonts; each contender a process of its own, ours with
reading and checking. A line is ragged if it ends more than half a character before the edge though
its paragraph goes on; marks are squeezed if two that meet take less than 0.8 of a character each;
a note is moved if it stands on another page than its mark. Chromium knows no notes at the foot:
they follow their paragraph.

"""
_COLUMNS = (
    "",
    "seconds",
    "memory, MB",
    "pages",
    "MB",
    "ragged lines",
    "marks squeezed",
    "lines begun by a closing mark",
    "notes moved",
    "fonts not embedded",
)


def _report(outcomes: list[Outcome], description: list[tuple[str, str]]) -> str:
    head = f"| {' | '.join(_COLUMNS)} |\n|---{'|--:' * (len(_COLUMNS) - 1)}|\n"
    machine_rows = "".join(f"| {name} | {value} |\n" for name, value in description)
    return f"{_OPENING}{head}{''.join(map(_row, outcomes))}\n| | |\n|---|---|\n{machine_rows}"


def _row(o: Outcome) -> str:
    s = o.setting
    cells = (
        o.name,
        f"{o.usage.wall:.1f}",
        f"{o.usage.memory / 2**20:.0f}",
        f"{o.pages}",
        f"{o.size / 1e6:.1f}",
        f"{100 * s.ragged / max(s.inner, 1):.1f} % of {s.inner:,}",
        f"{100 * s.squeezed / max(s.pairs, 1):.1f} % of {s.pairs:,}",
        f"{s.bad_starts}",
        f"{o.moved} of {o.notes}",
        f"{o.missing} of {o.fonts}",
    )
    return f"| {' | '.join(cells)} |\n"


if __name__ == "__main__":
    main()
