"""Describe the kind of cases: 案例."""

from collections.abc import Iterable

from generator.kinds.cases.checks import check
from generator.kinds.cases.model import Breach, Case
from generator.kinds.facets import TOPIC, UNIT, YEAR
from generator.kinds.kind import Facet, Kind, Lookup, resolve


def _sector(case: Case, lookup: Lookup) -> Iterable[tuple[str, str]]:
    word = case.sector and resolve(lookup.vocabulary.sectors, case.sector)
    return [word] if word else []


def _form(case: Case, lookup: Lookup) -> Iterable[tuple[str, str]]:
    outcome = case.outcome
    return [(str(outcome.form), outcome.form_label)] if outcome and outcome.form else []


def _breach(case: Case, lookup: Lookup) -> Iterable[tuple[str, str]]:
    return dict.fromkeys((act.breach.value, act.breach.label) for act in case.conduct if act.breach)


KIND = Kind(
    folder="cases",
    label="案例",
    counter="个",
    model=Case,
    intro="做了什么、违反了哪一条、结果怎样，以及哪里可以早一步停下来。",
    checks=check,
    either=("sources", "fictional"),
    facets=(
        Facet("sector", "领域", _sector),
        Facet("breach", "违反纪律", _breach, tuple(breach.value for breach in Breach)),
        Facet("form", "形态", _form, ("1", "2", "3", "4")),
        YEAR,
        TOPIC,
        UNIT,
    ),
    parts={
        "conduct": "做了什么",
        "analysis": "剖析",
        "causes": "问题出在哪里",
        "loopholes": "漏洞与整改",
        "warnings": "警示",
        "discussion": "问问自己",
    },
)
