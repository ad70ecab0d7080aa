"""Cite the clauses of rules as they stood, and tell the state of a rule's versions on a day."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from generator.kinds.cases.model import Case
from generator.kinds.rules.model import Rule
from generator.kinds.rules.provisions import at as provision_at
from generator.kinds.rules.provisions import lines, place_words, provision_anchor
from generator.kinds.rules.state import State, current, state, today_of, versions
from generator.law.statute import Text, has_text, text_of
from generator.library.references import Target, clause_target, entry_target

if TYPE_CHECKING:
    from datetime import date

    from generator.edition import Edition, Item
    from generator.kinds.cases.model import Conduct
    from generator.kinds.dates import Edtf
    from generator.kinds.entry import EntryData
    from generator.kinds.rules.model import Clause, Version
    from generator.kinds.rules.provisions import Provision


@dataclass(frozen=True, slots=True)
class Citation:
    """Hold a clause as it is quoted, and the way to the provision in it that is meant.

    It is that of the version in force at the time, where the rule has such. `way`: paragraph, item,
    sub-item; () where the whole clause is meant, or it did not have that provision then.
    """

    item: Item[Rule]
    clause: Clause
    version: Version | None
    way: tuple[Provision, ...] = ()

    @property
    def rule(self) -> Rule:
        return self.item.data

    @property
    def place(self) -> tuple[int, ...]:
        return tuple(provision.number for provision in self.way)

    @property
    def words(self) -> str:
        """Return what is cited as a lawyer writes it: 第八条第二款第一项."""
        return self.clause.words + place_words(len(self.clause.provisions), self.place)

    @property
    def url(self) -> str:
        anchor = self.rule.anchor(self.clause)
        return f"{self.item.url}#{provision_anchor(anchor, self.clause.provisions, self.place)}"

    @property
    def provisions(self) -> tuple[Provision, ...]:
        """Return what is quoted: of an item also the words that introduce it."""
        if not self.way:
            return self.clause.provisions
        *above, last = self.way
        quote = last
        for provision in reversed(above):
            quote = replace(provision, below=(quote,))
        return (quote,)

    @property
    def text(self) -> str:
        """Return what is quoted, a line a paragraph or item."""
        return "\n".join(lines(self.provisions))


def cite(edition: Edition, reference: str, when: Edtf | None = None) -> Citation | None:
    """Find the clause behind `rule#no` or `rules/rule#no`, or the provision behind `rule#no.2.1`.

    It is that of the version in force on the last day of `when`; without that, on the day of the
    build.
    """
    target, item = _target(edition, reference)
    if target is None or item is None:
        return None
    rule = item.data
    day = when.last if when else today_of(rule)
    clause = rule.clause(target.clause or "", day)
    if clause is None:
        return None
    own = next(filter(clause.is_of, rule.versions), None)
    way = provision_at(clause.provisions, target.place) if target.place else ()
    return Citation(item, clause, own or rule.version_at(day), way)


def cited_version(edition: Edition, reference: str, when: Edtf | None) -> Version | None:
    """Find the version in force on the last day of `when`, or on that of the build.

    What the same reference cites depends on nothing else.
    """
    _, item = _target(edition, reference)
    if item is None:
        return None
    day = when.last if when else today_of(item.data)
    return item.data.version_at(day)


def _target(edition: Edition, reference: str) -> tuple[Target | None, Item[Rule] | None]:
    target = clause_target(reference) or entry_target(reference)
    if target is None or not target.clause:
        return target, None
    return target, edition.one(Rule, target.id)


def is_repealed(rule: Rule, on: date | None = None) -> bool:
    """Tell whether a rule once had force and will not have it again.

    `on` a day, else on that of the build.
    """
    over = (State.AMENDED, State.REPEALED)
    return bool(rule.versions) and all(state(rule, v, on) in over for v in rule.versions)


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


def in_force(rule: Rule, on: date | None = None) -> Text:
    """Return the text that a reader is to see first on a day, else on that of the build."""
    return text_of(rule, current(rule, on))


def others(rule: Rule, on: date | None = None) -> list[Text]:
    """Return the text of all other versions from the newest, where they have one of their own."""
    first = current(rule, on)
    return [
        text_of(rule, version, aside=True)
        for version in versions(rule)
        if version is not first and has_text(rule, version)
    ]


def breakers(edition: Edition, rule: Item[Rule], clause: Clause) -> list[Item]:
    """List cases in which something broke the clause as it then stood."""
    target = Target("rules", rule.data.id, clause.no)
    links = edition.referring(*target.key, target.clause)
    if not links:
        return []
    always = len(rule.data.numbered(clause.no)) == 1

    def stood(when: Edtf | None) -> bool:
        day = when.last if when else today_of(rule.data)
        return rule.data.clause(clause.no, day) == clause

    def broke(case: EntryData) -> bool:
        if not isinstance(case, Case):
            return False
        acts = [act for act in case.conduct if _breaks(act, target)]
        return any(always or stood(case.time_of(act)) for act in acts)

    return [link.item for link in links if broke(link.item.data)]


def cases_by_version(
    edition: Edition, rule: Item[Rule]
) -> dict[Version | None, list[tuple[Item, Edtf]]]:
    """Group cases by the version of a rule that was in force when they broke it.

    Each once a version, with the time of its first such act; under None what was done when no
    version was.
    """
    groups: dict[Version | None, dict[str, tuple[Item, Edtf]]] = {}
    for link in edition.referring(*rule.key):
        case = link.item.data
        if not isinstance(case, Case):
            continue
        for act in case.conduct:
            when = case.time_of(act)
            if when and _cites(act, rule.data.id):
                group = groups.setdefault(rule.data.version_at(when.last), {})
                group.setdefault(case.id, (link.item, when))
    return {version: [*group.values()] for version, group in groups.items()}


def _cites(act: Conduct, rule: str) -> bool:
    """Whether an act broke any clause of a rule."""
    cited = map(clause_target, act.violates)
    return any(one.id == rule for one in cited if one)


def _breaks(act: Conduct, target: Target) -> bool:
    cited = map(clause_target, act.violates)
    return any(one.whole == target for one in cited if one)
