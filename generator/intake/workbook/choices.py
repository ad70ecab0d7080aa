"""Offer in the cells of a workbook what may stand there, and guard the ids."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation

from generator.intake.workbook.columns import ID, INTERNAL, OF_ENTRY
from generator.intake.workbook.rows import HEAD_ROWS, YES
from generator.kinds import BY_FOLDER
from generator.kinds.fields import To

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from generator.intake.workbook.columns import Column, Sheet
    from generator.intake.workbook.content import Content
    from generator.kinds.kind import Kind
    from generator.kinds.record import Choice

LISTS = "名单"
"""The name of the sheet of lists that are too long for a cell's own rule."""
_SPARE = 2000  # empty rows that have drop-downs
_LONGEST_LIST = 255  # characters of a drop-down that stands in the sheet itself


def validate(target: Any, sheet: Sheet, lists: Lists, last: int) -> None:
    """Offer listed values, and refuse to type over an id that was exported."""
    for number, (heading, column) in enumerate(sheet.head, 1):
        letter = get_column_letter(number)
        rule = None
        span = f"{letter}{HEAD_ROWS + 1}:{letter}{last + _SPARE}"
        if heading == INTERNAL and column is None:
            rule = DataValidation(type="list", formula1=f'"{YES}"')
        elif heading in (ID, OF_ENTRY) and column is None and last > HEAD_ROWS:
            span = f"{letter}{HEAD_ROWS + 1}:{letter}{last}"
            rule = DataValidation(type="custom", formula1="FALSE()")
            rule.error = "编号是网址的一部分，别处也用它引用，不能改。新条目写在最后一行的下面。"
        elif column and not column.item.many:
            rule = lists.rule(column)
        if rule:
            rule.allow_blank = True
            rule.showErrorMessage = True
            rule.add(span)
            target.data_validations.append(rule)


class Lists:
    """Offer listed values and titles, the long ones from a sheet of their own."""

    def __init__(self, content: Content, sheets: Iterable[Sheet]) -> None:
        """Make the lists of some sheets; `columns` are those with a place in a sheet."""
        self.columns: dict[str, list[str]] = {}  # by heading
        self._content = content
        for sheet in sheets:
            for column in sheet.columns:
                heading = _heading(column)
                if heading and heading not in self.columns:
                    words = self._words(column)
                    if not (column.choice and _fits(words)):
                        self.columns[heading] = words

    def _words(self, column: Column) -> list[str]:
        if isinstance(column.mark, To):
            return self._content.names.titles_in(column.mark.folder)
        if column.choice is not None:
            return _labels(column.choice)
        words: Mapping[str, str] = getattr(self._content.vocabulary, column.vocabulary)
        return [*words.values()]

    def rule(self, column: Column) -> DataValidation | None:
        """Return the drop-down of a column, if it has one."""
        if column.item.base is bool:
            return DataValidation(type="list", formula1='"是,否"')
        heading = _heading(column)
        if column.choice is not None and heading not in self.columns:
            return DataValidation(type="list", formula1=f'"{",".join(_labels(column.choice))}"')
        if not self.columns.get(heading):
            return None
        rule = DataValidation(type="list", formula1=self._place(heading))
        if isinstance(column.mark, To):
            rule.errorStyle = "warning"
            rule.error = "名单里没有它。要用新条目的标题或编号，选“是”。"
        return rule

    def _place(self, heading: str) -> str:
        letter = get_column_letter([*self.columns].index(heading) + 1)
        return f"{LISTS}!${letter}$2:${letter}${len(self.columns[heading]) + 1}"


def _heading(column: Column) -> str:
    """Return the heading of a column's list in the sheet of lists; "" where it has none."""
    if isinstance(column.mark, To):
        kind: Kind = BY_FOLDER[column.mark.folder]
        return kind.label
    return column.heading if column.choice or column.vocabulary else ""


def _labels(choice: type[Choice]) -> list[str]:
    return [one.label for one in choice]


def _fits(words: list[str]) -> bool:
    """Tell whether a list can stand in its rule, where commas part the words."""
    text = ",".join(words)
    return len(text) <= _LONGEST_LIST and text.count(",") == len(words) - 1 and '"' not in text
