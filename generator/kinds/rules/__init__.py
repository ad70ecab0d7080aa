"""Describe the kind of rules: 制度."""

from generator.kinds.facets import TOPIC, choice
from generator.kinds.kind import Kind
from generator.kinds.rules.checks import check
from generator.kinds.rules.model import Level, Rule


def _clause(rule: Rule, position: int) -> tuple[str, str]:
    clause = rule.clauses[position]
    return rule.anchor(clause), clause.words


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
    parts={"versions": "版本", "clauses": _clause},
    order=_by_level,
)
