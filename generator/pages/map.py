"""The clean culture map: places and routes of an edition as drawn panels."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.geo import atlas
from generator.pages.links import ROOT

if TYPE_CHECKING:
    from generator.edition import Edition, Item
    from generator.geo import Panel


def panels(edition: Edition) -> tuple[Panel, ...]:
    """All places that may be drawn, with all routes."""
    return atlas.panels(edition, "廉洁地图", _address)


def route_panels(edition: Edition, item: Item) -> tuple[Panel, ...]:
    """One route with its places."""
    return atlas.route_panels(edition, item, _address)


def _address(item: Item) -> str:
    return ROOT + item.url
