"""Report what only a route can get wrong."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.source.diagnostics import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.kinds.kind import Lookup
    from generator.kinds.routes.model import Route


def check(route: Route, lookup: Lookup) -> Iterator[Problem]:
    wanted = max(0, len(route.stops) - 1)
    if route.legs and len(route.legs) != wanted:
        values = {"stops": len(route.stops), "wanted": wanted, "value": len(route.legs)}
        yield Problem("legs-count", ("legs",), values)
