"""What only a rule can get wrong."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.source.diagnostics import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.kinds.kind import Lookup
    from generator.kinds.rules.model import Rule


def check(rule: Rule, lookup: Lookup) -> Iterator[Problem]:
    for i, version in enumerate(rule.versions):
        if version.ended and version.ended.last < version.effective.first:
            yield Problem(
                "end-before-start", ("versions", i, "ended"), {"value": version.ended.text}
            )
    starts = {version.effective.text for version in rule.versions}
    seen: set[tuple[str, str | None]] = set()
    for i, clause in enumerate(rule.clauses):
        within = clause.version.text if clause.version else None
        if within and within not in starts:
            values = {"value": within, "known": "、".join(sorted(starts)) or "—"}
            yield Problem("unknown-value", ("clauses", i, "in"), values)
        if (clause.no, within) in seen:
            yield Problem(
                "duplicate-id", ("clauses", i, "no"), {"value": clause.no, "other": rule.title}
            )
        seen.add((clause.no, within))
