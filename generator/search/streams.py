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
    from numpy.typing import NDArray

    from generator.search.fold import Folder
    from generator.search.model import Document
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


def texts(document: Document, folder: Folder, syllables: Syllables) -> tuple[str, str, str]:
    """Return what is indexed of a document: names with their readings, headings, all else."""
    fold = folder.fold
    names = [fold(name) for name in (document.title, *document.aliases)]
    headings = BREAK.join((*(s.heading for s in document.sections), *document.keywords))
    bodies = BREAK.join(text for part in document.sections for text in (part.text, part.hidden))
    return (
        f"{_title(names, syllables)}{BREAK}",
        f"{fold(headings)}{BREAK}",
        f"{fold(bodies)}{BREAK}",
    )


def _title(names: list[str], syllables: Syllables) -> str:
    """Put the names, then their readings and the initials of these, into one stream.

    They share no character. Two breaks part them, one separates the runs within a name: that tells
    where a name begins and ends.
    """
    sounds = [way for name in names for way in readings.read(name)]
    spellings = map(syllables.spell, sounds)
    return "".join(
        f"{part}{BREAK}{BREAK}"
        for part in [*names, *spellings, *map(readings.initials, sounds)]
        if part
    )
