"""Read the banks of a table: its sheets, their sections, and what is above and between."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from generator.intake.banks.questions import Mistake, PlainBank, Reading
from generator.intake.banks.table import columns, layout, types
from generator.intake.banks.table.rows import Reader
from generator.intake.ids import Ids, slug
from generator.intake.office.blocks import RefusalError
from generator.intake.tables import files, heads
from generator.kinds.fields import ID
from generator.tools.cells import restore

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.intake.banks.questions import Plain
    from generator.intake.tables.grid import Grid, Row, Sheet

MOST_ROWS = 50_000
_BANK = "题库"
_NAMELESS = ("sheet", "工作表", "表")
_LAYOUT = (
    "前 10 行里没有认出列名：至少要有“题目”（题干、试题）和“答案”，"
    "选项写在一列（A.… B.…）或分列（选项A、选项B …）；不是题库的表格加 --kind，如 --kind reports"
)


@dataclass(slots=True)
class _Bank:
    id: str
    title: str
    questions: list[Plain] = field(default_factory=list)
    places: dict[str, str] = field(default_factory=dict)  # of ids, and of questions by content
    ids: Ids = field(default_factory=Ids)


def read(data: bytes, name: str = "") -> Reading:
    """Read the banks of a workbook or separated text; `name` is that of its file.

    Every question comes in or is named by sheet and cell. A sheet that names its bank is one; other
    sheets are one bank each, or, where they are named after types of questions, one together.
    """
    try:
        grid = files.read(data, name)
    except RefusalError as error:
        return Reading(mistakes=[Mistake("文件", str(error))])
    count = sum(len(sheet.rows) for sheet in grid.sheets)
    if count > MOST_ROWS:
        words = f"表格有 {count:,} 行，一次最多 {MOST_ROWS:,} 行：分成几个文件"
        return Reading(mistakes=[Mistake("文件", words)])
    return _Desk(name.rpartition("/")[2].partition(".")[0]).read(grid)


class _Desk:
    """Reads the sheets of one file. `stem`: the name of the file without its ending."""

    def __init__(self, stem: str) -> None:
        self._stem = stem
        self._reading = Reading()
        self._banks: dict[str, _Bank] = {}
        self._ids = Ids()

    def read(self, grid: Grid) -> Reading:
        """Return what the sheets hold."""
        reading = self._reading
        sheets = [sheet for sheet in grid.sheets if sheet.rows]
        for sheet in sheets:
            self._sheet(sheet, alone=len(sheets) == 1)
        if not sheets:
            reading.mistakes.append(Mistake("文件", "表格是空的"))
        places = {mistake.where for mistake in reading.mistakes}
        reading.remarks[:0] = [
            Mistake(remark.place, remark.what)
            for remark in grid.remarks
            if remark.place not in places
        ]
        for bank in self._banks.values():
            if bank.questions:
                reading.banks.append(PlainBank(bank.id, bank.title, tuple(bank.questions)))
        return reading

    def _sheet(self, sheet: Sheet, *, alone: bool) -> None:
        head = heads.find(sheet, columns.is_known)
        holders = columns.columns(head) if head else None
        if head is None or holders is None or columns.PROMPT not in holders.roles:
            self._reading.mistakes.append(Mistake(sheet.name, _LAYOUT))
            return
        if columns.ANSWER not in holders.roles:
            message = "没有“答案”这一列：答案写在题干的括号里的才能收入"
            self._reading.remarks.append(Mistake(sheet.name, message))
        bank = self._bank(sheet, head, alone=alone)
        reader = Reader(holders, sheet.name, ours=_own_title(head) is not None)
        before = len(bank.questions)
        for row in layout.whole_rows(sheet.rows[head.at + 1 :], holders):
            if head.repeats(row):
                continue
            if section := layout.section(row, holders):
                reader.section = section
                continue
            question = None if layout.is_blank(row, holders) else reader.question(row)
            if question is not None:
                self._add(question, row, reader, bank)
        if len(bank.questions) == before and not reader.mistakes:
            self._reading.mistakes.append(Mistake(sheet.name, "列名下面没有题目"))
        self._reading.mistakes += reader.mistakes
        self._reading.remarks += [*reader.remarks, *_unused(sheet, head, holders)]

    def _bank(self, sheet: Sheet, head: heads.Heads, *, alone: bool) -> _Bank:
        """The bank that a sheet belongs to."""
        own = _own_title(head)
        if own is not None:
            title = restore(own.at(2).text.strip()) or sheet.name
            name = own.at(3).text.strip() or sheet.name
            return self._bank_of(f"{sheet.name}!", title, name)
        title = heads.title(head)
        nameless = types.by_word(sheet.name) or sheet.name.lower().startswith(_NAMELESS)
        if nameless or (alone and not title):
            stem = self._stem or title or sheet.name
            return self._bank_of("", title if alone and title else stem, stem)
        return self._bank_of(f"{sheet.name}!", title or sheet.name, sheet.name)

    def _bank_of(self, key: str, title: str, word: str) -> _Bank:
        if key not in self._banks:
            id = word if ID.fullmatch(word) else slug(word) or "bank"
            self._banks[key] = _Bank(self._ids.new(id), title)
        return self._banks[key]

    def _add(self, question: Plain, row: Row, reader: Reader, bank: _Bank) -> None:
        """Add a question under an id of its own; the same one twice is told."""
        place = row.at(reader.columns.roles[columns.PROMPT]).place
        content = repr(replace(question, id="", difficulty=1))
        if columns.ID in reader.columns.roles and reader.columns.roles[columns.ID] in row.cells:
            if question.id in bank.ids.taken:
                where = row.at(reader.columns.roles[columns.ID]).place
                reader.mistakes.append(Mistake(where, f"编号“{question.id}”重复"))
                return
        elif content in bank.places:
            message = f"和 {bank.places[content]} 是同一道题，没有重复收入"
            reader.mistakes.append(Mistake(place, message))
            return
        bank.places.setdefault(content, place)
        bank.questions.append(replace(question, id=bank.ids.new(question.id)))


def _own_title(head: heads.Heads) -> Row | None:
    """The row in which our own layout names the bank."""
    return next((row for row in head.above if row.at(1).text.strip() == _BANK), None)


def _unused(sheet: Sheet, head: heads.Heads, holders: columns.Columns) -> Iterator[Mistake]:
    """Say which columns hold something that has no place in a bank."""
    rows = sheet.rows[head.at + 1 :]
    for column, text in holders.others.items():
        if any(row.at(column).text.strip() for row in rows):
            place = sheet.rows[head.at].at(column).place
            yield Mistake(place, f"“{' '.join(text.split())}”这一列没有收入")
    for cell in heads.headless(sheet, head):
        yield Mistake(cell.place, "这一列没有列名，没有收入")
