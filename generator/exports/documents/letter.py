"""Write an action as a Word file: a letter in the form of an official document, with its record."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.exports.documents.desk import full_day
from generator.intake.office.looks import Look
from generator.kinds.actions.model import Action
from generator.kinds.actions.relations import Relations
from generator.kinds.record import labels

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.edition import Item
    from generator.exports.documents.desk import Desk
    from generator.kinds.actions.model import Evaluation

_LABELS = labels(Action)
_RECORD = "办理情况"


def put(desk: Desk, item: Item[Action]) -> None:
    """Write an action, as its edition has it, on an empty desk."""
    action = item.data
    relations = Relations(desk.edition)
    sender, to, copied = (
        relations.name(one) if one else "" for one in (action.sender, action.to, action.copied_to)
    )
    desk.put(Look.RED_HEAD, sender)
    desk.put(Look.HEADLINE, action.title)
    desk.put(Look.ADDRESSEE, f"{to}：" if to else "")
    if action.fictional:
        desk.put(Look.BODY, "（本件为教学情景，单位和事项均为虚构。）")
    desk.put(Look.BODY, action.summary)
    desk.put(Look.BODY, action.problem)
    desk.md(action.body)
    desk.sign(sender, full_day(action.history.begun or action.date))
    desk.put(Look.IMPRINT, f"抄告：{copied}。" if copied else "")
    rows = [row for row in _record(desk, action) if row[1]]
    moments = [*_moments(action, relations)]
    if rows or moments:
        desk.put(Look.ATTACHMENT, _RECORD)
    desk.facts(rows)
    if moments:
        desk.paper.pieces.append((("日期", "事项", "经办", "说明"), *moments))
    desk.sources(action.sources)


def _record(desk: Desk, action: Action) -> Iterator[tuple[str, str]]:
    edition, history = desk.edition, action.history
    case = edition.get("cases", action.from_case) if action.from_case else None
    yield _LABELS["type"], action.type.label if action.type else ""
    yield _LABELS["due"], str(history.due or "")
    yield "状态", history.state.label if history.state else ""
    yield _LABELS["closed"], str(history.ended or "")
    yield _LABELS["from_case"], case.title if case else ""
    if action.result:
        rule = edition.get("rules", action.result.rule) if action.result.rule else None
        yield _LABELS["result"], rule.title if rule else action.result.no_rule or ""
    if action.evaluation:
        yield _LABELS["evaluation"], _evaluation(action.evaluation)


def _evaluation(evaluation: Evaluation) -> str:
    total = evaluation.total
    score = f"{total:g} 分（{evaluation.grade}）" if total is not None else ""
    words = (str(evaluation.date or ""), evaluation.by, score, evaluation.note)
    return "，".join(filter(None, words))


def _moments(action: Action, relations: Relations) -> Iterator[tuple[str, ...]]:
    """What happened, a row each: date, event, by whom, remark."""
    for event in action.events:
        due = f"期限：{event.due}" if event.due else ""
        by = relations.name(event.by) if event.by else ""
        note = "；".join(filter(None, (event.note, due)))
        yield str(event.date), event.event.label, by, note
    for stage in action.stages:
        yield str(stage.date or ""), stage.stage, "", stage.note or ""
