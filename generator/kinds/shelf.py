"""Hold what of a kind stands on a page that sums up: a few in view, and the way to the rest."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from generator.kinds.kind import Kind
    from generator.kinds.shelves import ShelfItem

FEW = 3
"""Entries of a kind that stand in view."""


@dataclass(frozen=True, slots=True)
class Shelf:
    """Hold entries of a kind: a few in view, and the rest.

    `total`: with those that stand elsewhere on the page; `url`: of the list of all, from the site's
    root on, "" where there is none.
    """

    kind: Kind
    few: tuple[ShelfItem, ...]
    rest: tuple[ShelfItem, ...]
    total: int
    url: str = ""
