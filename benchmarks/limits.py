"""Time what the tests only count: `python -m benchmarks.limits` prints seconds beside limits.

Processor time, not wall time: it says nothing of what else the machine does, but much of how fast
the machine is. A row over its limit is marked; nothing fails.
"""

from __future__ import annotations

import json
import os
import random
import subprocess
import sys
import tempfile
import time
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from playwright.sync_api import expect, sync_playwright

from generator.geo import draw
from generator.geo.cluster import cluster
from generator.law.comparison import Piece, PieceKind, compare
from generator.media import picture
from tests.conftest import chromium
from tests.geo.samples import scattered
from tests.media import samples
from tests.test_cases import CASES, diagnostics_in, write_files
from tests.training.conftest import serving
from tests.training.samples import make_edition, write_site

if TYPE_CHECKING:
    from collections.abc import Callable

PAGES = 10_000
ENTRIES = 10_000
HAN = [chr(code) for code in range(0x4E00, 0x9FA0)]


def main() -> None:
    """Print a row for each piece of work."""
    with tempfile.TemporaryDirectory(prefix="limits-") as folder:
        for name, limit, seconds in (
            ("200 points drawn", 0.15, _drawing(200)),
            ("1,600 points drawn, times 400", 8, _drawing(1600) / _drawing(400)),
            ("5,000 points in clusters", 1, _clusters()),
            ("a picture of too many pixels refused", 1, _bomb(Path(folder))),
            ("1,260 articles against a copy, shuffled and edited", 2, _comparison()),
            *_hostile(Path(folder)),
            *_lesson(Path(folder)),
            ("10,000 pages audited for 10,000 entries", 30, _audit(Path(folder))),
        ):
            mark = "" if seconds <= limit else "  over"
            print(f"{seconds:8.3f} of {limit:6.2f}  {name}{mark}", flush=True)


def _spent(work: Callable[[], object]) -> float:
    """Measure one call in seconds of processor time."""
    begun = time.process_time()
    work()
    return time.process_time() - begun


def _drawing(count: int) -> float:
    points = scattered(count)
    return min(_spent(partial(draw, points, [], heading="廉洁地图")) for _ in range(3))


def _clusters() -> float:
    chance = random.Random(2)
    return _spent(
        lambda: cluster(
            [(20 + 30 * chance.random(), 75 + 55 * chance.random()) for _ in range(5000)]
        )
    )


def _comparison() -> float:
    """Two versions of a law as long as a civil code: compared, and every article marked."""
    chance = random.Random(3)
    phrases = ["".join(chance.choices(HAN[:3000], k=chance.randint(2, 6))) for _ in range(600)]
    old = [
        Piece(PieceKind.ARTICLE, f"{n}", ("，".join(chance.choices(phrases, k=20)) + "。",))
        for n in range(1260)
    ]
    order = chance.sample(old, len(old))
    new = [
        Piece(PieceKind.ARTICLE, f"{n}", (chance.choice(phrases) + piece.lines[0][8:],))
        for n, piece in enumerate(order)
    ]
    return _spent(lambda: [row.marked_lines() for row in compare(old, new)])


def _bomb(folder: Path) -> float:
    samples.write(folder, {"bomb.png": samples.bomb()})

    def look() -> None:
        with picture.strictly():
            try:
                picture.look(folder / "bomb.png")
            except picture.TooManyPixelsError:
                return
        raise AssertionError("a bomb was taken")

    return _spent(look)


def _hostile(folder: Path) -> list[tuple[str, float, float]]:
    """Load the content of the cases that state how much work they may be."""
    rows = []
    for number, case in enumerate(case for case in CASES.values() if "calls" in case):
        place = folder / f"case-{number}"
        write_files(place, case["files"])
        rows.append((case["purpose"], 10.0, _spent(partial(diagnostics_in, place))))
    return rows


def _lesson(folder: Path) -> list[tuple[str, float, float]]:
    """Measure the work of the page's thread, by Chromium's clock.

    That is until a question stands there, and from an answer until all of it is told and kept.
    """
    site = write_site(make_edition(folder / "project"), folder / "site")
    with serving(site) as server, sync_playwright() as playwright:
        browser = chromium(playwright)
        page = browser.new_page()
        tools = page.context.new_cdp_session(page)
        tools.send("Performance.enable", {"timeDomain": "threadTicks"})

        def spent() -> float:
            metrics = tools.send("Performance.getMetrics")["metrics"]
            all_spent: dict[str, float] = {metric["name"]: metric["value"] for metric in metrics}
            return all_spent["TaskDuration"] - all_spent["DevToolsCommandDuration"]

        page.goto(f"{server}modules/short/index.html#step-1")
        expect(page.locator(".qj-ask")).to_be_visible()
        first = spent()
        answers = []
        for _ in range(3):
            if page.locator(".qj-ask .qj-blank").count():
                page.locator(".qj-ask .qj-blank").fill("两年")
            else:
                page.locator(".qj-ask .qj-option").last.click()
            before = spent()
            page.locator(".qj-lesson__nav .qj-button--main").click()
            expect(page.locator(".qj-ask__verdict")).to_be_visible()
            answers.append(spent() - before)
            page.locator(".qj-lesson__nav .qj-button--main").click()
        browser.close()
    return [
        ("a lesson's first question, page's own work", 0.1, first),
        ("an answer told, page's own work", 0.05, max(answers)),
    ]


def _audit(folder: Path) -> float:
    """Measure the command over as many pages as there are internal entries; loading is counted."""
    chance = random.Random(3)
    pool = ["".join(chance.choices(HAN, k=40)) + "，" for _ in range(2000)]
    _internal_entries(folder / "audit/content/terms", chance)
    for number in range(PAGES):
        text = "".join(f"<p>{''.join(chance.choices(pool, k=10))}</p>\n" for _ in range(4))
        page = folder / f"audit/site/cases/c-{number}/index.html"
        page.parent.mkdir(parents=True)
        page.write_text(f"<article>{text}</article>", "utf-8")
    command = [sys.executable, "-c", "from generator.cli import main; main()", "audit"]
    begun = os.times()
    subprocess.run(
        [*command, str(folder / "audit/site"), "--content", str(folder / "audit/content")],
        capture_output=True,
        check=True,
    )
    ended = os.times()
    return (ended.children_user - begun.children_user) + (
        ended.children_system - begun.children_system
    )


def _internal_entries(folder: Path, chance: random.Random) -> None:
    """Write internal terms, a hundred a file."""
    folder.mkdir(parents=True)
    for start in range(0, ENTRIES, 100):
        entries = [
            {
                "id": f"t-{i}",
                "title": "".join(chance.choices(HAN, k=8)),
                "definition": "".join(chance.choices(HAN, k=70)),
                "audience": "internal",
            }
            for i in range(start, start + 100)
        ]
        (folder / f"t{start}.yml").write_text(json.dumps(entries, ensure_ascii=False), "utf-8")


if __name__ == "__main__":
    main()
