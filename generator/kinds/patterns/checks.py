"""Report what only a pattern can get wrong."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.kinds.entry import Status
from generator.source.diagnostics import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.kinds.kind import Lookup
    from generator.kinds.patterns.model import Pattern

_SEVERAL = 2


def check(pattern: Pattern, lookup: Lookup) -> Iterator[Problem]:
    """Yield what is named twice, and a pattern that is none yet."""
    for name in ("cases", "rules", "measures"):
        ids: tuple[str, ...] = getattr(pattern, name)
        for i, id in enumerate(ids):
            if id in ids[:i]:
                yield Problem("named-twice", (name, i), {"value": id})
    if len(pattern.cases) < _SEVERAL and pattern.status is not Status.DRAFT:
        yield Problem("single-case", ("cases",), {"count": len(pattern.cases)})
