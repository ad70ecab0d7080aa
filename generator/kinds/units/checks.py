"""Report what only a unit can get wrong."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.source.diagnostics import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.kinds.kind import Lookup
    from generator.kinds.units.model import Unit


def check(unit: Unit, lookup: Lookup) -> Iterator[Problem]:
    """Tell whether the way up from a unit comes to an end."""
    above, ancestors = unit.parent, set[str]()
    while above is not None and above not in ancestors:
        if above == unit.id:
            yield Problem("circular-parent", ("parent",), {"value": unit.title})
            return
        ancestors.add(above)
        parent: Unit | None = lookup.get("units", above)
        above = parent.parent if parent else None
