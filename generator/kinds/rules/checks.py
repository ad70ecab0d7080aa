"""Report what only a rule can get wrong: its versions in time, which clause stands in which."""

from __future__ import annotations

from datetime import timedelta
from itertools import pairwise
from typing import TYPE_CHECKING

from generator.kinds.entry import Status
from generator.kinds.picture import check_pictures
from generator.kinds.record import field_labels
from generator.kinds.rules.model import Clause, Version
from generator.kinds.suggest import missing_sources
from generator.source.diagnostics import Anchor, Problem

if TYPE_CHECKING:
    import datetime
    from collections.abc import Iterator

    from generator.kinds.kind import Lookup
    from generator.kinds.rules.model import Rule


def check(rule: Rule, lookup: Lookup) -> Iterator[Problem]:
    yield from missing_sources(rule)
    yield from check_pictures(rule.images, draft=rule.status is Status.DRAFT)
    for i, version in enumerate(rule.versions):
        yield from _dates(version, i)
    yield from _succession(rule)
    yield from _headings(rule)
    yield from _unknown_versions(rule)
    yield from _once_a_version(rule)


def _dates(version: Version, i: int) -> Iterator[Problem]:
    """A version begins on a day, not over a time, and ends after it."""
    for name in ("effective", "ended"):
        date = getattr(version, name)
        if date and date.end:
            yield Problem("bad-date", ("versions", i, name), {"value": date.text})
    for name in () if version.note else ("amended", "promulgated"):
        date = getattr(version, name)
        if date and not date.end and date.first > version.effective.last:
            values = {"key": name, "label": field_labels(Version)[name]}
            values |= {"value": date.text, "effective": version.effective.text}
            yield Problem("made-after-effect", ("versions", i, name), values)
    if version.ended and version.ended.last < version.effective.first:
        yield Problem("end-before-start", ("versions", i, "ended"), {"value": version.ended.text})


def _succession(rule: Rule) -> Iterator[Problem]:
    """Each version ends on the day before the next begins, in whatever order they are written."""
    ordered = sorted(enumerate(rule.versions), key=lambda pair: pair[1].effective.first)
    for (i, older), (j, newer) in pairwise(ordered):
        begins = newer.effective.first
        if older.effective.first == begins:
            values = {"value": newer.effective.text}
            yield Problem(
                "same-version", ("versions", j, "effective"), values, also=("versions", i)
            )
            continue
        last = begins - timedelta(days=1)
        values = {"next": newer.effective.text, "ended": last.isoformat()}
        if older.ended is None:
            place = ("versions", i, "ended")
            yield Problem("version-without-end", place, values, mending=last.isoformat())
        elif older.ended.last < older.effective.first:
            continue  # told already
        elif older.ended.last != last:
            code = "versions-overlap" if older.ended.last > last else "versions-apart"
            values["value"] = older.ended.text
            # Offices write the day on which the next one begins, and mean no gap.
            mending = last.isoformat() if older.ended.text == begins.isoformat() else None
            yield Problem(code, ("versions", i, "ended"), values, mending=mending)


def _headings(rule: Rule) -> Iterator[Problem]:
    """An item is a heading or a clause, and a clause has a number and a text."""
    names = field_labels(Clause)
    for i, clause in enumerate(rule.clauses):
        for name in ("no", "text", "kind", "topics"):
            if clause.heading is not None and getattr(clause, name):
                values = {"key": name, "label": names[name], "heading": clause.heading}
                yield Problem("heading-and-clause", ("clauses", i, name), values, Anchor.KEY)
        for name in ("no", "text"):
            if clause.heading is None and not getattr(clause, name):
                values = {"key": name, "label": names[name]}
                yield Problem("missing-key", ("clauses", i, name), values, Anchor.KEY)


def _unknown_versions(rule: Rule) -> Iterator[Problem]:
    starts = {version.effective.first: version.effective.text for version in rule.versions}
    dates = {("clauses", i): clause.version for i, clause in enumerate(rule.clauses)}
    dates |= {("annexes", i): annex.version for i, annex in enumerate(rule.annexes)}
    for place, date in dates.items():
        if date and date.first not in starts:
            known = "、".join(starts[day] for day in sorted(starts)) or "—"
            yield Problem("unknown-value", (*place, "in"), {"value": date.text, "known": known})


def _once_a_version(rule: Rule) -> Iterator[Problem]:
    """Report two clauses of one number in a version; a clause without `in` stands in every one."""
    versions: dict[str, dict[datetime.date | None, int]] = {}
    for i, clause in enumerate(rule.clauses):
        if not clause.no:
            continue
        within = clause.version.first if clause.version else None
        seen = versions.setdefault(clause.no, {})
        other = next((seen[day] for day in (within, None) if day in seen), None)
        if other is None and within is None and seen:
            other = next(iter(seen.values()))
        if other is not None:
            values = {"value": clause.words, "where": _where(clause, rule.clauses[other])}
            yield Problem(
                "duplicate-clause", ("clauses", i, "no"), values, also=("clauses", other, "no")
            )
        seen.setdefault(within, i)


def _where(clause: Clause, other: Clause) -> str:
    version = clause.version or other.version
    return f"{version.text}起的版本" if version else "同一个版本"
