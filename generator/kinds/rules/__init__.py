"""Describe the kind of rules: 制度."""

from generator.kinds.facets import TOPIC, choice
from generator.kinds.kind import TOP, Kind, Place
from generator.kinds.rules.checks import check
from generator.kinds.rules.model import Level, Rule, anchor


def _clauses(rule: Rule) -> list[Place]:
    newest = rule.newest()
    return [
        TOP if clause.heading else (anchor(clause, newest[clause.no]), clause.words)
        for clause in rule.clauses
    ]


def _by_level(rule: Rule) -> tuple[int, str]:
    """Sort by level, those without one last, then by title."""
    level = list(Level).index(rule.level) if rule.level else len(Level)
    return level, rule.title


KIND = Kind(
    folder="rules",
    label="制度",
    counter="部",
    model=Rule,
    intro="要做的、不准做的、该走的程序，逐条列清；每一条都能看到它现在是否有效、哪些案例违反过它。",
    checks=check,
    facets=(choice("level", "层级"), TOPIC),
    parts={
        "versions": "版本",
        "preamble": "序言",
        "clauses": _clauses,
        "body": "正文",
        "annexes": "附件",
    },
    order=_by_level,
)
