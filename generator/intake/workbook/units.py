"""Decide for each entry of a workbook what becomes of it: its value after the import, and why."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from generator.intake.workbook import values
from generator.intake.workbook.changes import Change, What
from generator.intake.workbook.columns import sheet_of
from generator.intake.workbook.identity import Identities
from generator.intake.workbook.merging import Merger
from generator.intake.workbook.nodes import Node, fingerprint, overlay_key
from generator.kinds import BY_FOLDER
from generator.source.portable import is_portable

if TYPE_CHECKING:
    from generator.intake.workbook.book import Book, Draft
    from generator.intake.workbook.content import Content, PlainEntry, State
    from generator.intake.workbook.identity import Key
    from generator.intake.workbook.memory import Memory
    from generator.kinds.kind import Kind


@dataclass(slots=True)
class Unit:
    """Hold what becomes of one entry.

    `value`: its plain value afterwards, None if it goes. `entry`: where it stands, None if it is
    new. `refusal`: why nothing of it is done, or "".
    """

    kind: Kind
    id: str
    entry: PlainEntry | None
    value: values.Mapping | None
    changes: list[Change] = field(default_factory=list)
    refusal: str = ""

    @property
    def key(self) -> Key:
        return self.kind.folder, self.id

    @property
    def is_done(self) -> bool:
        """Tell whether a file changes by it."""
        return not self.refusal and any(change.what.is_done for change in self.changes)

    def hold(self, what: What, reason: str, place: str) -> None:
        """Do nothing of it, and say why."""
        self.refusal = reason
        self.changes = [Change(what, "", place, reason=reason)]


class Units:
    """Make the units of a workbook.

    `omissions`: places of cells, by entry, that are left out when a unit is made again.
    """

    def __init__(self, book: Book, content: Content) -> None:
        self.book = book
        self.content = content
        self.omissions: dict[Key, set[str]] = defaultdict(set)
        self._states: dict[Key, State | None] = {}
        for kind in book.kinds:
            for one in content.of(kind):
                self._states[one.key] = content.state(one)
        self._identities = Identities(book, content)

    def all(self) -> list[Unit]:
        """Return the units of all entries that are not as they were, in the workbook's order."""
        identities = self._identities
        renamed = {*identities.renamed.values()}
        units = [self._twin(*pair) for pair in identities.twins]
        for key, draft in (identities.old | identities.new).items():
            if key in identities.renamed:
                units.append(self._with_other_id(draft, identities.renamed[key]))
            elif key not in renamed:
                units.append(self.make(key))
        folders = {kind.folder for kind in self.book.kinds}
        for key in self.book.memories.entries:
            if key[0] in folders and key not in identities.old and key not in renamed:
                units.append(self.make(key))
        return [unit for unit in units if unit.changes]

    def make(self, key: Key) -> Unit:
        """Return the unit of one entry."""
        draft = self._identities.draft(key)
        entry, memory = self.content.entries.get(key), self.book.memories.entries.get(key)
        kind = BY_FOLDER[key[0]]
        if draft is None:
            return self._deletion(kind, key, entry, memory)
        unit = Unit(kind, key[1], entry, {})
        if draft.broken:
            return unit  # the reader says why
        if draft.top is None:
            reason = "没有“内部版”空着的那一行，没有动；要删去这一条，两行都要删"
            unit.hold(What.REFUSAL, reason, draft.place)
        elif entry is None and memory is not None:
            if not _is_as_exported(draft, memory):
                unit.hold(
                    What.CONFLICT, "文件里没有这一条了：导出以后删去了，或者文件有错", draft.place
                )
        elif entry is None:
            self._addition(unit, draft)
        else:
            self._merge(unit, draft, entry, memory)
        return unit

    # --- entries that are there

    def _merge(self, unit: Unit, draft: Draft, entry: PlainEntry, memory: Memory | None) -> None:
        state = self._states[unit.key]
        if state is None:
            unit.hold(What.REFUSAL, "文件里这一条写法有错：先用 qingjian check 改好", draft.place)
            return
        value = values.copy({**entry.value})
        assert isinstance(value, dict)
        assert draft.top is not None
        merger = self._merger(unit, values.is_in_chinese(value), is_known=memory is not None)
        merger.merge(value, draft.top, state.top, memory.top if memory else None)
        self._merge_overlay(merger, value, draft, state, memory)
        unit.value, unit.changes = value, merger.changes
        if value == entry.value:  # such as an item that went and came again
            unit.changes = [change for change in unit.changes if not change.what.is_done]

    def _merger(self, unit: Unit, in_chinese: bool, *, is_known: bool) -> Merger:
        omissions = self.omissions[unit.key]
        return Merger(self.content.names, self.book.sheets, omissions, in_chinese, is_known)

    def _merge_overlay(
        self,
        merger: Merger,
        value: values.Mapping,
        draft: Draft,
        state: State,
        memory: Memory | None,
    ) -> None:
        key = overlay_key(value) or ("内部" if merger.in_chinese else "internal")
        base = memory.inner if memory else None
        if draft.inner is None:
            if base is not None and state.inner is not None:
                self._drop_overlay(merger, value, key, draft, base.has(state.inner))
            return
        inner = value.get(key)
        overlay = inner if isinstance(inner, dict) else {}
        before = len(merger.changes)
        node = state.inner or Node()
        merger.merge(overlay, draft.inner, node, base, ("internal",), "内部版")
        if len(merger.changes) == before:
            return
        if overlay:
            value[key] = overlay
        else:
            value.pop(key, None)

    def _drop_overlay(
        self, merger: Merger, value: values.Mapping, key: str, draft: Draft, as_exported: bool
    ) -> None:
        if as_exported:
            del value[key]
            merger.changes.append(Change(What.DELETION, "内部版的内容", draft.place, ("internal",)))
        else:
            reason = "导出以后文件里也改过，没有删"
            change = Change(
                What.CONFLICT, "内部版的内容", draft.place, ("internal",), reason=reason
            )
            merger.changes.append(change)

    # --- entries that come and go

    def _addition(self, unit: Unit, draft: Draft) -> None:
        if not is_portable(unit.id):
            unit.hold(What.REFUSAL, f"编号“{unit.id}”在 Windows 上不能作文件名", draft.place)
            return
        assert draft.top is not None
        others = self.content.of(unit.kind)
        first = next(others, None)
        in_chinese = first is None or values.is_in_chinese({**first.value})
        value: values.Mapping = {}
        merger = self._merger(unit, in_chinese, is_known=True)
        merger.merge(value, draft.top, Node(), None)
        if draft.inner is not None:
            overlay: values.Mapping = {}
            merger.merge(overlay, draft.inner, Node(), None, ("internal",), "内部版")
            if overlay:
                value["内部" if in_chinese else "internal"] = overlay
        unit.value, unit.changes = value, merger.changes

    def _deletion(
        self, kind: Kind, key: Key, entry: PlainEntry | None, memory: Memory | None
    ) -> Unit:
        unit = Unit(kind, key[1], entry, None)
        if entry is None or memory is None:
            return unit
        state, place = self._states[key], sheet_of(kind).name
        title = state.top.texts.get("title", "") if state else ""
        if state is not None and state.digest == memory.digest:
            unit.changes = [Change(What.DELETION, "", place, before=title)]
        else:
            unit.hold(What.CONFLICT, "工作簿里删去了，可是导出以后文件里改过：没有删", place)
        return unit

    def _twin(self, draft: Draft, there: str) -> Unit:
        unit = Unit(draft.kind, there, None, {})
        reason = f"标题和已有的 {there} 相同；确是另一条，就自己写一个编号"
        unit.hold(What.REFUSAL, reason, draft.place)
        return unit

    def _with_other_id(self, draft: Draft, old: Key) -> Unit:
        unit = Unit(draft.kind, old[1], self.content.entries.get(old), None)
        reason = (
            f"编号从 {old[1]} 改成了 {draft.id}：编号是网址，别处也引用它，不能在表里改；"
            "这一条没有动"
        )
        unit.hold(What.REFUSAL, reason, draft.place)
        return unit


def _is_as_exported(draft: Draft, memory: Memory) -> bool:
    if draft.top is None:
        return False
    texts = {key: fingerprint(text) for key, text in draft.top.texts().items()}
    return texts == memory.top.texts
