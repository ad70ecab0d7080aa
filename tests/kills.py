"""Run as `python -m tests.kills PROJECT OUT HOW COUNT`: kill builds again and again and look at what is left.

HOW is `build` (real builds, killed at any moment) or `swap` (the folder is ready at once, and the kill falls within
milliseconds around the moment when it takes its place). Prints a line of JSON: how many builds, how many of them were
still at work when they were killed, and how often each edition was found afterwards.
"""

from __future__ import annotations

import json
import os
import random
import shutil
import signal
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

from generator.edition import Audience
from generator.mkdocs import publish

if TYPE_CHECKING:
    from collections.abc import Callable

CASE = "content/cases/a.yml"
CHANCE = random.Random(1)


def state(folder: Path) -> dict[str, bytes]:
    """All files of a folder."""
    return {file.relative_to(folder).as_posix(): file.read_bytes() for file in folder.rglob("*") if file.is_file()}


def killed(work: Callable[[], object], begun: int | None, within: float) -> bool:
    """Do the work in a process of its own and kill it; whether it was still at work.

    It has at most `within` seconds, counted from when a byte can be read from `begun`, if that is given.
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


def make_ready(project: Path, out: Path) -> dict[str, Path]:
    """Two editions that differ, and their folders."""
    folders = {}
    for name in ("one", "two"):
        _write(project, name)
        folders[name] = out.parent / f"ready-{name}"
        shutil.copytree(publish.publish(Audience.PUBLIC, None, out), folders[name])
    return folders


def _write(project: Path, name: str) -> None:
    (project / CASE).write_text(f"title: {name}\nfictional: true\n", "utf-8")


def swap_only(ready: dict[str, Path]) -> tuple[Callable[[str], None], int]:
    """Replace the building by a copy; a byte can be read from the number when the swap is about to begin."""
    reading, writing = os.pipe()
    put_in_place: Any = publish.put_in_place
    replaced: Any = publish

    def telling(new: Path, place: Path) -> None:
        os.write(writing, b".")
        put_in_place(new, place)

    def build(name: str) -> None:
        replaced._build = lambda configuration, content, folder: shutil.copytree(
            ready[name], folder, dirs_exist_ok=True
        )
        publish.publish(Audience.PUBLIC, None, Path(sys.argv[2]))

    replaced.put_in_place = telling
    replaced.deploy.write = lambda *_: None
    return build, reading


def main(project: Path, out: Path, how: str, count: int) -> None:
    os.chdir(project)
    ready = make_ready(project, out)
    whole = {name: state(folder) for name, folder in ready.items()}

    def really(name: str) -> None:
        _write(project, name)
        publish.publish(Audience.PUBLIC, None, out)

    started = time.perf_counter()
    really("one")
    build, begun, within = really, None, time.perf_counter() - started
    if how == "swap":
        (build, begun), within = swap_only(ready), 0.004
    found = dict.fromkeys(ready, 0)
    stopped = 0
    for turn in range(count):
        stopped += killed(lambda name=("two", "one")[turn % 2]: build(name), begun, within)  # type: ignore[misc]
        left = state(out / "public")
        (name,) = (name for name in whole if whole[name] == left)  # the old one or the new one, and whole
        found[name] += 1
    build("two")
    assert state(out / "public") == whole["two"]
    assert not list(out.glob(".public*")), "leftovers of killed builds"
    print(json.dumps({"builds": count, "killed": stopped, "found": found}))


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3], int(sys.argv[4]))
