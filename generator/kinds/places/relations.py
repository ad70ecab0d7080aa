"""Find the routes through a place."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from generator.kinds.routes.model import Route

if TYPE_CHECKING:
    from generator.kinds.places.model import Place
    from generator.kinds.shelves import ShelfItem, Shelves


class Relations:
    """Answer what a place asks of an edition."""

    def __init__(self, edition: Shelves) -> None:
        self._routes: dict[str, list[tuple[ShelfItem[Route], int]]] = defaultdict(list)
        for route in edition.of(Route):
            stops = [stop.place for stop in route.data.stops]
            for place in dict.fromkeys(stops):
                self._routes[place].append((route, stops.index(place) + 1))

    def routes(self, place: ShelfItem[Place]) -> list[tuple[ShelfItem[Route], int]]:
        """List the routes through a place, each with the place's first position from 1."""
        return self._routes.get(place.data.id, [])
