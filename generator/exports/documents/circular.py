"""Write a circular with its cases as a Word file that GB/T 9704-2012 lays out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.exports.documents.case import FICTIONAL, act_words, who
from generator.exports.documents.desk import full_day
from generator.intake.office.looks import Look
from generator.kinds.circulars.relations import Relations

if TYPE_CHECKING:
    from generator.books.model import Issuer
    from generator.edition import Item
    from generator.exports.documents.desk import Desk
    from generator.kinds.cases.model import Case
    from generator.kinds.circulars.model import Circular


def put(desk: Desk, item: Item[Circular], issuer: Issuer | None) -> None:
    """Write a circular on an empty desk. `issuer`: how it is signed, where the settings say so."""
    circular = item.data
    unit = desk.edition.get("units", circular.unit) if circular.unit else None
    name = (issuer and issuer.signed) or (unit.title if unit else "")
    cases = [one.data for one in Relations(desk.edition).cases(item)]
    desk.put(Look.RED_HEAD, issuer.head if issuer else name)
    desk.put(Look.NUMBER, (issuer and issuer.number) or circular.number)
    desk.put(Look.HEADLINE, circular.title)
    if issuer and issuer.to:
        desk.put(Look.ADDRESSEE, f"{issuer.to}：")
    desk.md(circular.body)
    for image in circular.images:
        desk.put(Look.HEAD, f"（图：{image.alt}）")
    for case in cases:
        desk.chapter(case.title)
        _put_case(desk, case)
    date = full_day(circular.date)
    desk.sign(name, date)
    if issuer and issuer.copies:
        desk.put(Look.IMPRINT, f"抄送：{issuer.copies.rstrip('。')}。")
    printer = (issuer and issuer.printed_by) or name
    if printer and date:
        desk.put(Look.IMPRINT, f"{printer}\t{date}印发")


def _put_case(desk: Desk, case: Case) -> None:
    """A case in the plain sentences of a circular: who did what, what came of it, what to heed."""
    if case.fictional:
        desk.put(Look.BODY, FICTIONAL)
    person = who(case)
    acts = "".join(map(act_words, case.conduct)) or case.summary or ""
    is_new = person and not any(act.what.startswith(person) for act in case.conduct)
    desk.put(Look.BODY, (f"{person}。" if is_new else "") + acts)
    facts = case.outcome.facts if case.outcome else []
    words = [value if name == "移送司法" else f"{name}：{value}" for name, value in facts]
    if words:
        desk.put(Look.BODY, f"处理结果：{'；'.join(words)}。")
    if case.warnings:
        desk.put(Look.BODY, f"警示：{'；'.join(one.rstrip('。') for one in case.warnings)}。")
