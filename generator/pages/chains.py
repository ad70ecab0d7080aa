"""Draw a chain of things, as SVG whose every box is a link, beside the same as a list."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.kinds.patterns.chain import LAYERS
from generator.pages.diagrams.drawing import BOX_HEIGHT, BOX_WIDTH, FONT, draw
from generator.pages.diagrams.layers import Box, Graph
from generator.pages.links import ROOT

if TYPE_CHECKING:
    from generator.kinds.patterns.chain import Chain
    from generator.pages.diagrams.drawing import Drawing

SIZES = {"width": BOX_WIDTH, "height": BOX_HEIGHT, "font": FONT}
"""What the template has to know of a box, in pixels of the drawing."""


def drawing(chain: Chain) -> Drawing:
    """Return the drawing of a chain; its addresses start at the site's root."""
    boxes = tuple(
        Box(
            link.key,
            link.layer,
            link.label,
            link.url if link.url.startswith("#") else f"{ROOT}{link.url}",
        )
        for link in chain.links
    )
    return draw(Graph(LAYERS, boxes, chain.steps))
