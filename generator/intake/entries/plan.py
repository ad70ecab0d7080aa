"""Plan what the rows of a table become: new entries, changes of those there, or nothing."""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from generator.intake.entries import changes, checking, matching, revision
from generator.intake.entries.fields import Fields
from generator.intake.entries.identity import Identities
from generator.intake.entries.rows import Draft, Fault, drafts, fill_in
from generator.intake.office.blocks import RefusalError
from generator.intake.tables import heads
from generator.intake.tables.heads import plain
from generator.kinds.fields import ID

if TYPE_CHECKING:
    from collections.abc import Mapping

    from generator.intake.entries.changes import Change
    from generator.intake.entries.checking import Check
    from generator.intake.entries.fields import Field
    from generator.intake.entries.matching import Wishes
    from generator.intake.tables.grid import Grid, Remark, Sheet
    from generator.intake.workbook.content import Content
    from generator.kinds.kind import Kind

MOST_ROWS = 50_000
LONGEST_ID = 100  # characters: it is the name of a file, and part of an address
_ID = "编号"


@dataclass(slots=True)
class Plan:
    """Hold what a table becomes.

    `remarks`: what of the table was not read as it stands there. `match_lines`: how its columns
    were matched. `new`: rows by the ids of their entries; `changes`: of entries that are there;
    `same`: rows that say what is there already. `faults`: what does not come in; `warnings`: what
    comes in and is odd.
    """

    kind: Kind
    remarks: list[Remark]
    match_lines: list[str] = field(default_factory=list)
    new: dict[str, Draft] = field(default_factory=dict)
    changes: list[Change] = field(default_factory=list)
    same: list[Draft] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)
    warnings: list[Fault] = field(default_factory=list)

    @property
    def is_idle(self) -> bool:
        """Tell whether there is nothing to write."""
        return not (self.new or self.changes)


def plan(
    grid: Grid, kind: Kind, content: Content, folder: Path, check: Check, wishes: Wishes
) -> Plan:
    """Plan what the sheets of a table become as entries of a kind.

    `content`: what is there; `folder`: the content folder; `check` lists what is wrong with it with
    some drafts; `wishes`: what a user says of heads and keys. Raises UnknownColumnError, and
    RefusalError of a table that is too long.
    """
    count = sum(len(sheet.rows) for sheet in grid.sheets)
    if count > MOST_ROWS:
        raise RefusalError(f"表格有 {count:,} 行，一次最多 {MOST_ROWS:,} 行：分成几个文件")
    result = Plan(kind, grid.remarks)
    fields = Fields.of(kind)
    targets = matching.targets(wishes.maps, fields)
    constants = matching.constants(wishes.values, fields)
    rows: list[Draft] = []
    words: set[str] = set()
    for sheet in grid.sheets:
        rows += _rows(sheet, fields, targets, content, result, words)
    if missing := [head for head in targets if head not in words]:
        raise matching.UnknownColumnError(f"表格里没有这些列：{'、'.join(missing)}")
    place = Path(os.path.realpath(folder)) / kind.folder
    stems = {path.stem for path in place.glob("*.y*ml")} if place.is_dir() else set()
    identities = Identities(kind, content.of(kind), stems)
    _sort(rows, identities, result)
    for row in result.new.values():
        fill_in(row, constants, content.names)
    verdict = checking.judge({place / f"{id}.yml": one for id, one in result.new.items()}, check)
    result.new = {path.stem: one for path, one in verdict.drafts.items()}
    result.faults += verdict.faults
    result.warnings += verdict.warnings
    result.changes, faults = revision.sound(result.changes, check)
    result.faults += faults
    return result


def _rows(
    sheet: Sheet,
    fields: Fields,
    targets: Mapping[str, tuple[Field, int] | None],
    content: Content,
    result: Plan,
    words: set[str],
) -> list[Draft]:
    """Return what the rows of a sheet say; what was matched and left out goes into the plan."""
    head = heads.find(sheet, lambda text: _is_known(text, fields, targets), least=1)
    if head is None:
        if sheet.rows:
            result.faults.append(Fault(sheet.name, "前 10 行里没有认出列名：至少要有“标题”一列"))
        return []
    words.update(plain(text) for text in head.texts.values())
    match = matching.match(head, fields, targets)
    result.match_lines += matching.lines(head, match, fields, sheet.name)
    result.warnings += [
        Fault(cell.place, "这一列没有列名，没有收入", is_odd=True)
        for cell in heads.headless(sheet, head)
    ]
    if match.of("title") is None and match.of("id") is None:
        names = "、".join(" ".join(text.split()) for text in head.texts.values())
        message = f"没有认出“标题”一列（列名有：{names}）：用 --map 列名=标题 指明"
        result.faults.append(Fault(sheet.name, message))
        return []
    rows = []
    for one in drafts(sheet, head, match, content.names):
        if isinstance(one, Draft):
            rows.append(one)
        else:
            (result.warnings if one.is_odd else result.faults).append(one)
    return rows


def _is_known(head: str, fields: Fields, targets: Mapping[str, tuple[Field, int] | None]) -> bool:
    return plain(head) in targets or fields.find(head) is not None


def _sort(rows: list[Draft], identities: Identities, result: Plan) -> None:
    """Tell new rows from those of entries that are there; each entry comes once."""
    places: dict[object, str] = {}
    for row in rows:
        if row.faults:
            result.faults += [Fault(one.place, f"{one.what}，这一行没有收入") for one in row.faults]
            continue
        id = identities.stated(str(row.value.pop(_ID, "")), row.value)
        place = row.cell_of("id" if id else "title").place
        if id and (len(id) > LONGEST_ID or not ID.fullmatch(id)):
            rule = f"只能用小写字母、数字和连字符，最长 {LONGEST_ID} 个"
            message = f"编号“{id[:LONGEST_ID]}”{rule}，这一行没有收入"
            result.faults.append(Fault(place, message))
            continue
        key: object = id or identities.likeness(row.value)
        if key in places:
            which = "编号相同" if id else "标题、单位、日期相同"
            message = f"和 {places[key]} 是同一条（{which}），没有重复收入"
            result.faults.append(Fault(place, message))
            continue
        places[key] = place
        entry = identities.entry_of(id, row.value)
        if entry is None:
            if id and not identities.take(id):
                message = f"编号“{id}”的文件有错，读不出来：先用 qingjian check 改好"
                result.faults.append(Fault(place, message))
                continue
            result.new[id or identities.new(row.value)] = row
        elif (difference := changes.change(row, entry)) is None:
            result.same.append(row)
        else:
            result.changes.append(difference)
