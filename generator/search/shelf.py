"""Take what is indexed of documents one after the other, and keep it on the disk.

An index is made in the order of all documents, which is known when the last has come. So that they
need not lie in memory until then, each is written out when it comes; of each only its place on the
disk, its facets and what it is sorted by are kept.
"""

from __future__ import annotations

import hashlib
import sys
import tempfile
import weakref
from array import array
from itertools import accumulate, pairwise
from typing import TYPE_CHECKING, Self

from generator.search.extracts import read
from generator.search.facets import Facets
from generator.search.letters import Numbering
from generator.search.readings import Syllables
from generator.search.streams import texts
from generator.tools.reading import read_at

if TYPE_CHECKING:
    from collections.abc import Sequence


class Shelf:
    """Hold documents on the disk, in the order of the index once they are arranged.

    What is kept of each in memory lies in columns: a large site has many.
    """

    def __init__(self) -> None:
        self.facets = Facets()
        self.traditional: dict[str, str] = {}
        self.syllables = Syllables()
        self.numbering = Numbering()
        self._urls: list[str] = []
        self._dates: list[str] = []
        self._minor = bytearray()
        self._digests: list[bytes] = []
        self._facets: list[tuple[int, ...]] = []
        self._combinations: dict[tuple[int, ...], tuple[int, ...]] = {}
        """Those of facets, each kept once."""
        self._places = array("q")
        """Of each where its parts begin on the disk, the bytes of its fragment, which comes first,
        and the characters of its fields."""
        self._order = array("q")
        self._file = tempfile.TemporaryFile()  # noqa: SIM115 - closed by __exit__
        self._size = 0
        self._close = weakref.finalize(self, self._file.close)  # also where a build breaks off

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._close()

    def __len__(self) -> int:
        return len(self._urls)

    def add(self, text: str) -> None:
        """Take what is indexed of a document (extracts.py)."""
        extract = read(text)
        shown = extract.fragment.encode("utf-8", "replace")
        fields = texts(extract, self.syllables)
        facets = self.facets.add(extract.facets)
        self._urls.append(extract.url)
        self._dates.append(sys.intern(extract.date))
        self._minor.append(extract.minor)
        self._digests.append(hashlib.sha256(text.encode("utf-8", "surrogatepass")).digest())
        self._facets.append(self._combinations.setdefault(facets, facets))
        self._places.extend((self._size, len(shown), *map(len, fields)))
        self.traditional |= extract.traditional
        self._size += self._file.write(shown)
        self._size += self._file.write(self.numbering.number("".join(fields)).tobytes())

    def arrange(self) -> None:
        """Put the documents newest first, then by URL, the minor ones after all others.

        Their place is their number and the order of equal hits. Raises ValueError if two documents
        have the same URL.
        """
        urls = self._urls
        by_url = sorted(range(len(urls)), key=urls.__getitem__)
        for one, other in pairwise(by_url):
            if urls[one] == urls[other]:
                raise ValueError(f"two documents have the URL {urls[one]!r}")
        newest = sorted(by_url, key=self._dates.__getitem__, reverse=True)
        self._order = array("q", sorted(newest, key=self._minor.__getitem__))
        self._file.flush()

    def fingerprint(self, salt: bytes) -> str:
        """Return a name for the index of these documents; what changes the index changes it."""
        digest = hashlib.sha256(salt)
        for document in self._order:
            digest.update(self._digests[document])
        return digest.hexdigest()[:12]

    @property
    def major(self) -> int:
        """Return how many documents are not minor: those come first."""
        return self._minor.count(0)

    def all_facets(self) -> list[tuple[int, ...]]:
        """Return the numbers of the facets of each document, in their order."""
        return [self._facets[document] for document in self._order]

    def lengths(self, number: int) -> Sequence[int]:
        """Return the characters of the fields of the document of a number."""
        begin = self._order[number] * _COLUMNS
        return self._places[begin + 2 : begin + _COLUMNS]

    def fragment(self, number: int) -> str:
        """Return what a hit is shown with, as JSON."""
        begin = self._order[number] * _COLUMNS
        at, size = self._places[begin : begin + 2]
        return read_at(self._file, at, size).decode()

    def fields(self, number: int) -> list[bytes]:
        """Return the characters of the fields of a document, as the numbering has them."""
        begin = self._order[number] * _COLUMNS
        at, fragment, *lengths = self._places[begin : begin + _COLUMNS]
        places = read_at(self._file, at + fragment, sum(lengths) * _WIDTH)
        ends = [*accumulate(lengths, initial=0)]
        return [places[low * _WIDTH : high * _WIDTH] for low, high in pairwise(ends)]


_WIDTH = 2  # bytes of a place
_COLUMNS = 5
