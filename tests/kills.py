"""Kill builds again and again, and look at what is left.

Run as `python -m tests.kills PROJECT OUT HOW COUNT`.

HOW is `build` (real builds, killed at any moment) or `swap` (the folder is ready at once, and the
kill falls within milliseconds around the moment when it takes its place). Prints a line of JSON:
how many builds, how many of them were still at work when they were killed, and how often the old or
the new edition was found afterwards.
"""

from __future__ import annotations

import json
import os
import random
import shutil
import signal
import sys
import time
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from generator.kinds.entry import Audience
from generator.mkdocs import publish

if TYPE_CHECKING:
    from collections.abc import Callable

CASE = "content/cases/a.yml"
CHANCE = random.Random(1)


def state(folder: Path) -> dict[str, bytes]:
    """All files of a folder."""
    return {
        file.relative_to(folder).as_posix(): file.read_bytes()
        for file in folder.rglob("*")
        if file.is_file()
    }


def killed(work: Callable[[], object], begun: int | None, within: float) -> bool:
    """Do the work in a process of its own and kill it; whether it was still at work.

    It has at most `within` seconds, counted from when a byte can be read from `begun`, if that is
    given.
    """
    child = os.fork()
    if not child:
        work()
        os._exit(0)
    if begun is not None:
        os.read(begun, 1)
    time.sleep(CHANCE.uniform(0, within))
    os.kill(child, signal.SIGKILL)
    _, status = os.waitpid(child, 0)
    return os.WIFSIGNALED(status)


def make_ready(project: Path, out: Path, left_out: str) -> dict[str, Path]:
    """Two editions that differ, and copies of their folders without what is left out."""
    folders = {}
    for name in ("one", "two"):
        _write(project, name)
        folders[name] = out.parent / f"ready-{name}"
        published = publish.publish(Audience.PUBLIC, None, out)
        shutil.copytree(published, folders[name], ignore=shutil.ignore_patterns(left_out))
    return folders


def _write(project: Path, name: str) -> None:
    (project / CASE).write_text(f"title: {name}\nfictional: true\n", "utf-8")


def swap_only(ready: dict[str, Path], out: Path) -> tuple[Callable[[str], None], int]:
    """Replace the building by a copy, and write a byte when only the rest is left to do."""
    reading, writing = os.pipe()
    replaced: Any = publish

    def build(name: str) -> None:
        def copied(
            configuration: Path, content: Path | None, folder: Path, *, remembers: bool
        ) -> None:
            shutil.copytree(ready[name], folder, dirs_exist_ok=True)
            os.write(writing, b".")

        replaced._build = copied
        publish.publish(Audience.PUBLIC, None, out)

    replaced._server_settings = lambda *_: ""
    return build, reading


def main(project: Path, out: Path, how: str, count: int) -> None:
    os.chdir(project)
    ready = make_ready(project, out, "assets" if how == "swap" else "")
    whole = {name: state(folder) for name, folder in ready.items()}

    def really(name: str) -> None:
        _write(project, name)
        publish.publish(Audience.PUBLIC, None, out)

    started = time.perf_counter()
    really("one")
    within = time.perf_counter() - started
    build: Callable[[str], None] = really
    begun: int | None = None
    if how == "swap":
        (build, begun), within = swap_only(ready, out), 0.01
        build("one")
        os.read(begun or 0, 1)
    found, stopped, present = {"old": 0, "new": 0}, 0, "one"
    for _ in range(count):
        other = "two" if present == "one" else "one"
        early = killed(partial(build, other), begun, within)
        within *= 1.2 if early else 0.7  # on a machine that is now faster, now slower
        stopped += early
        left = state(out / "public")
        (now,) = (name for name in whole if whole[name] == left)  # one or the other, and whole
        found["old" if now == present else "new"] += 1
        present = now
    build("two")
    assert state(out / "public") == whole["two"]
    assert not list(out.glob(".public*")), "leftovers of killed builds"
    print(json.dumps({"builds": count, "killed": stopped, "found": found}))


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3], int(sys.argv[4]))
