"""Name the colours of the books: what the screen shows of each, and its inks at the press.

At the press text is black alone and needs no register. The drawing of a route (house/map.css) has
no other colours than these.
"""

from __future__ import annotations

from typing import NamedTuple


class Colour(NamedTuple):
    """`screen`: as in CSS, #RRGGBB; `inks`: cyan, magenta, yellow and black in percent."""

    screen: str
    inks: tuple[int, int, int, int]


PALETTE = {
    "ink": Colour("#1F2A2C", (0, 0, 0, 100)),
    "grey": Colour("#5B6668", (0, 0, 0, 70)),
    "hair": Colour("#B9C4C0", (0, 0, 0, 28)),
    "jade": Colour("#1F6F63", (84, 38, 62, 22)),
    "celadon": Colour("#E9F1ED", (9, 2, 8, 0)),
    "vermilion": Colour("#B3392F", (22, 90, 88, 10)),
    "ochre": Colour("#6B5A1E", (45, 50, 100, 40)),
    "red": Colour("#C7000B", (0, 100, 100, 10)),
    "black": Colour("#000000", (0, 0, 0, 100)),
    "white": Colour("#FFFFFF", (0, 0, 0, 0)),
    "faint": Colour("#ECECEC", (0, 0, 0, 8)),
}
