"""Join the ES modules that run in the browser into one classic script for each place."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from pathlib import Path

from generator.tools.bundle import bundle

CLIENT = Path(__file__).parent / "client"


@dataclass(frozen=True, slots=True)
class Script:
    """Hold a script of ours.

    `path` from the site's root on, named by the content so that caches never lie.
    """

    path: str
    content: bytes


def start() -> Script:
    """Return what the page of a lesson runs at first; it fetches the player."""
    return _script("start")


def player() -> Script:
    """Return what works on a lesson on the website."""
    return _script("player")


def learning() -> Script:
    """Return the script of 我的学习."""
    return _script("learning-page")


def present() -> Script:
    """Return what shows a lesson to a room."""
    return _script("present")


def practice() -> Script:
    """Return the script of 练习."""
    return _script("practice-page")


def files() -> list[tuple[str, bytes]]:
    """Return path and content of the scripts of lessons, 我的学习 and 练习."""
    scripts = (start(), player(), learning(), present(), practice())
    return [(script.path, script.content) for script in scripts]


def package(system: str) -> Script:
    """Return a lesson in a package for a learning system: scorm12, scorm2004, cmi5 or xapi."""
    return _script(f"package-{system}")


@cache
def _script(entry: str) -> Script:
    content = bundle(CLIENT, f"{entry}.js").encode()
    return Script(f"assets/training/{entry}.{sha256(content).hexdigest()[:10]}.js", content)
