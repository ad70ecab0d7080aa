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
    from collections.abc import Iterable

    from generator.intake.workbook.columns import Column, Sheet
    from generator.intake.workbook.names import Names
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

    def __init__(self, names: Names, sheets: Iterable[Sheet]) -> None:
        self.columns: dict[str, list[str]] = {}  # by heading
        for sheet in sheets:
            for column in sheet.columns:
                if isinstance(column.mark, To):
                    kind = BY_FOLDER[column.mark.folder]
                    if kind.label not in self.columns:
                        self.columns[kind.label] = names.titles_in(kind.folder)
                elif column.choice and not _fits(words := _words(column.choice)):
                    self.columns[column.choice.__name__] = words

    def rule(self, column: Column) -> DataValidation | None:
        """Return the drop-down of a column, if it has one."""
        if column.item.base is bool:
            return DataValidation(type="list", formula1='"是,否"')
        if column.choice is not None:
            words = _words(column.choice)
            inline = f'"{",".join(words)}"'
            place = inline if _fits(words) else self._place(column.choice.__name__)
            return DataValidation(type="list", formula1=place)
        if isinstance(column.mark, To):
            label = BY_FOLDER[column.mark.folder].label
            if self.columns[label]:
                place = self._place(label)
                rule = DataValidation(type="list", formula1=place, errorStyle="warning")
                rule.error = "名单里没有它。要用新条目的标题或编号，选“是”。"
                return rule
        return None

    def _place(self, heading: str) -> str:
        letter = get_column_letter([*self.columns].index(heading) + 1)
        return f"{LISTS}!${letter}$2:${letter}${len(self.columns[heading]) + 1}"


def _words(choice: type[Choice]) -> list[str]:
    return [one.label for one in choice]


def _fits(words: list[str]) -> bool:
    """Tell whether a list can stand in its rule, where commas part the words."""
    text = ",".join(words)
    return len(text) <= _LONGEST_LIST and text.count(",") == len(words) - 1 and '"' not in text
