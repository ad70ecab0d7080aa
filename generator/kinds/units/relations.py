"""Find the units below a unit."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from generator.kinds.units.model import Unit

if TYPE_CHECKING:
    from generator.kinds.shelves import ShelfItem, Shelves


class Relations:
    """Answer what a unit asks of an edition."""

    def __init__(self, edition: Shelves) -> None:
        self._below: dict[str, list[ShelfItem[Unit]]] = defaultdict(list)
        for unit in edition.of(Unit):
            if unit.data.parent:
                self._below[unit.data.parent].append(unit)

    def below(self, unit: ShelfItem[Unit]) -> list[ShelfItem[Unit]]:
        """List the units whose parent is this one."""
        return self._below.get(unit.data.id, [])
