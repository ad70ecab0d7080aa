"""Find the areas in which places lie: the areas among the units that they name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.geo.points import Region
from generator.kinds.units.model import Unit, UnitType

if TYPE_CHECKING:
    from generator.edition import Edition


class Regions:
    """Answer in which areas a unit lies, each chain looked up once."""

    def __init__(self, edition: Edition) -> None:
        self._edition = edition
        self._chains: dict[str, tuple[Region, ...]] = {}

    def of(self, unit: str | None) -> tuple[Region, ...]:
        """Return the areas above a unit, and the unit itself if it is one; the widest first."""
        if not unit:
            return ()
        if unit not in self._chains:
            self._chains[unit] = self._chain(unit)
        return self._chains[unit]

    def _chain(self, unit: str) -> tuple[Region, ...]:
        chain: dict[str, Region] = {}
        above: str | None = unit
        seen: set[str] = set()
        while above and above not in seen:  # checks refuse a circle; a map goes on
            seen.add(above)
            item = self._edition.one(Unit, above)
            if item is None:
                break
            if item.data.type is UnitType.AREA:
                chain[above] = Region(above, item.data.title)
            above = item.data.parent
        return tuple(reversed(chain.values()))
