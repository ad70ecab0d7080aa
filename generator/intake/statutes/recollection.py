"""Recall what this program wrote into a Word file of its own beside the text that is seen."""

from __future__ import annotations

import json
from dataclasses import dataclass, fields
from typing import TYPE_CHECKING, Any

from generator.intake.statutes.marks import digest
from generator.intake.statutes.statute import Statute, Version

if TYPE_CHECKING:
    from generator.intake.office.blocks import Document
    from generator.intake.statutes.lines import Line


@dataclass(frozen=True, slots=True)
class Recollection:
    """Hold a rule with its head filled in, and of how many lines that head is."""

    statute: Statute
    lines: int


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
        short=tuple(map(_text, facts["short"])) if isinstance(facts.get("short"), list) else (),
        issuer=_text(facts.get("issuer")),
        number=_text(facts.get("number")),
        level=_text(facts.get("level")),
        version=_version(facts.get("version")),
    )
    return Recollection(statute, count)


def _text(value: Any) -> str:
    return value if isinstance(value, str) else ""


def _version(value: Any) -> Version:
    if not isinstance(value, dict):
        return Version()
    return Version(**{one.name: _text(value.get(one.name)) for one in fields(Version)})
