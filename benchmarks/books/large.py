"""Print books that fill volumes: `python -m benchmarks.books.large --cases 1000 --articles 1900`.

Tells the files with their pages, and what the run took; the memory is that of the largest process.
"""

from __future__ import annotations

import argparse
import shutil
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

import pypdf
import yaml

from benchmarks import machine, phrases
from benchmarks.contenders import ROOT
from benchmarks.corpus import write_cases
from benchmarks.measure import run

HERE = Path(__file__).resolve().parent
_MB = 1_000_000
_BOOKS = {"casebook": "案例选编", "handbook": "制度手册"}


def main() -> None:
    """Write the content, print its books, tell what came of it."""
    options = _options()
    work = HERE.parent / ".work"
    work.mkdir(exist_ok=True)
    with TemporaryDirectory(dir=work) as place:
        folder = Path(place)
        _write(folder, options)
        print(f"load {machine.load()}", flush=True)
        print_them = ["build", "print", "--content", f"{place}/content", "--out", place]
        command = [sys.executable, "-c", "from generator.cli import main; main()", *print_them]
        usage = run(command, ROOT, 1800)
        (ROOT / "output.log").unlink(missing_ok=True)
        for file in sorted((folder / "print").iterdir()):
            pages = f", {len(pypdf.PdfReader(file).pages)} pages" if file.suffix == ".pdf" else ""
            print(f"{file.name}: {file.stat().st_size / _MB:.1f} MB{pages}")
    print(
        f"{usage.wall:.0f} s, processor {usage.cpu:.0f} s, "
        f"largest process {usage.memory / _MB:.0f} MB"
    )


def _write(folder: Path, options: argparse.Namespace) -> None:
    write_cases(folder / "content", options.cases)
    clauses = [
        {"no": str(number), "text": phrases.CLAUSES[number % len(phrases.CLAUSES)]}
        for number in range(1, options.articles + 1)
    ]
    rule = {"title": "示例汇编", "fictional": True, "clauses": clauses}
    (folder / "content/rules/all.yml").write_text(
        yaml.safe_dump(rule, allow_unicode=True, sort_keys=False), "utf-8"
    )
    books = [
        {"id": id, "kind": kind, "title": "测试用书", "date": "2025-06", "ebook": options.ebooks}
        for id, kind in _BOOKS.items()
        if id in options.books
    ]
    shutil.copytree(ROOT / "site_config", folder / "site_config")
    (folder / "site_config/print.yml").write_text(
        yaml.safe_dump({"books": books}, allow_unicode=True), "utf-8"
    )


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.books.large", description=__doc__)
    parser.add_argument("--cases", type=int, default=1000)
    parser.add_argument("--articles", type=int, default=1900)
    parser.add_argument("--books", nargs="+", choices=[*_BOOKS], default=[*_BOOKS])
    parser.add_argument("--ebooks", action="store_true", help="with an e-book of each")
    return parser.parse_args()


if __name__ == "__main__":
    main()
