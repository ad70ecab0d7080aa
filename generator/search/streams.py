"""Join what is indexed of a document to three texts: its names, its headings, the rest.

A field's parts are kept apart by breaks, so that no phrase spans two; a break ends each field.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from generator.search import readings
from generator.search.fold import BREAK

if TYPE_CHECKING:
    from collections.abc import Iterable

    from numpy.typing import NDArray

    from generator.search.extracts import Extract
    from generator.search.readings import Syllables

    Chars = NDArray[np.uint16]
    Counts = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Stream:
    """Hold the folded text of some documents end to end, each followed by a break.

    `starts[i]` is where the i-th of them begins, and `first` the number of the first. Characters
    are places in the alphabet of the corpus, the break is 0; the last of `starts` is the end.
    """

    chars: Chars
    starts: Counts
    first: int

    def documents(self, places: Counts) -> tuple[Counts, Counts]:
        """Return the numbers of the documents that some places lie in, and where these begin."""
        rows = np.searchsorted(self.starts, places, side="right") - 1
        return rows + self.first, self.starts[rows]


def texts(of: Extract, syllables: Syllables) -> tuple[str, str, str]:
    """Return what is indexed of a document: names with their readings, headings, all else."""
    ways = [way.split(" ") if way else [] for way in of.sounds]
    return (
        f"{_title(of.names, ways, syllables)}{BREAK}",
        f"{of.headings}{BREAK}",
        f"{of.bodies}{BREAK}",
    )


def _title(names: Iterable[str], ways: list[list[str]], syllables: Syllables) -> str:
    """Put the names, then their readings and the initials of these, into one stream.

    They share no character. Two breaks part them, one separates the runs within a name: that tells
    where a name begins and ends.
    """
    spellings = map(syllables.spell, ways)
    return "".join(
        f"{part}{BREAK}{BREAK}"
        for part in [*names, *spellings, *map(readings.initials, ways)]
        if part
    )
