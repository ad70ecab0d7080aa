"""Mark terms of the glossary where they first stand on a page, with their definition in reach."""

from __future__ import annotations

import html
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ahocorasick_rs import AhoCorasick, MatchKind

from generator.kinds.terms.model import Term
from generator.pages.links import ROOT
from generator.text.richtext import plain_text

if TYPE_CHECKING:
    from collections.abc import Callable

    from generator.edition import Edition

_TAG = re.compile(r"(<[^>]*>)")
_CLOSED_TO_TERMS = ("<a", "<code", "<pre", "<h3", "<h4", "<h5", "<h6")
_LONGEST_DEFINITION = 90


@dataclass(frozen=True, slots=True)
class Spelling:
    """Hold a way to write a term, and what stands in the tip beside it."""

    text: str
    id: str
    tip: str


class Glossary:
    """Find all spellings of an edition's terms in a text in one pass, however many there are."""

    def __init__(self, edition: Edition, to_html: Callable[[str], str]) -> None:
        self._spellings = _spellings(edition, to_html)
        patterns = [html.escape(spelling.text, quote=False) for spelling in self._spellings]
        self._automaton = AhoCorasick(patterns, matchkind=MatchKind.LeftmostLongest)

    def find(self, text: str) -> list[tuple[Spelling, int, int]]:
        """Find the spellings in an HTML text, each with its start and end.

        Of spellings that overlap the first is taken; of those that begin together, the longest.
        """
        places = self._automaton.find_matches_as_indexes(text)
        return [(self._spellings[number], start, end) for number, start, end in places]


class Marker:
    """Mark terms in the texts of one page; `own` is the term whose page it is."""

    def __init__(self, glossary: Glossary, own: str = "") -> None:
        self._glossary = glossary
        self._done = {own}

    def mark(self, fragment: str) -> str:
        """Mark each term in a fragment of HTML where it first stands on the page."""
        if not self._glossary.find(fragment):  # as in most texts
            return fragment
        parts = _TAG.split(fragment)
        depth = 0
        for i, part in enumerate(parts):
            if part.startswith("<"):
                depth += self._closing(part)
            elif not depth and part:
                parts[i] = self._in_text(part)
        return "".join(parts)

    def _in_text(self, text: str) -> str:
        pieces, after = [], 0
        for spelling, start, end in self._glossary.find(text):
            if spelling.id not in self._done:
                self._done.add(spelling.id)
                pieces += [text[after:start], _mark(spelling, text[start:end])]
                after = end
        return "".join([*pieces, text[after:]])

    def _closing(self, tag: str) -> int:
        if tag.startswith(_CLOSED_TO_TERMS):
            return 1
        return (
            -1 if tag.startswith("</") and tag.replace("/", "").startswith(_CLOSED_TO_TERMS) else 0
        )


def _mark(spelling: Spelling, text: str) -> str:
    tip = f"tip-{spelling.id}"
    return (
        '<span class="qj-term">'
        f'<a href="{ROOT}terms/{spelling.id}/" aria-describedby="{tip}">{text}</a>'
        f'<span role="tooltip" id="{tip}">{html.escape(spelling.tip)}</span>'
        "</span>"
    )


def _spellings(edition: Edition, to_html: Callable[[str], str]) -> list[Spelling]:
    """List the titles and aliases of all terms that tell more than their name."""
    spellings = []
    for item in edition.of(Term):
        term = item.data
        if not term.defines:
            continue
        tip = _tip(term.summary or plain_text(to_html(term.definition or "")))
        spellings += [
            Spelling(text, term.id, tip) for text in (term.title, *term.aliases) if len(text) > 1
        ]
    return spellings


def _tip(text: str) -> str:
    text = " ".join(text.split())
    if len(text) <= _LONGEST_DEFINITION:
        return text
    end = text.rfind("。", 0, _LONGEST_DEFINITION) + 1 or text.rfind("，", 0, _LONGEST_DEFINITION)
    return text[:end] if end > 20 else text[: _LONGEST_DEFINITION - 1] + "…"
