"""Report what only an action can get wrong."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.source.diagnostics import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.kinds.actions.model import Action
    from generator.kinds.kind import Lookup


def check(action: Action, lookup: Lookup) -> Iterator[Problem]:
    """Yield what is due or closed before it was issued."""
    for name in ("due", "closed"):
        date = getattr(action, name)
        if action.issued and date and date.last < action.issued.first:
            yield Problem(
                "end-before-start", (name,), {"value": f"{action.issued.text} — {date.text}"}
            )
