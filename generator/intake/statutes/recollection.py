"""Recall what this program wrote into a Word file of its own beside the text that is seen."""

from __future__ import annotations

import json
from dataclasses import dataclass, fields
from typing import TYPE_CHECKING, Any

from generator.intake.statutes.entry import OF_ANY_ENTRY
from generator.intake.statutes.marks import digest
from generator.intake.statutes.statute import Statute, Version

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from generator.intake.office.blocks import Document
    from generator.intake.statutes.lines import Line
    from generator.intake.statutes.statute import Article


@dataclass(frozen=True, slots=True)
class Recollection:
    """Hold a rule with its head filled in, and of how many lines that head is.

    `marks`: what was said of articles, by number: what they are, and their topics.
    """

    statute: Statute
    lines: int
    marks: Mapping[str, tuple[str, tuple[str, ...]]]

    def mark(self, articles: Iterable[Article]) -> None:
        """Say of the articles again what was said of those with their numbers."""
        for article in articles:
            article.kind, article.topics = self.marks.get(article.no, ("", ()))


def recall(document: Document, lines: list[Line]) -> Recollection | None:
    """Return what the file remembers; None of a foreign file and where the head was changed."""
    try:
        facts = json.loads(document.properties.get("description", ""))
    except ValueError:
        return None
    if not isinstance(facts, dict):
        return None
    count = facts.get("lines")
    if not isinstance(count, int) or not 0 < count <= len(lines):
        return None
    top = [line.text for line in lines[:count]]
    if digest(top) != facts.get("head"):
        return None
    statute = Statute(
        title=top[0],
        id=_text(facts.get("id")),
        short=_texts(facts.get("short")),
        issuer=_text(facts.get("issuer")),
        number=_text(facts.get("number")),
        level=_text(facts.get("level")),
        version=_version(facts.get("version")),
        more=_more(facts.get("more")),
    )
    return Recollection(statute, count, _marks(facts.get("articles")))


def _text(value: Any) -> str:
    return value if isinstance(value, str) else ""


def _texts(value: Any) -> tuple[str, ...]:
    return tuple(map(_text, value)) if isinstance(value, list) else ()


def _more(value: Any) -> dict[str, Any]:
    """Return what the entry said beside its text; the check looks at the values later."""
    if not isinstance(value, dict):
        return {}
    return {name: item for name, item in value.items() if name in OF_ANY_ENTRY}


def _marks(value: Any) -> dict[str, tuple[str, tuple[str, ...]]]:
    if not isinstance(value, dict):
        return {}
    return {
        no: (_text(one.get("kind")), _texts(one.get("topics")))
        for no, one in value.items()
        if isinstance(one, dict)
    }


def _version(value: Any) -> Version:
    if not isinstance(value, dict):
        return Version()
    return Version(**{one.name: _text(value.get(one.name)) for one in fields(Version)})
