"""Write warnings (预警通知书) as GB/T 9704-2012 lays them out, each a file with its receipt."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from generator.books.attachments import full_day
from generator.books.code import Code, call, verbatim
from generator.books.indexes import DATE_TO_FILL, FICTIONAL, day_of, results_of
from generator.books.manuscript import NothingChosenError
from generator.kinds.indexes.notices import points
from generator.kinds.indexes.results import Certainty

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.books.manuscript import Desk
    from generator.books.press import Manuscript
    from generator.edition import Item
    from generator.kinds.indexes.model import Index
    from generator.kinds.indexes.results import UnitResult

_NAME = "预警通知书"
_MEANS = {
    Certainty.CERTAIN: "推演里至少 95% 如此，列为“确定”的预警。",
    Certainty.POSSIBLE: "现有数据还不能完全断定，列为“可能”的预警，以早提醒、早整改。",
}
_LAST = re.compile(r"(\d+)(?=\s*号?\s*$)")


def write(desk: Desk) -> list[Manuscript]:
    """Write a manuscript for each unit that is warned. Raises NothingChosenError for none.

    The sure ones come first, numbered on from the number in the settings.
    """
    warned = [(item, unit) for item, results in results_of(desk) for unit in results.warned]
    if not warned:
        raise NothingChosenError(desk.book.id)
    return [
        desk.manuscript(
            "letter",
            [desk.set(item, part) for part in _Warning(desk, item, unit, place).parts()],
            dress="circular",
            suffix=f"{item.data.id}-{unit.id}",
            title=f"{unit.name}：{_NAME}",
            on=day_of(desk, item.data),
        )
        for place, (item, unit) in enumerate(warned)
    ]


def document_number(first: str, place: int) -> str:
    """Return the 文号 that stands `place` further: 示〔2026〕3号 and 2 give 示〔2026〕5号.

    One that ends with no figure is the same for all.
    """
    return _LAST.sub(lambda found: str(int(found[0]) + place), first, count=1)


class _Warning:
    """Hold a warning with the names of its parties."""

    def __init__(self, desk: Desk, item: Item[Index], unit: UnitResult, place: int) -> None:
        self.desk = desk
        self.index = index = item.data
        self.unit = unit
        issuer = desk.book.issuer
        self.head = issuer.head if issuer else desk.book.compiler or desk.book.title
        self.signed = (issuer.signed if issuer else None) or desk.book.compiler or self.head
        self.number = document_number(issuer.number, place) if issuer and issuer.number else ""
        day = desk.book.date or index.date
        self.date = verbatim(full_day(day.last) if day else DATE_TO_FILL)

    def parts(self) -> Iterator[Code]:
        """Yield the warning from its red head to its imprint, then the receipt."""
        issuer = self.desk.book.issuer
        secrecy = issuer.secrecy if issuer else None
        yield call("head", self.head, self.number, self.desk.book.serial, secrecy)
        yield call("title-block", f"{self.index.title}{_NAME}", self.unit.name)
        *before, last = self._text()
        yield from before
        yield call("closing", last, [], self.signed, self.date)
        copies = (issuer.copies if issuer else None) or "、".join(self.index.feedback) or None
        yield call("imprint", copies, self.signed, self.date)
        yield call("receipt", "送达回执", self._rows(), self.signed)

    def _text(self) -> Iterator[Code]:
        """Yield why there is a warning, what weighs most, and what is to be done by when."""
        notice = self.unit.notice
        assert notice is not None
        if self.index.fictional:
            yield call("p", f"（{FICTIONAL}）")
        yield call("subhead", "预警依据")
        period = f"{self.index.period}" if self.index.period else "本期"
        yield call("p", f"你单位{period}的清廉指数：{notice.reason}{self._how_sure()}")
        weak = [self.unit.cell(id) for id in self.unit.weakest]
        if weak:
            yield call("subhead", "主要堵点")
        for cell in weak:
            advice = (cell.item.advice if cell.item else None) or ""
            yield call("p", f"{cell.title}：失 {points(cell.lost)} 分。{advice}")
        yield call("subhead", "整改要求")
        due = self.index.deadline
        by = f"请于{full_day(due.last)}前" if due else "请"
        yield call(
            "p",
            f"{by}逐项查找原因，提出整改措施，将整改情况书面报告我单位。"
            "对数据或者推算有异议的，可以在收到本通知书后书面提出。"
            "收到后请在送达回执上签字并退回。",
        )

    def _how_sure(self) -> str:
        assert self.unit.notice is not None
        if self.unit.spread is None:
            return ""  # a veto, which no draw says
        return _MEANS[self.unit.notice.certainty]

    def _rows(self) -> list[tuple[str, str | Code]]:
        """Return the rows of the receipt, its empty ones to be filled in by hand."""
        blank = verbatim(DATE_TO_FILL)
        rows: list[tuple[str, str | Code]] = [
            ("文书名称", f"{self.index.title}{_NAME}"),
            ("文　　号", self.number),
            ("送达单位", self.unit.name),
            ("签 收 人", ""),
            ("签收日期", blank),
            ("送 达 人", ""),
            ("送达日期", blank),
            ("备　　注", ""),
        ]
        return rows
