"""Take a document apart: what an index is made of, as text.

Any process or machine may do that, and what comes of it may be kept for the next index.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.search import readings
from generator.search.facets import facets_of
from generator.search.fold import BREAK, Folder
from generator.search.fragments import fragment

if TYPE_CHECKING:
    from generator.search.model import Document

_JSON = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode
_END = "\n"
"""What parts the words of an extract from its fragment: JSON in one line has none."""


@dataclass(frozen=True, slots=True)
class Extract:
    """Hold what an index is made of, of one document.

    `date` and `minor` are what it is sorted by; `facets`: the words of each; `traditional`: the
    traditional characters in it, with their simplified forms. Then what is searched, folded: its
    names, the ways to read these, each as syllables between blanks, its headings and all else.
    `fragment` is what a hit is shown and verified with.
    """

    url: str
    date: str
    minor: bool
    facets: list[tuple[str, list[str]]]
    traditional: dict[str, str]
    names: list[str]
    sounds: list[str]
    headings: str
    bodies: str
    fragment: str


def extract(document: Document) -> str:
    """Return what an index takes of a document."""
    folder = Folder()
    names = [folder.fold(name) for name in (document.title, *document.aliases)]
    headings = BREAK.join((*(s.heading for s in document.sections), *document.keywords))
    bodies = BREAK.join(text for part in document.sections for text in (part.text, part.hidden))
    words = _JSON(
        [
            document.url,
            document.date,
            document.minor,
            sorted(facets_of(document).items()),
            folder.traditional,
            names,
            [" ".join(way) for name in names for way in readings.read(name)],
            folder.fold(headings),
            folder.fold(bodies),
        ]
    )
    return f"{words}{_END}{fragment(document)}"


def read(text: str) -> Extract:
    """Return what `extract` wrote."""
    words, _, shown = text.partition(_END)
    return Extract(*[*json.loads(words), shown])
