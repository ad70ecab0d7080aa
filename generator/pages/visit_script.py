"""Join the ES modules of places and routes into one classic script, for their pages alone."""

from __future__ import annotations

from functools import cache
from hashlib import sha256
from pathlib import Path

from generator.tools.bundle import bundle

CLIENT = Path(__file__).parent / "client"


@cache
def content() -> bytes:
    """Return the script."""
    return bundle(CLIENT, "visit.js").encode()


@cache
def path() -> str:
    """Return where it stands from the site's root on, named so that caches never lie."""
    return f"assets/qingjian/visit.{sha256(content()).hexdigest()[:10]}.js"


def files() -> list[tuple[str, bytes]]:
    """Return path and content of the script."""
    return [(path(), content())]
