"""Join documents to three streams of characters: titles, headings, text.

They are arrays, in the order of the index.
"""

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
    from collections.abc import Iterable, Iterator, Sequence

    from numpy.typing import NDArray

    from generator.search.model import Document

    Chars = NDArray[np.uint16]
    Codes = NDArray[np.uint32]
    Counts = NDArray[np.int64]


_BATCH = 1000  # texts turned into numbers at a time: bounds the memory


@dataclass(frozen=True, slots=True)
class Stream:
    """Hold the folded text of all documents end to end, each followed by a break.

    `starts[i]` is where document i begins. Characters are places in the alphabet of the corpus, the
    break is 0; the last of `starts` is the end.
    """

    chars: Chars
    starts: Counts


@dataclass(frozen=True, slots=True)
class Corpus:
    """Hold all that is indexed.

    That is the streams by field, the code points that stand in them, and what is needed to ask.
    `alphabet` is ascending and begins with 0 for the break; `syllables`: all that the titles are
    read with; `traditional`: the traditional characters in the text as it was written, and their
    simplified forms.
    """

    titles: Stream
    headings: Stream
    bodies: Stream
    alphabet: Counts
    syllables: list[str]
    traditional: dict[str, str]

    @property
    def size(self) -> int:
        """Return the number of documents."""
        return len(self.bodies.starts) - 1

    def streams(self) -> tuple[Stream, Stream, Stream]:
        """Return the streams in the order in which the index lists them."""
        return self.titles, self.headings, self.bodies


def arrange(documents: Iterable[Document]) -> list[Document]:
    """Return the documents newest first, then by URL, the minor ones after all others.

    Their place is their number and the order of equal hits. Raises ValueError if two documents have
    the same URL.
    """
    by_url = sorted(documents, key=lambda d: d.url)
    for one, other in pairwise(by_url):
        if one.url == other.url:
            raise ValueError(f"two documents have the URL {one.url!r}")
    newest = sorted(by_url, key=lambda d: d.date, reverse=True)
    return sorted(newest, key=lambda d: d.minor)


def fingerprint(documents: Sequence[Document], salt: bytes) -> str:
    """Return a name for the index of these documents; what changes the index changes it."""
    digest = hashlib.sha256(salt)
    for document in documents:
        facets = {key: list(document.facets[key]) for key in sorted(document.facets)}
        sections = [[s.anchor, s.heading, s.text, s.hidden] for s in document.sections]
        parts = [
            document.url,
            document.title,
            document.kind,
            sections,
            document.when,
            facets,
            list(document.aliases),
            list(document.keywords),
            list(document.marks),
            document.minor,
        ]
        digest.update(json.dumps(parts).encode("ascii"))
    return digest.hexdigest()[:12]


def gather(documents: Sequence[Document]) -> Corpus:
    """Fold the documents into streams.

    A field's parts are kept apart by breaks, so no phrase spans two.
    """
    folder = Folder()
    titles, syllables = _titles(
        [[folder.fold(name) for name in (d.title, *d.aliases)] for d in documents]
    )
    headings = [
        _join(map(folder.fold, (*(s.heading for s in d.sections), *d.keywords))) for d in documents
    ]
    bodies = []
    for document in documents:
        texts = [text for part in document.sections for text in (part.text, part.hidden)]
        bodies.append(_join(map(folder.fold, texts)))
    alphabet = _alphabet([titles, headings, bodies])
    return Corpus(
        _stream(titles, alphabet),
        _stream(headings, alphabet),
        _stream(bodies, alphabet),
        alphabet,
        syllables,
        folder.traditional,
    )


def _titles(names: list[list[str]]) -> tuple[list[str], list[str]]:
    """Return what is indexed of each document's names, and all syllables in alphabetical order."""
    sounds = [[way for name in group for way in readings.read(name)] for group in names]
    syllables = sorted({s for group in sounds for way in group for s in way if s != BREAK})
    numbers = {syllable: number for number, syllable in enumerate(syllables)}
    return [
        _title(group, sound, numbers) for group, sound in zip(names, sounds, strict=True)
    ], syllables


def _title(names: list[str], sounds: list[list[str]], numbers: dict[str, int]) -> str:
    """Put the names, then their readings and the initials of these, into one stream.

    They share no character. Two breaks part them, one separates the runs within a name: that tells
    where a name begins and ends.
    """
    spellings = [readings.spell(s, numbers) for s in sounds]
    return "".join(
        f"{part}{BREAK}{BREAK}"
        for part in [*names, *spellings, *map(readings.initials, sounds)]
        if part
    )


def _join(parts: Iterable[str]) -> str:
    return BREAK.join(part for part in parts if part)


def _alphabet(fields: list[list[str]]) -> Counts:
    present = np.zeros(0x110000, dtype=bool)
    present[0] = True
    present[readings.NUMBERS : readings.NUMBERS + 100] = True
    present[readings.BREAKS : readings.BREAKS + readings.BUCKETS] = True
    for texts in fields:
        for codes in _encode(texts):
            present[codes] = True
    present[ord(BREAK)] = False
    alphabet = np.flatnonzero(present)
    if len(alphabet) > 0xFFFF:
        raise ValueError("more than 65,535 different characters in one index")
    return alphabet


def _encode(texts: list[str]) -> Iterator[Codes]:
    """Yield the code points of the texts, each text followed by a break, some texts at a time."""
    for start in range(0, len(texts), _BATCH):
        whole = "".join(f"{text}{BREAK}" for text in texts[start : start + _BATCH])
        yield np.frombuffer(whole.encode("utf-32-le"), dtype=np.uint32)


def _stream(texts: list[str], alphabet: Counts) -> Stream:
    starts = np.cumsum(np.array([0] + [len(text) + 1 for text in texts], dtype=np.int64))
    places = np.zeros(0x110000, dtype=np.uint16)
    places[alphabet] = np.arange(len(alphabet))  # the break is not there: it stays 0
    chars = np.empty(starts[-1], dtype=np.uint16)
    length = 0
    for codes in _encode(texts):
        chars[length : length + len(codes)] = places[codes]
        length += len(codes)
    return Stream(chars, starts)
