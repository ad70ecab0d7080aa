"""Measure how soon an edit is seen: `python -m benchmarks.edit --sizes 1000 10000`.

Every contender previews the same cases by its own server. A start lasts until a page is there, an
edit from saving a file until its page shows it. Servers run one after the other, so that none works
beside another.
"""

from __future__ import annotations

import argparse
import http
import http.client
import os
import shutil
import signal
import socket
import subprocess
import time
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from benchmarks import environments, machine
from benchmarks.contenders import CONTENDERS, Contender, Places
from benchmarks.corpus import write_cases
from benchmarks.markdown_corpus import write_pages

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from benchmarks.measure import Command

HERE = Path(__file__).parent
PATIENCE = 900.0
"""Seconds after which a page is no longer awaited."""
REST = 1.5
"""Seconds between two edits: a server that looks twice a second is not caught at work."""
ROUNDS = 5


@dataclass(frozen=True)
class Server:
    """How one contender previews a site: its build in `contenders`, its command, its files."""

    key: str
    command: Callable[[Command, int], Command]
    folder: str
    suffix: str


def _mkdocs_serve(build: Command, port: int) -> Command:
    return [build[0], "serve", "-f", "mkdocs.yml", "-a", f"127.0.0.1:{port}"]


def _hugo_server(build: Command, port: int) -> Command:
    return [build[0], "server", "--port", str(port), "--baseURL", f"http://127.0.0.1:{port}/"]


SERVERS = (
    Server("qingjian-search", _mkdocs_serve, "content/cases", ".yml"),
    Server("hugo", _hugo_server, "content/cases", ".md"),
    Server("zensical", _mkdocs_serve, "docs/cases", ".md"),
    Server("material-out", _mkdocs_serve, "docs/cases", ".md"),
)


@dataclass(frozen=True)
class Times:
    """Seconds until the first page is there, and from saving a file until its page shows it."""

    start: float
    edits: dict[str, float]


class Site:
    """A server that runs, and the files behind it."""

    def __init__(self, folder: Path, server: Server, port: int) -> None:
        self.cases = folder / server.folder
        self.suffix = server.suffix
        self.port = port

    def until(self, path: str, words: str) -> float:
        """Ask for a page again and again until it holds words; the seconds it took."""
        begin = time.perf_counter()
        while time.perf_counter() - begin < PATIENCE:
            if words in self._get(path):
                return time.perf_counter() - begin
            time.sleep(0.005)
        raise TimeoutError(path)

    def _get(self, path: str) -> str:
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE)
        try:
            connection.request("GET", path)
            answer = connection.getresponse()
            page = answer.read().decode(errors="replace")
            return page if answer.status == http.HTTPStatus.OK else ""
        except OSError:
            return ""
        finally:
            connection.close()

    def edit(self, number: int) -> float:
        """Give a case another title."""
        file = self.cases / f"case-{number:05}{self.suffix}"
        words = f"改{number}-{time.time_ns()}"
        text = file.read_text("utf-8")
        at = text.index("title: ")
        rest = text[text.index("\n", at) :]
        file.write_text(f'{text[:at]}title: "{words}"{rest}', "utf-8")
        return self.until(f"/cases/case-{number:05}/", words)

    def add(self, number: int) -> float:
        """Add a case, the copy of another under a name of its own."""
        source = self.cases / f"case-{number:05}{self.suffix}"
        name = f"new-{number}-{time.time_ns()}"
        shutil.copyfile(source, self.cases / f"{name}{self.suffix}")
        return self.until(f"/cases/{name}/", "<main")


def main() -> None:
    """Measure, and print what was reached."""
    options = _options()
    work = (HERE / ".work").resolve()
    work.mkdir(parents=True, exist_ok=True)
    print(f"load {machine.load()}")
    for n in options.sizes:
        with TemporaryDirectory(dir=work) as place:
            folder = Path(place)
            write_cases(folder / "yaml", n)
            write_pages(folder / "markdown", n)
            for server in SERVERS:
                if server.key in options.only:
                    _tell(n, server, _measure(server, folder, work))


def _measure(server: Server, folder: Path, work: Path) -> Times:
    contender: Contender = next(c for c in CONTENDERS if c.key == server.key)
    places = Places(folder / "yaml", folder / "markdown", folder / server.key)
    places.folder.mkdir()
    environment = environments.ensure(work / "venvs" / contender.key, contender.packages)
    build = contender.prepare(places, environment / "bin")[0]
    begin = time.perf_counter()
    with _running(server, build, places.folder) as site:
        site.until("/cases/case-00001/", "<main")
        start = time.perf_counter() - begin
        edits: dict[str, list[float]] = {"edit": [], "add": []}
        for turn in range(ROUNDS):
            for name, deed in (("edit", site.edit), ("add", site.add)):
                time.sleep(REST)
                edits[name].append(deed(turn + 2))
    return Times(start, {name: median(times) for name, times in edits.items()})


@contextmanager
def _running(server: Server, build: Command, folder: Path) -> Iterator[Site]:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
    with (folder / "server.log").open("wb") as log:
        process = subprocess.Popen(
            server.command(build, port),
            cwd=folder,
            stdout=log,
            stderr=subprocess.STDOUT,
            env=os.environ | {"NO_MKDOCS_2_WARNING": "1", "QINGJIAN_CACHE": ""},
            start_new_session=True,
        )
        try:
            yield Site(folder, server, port)
        finally:
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()


def _tell(n: int, server: Server, times: Times) -> None:
    edits = "  ".join(f"{name} {seconds:6.3f} s" for name, seconds in times.edits.items())
    print(f"{n:>6}  {server.key:<18} start {times.start:7.2f} s  {edits}", flush=True)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.edit", description=__doc__)
    parser.add_argument("--sizes", type=int, nargs="+", default=[1000, 10_000])
    keys = [server.key for server in SERVERS]
    parser.add_argument("--only", nargs="+", choices=keys, default=keys)
    return parser.parse_args()


if __name__ == "__main__":
    main()
