"""Terms of the glossary, marked up where they first stand on a page, with their definition within reach."""

from __future__ import annotations

import html
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.pages.links import ROOT
from generator.richtext import plain_text

if TYPE_CHECKING:
    from collections.abc import Callable

    from generator.edition import Edition
    from generator.kinds.terms.model import Term

_TAG = re.compile(r"(<[^>]*>)")
_CLOSED_TO_TERMS = ("<a", "<code", "<pre", "<h3", "<h4", "<h5", "<h6")
_LONGEST_DEFINITION = 90


@dataclass(frozen=True, slots=True)
class Spelling:
    """A way to write a term, and what stands in the tip beside it."""

    text: str
    id: str
    title: str
    tip: str


class Marker:
    """Marks terms in the texts of one page; `own` is the term whose page it is."""

    def __init__(self, spellings: list[Spelling], own: str = "") -> None:
        self._spellings = spellings
        self._done = {own}

    def mark(self, made: str) -> str:
        """An HTML fragment with each term of the glossary marked where it first stands on the page."""
        present = [s for s in self._spellings if s.text in made and s.id not in self._done]
        if not present:
            return made
        by_text = {s.text: s for s in present}
        pattern = re.compile("|".join(map(re.escape, by_text)))
        parts = _TAG.split(made)
        closed = 0
        for i, part in enumerate(parts):
            if part.startswith("<"):
                closed += self._closing(part)
            elif not closed and part:
                parts[i] = pattern.sub(lambda match: self._marked(by_text[match.group()]), part)
        return "".join(parts)

    def _closing(self, tag: str) -> int:
        if tag.startswith(_CLOSED_TO_TERMS):
            return 1
        return -1 if tag.startswith("</") and tag.replace("/", "").startswith(_CLOSED_TO_TERMS) else 0

    def _marked(self, spelling: Spelling) -> str:
        text = html.escape(spelling.text, quote=False)
        if spelling.id in self._done:
            return text
        self._done.add(spelling.id)
        tip = f"tip-{spelling.id}"
        return (
            f'<span class="qj-term"><a href="{ROOT}terms/{spelling.id}/" aria-describedby="{tip}">{text}</a>'
            f'<span role="tooltip" id="{tip}">{html.escape(spelling.tip)}</span></span>'
        )


def spellings(edition: Edition, to_html: Callable[[str], str]) -> list[Spelling]:
    """Titles and aliases of all terms, the longest first so that a term in a term does not hide it."""
    found = []
    for item in edition.listed("terms"):
        term: Term = item.data  # type: ignore[assignment]
        tip = _tip(term.summary or plain_text(to_html(term.definition or "")))
        found += [Spelling(text, term.id, term.title, tip) for text in (term.title, *term.aliases) if len(text) > 1]
    return sorted(found, key=lambda spelling: (-len(spelling.text), spelling.text))


def _tip(text: str) -> str:
    text = " ".join(text.split())
    if len(text) <= _LONGEST_DEFINITION:
        return text
    end = text.rfind("。", 0, _LONGEST_DEFINITION) + 1 or text.rfind("，", 0, _LONGEST_DEFINITION)
    return text[:end] if end > 20 else text[: _LONGEST_DEFINITION - 1] + "…"
