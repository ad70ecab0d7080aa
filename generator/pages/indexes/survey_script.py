"""Bundle the script that counts the answers of a survey, for internal editions alone."""

from __future__ import annotations

from functools import cache
from hashlib import sha256
from typing import TYPE_CHECKING

from generator.kinds.entry import Audience
from generator.kinds.indexes.model import Index
from generator.pages.visit_script import CLIENT
from generator.tools.bundle import bundle

if TYPE_CHECKING:
    from generator.edition import Edition


@cache
def content() -> bytes:
    """Return the script."""
    return bundle(CLIENT, "survey.js").encode()


@cache
def path() -> str:
    """Return where it stands from the site's root on, named so that caches never lie."""
    return f"assets/qingjian/survey.{sha256(content()).hexdigest()[:10]}.js"


def files(edition: Edition) -> list[tuple[str, bytes]]:
    """Return path and content of the script, where an index has a survey."""
    if edition.audience is not Audience.INTERNAL:
        return []
    has_survey = any(item.data.opinion for item in edition.all(Index))
    return [(path(), content())] if has_survey else []
