"""Bundle what only the home page does: the clause of the day, what is new since the last visit."""

from __future__ import annotations

from functools import cache
from hashlib import sha256

from generator.pages.visit_script import CLIENT
from generator.tools.bundle import bundle


@cache
def content() -> bytes:
    """Return the script."""
    return bundle(CLIENT, "home.js").encode()


@cache
def path() -> str:
    """Return where it stands from the site's root on, named so that caches never lie."""
    return f"assets/qingjian/home.{sha256(content()).hexdigest()[:10]}.js"


def files() -> list[tuple[str, bytes]]:
    """Return path and content of the script."""
    return [(path(), content())]
