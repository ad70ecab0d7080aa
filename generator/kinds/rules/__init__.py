"""Describe the kind of rules: 制度."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from generator.kinds.facets import TOPIC, choice
from generator.kinds.kind import TOP, Facet, Kind
from generator.kinds.rules.checks import check
from generator.kinds.rules.model import Level, Rule, anchor
from generator.kinds.rules.state import State, rule_state, year

if TYPE_CHECKING:
    from collections.abc import Iterable

    from generator.kinds.kind import Lookup, Place


def _clauses(rule: Rule) -> list[Place]:
    newest = rule.newest()
    return [
        TOP if clause.heading else (anchor(clause, newest[clause.no]), clause.words)
        for clause in rule.clauses
    ]


def _by_level(rule: Rule) -> tuple[int, int, str]:
    """Sort by level, those without one last, then from the newest version, then by title."""
    level = list(Level).index(rule.level) if rule.level else len(Level)
    return level, -(year(rule) or 0), rule.title


def _state(rule: Rule, lookup: Lookup) -> Iterable[tuple[str, str]]:
    if one := rule_state(rule):
        yield one.id, one.value


def _issuer(rule: Rule, lookup: Lookup) -> Iterable[tuple[str, str]]:
    if rule.issuer:
        yield "-".join(re.findall(r"\w+", rule.issuer)) or "-", rule.issuer


def _year(rule: Rule, lookup: Lookup) -> Iterable[tuple[str, str]]:
    if one := year(rule):
        yield str(one), f"{one}年"


KIND = Kind(
    folder="rules",
    label="制度",
    counter="部",
    model=Rule,
    intro="要做的、不准做的、该走的程序，逐条列清；每一条都能看到它现在是否有效、哪些案例违反过它。",
    checks=check,
    facets=(
        Facet("state", "状态", _state, tuple(one.id for one in State)),
        choice("level", "层级", Level),
        Facet("year", "年份", _year),
        Facet("issuer", "制定机关", _issuer),
        TOPIC,
    ),
    parts={
        "versions": "版本",
        "preamble": "序言",
        "clauses": _clauses,
        "body": "正文",
        "annexes": "附件",
    },
    order=_by_level,
)
