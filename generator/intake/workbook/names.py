"""Tell entries by their titles: which id a title stands for, and how a reference is shown."""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from generator.kinds import BY_FOLDER
from generator.kinds.fields import PARTY, To
from generator.kinds.rules import clause_number
from generator.library.references import by_title, references_in

if TYPE_CHECKING:
    from collections.abc import Iterable

    from generator.kinds.fields import Mark

OTHER_NAMES = ("aliases", "short")
"""Keys that hold other names of an entry, by which it is found as by its title."""


@dataclass(slots=True)
class Names:
    """Hold the titles and other names of entries, by folder and id."""

    titles: dict[str, dict[str, str]] = field(default_factory=lambda: defaultdict(dict))
    _ids: dict[tuple[str, str], set[str]] = field(default_factory=lambda: defaultdict(set))
    _displays: dict[tuple[Mark | To, str], str] = field(default_factory=dict)

    def add(self, folder: str, id: str, title: str, others: Iterable[str] = ()) -> None:
        """Take an entry in."""
        self.titles[folder][id] = title
        for name in (title, *others):
            self._ids[folder, _plain(name)].add(id)

    def add_name(self, folder: str, id: str, name: str) -> None:
        """Take in another name of an entry that is there or is to come."""
        if name:
            self.titles[folder].setdefault(id, name)
            self._ids[folder, _plain(name)].add(id)

    def id_of(self, folder: str, name: str) -> str | None:
        """Return the id of the one entry of a folder that has a name; None of none or several."""
        plain = _plain(name)
        bare = plain.removeprefix("《").removesuffix("》")
        ids = self._ids.get((folder, plain)) or self._ids.get((folder, bare), set())
        return next(iter(ids)) if len(ids) == 1 else None

    def knows(self, folder: str, id: str) -> bool:
        """Tell whether there is an entry."""
        return id in self.titles.get(folder, ())

    def titles_in(self, folder: str) -> list[str]:
        """List how the entries of a folder are shown, sorted."""
        return sorted(self.display(To(folder), id) for id in self.titles.get(folder, ()))

    def display(self, mark: Mark | To, written: str) -> str:
        """Return how a reference is shown: by title, if that is read as what is written."""
        display = self._displays.get((mark, written))
        if display is None:
            display = next(
                (
                    one
                    for one in self._proposals(mark, written)
                    if self.reference(mark, one) == written
                ),
                written,
            )
            self._displays[mark, written] = display
        return display

    def _proposals(self, mark: Mark | To, written: str) -> Iterable[str]:
        if isinstance(mark, To):
            return filter(None, [self.titles[mark.folder].get(written)])
        if mark is PARTY:
            return filter(None, [self.titles["units"].get(written)])
        reference = next(iter(references_in([((), mark, written)])), None)
        target = reference.target if reference else None
        title = self.titles[target.folder].get(target.id) if target else None
        if target is None or title is None:
            return ()
        if target.clause is None:
            return (f"{BY_FOLDER[target.folder].label}/{title}",)
        _, _, clause = written.partition("#")
        return f"《{title}》{clause_number.words(target.clause)}", f"《{title}》#{clause}"

    def reference(self, mark: Mark | To, text: str) -> str | None:
        """Return a reference as an author's file has it; None of what refers to nothing known."""
        if isinstance(mark, To):
            return text if self.knows(mark.folder, text) else self.id_of(mark.folder, text)
        if mark is PARTY:
            return self.id_of("units", text) or text
        reference = next(iter(references_in([((), mark, text)])), None)
        if reference is None:
            return None
        if reference.target is not None and self.knows(*reference.target.key):
            return text
        return by_title(reference, self.id_of)


def _plain(name: str) -> str:
    """Return a name without odd widths, as references by title are looked up."""
    return unicodedata.normalize("NFKC", name).strip()
