"""Write a case as a Word file: facts in a table, then what its page tells, under real headings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.intake.office.looks import Look
from generator.kinds.cases import KIND
from generator.kinds.cases.model import Case
from generator.kinds.money import in_full
from generator.kinds.record import labels
from generator.law.citations import cite

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.edition import Edition, Item
    from generator.exports.documents.desk import Desk
    from generator.kinds.cases.model import Conduct

_LABELS = labels(Case)
FICTIONAL = "（本例为教学情景，人物、单位和数字均为虚构。）"


def put(desk: Desk, item: Item[Case]) -> None:
    """Write a case, as its edition has it, on an empty desk."""
    case = item.data
    desk.put(Look.TITLE, case.title)
    if case.fictional:
        desk.put(Look.HEAD, FICTIONAL)
    desk.put(Look.BODY, case.summary)
    desk.facts(facts(desk.edition, case))
    if case.conduct:
        desk.chapter(heading("conduct"))
        for act in case.conduct:
            desk.put(Look.BODY, act_words(act))
            put_clauses(desk, case, act)
    if case.analysis:
        desk.chapter(heading("analysis"))
        desk.md(case.analysis)
    for image in case.images:
        desk.put(Look.HEAD, f"（图：{image.alt}）")
    for name in ("causes", "warnings", "discussion"):
        if texts := getattr(case, name):
            desk.chapter(heading(name))
            desk.items(texts)
    if case.loopholes:
        desk.chapter(heading("loopholes"))
        desk.items(loopholes(desk.edition, case))
    desk.sources(case.sources)


def heading(name: str) -> str:
    """Return what a part of a case is called."""
    words = KIND.parts[name]
    return words if isinstance(words, str) else _LABELS[name]


def facts(edition: Edition, case: Case) -> Iterator[tuple[str, str]]:
    """Yield what is told of a case at a glance, each with its name; "" where it is not known."""
    circular = edition.get("circulars", case.circular) if case.circular else None
    unit = edition.get("units", case.unit) if case.unit else None
    sector = edition.sector(case.sector) if case.sector else None
    yield _LABELS["person"], who(case)
    yield _LABELS["unit"], unit.title if unit else ""
    yield _LABELS["sector"], sector[1] if sector else ""
    yield _LABELS["circular"], circular.title if circular else ""
    yield _LABELS["date"], str(case.date or "")
    yield "涉及金额", in_full(case.total) if case.total else ""
    if case.outcome:
        yield "形态", case.outcome.form_label
        yield from case.outcome.facts


def who(case: Case) -> str:
    """Return masked name, post and rank of the person; "" where there is none."""
    person = case.person
    if person is None:
        return ""
    return "，".join(filter(None, (person.alias, person.post, person.rank_label)))


def act_words(act: Conduct) -> str:
    """Return an act as a sentence of a document: when, what, how much."""
    time = f"{act.when}，" if act.when else ""
    what = act.what.rstrip("。")
    if act.when and what.startswith(str(act.when)):
        time = ""
    amount = f"（涉及金额{in_full(act.amount)}）" if act.amount else ""
    return f"{time}{what}{amount}。"


def put_clauses(desk: Desk, case: Case, act: Conduct) -> None:
    """Add which clauses an act broke, as they stood then."""
    for reference in act.violates:
        citation = cite(desk.edition, reference, case.time_of(act))
        if citation:
            desk.put(Look.QUOTE, f"违反《{citation.rule.title}》{citation.words}：{citation.text}")


def loopholes(edition: Edition, case: Case) -> Iterator[str]:
    """Yield the loopholes of a case, each with what mends it."""
    for loophole in case.loopholes:
        action = edition.get("actions", loophole.fix) if loophole.fix else None
        yield f"{loophole.what}（{action.title}）" if action else loophole.what
