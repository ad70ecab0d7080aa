"""Write recommendation letters (建议书) as GB/T 9704-2012 lays them out, each with its receipt."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.books.attachments import ATTACHED, attached_clauses, full_day
from generator.books.code import call, join, verbatim
from generator.books.manuscript import NothingChosenError
from generator.kinds.actions.history import EventType
from generator.kinds.actions.model import Action, ActionType
from generator.kinds.actions.relations import Relations
from generator.kinds.cases.model import Case

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.books.code import Code
    from generator.books.manuscript import Desk
    from generator.books.press import Manuscript
    from generator.edition import Item
    from generator.kinds.cases.model import Loophole
    from generator.kinds.dates import Edtf

_RECEIPT = "送达回执"


def write(desk: Desk) -> list[Manuscript]:
    """Write a manuscript for each letter chosen that was delivered. Raises NothingChosenError.

    To whom it was copied stands in it where its edition knows: in no public one.
    """
    relations = Relations(desk.edition)
    letters = [item for item in desk.items(Action) if _delivered(item.data)]
    if not letters:
        raise NothingChosenError(desk.book.id)
    return [
        desk.manuscript(
            "letter",
            [desk.set(item, part) for part in _Letter(desk, item, relations).parts()],
            dress="circular",
            suffix=item.data.id,
            title=item.data.title,
        )
        for item in letters
    ]


def _delivered(action: Action) -> Edtf | None:
    """Return when a letter was delivered; None for one that was not, and for all else."""
    moments = action.history.moments if action.type is ActionType.LETTER else ()
    return next((one.date for one in moments if one.event is EventType.DELIVERED), None)


class _Letter:
    """Hold a letter with the names of its parties, and what it says."""

    def __init__(self, desk: Desk, item: Item[Action], relations: Relations) -> None:
        self.desk = desk
        self.action = action = item.data
        issuer = desk.book.issuer
        self.sender = relations.name(action.sender) if action.sender else ""
        self.head = (issuer.head if issuer else None) or self.sender or desk.book.title
        self.signed = (issuer.signed if issuer else None) or self.sender or desk.book.compiler or ""
        self.to = relations.name(action.to) if action.to else None
        self.copies = relations.name(action.copied_to) if action.copied_to else None
        delivered = _delivered(action)
        self.date = str(delivered) if delivered else ""  # a month, where no more is known
        self.case = desk.edition.one(Case, action.from_case)

    def parts(self) -> Iterator[Code]:
        """Yield the letter from its red head to its imprint, then the receipt."""
        action, issuer = self.action, self.desk.book.issuer
        number = action.number or ""
        secrecy = issuer.secrecy if issuer else None
        yield call("head", self.head, number, self.desk.book.serial, secrecy)
        yield call("title-block", action.title, self.to)
        *before, last = self._text()
        yield from before
        clauses = attached_clauses(self.desk, [self.case.data] if self.case else [])
        yield call("closing", last, [ATTACHED] if clauses else [], self.signed, self.date)
        if clauses:
            yield call("attachment", ATTACHED, join(clauses))
        yield call("imprint", self.copies, self.signed, self.date)
        yield call("receipt", _RECEIPT, self._rows(), self.signed)

    def _text(self) -> Iterator[Code]:
        """Yield what was found, what is advised, and by when an answer is due."""
        action = self.action
        if action.fictional:
            yield call("p", "（本件为教学情景，单位、人物和数字均为虚构。）")
        holes = [hole.what for hole in self._holes() if hole.what != action.problem]
        faults = [*([action.problem] if action.problem else []), *holes]
        if faults:
            yield call("subhead", "发现的问题")
            source = f"在“{self.case.data.title}”一案中，" if self.case else ""
            yield call("p", f"{source}发现你单位存在以下问题：{_sentence(faults)}")
        yield call("subhead", "建议")
        yield (
            self.desk.md(action.body) if action.body else call("p", action.summary or action.title)
        )
        yield call("subhead", "反馈")
        yield call("p", self._answer())

    def _holes(self) -> Iterator[Loophole]:
        for hole in self.case.data.loopholes if self.case else ():
            if hole.fix == self.action.id:
                yield hole

    def _answer(self) -> str:
        due = self._first_due()
        by = f"请于{full_day(due.last)}前" if due else "请"
        return (
            f"{by}将整改情况书面报告我单位。不采纳本建议的，请书面说明理由。"
            "收到本建议书后，请在送达回执上签字并退回。"
        )

    def _first_due(self) -> Edtf | None:
        """Return the deadline that the letter itself set, whatever was agreed on later."""
        moments = self.action.history.moments
        own = (one.due for one in moments if one.event is EventType.DELIVERED and one.due)
        return next(own, self.action.due)

    def _rows(self) -> list[tuple[str, str | Code]]:
        """Return the rows of the receipt, its empty ones to be filled in by hand."""
        blank = verbatim("　　　　年　　月　　日")
        rows: list[tuple[str, str | Code]] = [
            ("文书名称", self.action.title),
            ("文　　号", self.action.number or ""),
            ("送达单位", self.to or ""),
            ("送达方式", verbatim("□ 当面送达　　□ 会上宣读　　□ 邮寄")),
            ("签 收 人", ""),
            ("签收日期", blank),
            ("送 达 人", ""),
            ("送达日期", blank),
            ("备　　注", ""),
        ]
        return [row for row in rows if row[1] or row[0] != "文　　号"]


def _sentence(parts: list[str]) -> str:
    return "；".join(part.rstrip("。；") for part in parts) + "。"
