"""Remember what kinds disclose of entries, while nothing they asked for is another."""

from __future__ import annotations

import operator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from generator.library.witness import MEDIA, Witness

if TYPE_CHECKING:
    from collections.abc import Iterable

    from generator.kinds.kind import Disclosed, Vocabulary
    from generator.library.catalogue import Library
    from generator.library.entries import Entry

Shelves = dict[str, tuple["Entry", ...]]


@dataclass(frozen=True, slots=True)
class _Disclosure:
    """Hold what was disclosed of an entry, and all that it rests on beside the program."""

    entry: Entry
    vocabulary: Vocabulary
    shelves: Shelves
    value: Disclosed

    def holds(self, entry: Entry, library: Library) -> bool:
        if self.entry is not entry or self.vocabulary != library.vocabulary:
            return False
        now = _shelves(library, self.shelves)
        return all(_are_the_same(now[name], then) for name, then in self.shelves.items())


@dataclass(slots=True)
class Disclosures:
    """Tell what the public may know of entries whose keys are never public.

    What an earlier library disclosed stands as long as the entry and the shelves that were asked
    hold the same objects: a figure of a whole index is reckoned from hundreds.
    """

    _told: dict[tuple[str, str], _Disclosure] = field(default_factory=dict)

    def of(self, entry: Entry, library: Library) -> Disclosed | None:
        """Return what is disclosed of an entry of a library; None for a kind that keeps none."""
        if not (entry.kind.disclose and entry.whole):
            return None
        known = self._told.get(entry.key)
        if known is not None and known.holds(entry, library):
            return known.value
        witness = Witness(library)
        value = entry.kind.disclose(entry.whole, witness)
        if MEDIA not in witness.asked:
            asked = {str(question[1]) for question in witness.asked if isinstance(question, tuple)}
            shelves = _shelves(library, asked)
            self._told[entry.key] = _Disclosure(entry, library.vocabulary, shelves, value)
        return value


def _shelves(library: Library, folders: Iterable[str]) -> Shelves:
    return {folder: tuple(library.shelf(folder).values()) for folder in folders}


def _are_the_same(some: tuple[Entry, ...], others: tuple[Entry, ...]) -> bool:
    return len(some) == len(others) and all(map(operator.is_, some, others))
