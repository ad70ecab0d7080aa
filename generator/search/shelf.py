"""Take documents apart one after the other and keep the parts on the disk.

An index is made in the order of all documents, which is known when the last has come. So that they
need not lie in memory until then, each is folded and written out when it comes; of each only its
place on the disk, its facets and what it is sorted by are kept.
"""

from __future__ import annotations

import hashlib
import os
import tempfile
from dataclasses import dataclass
from functools import partial
from itertools import pairwise
from typing import TYPE_CHECKING, Self

from generator.search.facets import Facets
from generator.search.fold import Folder
from generator.search.fragments import fragment
from generator.search.letters import Numbering
from generator.search.readings import Syllables
from generator.search.streams import texts
from generator.tools.apart import in_a_copy

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from generator.search.model import Document


@dataclass(frozen=True, slots=True)
class Head:
    """Hold what is kept of a document in memory.

    `at` is where its parts begin on the disk: its fragment, of so many bytes, then the characters
    of its fields, so many in each.
    """

    minor: bool
    date: str
    url: str
    digest: bytes
    facets: tuple[int, ...]
    at: int
    fragment: int
    lengths: tuple[int, ...]


class Shelf:
    """Hold documents on the disk, in the order of the index once they are arranged."""

    def __init__(self) -> None:
        self.facets = Facets()
        self.folder = Folder()
        self.syllables = Syllables()
        self.numbering = Numbering()
        self.heads: Sequence[Head] = ()
        self._heads: list[Head] = []
        self._file = tempfile.TemporaryFile()  # noqa: SIM115 - closed by __exit__

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._file.close()

    def fill(self, documents: Iterable[Document], apart: Iterable[Iterable[Document]]) -> None:
        """Take documents apart here, then each part of further ones in a copy of this process.

        Whatever a copy reads it copies, in Python, which counts the readers of every object: so
        that is given back part by part.
        """
        for document in documents:  # first: copies then have the dictionaries that are read here
            self.add(document)
        for part in apart:
            known = in_a_copy(partial(self._added, part))
            self.facets, self.folder, self.syllables, self.numbering, heads = known
            self._heads += heads

    def _added(self, documents: Iterable[Document]) -> _Known:
        self._file.seek(0, os.SEEK_END)  # beyond what other copies wrote
        former = len(self._heads)
        for document in documents:
            self.add(document)
        self._file.flush()
        heads = self._heads[former:]
        del self._heads[former:]
        return self.facets, self.folder, self.syllables, self.numbering, heads

    def add(self, document: Document) -> None:
        """Take a document apart."""
        shown = fragment(document)
        fields = texts(document, self.folder, self.syllables)
        at = self._file.tell()
        self._file.write(shown)
        self._file.write(self.numbering.number("".join(fields)).tobytes())
        lengths = tuple(map(len, fields))
        self._heads.append(
            Head(
                document.minor,
                document.date,
                document.url,
                _digest(document, shown),
                self.facets.add(document),
                at,
                len(shown),
                lengths,
            )
        )

    def arrange(self) -> None:
        """Put the documents newest first, then by URL, the minor ones after all others.

        Their place is their number and the order of equal hits. Raises ValueError if two documents
        have the same URL.
        """
        by_url = sorted(self._heads, key=lambda head: head.url)
        for one, other in pairwise(by_url):
            if one.url == other.url:
                raise ValueError(f"two documents have the URL {one.url!r}")
        newest = sorted(by_url, key=lambda head: head.date, reverse=True)
        self.heads = sorted(newest, key=lambda head: head.minor)
        self._file.flush()

    def fingerprint(self, salt: bytes) -> str:
        """Return a name for the index of these documents; what changes the index changes it."""
        digest = hashlib.sha256(salt)
        for head in self.heads:
            digest.update(head.digest)
        return digest.hexdigest()[:12]

    def fragment(self, number: int) -> str:
        """Return what a hit is shown with, as JSON."""
        head = self.heads[number]
        self._file.seek(head.at)
        return self._file.read(head.fragment).decode()

    def places(self, low: int, high: int) -> Iterator[tuple[bytes, ...]]:
        """Yield the characters of the fields of some documents, as the numbering has them."""
        for head in self.heads[low:high]:
            self._file.seek(head.at + head.fragment)
            yield tuple(self._file.read(length * _WIDTH) for length in head.lengths)


_Known = tuple[Facets, Folder, Syllables, Numbering, list[Head]]
"""What is known of the documents on a shelf, and the heads of those that are new on it."""

_WIDTH = 2  # bytes of a place


def _digest(document: Document, shown: bytes) -> bytes:
    """A digest of all that the index takes from a document."""
    facets = [(key, tuple(document.facets[key])) for key in sorted(document.facets)]
    whole = hashlib.sha256(shown)
    whole.update(repr((facets, document.minor)).encode("utf-8", "surrogatepass"))
    return whole.digest()
