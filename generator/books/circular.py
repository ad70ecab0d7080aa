"""Write official circulars (通报) as GB/T 9704-2012 lays them out, each a file of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.books.attachments import ATTACHED, attached_clauses, full_day
from generator.books.code import call, join
from generator.books.manuscript import when
from generator.kinds.circulars.model import Circular
from generator.kinds.circulars.relations import Relations
from generator.kinds.money import in_full

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from generator.books.code import Code
    from generator.books.manuscript import Desk
    from generator.books.model import Book
    from generator.books.press import Manuscript
    from generator.kinds.cases.model import Case, Conduct
    from generator.kinds.shelves import ShelfItem


def write(desk: Desk) -> list[Manuscript]:
    """Write a manuscript for each circular chosen. Raises NothingChosenError."""
    relations = Relations(desk.edition)
    return [
        desk.manuscript(
            "circular",
            [desk.set(item, part) for part in _parts(desk, item.data, relations.cases(item))],
            dress="circular",
            suffix=item.data.id,
            title=item.data.title,
        )
        for item in desk.items(Circular)
    ]


def _parts(desk: Desk, circular: Circular, items: Sequence[ShelfItem[Case]]) -> Iterator[Code]:
    issuer = desk.book.issuer
    cases = [item.data for item in items]
    clauses = attached_clauses(desk, cases)
    day = desk.book.date or circular.date
    date = full_day(day.last) if day else ""
    unit = desk.edition.get("units", circular.unit) if circular.unit else None
    name = unit.title if unit else desk.book.compiler
    if issuer and issuer.signed:
        name = issuer.signed
    yield _head(desk.book, circular)
    yield call("title-block", circular.title, issuer.to if issuer else None)
    if circular.body:
        yield desk.md(circular.body)
    if cases:
        yield call("p", _count(cases))
    parts: list[Code] = []
    for case in cases:
        parts.append(call("subhead", case.title))
        parts += _paragraphs(case)
    yield from parts[:-1]
    last = parts[-1] if parts else None
    attached = [ATTACHED] if clauses else []
    yield call("closing", last, attached, name, date)
    if clauses:
        yield call("attachment", ATTACHED, join(clauses))
    if issuer:
        yield call("imprint", issuer.copies, issuer.printed_by or name or "", date)
    else:
        yield call("imprint", None, name or "", date)


def _head(book: Book, circular: Circular) -> Code:
    issuer = book.issuer
    if issuer is None:
        name = book.compiler or book.title
        return call("head", name, circular.number or "", book.serial, None)
    number = issuer.number or circular.number or ""
    return call("head", issuer.head, number, book.serial, issuer.secrecy)


def _count(cases: list[Case]) -> str:
    people = sum(case.person is not None for case in cases)
    return f"本期通报{len(cases)}起典型问题" + (f"，涉及{people}人。" if people else "。")


def _paragraphs(case: Case) -> Iterator[Code]:
    """A case in the plain sentences of a circular: who did what, what came of it, what to heed."""
    if case.fictional:
        yield call("p", "（本例为教学情景，人物、单位和数字均为虚构。）")
    acts = "".join(_act(act) for act in case.conduct)
    yield call("p", _who(case) + (acts or case.summary or ""))
    if case.outcome:
        facts = (
            words if name == "移送司法" else f"{name}：{words}"
            for name, words in case.outcome.facts
        )
        if result := "；".join(facts):
            yield call("p", f"处理结果：{result}。")
    if case.warnings:
        yield call("p", f"警示：{'；'.join(warning.rstrip('。') for warning in case.warnings)}。")


def _who(case: Case) -> str:
    if case.person is None:
        return ""
    who = "，".join(filter(None, (case.person.alias, case.person.post)))
    return f"{who}。" if who else ""


def _act(act: Conduct) -> str:
    time = f"{when(act.when)}，" if act.when else ""
    amount = f"（涉及金额{in_full(act.amount)}）" if act.amount else ""
    return f"{time}{act.what.rstrip('。')}{amount}。"
