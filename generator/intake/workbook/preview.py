"""Show what an import would do, cell by cell, and what it leaves alone and why."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.intake.workbook.changes import What
from generator.source.diagnostics import printable

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from generator.intake.workbook.book import Book
    from generator.intake.workbook.changes import Change
    from generator.intake.workbook.checking import Outcome
    from generator.intake.workbook.units import Unit

_LONGEST = 60
_AROUND = 10
"""Characters of a text that is shown, and of what is shown around what differs in it."""


def lines(outcome: Outcome, book: Book, remarks: Iterable[str] = ()) -> Iterator[str]:
    """Yield the lines of the preview: entry by entry, then what was not read, or only as it is.

    `remarks`: what could not be read of the content.
    """
    for unit in outcome.units.values():
        yield from _of_unit(unit)
        for change in outcome.refusals.get(unit.key, ()):
            yield _line(unit, change)
    for fault in book.faults:
        yield printable(f"{What.REFUSAL.value} {fault}")
    for note in (*book.notes, *remarks):
        yield printable(f"注意 {note}")


def _of_unit(unit: Unit) -> Iterator[str]:
    if unit.entry is None and unit.is_done:
        title = next((c.after for c in unit.changes if c.path == ("title",)), "")
        place = next((change.place for change in unit.changes), "")
        yield f"{What.ADDITION.value} {name(unit)} {_short(title)}{_at(place)}"
        yield from (_line(unit, change) for change in unit.changes if not change.what.is_done)
        return
    yield from (_line(unit, change) for change in unit.changes)


def name(unit: Unit) -> str:
    """Return how an entry is spoken of: by its file, with its id where several stand in it."""
    if unit.entry is None:
        return f"{unit.kind.folder}/{unit.id}"
    file = unit.entry.file.name
    return f"{file} {unit.id}" if unit.entry.path else file


def _line(unit: Unit, change: Change) -> str:
    start = f"{change.what.value} {name(unit)}"
    if change.field:
        start += f" {change.field}"
    match change.what:
        case What.CHANGE:
            line = f"{start}: {differing(change.before, change.after)}{_at(change.place)}"
            return f"{line}：{change.reason}" if change.reason else line
        case What.ADDITION:
            return f"{start}: {_short(change.after)}{_at(change.place)}"
        case What.DELETION:
            return f"{start} {_short(change.before)}".rstrip() + _at(change.place)
    line = ""
    if change.before or change.after:
        line = f": {differing(change.before, change.after)}"
    return f"{start}{line}{_at(change.place)}：{printable(change.reason)}"


def _at(place: str) -> str:
    return f"（{printable(place)}）" if place else ""


def _short(text: str) -> str:
    plain = printable(" ".join(text.split()))
    return plain if len(plain) <= _LONGEST else plain[: _LONGEST - 1] + "…"


def differing(before: str, after: str) -> str:
    """Return what differs in two texts as “A → B”, with a little of what is around it."""
    if max(len(before), len(after)) <= _LONGEST:
        return f"{_plain(before)} → {_plain(after)}"
    start = 0
    while start < min(len(before), len(after)) and before[start] == after[start]:
        start += 1
    end = 0
    most = min(len(before), len(after)) - start
    while end < most and before[-1 - end] == after[-1 - end]:
        end += 1
    return f"{_around(before, start, end)} → {_around(after, start, end)}"


def _around(text: str, start: int, end: int) -> str:
    first, last = max(0, start - _AROUND), min(len(text), len(text) - end + _AROUND)
    before, behind = "…" if first else "", "…" if last < len(text) else ""
    return _plain(before + _short(text[first:last]) + behind)


def _plain(text: str) -> str:
    return printable(" ".join(text.split())) or "（空）"


def counts(outcome: Outcome, book: Book) -> str:
    """Return in one sentence how much would change, and how much would not."""
    units = [unit for unit in outcome.units.values() if unit.is_done]
    deletions = [unit for unit in units if unit.value is None]
    new = [unit for unit in units if unit.entry is None]
    changed = [unit for unit in units if unit.value is not None and unit.entry is not None]
    cells = sum(change.what.is_done for unit in changed for change in unit.changes)
    every = [change for unit in outcome.units.values() for change in unit.changes]
    conflicts = sum(change.what is What.CONFLICT for change in every)
    refusals = sum(change.what is What.REFUSAL for change in every)
    refusals += sum(map(len, outcome.refusals.values())) + len(book.faults)
    parts = [
        f"改 {len(changed)} 条的 {cells} 处" if changed else "",
        f"加 {len(new)} 条" if new else "",
        f"删 {len(deletions)} 条" if deletions else "",
        f"冲突 {conflicts} 处" if conflicts else "",
        f"没有收入 {refusals} 处" if refusals else "",
    ]
    return "，".join(filter(None, parts)) or "没有改动"
