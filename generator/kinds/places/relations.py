"""Find the routes through a place."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from generator.kinds.places.model import Place
from generator.kinds.routes.model import Route

if TYPE_CHECKING:
    from generator.kinds.shelves import ShelfItem, Shelves

    Room = tuple[ShelfItem[Route], int, ShelfItem[Place] | None, ShelfItem[Place] | None]
    """A hall, which of its rooms it is, and the rooms before and after."""


class Relations:
    """Answer what a place asks of an edition."""

    def __init__(self, edition: Shelves) -> None:
        self._edition = edition
        self._routes: dict[str, list[tuple[ShelfItem[Route], int]]] = defaultdict(list)
        for route in edition.of(Route):
            stops = [stop.place for stop in route.data.stops]
            for place in dict.fromkeys(stops):
                self._routes[place].append((route, stops.index(place) + 1))

    def routes(self, place: ShelfItem[Place]) -> list[tuple[ShelfItem[Route], int]]:
        """List the routes through a place, each with the place's first position from 1."""
        return self._routes.get(place.data.id, [])

    def rooms(self, place: ShelfItem[Place]) -> list[Room]:
        """List the halls through this room, with the rooms before and after it."""
        halls = [(route, n) for route, n in self.routes(place) if route.data.is_hall]
        return [
            (route, n, self._room(route.data, n - 2), self._room(route.data, n))
            for route, n in halls
        ]

    def _room(self, hall: Route, index: int) -> ShelfItem[Place] | None:
        if not 0 <= index < len(hall.stops):
            return None
        return self._edition.one(Place, hall.stops[index].place)
