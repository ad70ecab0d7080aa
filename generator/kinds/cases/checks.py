"""Report what only a case can get wrong."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from generator.kinds.entry import Status
from generator.kinds.picture import check_pictures
from generator.kinds.rules import clause_number
from generator.kinds.suggest import unknown_word
from generator.source.diagnostics import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.kinds.cases.model import Case
    from generator.kinds.kind import Lookup
    from generator.kinds.rules.model import Rule

_COMPOUND = (
    "欧阳|司马|诸葛|上官|司徒|东方|皇甫|尉迟|公孙|慕容|令狐|夏侯|长孙|宇文|闻人|端木|独孤|南宫"
)
_MASKED = re.compile(
    rf"(?:{_COMPOUND}|[\u4e00-\u9fff])(?:某{{1,2}}[甲乙丙丁戊己庚辛壬癸1-9]?|[×✕xX*＊]{{1,2}})"
)
"""A surname and nothing of the given name: 张某, 张某某, 李某甲, 欧阳某."""


def check(case: Case, lookup: Lookup) -> Iterator[Problem]:
    if not case.fictional and not case.sources:
        yield Problem("unsourced-draft" if case.status is Status.DRAFT else "unsourced-case")
    if case.person and case.person.alias and not _MASKED.fullmatch(case.person.alias):
        yield Problem("unmasked-name", ("person", "alias"), {"value": case.person.alias})
    yield from check_pictures(case.images, draft=case.status is Status.DRAFT)
    if case.sector:
        yield from unknown_word(lookup.vocabulary.sectors, case.sector, ("sector",))
    yield from _clauses_in_force(case, lookup)


def _clauses_in_force(case: Case, lookup: Lookup) -> Iterator[Problem]:
    """Report clauses that were not in force when they were broken.

    Where the case does not say when that was, the date of the case counts.
    """
    for i, act in enumerate(case.conduct):
        when = case.time_of(act)
        if when is None:
            continue
        begun = act.when.first if act.when else None
        for j, reference in enumerate(act.violates):
            rule_id, _, written = reference.partition("#")
            cited = clause_number.pinpoint(written)
            rule: Rule | None = lookup.get("rules", rule_id.strip())
            if rule is None or cited is None or not rule.versions:
                continue
            if not rule.clause_in_force(cited.no, when.last, begun):
                values = {
                    "when": when,
                    "when_en": when.text,
                    "rule": rule.title,
                    "clause": clause_number.words(cited.no),
                }
                yield Problem("version-not-in-force", ("conduct", i, "violates", j), values)
