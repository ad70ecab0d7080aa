"""Tell the state of a rule and of its versions on a day: computed, never typed."""

from __future__ import annotations

from datetime import date, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING

from generator.tools.clock import today_among

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.kinds.rules.model import Rule, Version


class State(StrEnum):
    """State of a version on a day, in the words of readers; in the order of lists."""

    IN_FORCE = "现行"
    TO_COME = "尚未施行"
    AMENDED = "已被修改"
    REPEALED = "已废止"

    @property
    def id(self) -> str:
        """Return it as it stands in addresses: in-force."""
        return self.name.lower().replace("_", "-")


def today_of(rule: Rule) -> date:
    """Return the day of the build, to be held against the versions of a rule and nothing else."""
    return today_among(turns(rule))


def turns(rule: Rule) -> Iterator[date]:
    """Yield the days on which a version of a rule begins to be in force, or is no longer."""
    for version in rule.versions:
        yield version.effective.first
        if version.ended is not None and version.ended.last < date.max:
            yield version.ended.last + timedelta(days=1)


def state(rule: Rule, version: Version, on: date | None = None) -> State:
    """Say whether a version is to come, in force, or followed by another, or by none.

    `on` a day, else on that of the build.
    """
    day = on or today_of(rule)
    if version.effective.first > day:
        return State.TO_COME
    if version.in_force(day):
        return State.IN_FORCE
    followed = any(other.effective.first > version.effective.first for other in rule.versions)
    return State.AMENDED if followed else State.REPEALED


def current(rule: Rule, on: date | None = None) -> Version | None:
    """Find the version that a reader is to see first on a day, else on that of the build.

    It is the one in force; else the last that was, else the one to come.
    """
    day = on or today_of(rule)
    version = rule.version_at(day)
    if version:
        return version
    newest_first = versions(rule)
    begun = [version for version in newest_first if version.effective.first <= day]
    return next(iter(begun or newest_first), None)


def rule_state(rule: Rule, on: date | None = None) -> State | None:
    """Say the state of a rule, which is that of its current version; None where it has none."""
    version = current(rule, on)
    return state(rule, version, on) if version else None


def year(rule: Rule) -> int | None:
    """Return the year under which a rule is listed: that of its current version, else its own."""
    version = current(rule)
    if version:
        return version.effective.year
    return rule.date.year if rule.date else None


def versions(rule: Rule) -> list[Version]:
    """List the versions of a rule from the newest."""
    return sorted(rule.versions, key=lambda version: version.effective.first, reverse=True)
