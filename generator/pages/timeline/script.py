"""Bundle the script that narrows the timeline to a span, for the pages of reports alone."""

from __future__ import annotations

from functools import cache
from hashlib import sha256
from typing import TYPE_CHECKING

from generator.pages.visit_script import CLIENT
from generator.tools.bundle import bundle

if TYPE_CHECKING:
    from generator.edition import Edition


@cache
def content() -> bytes:
    """Return the script."""
    return bundle(CLIENT, "timeline.js").encode()


@cache
def path() -> str:
    """Return where it stands from the site's root on, named so that caches never lie."""
    return f"assets/qingjian/timeline.{sha256(content()).hexdigest()[:10]}.js"


def files(edition: Edition) -> list[tuple[str, bytes]]:
    """Return path and content of the script, where there are reports."""
    return [(path(), content())] if edition.browse("reports") else []
