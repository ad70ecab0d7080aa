"""Measure how a build grows with its site: `python -m benchmarks.scale --sizes 10000 30000`.

Of each size one build of made-up cases with search: time by part, processor, memory, output, each
also as a ratio to the smallest size.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import time
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks import machine
from benchmarks.contenders import QINGJIAN_CONFIG, ROOT
from benchmarks.corpus import write_cases
from benchmarks.measure import tree_size
from benchmarks.processes import Peak, Watch

HERE = Path(__file__).parent
_MB = 1_000_000


@dataclass(frozen=True)
class Build:
    """What one build took: seconds by the clock and of processor, memory, files, bytes."""

    wall: float
    cpu: float
    peak: Peak
    size: int
    files: int
    parts: tuple[tuple[str, float], ...]


def main() -> None:
    """Measure, and print a table."""
    options = _options()
    work = HERE / ".work"
    work.mkdir(exist_ok=True)
    print(f"load {machine.load()}")
    builds: dict[int, Build] = {}
    for n in options.sizes:
        with TemporaryDirectory(dir=work) as place:
            builds[n] = _build(Path(place), n)
        _tell(n, builds[n], builds[options.sizes[0]])


def _build(folder: Path, n: int) -> Build:
    write_cases(folder / "content", n)
    (folder / "content/pages").mkdir()
    shutil.copytree(ROOT / "site_config", folder / "site_config")
    (folder / "mkdocs.yml").write_text(QINGJIAN_CONFIG.format(search="true"), "utf-8")
    os.sync()
    command = [sys.executable, "-m", "benchmarks.stages", "mkdocs.yml"]
    environment = os.environ | {"NO_MKDOCS_2_WARNING": "1", "PYTHONPATH": str(ROOT)}
    begin = time.perf_counter()
    with (
        (folder / "errors.log").open("wb") as errors,
        (folder / "parts.log").open("wb") as parts,
    ):
        process = subprocess.Popen(
            command, cwd=folder, env=environment, stdout=parts, stderr=errors
        )
        with Watch(process.pid) as watch:
            _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        sys.exit((folder / "errors.log").read_text("utf-8", errors="replace"))
    size, files = tree_size(folder / "site")
    return Build(
        time.perf_counter() - begin,
        usage.ru_utime + usage.ru_stime,
        watch.peak,
        size,
        files,
        _parts((folder / "parts.log").read_text("utf-8")),
    )


def _parts(text: str) -> tuple[tuple[str, float], ...]:
    """The parts of a build, each with the seconds until the next began."""
    rows = [line.split("\t") for line in text.splitlines() if line.count("\t") == 3]
    starts = [(row[0], float(row[1])) for row in rows]
    return tuple((name, after - start) for (name, start), (_, after) in pairwise(starts))


def _tell(n: int, build: Build, first: Build) -> None:
    print(
        f"{n:>7,} cases: {build.wall:.0f} s (× {build.wall / first.wall:.2f}), "
        f"processor {build.cpu:.0f} s (× {build.cpu / first.cpu:.2f}), "
        f"largest process {build.peak.largest / _MB:.0f} MB, "
        f"together {build.peak.together / _MB:.0f} MB, "
        f"output {build.size / _MB:.0f} MB in {build.files:,} files "
        f"(× {build.size / first.size:.2f})"
    )
    print("         " + ", ".join(f"{name} {seconds:.0f} s" for name, seconds in build.parts))


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.scale", description=__doc__)
    parser.add_argument("--sizes", type=int, nargs="+", default=[10_000, 30_000])
    return parser.parse_args()


if __name__ == "__main__":
    main()
