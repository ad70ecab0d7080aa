"""Report what only an action can get wrong: its events, deadlines, result and evaluation."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.kinds.actions.history import FOLLOWERS, SETS_DEADLINE, EventType
from generator.kinds.actions.model import ActionType
from generator.kinds.rules.model import Rule
from generator.source.diagnostics import Anchor, Problem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.kinds.actions.model import Action
    from generator.kinds.kind import Lookup


def check(action: Action, lookup: Lookup) -> Iterator[Problem]:
    """Yield what is wrong with dates, the order of events, and the result."""
    yield from _dates(action)
    yield from _order(action)
    yield from _deadlines(action)
    yield from _version(action, lookup)
    yield from _evaluation(action)


def check_whole(action: Action, lookup: Lookup) -> Iterator[Problem]:
    """Yield what is missing, or odd about who did what, which the public is not told."""
    for i, event in enumerate(action.events):
        if event.event is EventType.DECLINED and not event.note:
            yield Problem("event-reason", ("events", i), anchor=Anchor.VALUE)
    yield from _same_body(action)
    yield from _too_early(action, lookup)
    is_closed = any(event.event is EventType.CLOSED for event in action.events)
    if action.type is ActionType.LETTER and is_closed and action.result is None:
        yield Problem("no-result")


def _dates(action: Action) -> Iterator[Problem]:
    for name in ("due", "closed"):
        date = getattr(action, name)
        if action.issued and date and date.last < action.issued.first:
            yield Problem(
                "end-before-start", (name,), {"value": f"{action.issued.text} — {date.text}"}
            )
    yield from _before_issue(action)
    ended = action.history.ended if action.events else None
    if action.closed and action.events and (ended is None or ended.text != action.closed.text):
        values = {"value": action.closed.text, "ended": ended.text if ended else "—"}
        yield Problem("closed-differs", ("closed",), values)


def _before_issue(action: Action) -> Iterator[Problem]:
    """Nothing but its drafting comes before an action was issued."""
    issued = action.issued
    for i, event in enumerate(action.events):
        is_drafting = event.event is EventType.DRAFTED
        if issued and not is_drafting and event.date.last < issued.first:
            values: dict[str, object] = {
                "value": event.date.text,
                "event": event.event.label,
                "issued": issued.text,
            }
            yield Problem("event-before-issue", ("events", i, "date"), values, also=("issued",))


def _order(action: Action) -> Iterator[Problem]:
    history = action.history
    if not action.events:
        return
    for i in history.out_of_time():
        values = {
            "value": action.events[i].date.text,
            "before": action.events[i - 1].date.text,
            "event": action.events[i - 1].event.label,
        }
        yield Problem("event-out-of-time", ("events", i, "date"), values, also=("events", i - 1))
    for i in history.misplaced():
        before = action.events[i - 1].event if i else None
        values = {
            "value": action.events[i].event.label,
            "before": before.label if before else "开头",
            "known": "、".join(event.label for event in EventType if event in FOLLOWERS[before]),
        }
        yield Problem("event-order", ("events", i, "event"), values)


def _deadlines(action: Action) -> Iterator[Problem]:
    for i, event in enumerate(action.events):
        if event.due is None:
            continue
        if event.event not in SETS_DEADLINE:
            known = "、".join(one.label for one in EventType if one in SETS_DEADLINE)
            values = {"value": event.event.label, "known": known}
            yield Problem("event-due", ("events", i, "due"), values, Anchor.KEY)
        elif event.due.last < event.date.first:
            value = f"{event.date.text} — {event.due.text}"
            yield Problem("end-before-start", ("events", i, "due"), {"value": value})


def _same_body(action: Action) -> Iterator[Problem]:
    """Who reports that something is done does not verify it."""
    reporter = ""
    for i, event in enumerate(action.events):
        if event.event is EventType.REPORTED:
            reporter = event.by or ""
        elif event.event is EventType.VERIFIED and reporter and event.by == reporter:
            yield Problem("same-body", ("events", i, "by"), {"value": reporter})


def _version(action: Action, lookup: Lookup) -> Iterator[Problem]:
    result = action.result
    if result is None:
        return
    if result.rule and result.no_rule:
        yield Problem("rule-and-none", ("result", "no_rule"), anchor=Anchor.KEY)
    if result.version is None:
        return
    rule = lookup.get("rules", result.rule) if result.rule else None
    if result.rule is None:
        yield Problem(
            "missing-key", ("result", "rule"), {"key": "rule", "label": "制度"}, Anchor.KEY
        )
    elif isinstance(rule, Rule):
        days = {version.effective.first: version.effective.text for version in rule.versions}
        if result.version.first not in days:
            known = "、".join(days[day] for day in sorted(days)) or "—"
            values = {"value": result.version.text, "known": known}
            yield Problem("unknown-value", ("result", "version"), values)


def _too_early(action: Action, lookup: Lookup) -> Iterator[Problem]:
    """What was in force before an action began cannot have come of it."""
    result, begun = action.result, action.history.begun
    rule = lookup.get("rules", result.rule) if result and result.rule else None
    if result is None or begun is None or not isinstance(rule, Rule):
        return
    first = min(rule.versions, key=lambda one: one.effective.first, default=None)
    version = result.version or (first.effective if first else None)
    if version and version.last < begun.first:
        place = "version" if result.version else "rule"
        values = {"value": version.text, "begun": begun.text, "rule": rule.title}
        yield Problem("result-too-early", ("result", place), values)


def _evaluation(action: Action) -> Iterator[Problem]:
    if action.evaluation is None:
        return
    for i, item in enumerate(action.evaluation.items):
        if item.score > item.weight:
            values = {"value": f"{item.score:g}", "weight": f"{item.weight:g}"}
            yield Problem("score-over-weight", ("evaluation", "items", i, "score"), values)
