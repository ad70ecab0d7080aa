"""Say what a table becomes: how its columns were matched, what is added, changed, left out."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from generator.intake.entries.plan import Plan
    from generator.intake.entries.rows import Fault

_TITLES = 10
_TITLE = 30  # characters of one
_PLACES = 5
_CHANGES = 200
_FAULTS = 200


def lines(plan: Plan) -> Iterator[str]:
    """Yield the lines of the preview, but for what does not come in."""
    faulty = {fault.place for fault in plan.faults}
    yield from (f"注意 {remark}" for remark in plan.remarks if remark.place not in faulty)
    yield from plan.match_lines
    counter = plan.kind.counter
    if plan.new:
        titles = [_short(row.title) for row in plan.new.values()]
        more = " 等" if len(titles) > _TITLES else ""
        yield f"新增 {len(titles)} {counter}：{'、'.join(titles[:_TITLES])}{more}"
    if plan.same:
        yield f"已有 {len(plan.same)} {counter}，没有变化"
    if plan.changes:
        yield f"改动 {len(plan.changes)} {counter}："
    for change in plan.changes[:_CHANGES]:
        yield f"  {change.written.id}"
        yield from (f"    {line}" for line in change.lines)
    if len(plan.changes) > _CHANGES:
        yield f"  还有 {len(plan.changes) - _CHANGES} {counter}没有列出"


def faults(problems: Iterable[Fault]) -> Iterator[str]:
    """Yield what is wrong in the order of the rows, the same words once with all their cells."""
    places: defaultdict[str, list[str]] = defaultdict(list)
    for one in sorted(problems, key=_order):
        if one.place not in places[one.what]:
            places[one.what].append(one.place)
    for number, (what, cells) in enumerate(places.items()):
        if number == _FAULTS:
            yield f"还有 {len(places) - _FAULTS} 种问题没有列出"
            return
        places_text = "、".join(cells[:_PLACES])
        more = f" 等 {len(cells)} 处" if len(cells) > _PLACES else ""
        yield f"{places_text}{more}：{what}"


def _short(title: str) -> str:
    line = " ".join(title.split())
    return line if len(line) <= _TITLE else f"{line[: _TITLE - 1]}…"


def _order(fault: Fault) -> tuple[str, int, int, str]:
    """Where a fault stands: its sheet, row and column; what is said of a sheet comes first."""
    sheet, _, cell = fault.place.rpartition("!")
    letters, digits = re.sub("[^A-Z]", "", cell), re.sub("[^0-9]", "", cell)
    return sheet, int(digits or 0), len(letters), letters
