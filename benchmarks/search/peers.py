"""Build Pagefind and Material with jieba in environments of their own, ask them in Chromium."""

from __future__ import annotations

import gzip
import json
import threading
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING

from playwright.sync_api import sync_playwright

from benchmarks.environments import ensure
from benchmarks.measure import Usage, run

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from playwright.sync_api import Page as Tab
    from playwright.sync_api import Request

    from benchmarks.search.pages import Page

PAGEFIND = ("pagefind==1.5.2", "pagefind_bin_extended==1.5.2")
MATERIAL = ("mkdocs==1.6.1", "mkdocs-material==9.8.1", "jieba==0.42.1")
LIMIT = 1500  # seconds a build may take
FIRST = 8  # first queries, each in a browser of its own
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
]
FLAGS += ["--disable-component-update", "--disable-sync"]
CONFIG = """\
site_name: 检索
site_url: https://example.org/
theme: {name: material, language: zh}
not_in_nav: /p*
plugins: [{search: {lang: zh}}]
"""
# Material hands each query to a worker and gets the pages back: the messages say all that a reader
# would see.
WATCH = """
  const Native = Worker;
  window.found = null;
  window.Worker = class extends Native {
    constructor(...args) {
      super(...args);
      this.addEventListener("message", ({ data }) => {
        if (data.type === 3) window.found = data.data.items;
      });
    }
  };
"""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a peer took and found.

    The build, bytes of the index as sent, names by query, bytes of first queries, milliseconds.
    """

    usage: Usage
    size: int
    answers: list[list[str]]
    first: list[int]
    times: list[float]


def pagefind(pages: Sequence[Page], queries: Sequence[str], work: Path, venvs: Path) -> Outcome:
    """Build and ask Pagefind. Its files are compressed already."""
    site = work / "site"
    for page in pages:
        folder = site / page.name
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "index.html").write_text(page.html(), encoding="utf-8")
    (site / "index.html").write_text("<!doctype html><title>x</title>", encoding="utf-8")
    python = ensure(venvs / "pagefind-extended", PAGEFIND) / "bin" / "python"
    usage = run([str(python), "-m", "pagefind", "--site", "site"], work, LIMIT)
    names = dict(_fragment_name(path) for path in (site / "pagefind" / "fragment").iterdir())
    script = """async ([address, query, many]) => {
      const pagefind = await import(address + "pagefind/pagefind.js");
      const begun = performance.now();
      const { results } = await pagefind.search(query);
      await Promise.all(results.slice(0, 10).map((result) => result.data()));
      return { ids: results.map((result) => result.id), ms: performance.now() - begun };
    }"""
    answers, times, first = [], [], []
    with serving(site) as address, tab() as view:
        view.goto(address)
        for query in queries:
            view.evaluate(script, [address, query, 10])
            result = view.evaluate(script, [address, query, 10])
            answers.append([names[id] for id in result["ids"]])
            times.append(result["ms"])
    for query in [q for q in queries if len(q) == 4][:FIRST]:
        with serving(site) as address, tab() as view:
            view.goto(address)
            sent = _count(view)
            view.evaluate(script, [address, query, 10])
            view.wait_for_load_state("networkidle")
            first.append(sum(sent))
    size = sum(path.stat().st_size for path in (site / "pagefind").rglob("*") if path.is_file())
    return Outcome(usage, size, answers, first, times)


def _fragment_name(path: Path) -> tuple[str, str]:
    content = gzip.decompress(path.read_bytes()).removeprefix(b"pagefind_dcd")
    return path.stem, json.loads(content)["url"].strip("/").removesuffix("index.html").strip("/")


def material(pages: Sequence[Page], queries: Sequence[str], work: Path, venvs: Path) -> Outcome:
    """Build and ask Material; its index is one file."""
    docs = work / "docs"
    docs.mkdir()
    (docs / "index.md").write_text("# 首页\n", encoding="utf-8")
    for page in pages:
        (docs / f"{page.name}.md").write_text(page.markdown(), encoding="utf-8")
    (work / "mkdocs.yml").write_text(CONFIG, encoding="utf-8")
    environment = ensure(venvs / "material-search", MATERIAL)
    usage = run([str(environment / "bin" / "mkdocs"), "build", "-q"], work, LIMIT)
    index = work / "site" / "search" / "search_index.json"
    size = len(gzip.compress(index.read_bytes(), 6))
    answers, times = [], []
    with serving(work / "site") as address, tab() as view:
        view.add_init_script(WATCH)
        view.goto(address)
        view.wait_for_timeout(3000)
        view.focus("input[data-md-component=search-query]")
        view.wait_for_timeout(3000)
        for query in queries:
            names, ms = _typed(view, query)
            answers.append(names)
            times.append(ms)
    return Outcome(usage, size, answers, [size], times)


def _typed(view: Tab, query: str) -> tuple[list[str], float]:
    """Type a query into Material's field; return the pages, best first, and the milliseconds."""
    result = view.evaluate(
        """async (query) => {
          const field = document.querySelector("input[data-md-component=search-query]");
          const ask = async (text) => {
            window.found = null;
            field.value = text;
            field.dispatchEvent(new KeyboardEvent("keyup", { key: "x", bubbles: true }));
            field.dispatchEvent(new Event("input", { bubbles: true }));
            const begun = performance.now();
            const passed = () => performance.now() - begun;
            while (!window.found && passed() < 5000) await new Promise((r) => setTimeout(r, 5));
            return passed();
          };
          await ask("·");
          const ms = await ask(query);
          const names = (window.found ?? []).map((group) => group[0].location.split("/")[0]);
          return { names, ms };
        }""",
        query,
    )
    return [name for name in result["names"] if name], result["ms"]


def _count(view: Tab) -> list[int]:
    """Return a list that grows by the bytes of each response, scripts as gzip -6 sends them."""
    sent: list[int] = []

    def add(request: Request) -> None:
        response = request.response()
        body = response.body() if response else b""
        sent.append(len(gzip.compress(body, 6)) if request.url.endswith(".js") else len(body))

    view.on("requestfinished", add)
    return sent


class _Quiet(SimpleHTTPRequestHandler):
    protocol_version = "HTTP/1.1"  # keeps connections open, as real servers do

    def log_message(self, format: str, *args: object) -> None:
        pass


@contextmanager
def serving(folder: Path) -> Iterator[str]:
    """Serve a folder on the loopback address."""
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(folder))) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{server.server_address[1]}/"
        server.shutdown()
        thread.join()


@contextmanager
def tab() -> Iterator[Tab]:
    """Open a page in a Chromium with an empty profile."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=FLAGS)
        yield browser.new_page()
        browser.close()
