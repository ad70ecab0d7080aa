"""Measure what the last build and more processes save: `python -m benchmarks.again --size 10000`.

Builds of the same cases follow each other: from nothing, with nothing changed, after one edit; then
the preview starts without and with what they kept. Beside it, how many items each of 1, 2 and 4
processes had of shared work, and their processor time together. Ratios are the result.
"""

from __future__ import annotations

import argparse
import os
import sys
import time
from collections import Counter
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, cast

from mkdocs.commands.build import build
from mkdocs.config import load_config

from benchmarks import machine
from benchmarks.contenders import CONTENDERS, ROOT, Places
from benchmarks.corpus import write_cases
from benchmarks.measure import Usage, run
from generator.kinds import BY_FOLDER
from generator.library.contents import parse
from generator.mkdocs import build_cache
from generator.source import files
from generator.tools.parallel import Means, SharedWork, using

if TYPE_CHECKING:
    from generator.mkdocs.plugin import QingjianPlugin
    from generator.source.files import SourceFile

HERE = Path(__file__).parent
LIMIT = 3600.0
ADDRESS = "http://127.0.0.1:8000/"
FIRST = "cases/case-00001/index.html"


def main() -> None:
    """Measure, and print what was reached."""
    options = _options()
    if options.start:
        start(options.start)
        return
    work = (HERE / ".work").resolve()
    work.mkdir(parents=True, exist_ok=True)
    print(f"{options.size} cases, load {machine.load()}")
    with TemporaryDirectory(dir=work) as place:
        folder = Path(place)
        write_cases(folder / "yaml", options.size)
        _builds(folder)
        _shares(folder / "yaml")


def start(project: Path) -> None:
    """Start a preview until the page of the first case is there."""
    config = load_config(
        str(project / "mkdocs.yml"), site_dir=str(project / "preview"), site_url=ADDRESS
    )
    config.plugins.on_startup(command="serve", dirty=False)
    build(config, serve_url=ADDRESS)
    preview = cast("QingjianPlugin", config.plugins["qingjian"]).preview
    assert preview is not None
    preview.ensure(FIRST)
    assert (project / "preview" / FIRST).is_file()


def _builds(folder: Path) -> None:
    contender = next(c for c in CONTENDERS if c.key == "qingjian-search")
    project = folder / "project"
    project.mkdir()
    contender.prepare(Places(folder / "yaml", folder / "markdown", project), folder)
    command = [str(Path(sys.executable).with_name("qingjian")), "build", "public"]
    preview = [sys.executable, "-m", "benchmarks.again", "--start", str(project)]
    os.environ |= {build_cache.VARIABLE: str(folder / "cache"), "NO_MKDOCS_2_WARNING": "1"}
    os.environ["PYTHONPATH"] = os.pathsep.join(filter(None, [str(ROOT), *sys.path]))

    def into(out: str, *more: str) -> Usage:
        """Into a folder of its own: none has to take an old site away."""
        return run([*command, "--out", str(folder / out), *more], project, LIMIT)

    clean = into("clean", "--clean")
    _tell("from nothing (--clean)", clean, clean)
    _tell("from nothing, to be remembered", into("first"), clean)
    _tell("nothing changed", into("same"), clean)
    case = project / "content/cases/case-00002.yml"
    case.write_text(case.read_text("utf-8").replace("title: ", "title: 改", 1), "utf-8")
    _tell("one edit", into("edit"), clean)
    _tell("start of the preview, by the last build", run(preview, project, LIMIT), clean)
    os.environ[build_cache.VARIABLE] = ""
    _tell("start of the preview, from nothing", run(preview, project, LIMIT), clean)


def _tell(name: str, usage: Usage, clean: Usage) -> None:
    print(
        f"{name:<42} {usage.wall:7.2f} s {usage.wall / clean.wall:6.2f} ×"
        f"  processor {usage.cpu:7.2f} s {usage.cpu / clean.cpu:6.2f} ×",
        flush=True,
    )


def _shares(content: Path) -> None:
    found, _ = files.find(content, frozenset(BY_FOLDER), "content")
    alone = 0.0
    for method, processes in (("fork", 1), ("fork", 2), ("fork", 4), ("spawn", 4)):
        with using(Means(processes, method)):
            made = list(SharedWork(_parse, found))
        taken = sum(seconds for _, seconds in made)
        alone = alone or taken
        counts = sorted(Counter(process for process, _ in made).values(), reverse=True)
        print(
            f"{method}, {processes} processes: files each {counts},"
            f" processor {taken:.2f} s {taken / alone:.2f} ×",
            flush=True,
        )


def _parse(file: SourceFile) -> tuple[int, float]:
    """The process that parsed a file, and the seconds of processor time that it took."""
    begin = time.process_time()
    parse(file)
    return os.getpid(), time.process_time() - begin


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.again", description=__doc__)
    parser.add_argument("--size", type=int, default=10_000, help="number of cases")
    parser.add_argument("--start", type=Path, help=argparse.SUPPRESS)
    return parser.parse_args()


if __name__ == "__main__":
    main()
