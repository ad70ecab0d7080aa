"""Say values in the words that the pages have for them, where the bare value would say less."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from generator.kinds.actions import model as actions
from generator.kinds.cases import model as cases
from generator.kinds.checklists import model as checklists
from generator.kinds.modules import model as modules
from generator.kinds.money import money
from generator.kinds.places import model as places
from generator.kinds.questions import model as questions
from generator.kinds.reports import model as reports
from generator.kinds.routes import model as routes
from generator.kinds.units import model as units

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping


def _nothing(record: Any) -> str:
    return ""


def _minutes(record: Any) -> str:
    return f"约 {record.minutes} 分钟" if record.minutes else ""


def _stars(count: int | None) -> str:
    return "" if count is None else f"{count} 星"


def _judged(question: questions.Question) -> str:
    return "" if question.answer is None else "对" if question.answer else "错"


def _evaluated(evaluation: actions.Evaluation) -> str:
    total = evaluation.total
    return "" if total is None else f"{total:g} 分，{evaluation.grade}"


def _degrees(name: str) -> Callable[[places.Location], str]:
    """A coordinate, with no digit more than is known of a place."""
    return lambda where: str(where.precision.round_off(getattr(where, name)))


SAID: Mapping[tuple[type, str], Callable[[Any], str]] = {
    (actions.Evaluation, "score"): _evaluated,
    (cases.Person, "rank"): lambda person: person.rank_label,
    (cases.Conduct, "amount"): lambda act: "" if act.amount is None else money(act.amount),
    (cases.Outcome, "form"): lambda outcome: outcome.form_label,
    (cases.Outcome, "transferred"): lambda one: "已移送司法机关" if one.transferred else "",
    (checklists.Checklist, "flow"): _nothing,
    (modules.Module, "minutes"): _minutes,
    (modules.Module, "remind"): lambda module: "、".join(module.occasions),
    (modules.Quiz, "passing"): lambda quiz: f"{quiz.passing} 分",
    (modules.Exam, "minutes"): lambda exam: f"{exam.minutes} 分钟",
    (places.Location, "lat"): _degrees("lat"),
    (places.Location, "lon"): _degrees("lon"),
    (questions.Question, "answer"): _judged,
    (questions.Question, "answers"): lambda one: one.answer_words if one.answers else "",
    (reports.Metric, "value"): lambda metric: metric.words,
    (reports.Metric, "unit"): _nothing,
    (reports.Metric, "qualifier"): _nothing,
    (reports.Metric, "home"): _nothing,
    (routes.Route, "story"): _nothing,
    (routes.Stop, "minutes"): _minutes,
    (routes.Leg, "minutes"): _minutes,
    (routes.Leg, "km"): lambda leg: "" if leg.km is None else f"{leg.km:.1f} 千米",
    (units.Unit, "star"): lambda unit: _stars(unit.stars),
    (units.Award, "star"): lambda award: _stars(award.star),
    (units.Criterion, "met"): lambda one: "已达到" if one.met else "尚未达到",
    (units.Criterion, "needed_for"): lambda one: _stars(one.needed_for),
}
"""By record and field, what a reader is told; "" for what is told elsewhere or is nobody's to read.

A field that is not here is told as its value is.
"""
