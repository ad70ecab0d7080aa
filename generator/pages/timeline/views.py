"""Show reported work in several ways: lanes by unit, lanes by category, and both as a table."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.kinds.reports.calendar import known
from generator.pages.timeline.drawing import Timeline, draw
from generator.pages.timeline.lanes import lanes
from generator.pages.timeline.table import Table, table

if TYPE_CHECKING:
    from collections.abc import Sequence

    from generator.edition import Item
    from generator.kinds.dates import Edtf
    from generator.kinds.reports.model import Report
    from generator.pages.timeline.lanes import Find

_WORDS = {"unit": "单位", "category": "类别"}


@dataclass(frozen=True, slots=True)
class View:
    """Hold a drawing by one way of parting reports: its `id` in addresses, its word."""

    id: str
    word: str
    drawing: Timeline


@dataclass(frozen=True, slots=True)
class Views:
    """Hold the drawings of some reports, the first of which is shown at first.

    `known`: the day on which the newest of their sources was published, as exactly as it is given.
    """

    drawings: tuple[View, ...]
    table: Table
    known: Edtf | None

    @property
    def first(self) -> Timeline:
        return self.drawings[0].drawing


def views(
    find: Find, reports: Sequence[Item[Report]], here: Sequence[Item[Report]], year: int | None
) -> Views | None:
    """Draw reports, those of one `year` as far as they lie in it; None where none has a date.

    `find`: gives the entry of a folder and an id; `here`: the reports with a row on the page.
    """
    ways = lanes(reports, find)
    drawings = [
        View(id, _WORDS[id], drawing)
        for at, (id, groups) in enumerate(ways.items())
        if (drawing := draw(groups, here, year, is_brief=at > 0))
    ]
    if not drawings:
        return None
    named = [(_WORDS[id], groups) for id, groups in ways.items()]
    return Views(tuple(drawings), table(named, drawings[0].drawing.scale), known(reports))
