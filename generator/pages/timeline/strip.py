"""Draw the reports of a few units in small, as a strip of their own page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.pages.timeline.drawing import Timeline, draw

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from generator.edition import Item
    from generator.kinds.reports.model import Report

MOST_LANES = 6
_FEWEST = 2
"""Reports of which there is something to see."""


def strip(groups: Mapping[str, Sequence[Item[Report]]]) -> Timeline | None:
    """Draw reports by the name of their lane, in the order given; None for too few.

    Of more lanes than there is room for, the last holds the rest.
    """
    named = [(name, [*reports]) for name, reports in groups.items()]
    if len(named) > MOST_LANES:
        rest = named[MOST_LANES - 1 :]
        others = {item.key: item for _, reports in rest for item in reports}
        named = [*named[: MOST_LANES - 1], (f"其他 {len(rest)} 家", [*others.values()])]
    dated = {item.key for _, reports in named for item in reports if item.data.date}
    return draw(dict(named), (), None, is_brief=True) if len(dated) >= _FEWEST else None
