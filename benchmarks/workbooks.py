"""Measure workbooks of many cases, and send one through LibreOffice and back.

Usage: python -m benchmarks.workbooks [--cases 2000] [--edits 1000] [--office]

Cases are made up, exported, imported unchanged, and imported again with edits of random cells.
With `--office` a workbook of the sample content is saved anew by LibreOffice (Debian's package
libreoffice-calc), of which an import must tell no change. It is no test: calc, core and common
alone are 64 MB to download and 207 MB to install, each time that tests run on a bare machine.
"""

from __future__ import annotations

import argparse
import os
import random
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import openpyxl

from benchmarks.corpus import write_cases
from benchmarks.measure import Usage, run

ROOT = Path(__file__).parent.parent
_LIMIT = 600  # seconds
_MOST_SECONDS, _MOST_BYTES = 20, 500_000_000
_CONVERT = ["--headless", "--convert-to", "xlsx:Calc MS Excel 2007 XML"]


def _command(*words: str) -> list[str]:
    program = "from generator.cli import main; main()"
    return [sys.executable, "-c", program, *words]


def _measure(name: str, folder: Path, *words: str) -> Usage:
    usage = run(_command(*words, "--content", str(folder / "content")), folder, _LIMIT)
    seconds = f"{usage.wall:6.2f} s, of processors {usage.cpu:6.2f} s"
    print(f"{name:<24} {seconds}, {usage.memory / 1e6:4.0f} MB")
    return usage


def _files(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in (folder / "content").rglob("*.yml")}


def _edit(place: Path, count: int) -> None:
    """Change so many cells of a workbook: summaries, posts, facts and amounts."""
    book = openpyxl.load_workbook(place)
    cells = []
    for name, headings in (
        ("案例", ("摘要", "当事人·职务")),
        ("案例·违纪事实", ("事实", "金额")),
    ):
        sheet = book[name]
        places = {cell.value: number for number, cell in enumerate(sheet[1])}
        for row in sheet.iter_rows(min_row=3):
            cells += [row[places[heading]] for heading in headings]
    for cell in random.Random(0).sample(cells, count):
        cell.value = f"{cell.value}0" if str(cell.value).isdigit() else f"{cell.value}（改）"
    book.save(place)


def _of_cases(cases: int, edits: int) -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        shutil.copytree(ROOT / "site_config", folder / "site_config")
        write_cases(folder / "content", cases)
        place = folder / "o.xlsx"
        usages = [_measure("export", folder, "export", "workbook", str(place))]
        before = _files(folder)
        usages.append(_measure("import, unchanged", folder, "import", str(place), "--yes"))
        print(f"{'files written':<24} {sum(before[n] != d for n, d in _files(folder).items()):6}")
        seconds = sum(usage.cpu for usage in usages)
        _edit(place, edits)
        usages.append(_measure(f"import, {edits} edits", folder, "import", str(place), "--yes"))
        print(f"{'files written':<24} {sum(before[n] != d for n, d in _files(folder).items()):6}")
        fits = seconds <= _MOST_SECONDS and max(u.memory for u in usages) <= _MOST_BYTES
        print("within the limits" if fits else "OVER THE LIMITS")


def _through_office() -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for part in ("site_config", "content"):
            shutil.copytree(ROOT / part, folder / part)
        shutil.copy(ROOT / "mkdocs.yml", folder)
        before = _files(folder)
        place, saved = folder / "o.xlsx", folder / "saved"
        _measure("export", folder, "export", "workbook", str(place))
        home = {**os.environ, "HOME": name}
        convert = ["soffice", *_CONVERT, "--outdir", str(saved), str(place)]
        subprocess.run(convert, check=True, capture_output=True, env=home)
        _measure("import from LibreOffice", folder, "import", str(saved / "o.xlsx"), "--yes")
        print((folder / "output.log").read_text("utf-8").strip())
        same = _files(folder) == before
        print(
            "LibreOffice's file changes nothing" if same else "LIBREOFFICE'S FILE CHANGES SOMETHING"
        )


def main() -> None:
    """Measure, and ask LibreOffice if that is wanted."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.workbooks", description=__doc__)
    parser.add_argument("--cases", type=int, default=2000)
    parser.add_argument("--edits", type=int, default=1000)
    parser.add_argument("--office", action="store_true", help="save one by LibreOffice")
    options = parser.parse_args()
    _of_cases(options.cases, options.edits)
    if options.office:
        _through_office()


if __name__ == "__main__":
    main()
