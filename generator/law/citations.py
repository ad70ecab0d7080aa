"""Order and cite the clauses of a rule as readers meet them.

What is in force comes first, older versions stand apart.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.kinds.cases.model import Case
from generator.kinds.rules.model import Rule
from generator.law.clock import today
from generator.library.references import Target, clause_target, entry_target

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from generator.edition import Edition, Item
    from generator.kinds.dates import Edtf
    from generator.kinds.entry import EntryData
    from generator.kinds.rules.model import Clause, Version

_HEADINGS = {
    "must": "要做到",
    "must-not": "不准",
    "procedure": "程序",
    "sanction": "处分",
    "definition": "定义",
    "": "条款",
}


@dataclass(frozen=True, slots=True)
class Cited:
    """Hold a clause as it is quoted.

    It is that of the version in force at the time, where the rule has such.
    """

    item: Item[Rule]
    clause: Clause
    version: Version | None

    @property
    def rule(self) -> Rule:
        return self.item.data

    @property
    def url(self) -> str:
        return f"{self.item.url}#{self.rule.anchor(self.clause)}"


def cite(edition: Edition, reference: str, when: Edtf | None = None) -> Cited | None:
    """Find the clause behind `rule#no` or `rules/rule#no`.

    It is that of the version in force on the last day of `when`; without that, on the day of the
    build.
    """
    target, item = _cited(edition, reference)
    if target is None or item is None:
        return None
    rule = item.data
    day = when.last if when else today()
    clause = rule.clause(target.clause or "", day)
    if clause is None:
        return None
    own = next(filter(clause.is_of, rule.versions), None)
    return Cited(item, clause, own or rule.version_at(day))


def version_cited(edition: Edition, reference: str, when: Edtf | None) -> Version | None:
    """Find the version in force on the last day of `when`, or on that of the build.

    What the same reference cites depends on nothing else.
    """
    _, item = _cited(edition, reference)
    if item is None:
        return None
    day = when.last if when else today()
    return item.data.version_at(day)


def _cited(edition: Edition, reference: str) -> tuple[Target | None, Item[Rule] | None]:
    target = clause_target(reference) or entry_target(reference)
    if target is None or not target.clause:
        return target, None
    return target, edition.one(Rule, target.id)


@dataclass(frozen=True, slots=True)
class Group:
    """Hold clauses of one kind; `id` names the kind, or is "plain"."""

    id: str
    heading: str
    clauses: tuple[Clause, ...]


@dataclass(frozen=True, slots=True)
class Other:
    """Hold a version that is not the one in force, and the clauses that only it holds."""

    version: Version
    clauses: tuple[Clause, ...]


def versions(rule: Rule) -> list[Version]:
    """List the versions of a rule from the newest."""
    return sorted(rule.versions, key=lambda version: version.effective.first, reverse=True)


def state(version: Version, on: date | None = None) -> str:
    """Say whether a version is to come, in force, or no longer, in the words of readers.

    `on` a day, else on that of the build.
    """
    day = on or today()
    if version.effective.first > day:
        return "将施行"
    return "现行" if version.in_force(day) else "已废止"


def repealed(rule: Rule, on: date | None = None) -> bool:
    """Tell whether a rule once had force and will not have it again.

    `on` a day, else on that of the build.
    """
    return bool(rule.versions) and all(state(version, on) == "已废止" for version in rule.versions)


def facts(version: Version) -> list[str]:
    """List what is known of a version beside its span.

    That is when it was decided upon and made public, its number and note.
    """
    known = []
    if version.amended:
        known.append(f"{version.amended}修正")
    if version.promulgated:
        known.append(f"{version.promulgated}公布")
    if version.number:
        known.append(version.number)
    if version.note:
        known.append(version.note)
    return known


def in_force(rule: Rule, on: date | None = None) -> list[Group]:
    """Group the clauses of the version in force by kind.

    Those without a version stand in every one.
    """
    current = _current(rule, on or today())

    def stands(clause: Clause) -> bool:
        return clause.version is None or (current is not None and clause.is_of(current))

    return _by_kind(filter(stands, rule.clauses))


def others(rule: Rule, on: date | None = None) -> list[Other]:
    """List all other versions from the newest, where they hold clauses of their own."""
    current = _current(rule, on or today())
    older = []
    for version in versions(rule):
        own = tuple(clause for clause in rule.clauses if clause.is_of(version))
        if version is not current and own:
            older.append(Other(version, own))
    return older


def breakers(edition: Edition, rule: Item[Rule], clause: Clause) -> list[Item]:
    """List cases in which something broke the clause as it then stood."""
    target = Target("rules", rule.data.id, clause.no)
    links = edition.referring(*target)
    if not links:
        return []
    always = sum(other.no == clause.no for other in rule.data.clauses) == 1

    def stood(when: Edtf | None) -> bool:
        day = when.last if when else today()
        return rule.data.clause(clause.no, day) is clause

    def broke(case: EntryData) -> bool:
        if not isinstance(case, Case):
            return False
        acts = [act for act in case.conduct if target in map(clause_target, act.violates)]
        return any(always or stood(case.time_of(act)) for act in acts)

    return [link.item for link in links if broke(link.item.data)]


def _current(rule: Rule, day: date) -> Version | None:
    """The version in force; else the last that was, else the one to come."""
    current = rule.version_at(day)
    if current:
        return current
    newest_first = versions(rule)
    begun = [version for version in newest_first if version.effective.first <= day]
    return next(iter(begun or newest_first), None)


def _by_kind(clauses: Iterable[Clause]) -> list[Group]:
    groups: dict[str, list[Clause]] = {}
    for clause in clauses:
        groups.setdefault(clause.kind.value if clause.kind else "", []).append(clause)
    return [
        Group(kind or "plain", heading, tuple(groups[kind]))
        for kind, heading in _HEADINGS.items()
        if kind in groups
    ]
