"""Tell which draft of a workbook is which entry: an old one, a new one, one with another id."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.intake.ids import Ids, slug
from generator.intake.workbook.nodes import fingerprint

if TYPE_CHECKING:
    from generator.intake.workbook.book import Book, Draft, Row
    from generator.intake.workbook.content import Content

Key = tuple[str, str]
"""Folder and id."""
_LIKE = 0.6
"""So large a part of its cells is alike in an entry whose id was changed by hand."""


class Identities:
    """Give every draft the id of its entry.

    `old`: drafts of entries that are there or were exported; `new`: of others; `twins`: drafts
    without an id, with the id of an entry that has their title and a row of its own; `renamed`: the
    keys of drafts whose ids were changed by hand, with those of their entries.
    """

    def __init__(self, book: Book, content: Content) -> None:
        self._book = book
        self._content = content
        self.old: dict[Key, Draft] = {}
        self.new: dict[Key, Draft] = {}
        self.twins: list[tuple[Draft, str]] = []
        self._sort()
        self.renamed = self._renamed()
        for (folder, id), draft in (self.old | self.new).items():
            for name in draft.names:  # others may refer to it by a name that it gets now
                content.names.add_name(folder, id, name)

    def draft(self, key: Key) -> Draft | None:
        """Return the draft of an entry, if the workbook has one."""
        return self.old.get(key) or self.new.get(key)

    def _sort(self) -> None:
        entries, memories = self._content.entries, self._book.memories.entries
        stated = {(draft.kind.folder, draft.id) for draft in self._book.drafts if draft.id}
        taken = entries.keys() | stated
        ids = {
            kind.folder: Ids({id for folder, id in taken if folder == kind.folder})
            for kind in self._book.kinds
        }
        for draft in self._book.drafts:
            folder = draft.kind.folder
            if not draft.id:
                there = self._content.names.id_of(folder, draft.title)
                if there and (folder, there) in stated:
                    self.twins.append((draft, there))
                    continue
                draft.id = there or ids[folder].new(slug(draft.title) or folder)
            key = folder, draft.id
            drafts = self.old if key in entries or key in memories else self.new
            drafts[key] = draft

    def _renamed(self) -> dict[Key, Key]:
        there = {key for key, draft in self.old.items() if draft.top is not None}
        memories = self._book.memories.entries
        missing = [key for key in memories if key not in there and key in self._content.entries]
        result: dict[Key, Key] = {}
        for key, draft in self.new.items():
            alike = (one for one in missing if one[0] == key[0] and self._is_like(draft.top, one))
            if old := next(alike, None):
                missing.remove(old)
                result[key] = old
        return result

    def _is_like(self, row: Row | None, key: Key) -> bool:
        if row is None:
            return False
        exported = self._book.memories.entries[key].top.texts
        texts = {name: fingerprint(text) for name, text in row.texts().items()}
        alike = sum(texts.get(name) == one for name, one in exported.items())
        return alike >= max(2, _LIKE * len(exported))
