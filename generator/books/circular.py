"""Write official circulars (通报) as GB/T 9704-2012 lays them out, each a file of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.books.code import Code, call
from generator.books.manuscript import when
from generator.books.order import by_number
from generator.kinds.circulars.model import Circular
from generator.kinds.circulars.relations import Relations
from generator.kinds.money import in_full
from generator.law.citations import cite

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.books.manuscript import Desk
    from generator.books.model import Issuer
    from generator.books.press import Manuscript
    from generator.edition import Item
    from generator.kinds.cases.model import Case, Conduct
    from generator.law.citations import Cited

_ATTACHED = "相关条文摘录"


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


def _parts(desk: Desk, circular: Circular, items: list[Item[Case]]) -> Iterator[Code]:
    issuer = desk.book.issuer
    cases = [item.data for item in items]
    clauses = _clauses(desk, cases)
    day = desk.book.date or circular.date
    date = _full(day.last.timetuple()[:3]) if day else ""
    unit = desk.edition.get("units", circular.unit) if circular.unit else None
    name = (issuer and issuer.signed) or (unit.title if unit else desk.book.compiler)
    yield call(
        "head",
        issuer.head if issuer else (desk.book.compiler or desk.book.title),
        _number(issuer, circular),
        desk.book.serial,
        issuer.secrecy if issuer else None,
    )
    yield call("title-block", circular.title, issuer.to if issuer else None)
    if circular.body:
        yield desk.md(circular.body)
    if cases:
        yield call("p", _count(cases))
    told = [part for case in cases for part in (call("subhead", case.title), *_told(case))]
    yield from told[:-1]
    yield call("closing", told[-1] if told else None, [_ATTACHED] if clauses else [], name, date)
    if clauses:
        yield call(
            "attachment",
            _ATTACHED,
            Code("{" + "; ".join(clause.source for clause in clauses) + "}"),
        )
    yield call(
        "imprint",
        issuer.copies if issuer else None,
        (issuer and issuer.printed_by) or name or "",
        date,
    )


def _number(issuer: Issuer | None, circular: Circular) -> str:
    return (issuer and issuer.number) or circular.number or ""


def _full(day: tuple[int, ...]) -> str:
    return f"{day[0]}年{day[1]}月{day[2]}日"


def _count(cases: list[Case]) -> str:
    people = sum(case.person is not None for case in cases)
    return f"本期通报{len(cases)}起典型问题" + (f"，涉及{people}人。" if people else "。")


def _told(case: Case) -> Iterator[Code]:
    """A case in the plain sentences of a circular: who did what, what came of it, what to heed."""
    if case.fictional:
        yield call("p", "（本例为教学情景，人物、单位和数字均为虚构。）")
    who = (
        "，".join(part for part in (case.person.alias, case.person.post) if part)
        if case.person
        else ""
    )
    acts = "".join(_act(act) for act in case.conduct)
    yield call("p", (f"{who}。" if who else "") + (acts or case.summary or ""))
    if case.outcome:
        told = (
            words if name == "移送司法" else f"{name}：{words}"
            for name, words in case.outcome.facts
        )
        if result := "；".join(told):
            yield call("p", f"处理结果：{result}。")
    if case.warnings:
        yield call("p", f"警示：{'；'.join(warning.rstrip('。') for warning in case.warnings)}。")


def _act(act: Conduct) -> str:
    amount = f"（涉及金额{in_full(act.amount)}）" if act.amount else ""
    return (f"{when(act.when)}，" if act.when else "") + act.what.rstrip("。") + amount + "。"


def _clauses(desk: Desk, cases: list[Case]) -> list[Code]:
    """Every clause that the cases broke, once, as it stood then.

    Rule by rule as they are cited, by number in each.
    """
    found: dict[str, Cited] = {}
    for case in cases:
        for act in case.conduct:
            for reference in act.violates:
                if cited := cite(desk.edition, reference, case.time_of(act)):
                    found.setdefault(cited.url, cited)
    rules = {id: n for n, id in enumerate(dict.fromkeys(cited.rule.id for cited in found.values()))}
    ordered = sorted(
        found.values(), key=lambda cited: (rules[cited.rule.id], by_number(cited.clause.no))
    )
    return [
        call("clause", f"{cited.rule.title}{cited.clause.words}", cited.clause.text)
        for cited in ordered
    ]
