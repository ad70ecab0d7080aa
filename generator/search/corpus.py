"""Documents → three streams of characters (titles, headings, text) as arrays, in the order of the index."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np

from generator.search import readings
from generator.search.fold import BREAK, Folder

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from numpy.typing import NDArray

    from generator.search.model import Document

    Codes = NDArray[np.uint32]
    Counts = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Stream:
    """Folded text of all documents end to end; `starts[i]` is where document i begins, the last one the end."""

    codes: Codes
    starts: Counts


@dataclass(frozen=True, slots=True)
class Corpus:
    """All that is indexed: the streams by field, and the syllables that the titles are read with.

    `traditional`: whether the text as it was written holds traditional characters.
    """

    titles: Stream
    headings: Stream
    bodies: Stream
    syllables: list[str]
    traditional: bool

    @property
    def size(self) -> int:
        """Return the number of documents."""
        return len(self.bodies.starts) - 1

    def streams(self) -> tuple[Stream, Stream, Stream]:
        """Return the streams in the order in which the index lists them."""
        return self.titles, self.headings, self.bodies


def arrange(documents: Iterable[Document]) -> list[Document]:
    """Return the documents newest first, then by URL: their place is their number and the order of equal hits.

    Raises ValueError if two documents have the same URL.
    """
    by_url = sorted(documents, key=lambda d: d.url)
    for one, other in pairwise(by_url):
        if one.url == other.url:
            raise ValueError(f"two documents have the URL {one.url!r}")
    return sorted(by_url, key=lambda d: d.date, reverse=True)


def fingerprint(documents: Sequence[Document], salt: bytes) -> str:
    """Return a name for the index of these documents; anything that changes the index changes it."""
    digest = hashlib.sha256(salt)
    for document in documents:
        facets = {key: list(document.facets[key]) for key in sorted(document.facets)}
        sections = [[s.anchor, s.heading, s.text] for s in document.sections]
        parts = [document.url, document.title, document.kind, sections, document.date, facets, list(document.aliases)]
        digest.update(json.dumps(parts).encode("ascii"))
    return digest.hexdigest()[:12]


def gather(documents: Sequence[Document]) -> Corpus:
    """Fold the documents into streams. A field's parts are kept apart by breaks, so no phrase spans two of them."""
    folder = Folder()
    fold = folder.fold
    names = [[fold(name) for name in (d.title, *d.aliases)] for d in documents]
    spoken = [[way for name in group for way in readings.read(name)] for group in names]
    syllables = sorted({s for group in spoken for way in group for s in way if s != BREAK})
    numbers = {syllable: number for number, syllable in enumerate(syllables)}
    titles = [_title(group, heard, numbers) for group, heard in zip(names, spoken, strict=True)]
    headings = [_join(fold(s.heading) for s in d.sections) for d in documents]
    bodies = [_join(fold(s.text) for s in d.sections) for d in documents]
    return Corpus(_stream(titles), _stream(headings), _stream(bodies), syllables, folder.traditional)


def _title(names: list[str], spoken: list[list[str]], numbers: dict[str, int]) -> str:
    """Put the names, then their readings and the initials of these, into one stream: they share no character.

    Two breaks part them, one separates the runs within a name: that tells where a name begins and ends.
    """
    spelled = [readings.spell(s, numbers) for s in spoken]
    return "".join(f"{part}{BREAK}{BREAK}" for part in [*names, *spelled, *map(readings.initials, spoken)] if part)


def _join(parts: Iterable[str]) -> str:
    return BREAK.join(part for part in parts if part)


def _stream(texts: list[str]) -> Stream:
    """Concatenate, with a break at the end of each text; code points as numbers, the break as 0."""
    whole = "".join(f"{text}{BREAK}" for text in texts)
    codes = np.frombuffer(whole.encode("utf-32-le"), dtype=np.uint32).copy()
    codes[codes == ord(BREAK)] = 0
    lengths = np.array([0] + [len(text) + 1 for text in texts], dtype=np.int64)
    return Stream(codes, np.cumsum(lengths))
