"""Note what a check asks of the library, so that it is asked again when the answer changes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.library.catalogue import likeness, names

if TYPE_CHECKING:
    import pathlib
    from collections.abc import Hashable, Iterator, Mapping

    from generator.kinds.entry import EntryData
    from generator.kinds.kind import Vocabulary
    from generator.library.catalogue import Library
    from generator.library.entries import Entry

Asked = frozenset[object]
"""Names of questions; equal names have equal answers as long as no entry behind them changes."""

MEDIA = "media"
"""What nobody can tell from the entries: the pictures and recordings beside them."""


class Witness:
    """Answer as the library does, and note in `asked` what was asked."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self.asked: set[object] = set()

    @property
    def vocabulary(self) -> Vocabulary:
        return self._library.vocabulary

    @property
    def content(self) -> pathlib.Path:
        self.asked.add(MEDIA)
        return self._library.content

    def shelf(self, folder: str) -> Mapping[str, Entry]:
        self.asked.add(("shelf", folder))
        return self._library.shelf(folder)

    @property
    def unit_names(self) -> Iterator[str]:
        self.asked.add(("shelf", "units"))
        return self._library.unit_names

    def entry(self, folder: str, id: str) -> Entry | None:
        self.asked.add(("entry", folder, id))
        return self._library.entry(folder, id)

    def get(self, folder: str, id: str) -> EntryData | None:
        self.asked.add(("entry", folder, id))
        return self._library.get(folder, id)

    def by_name(self, folder: str, name: str) -> list[EntryData]:
        self.asked.add(("name", folder, name))
        return self._library.by_name(folder, name)

    def id_of(self, folder: str, name: str) -> str | None:
        self.asked.add(("shelf", folder))  # asked of mistakes alone
        return self._library.id_of(folder, name)

    def first_like(self, data: EntryData, folder: str) -> EntryData | None:
        self.asked.add(("like", folder, likeness(data)))
        return self._library.first_like(data, folder)

    def first_with(self, folder: str, mark: Hashable) -> EntryData | None:
        self.asked.add(("mark", folder, mark))
        return self._library.first_with(folder, mark)


def answers(entry: Entry) -> Iterator[object]:
    """Yield every question whose answer an entry is part of."""
    folder, data = entry.kind.folder, entry.data
    yield "shelf", folder
    yield "entry", folder, data.id
    yield "like", folder, likeness(data)
    for name in names(data):
        yield "name", folder, name
    for mark in entry.kind.marks(data):
        yield "mark", folder, mark
