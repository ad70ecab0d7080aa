"""Hold all entries that authors wrote, by folder and id, by name and by likeness."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pathlib
    from collections.abc import Hashable, Iterator, Mapping

    from generator.kinds.entry import EntryData
    from generator.kinds.kind import Vocabulary
    from generator.library.entries import Entry
    from generator.source.diagnostics import Diagnostic


@dataclass(frozen=True, slots=True)
class Library:
    """Hold all entries by folder and id, in the order of their files.

    `home`: the folder of the project, where the paths of its settings start. `warnings` are what is
    odd but no error.
    """

    entries: Mapping[str, Mapping[str, Entry]]
    vocabulary: Vocabulary
    content: pathlib.Path
    home: pathlib.Path
    warnings: tuple[Diagnostic, ...] = ()
    _by_name: dict[str, dict[str, dict[str, EntryData]]] = field(
        default_factory=dict, compare=False, repr=False
    )

    _alike: dict[str, dict[tuple[str | None, ...], EntryData]] = field(
        default_factory=dict, compare=False, repr=False
    )

    _by_mark: dict[str, dict[Hashable, EntryData]] = field(
        default_factory=dict, compare=False, repr=False
    )

    def __iter__(self) -> Iterator[Entry]:
        for shelf in self.entries.values():
            yield from shelf.values()

    def entry(self, folder: str, id: str) -> Entry | None:
        return self.entries[folder].get(id)

    def shelf(self, folder: str) -> Mapping[str, Entry]:
        """Return the entries of a folder by id."""
        return self.entries[folder]

    def by_name(self, folder: str, name: str) -> list[EntryData]:
        """List the entries of a folder with this title, alias or short name, in file order."""
        if folder not in self._by_name:
            named = self._by_name.setdefault(folder, {})
            for entry in self.entries[folder].values():
                for one in names(entry.data):
                    named.setdefault(one, {})[entry.data.id] = entry.data
        return list(self._by_name[folder].get(name, {}).values())

    def first_like(self, data: EntryData, folder: str) -> EntryData | None:
        """Return the first entry for all in a folder with the title, unit and date of another."""
        if folder not in self._alike:
            alike = self._alike.setdefault(folder, {})
            for entry in self.entries[folder].values():
                if entry.data.is_for_all:
                    alike.setdefault(likeness(entry.data), entry.data)
        return self._alike[folder].get(likeness(data))

    def first_with(self, folder: str, mark: Hashable) -> EntryData | None:
        """Return the first entry of a folder that has a mark of its kind."""
        if folder not in self._by_mark:
            marks = self._by_mark.setdefault(folder, {})
            for entry in self.entries[folder].values():
                for own in entry.kind.marks(entry.data):
                    marks.setdefault(own, entry.data)
        return self._by_mark[folder].get(mark)

    def let_go(self) -> None:
        """Forget what was looked up; it is made anew when somebody asks again."""
        for known in (self._by_name, self._alike, self._by_mark):
            known.clear()

    @property
    def unit_names(self) -> Iterator[str]:
        """Yield every title and other name of a unit."""
        for entry in self.entries["units"].values():
            yield from (entry.data.title, *entry.data.aliases)

    def id_of(self, folder: str, name: str) -> str | None:
        """Return the id of the one entry of a kind that has a name; None of none or several."""
        entries = self.by_name(folder, name.strip().removeprefix("《").removesuffix("》"))
        return entries[0].id if len(entries) == 1 else None

    def get(self, folder: str, id: str) -> EntryData | None:
        entry = self.entry(folder, id)
        return entry.data if entry else None


def names(data: EntryData) -> tuple[str, ...]:
    """Return what an entry is called: its title, its aliases, of a law also its short names."""
    return (data.title, *data.aliases, *getattr(data, "short", ()))


def likeness(data: EntryData) -> tuple[str | None, ...]:
    """Return what two entries share that may be one entry for two audiences."""
    return data.title, data.unit, data.date.text if data.date else None
