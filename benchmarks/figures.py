"""Time figures over time: `python -m benchmarks.figures` prints ratios and sizes beside limits.

10,000 reports of 60 series (10 figures of 6 units, by month) are built with and without the ids by
which figures become series; processor time of the whole build. Sizes are of pages as a web server
sends them.
"""

from __future__ import annotations

import contextlib
import gzip
import json
import os
import random
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

from generator.kinds.entry import Audience
from generator.mkdocs.publish import publish
from tests.project import make_project

if TYPE_CHECKING:
    from collections.abc import Iterator

REPORTS, FIGURES, UNITS = 10_000, 10, 6
_FIRST_YEAR = 2012
_PAGES = ("reports/", "figures/", "figures/f0/", "figures/f0/u0/")


def main() -> None:
    """Print a row for each measurement; with a folder as argument build only that project."""
    if len(sys.argv) > 1:
        _build(Path(sys.argv[1]))
        return
    with tempfile.TemporaryDirectory(prefix="figures-") as folder:
        times = {}
        for name, has_ids in (("plain", False), ("series", True)):
            project = make_project(Path(folder) / name, dict(content(has_ids)))
            (project / "site_config/scores.yml").unlink()  # it asks for the sample's lessons
            times[name] = _time(project)
        _say("build with series against one without", times["series"] / times["plain"], 1.1, "×")
        site = Path(folder) / "series/out/public"
        for page in _PAGES:
            size = len(gzip.compress((site / page / "index.html").read_bytes())) / 1000
            _say(f"{page}, gzip", size, 200, "KB")


def content(has_ids: bool) -> Iterator[tuple[str, str]]:
    """Yield the files of a content folder; the same ones in every run."""
    chance = random.Random(0)
    units = [{"id": f"u{n}", "title": f"第{n}区", "fictional": "true"} for n in range(UNITS)]
    yield "units/core.yml", json.dumps(units, ensure_ascii=False)
    rows: list[dict[str, Any]] = []
    for number in range(REPORTS):
        series, month = number % (FIGURES * UNITS), number // (FIGURES * UNITS)
        unit, figure = series % UNITS, series // UNITS
        metric = {"name": f"数字{figure}", "value": str(chance.randint(10, 900)), "unit": "件"}
        date = f"{_FIRST_YEAR + month // 12}-{month % 12 + 1:02}"
        about = {"id": f"r{number}", "title": f"第{unit}区{date}的数字{figure}", "date": date}
        if has_ids:
            metric["id"] = f"f{figure}"
        rows.append(about | {"unit": f"u{unit}", "fictional": "true", "metrics": [metric]})
    for at in range(0, REPORTS, 1000):
        yield f"reports/part{at}.yml", json.dumps(rows[at : at + 1000], ensure_ascii=False)


def _time(project: Path) -> float:
    """Seconds of processor that the build of a project takes in a process of its own."""
    before = os.times()
    command = [sys.executable, "-m", "benchmarks.figures", str(project)]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    after = os.times()
    return (
        after.children_user - before.children_user + after.children_system - before.children_system
    )


def _build(project: Path) -> None:
    with contextlib.chdir(project):
        publish(Audience.PUBLIC, project / "content", project / "out")


def _say(name: str, value: float, limit: float, unit: str) -> None:
    print(f"{name:<45}{value:8.2f} {unit} (at most {limit})")


if __name__ == "__main__":
    main()
