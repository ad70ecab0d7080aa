"""Size paper with its type area: whole characters wide, whole lines high."""

from __future__ import annotations

from dataclasses import dataclass

from generator.kinds.record import Choice

POINTS_PER_MM = 72 / 25.4


class Size(Choice):
    """Name the trimmed sizes; 16开 and 大32开 as GB/T 788-1999 and the trade name them."""

    A4 = "a4", "A4"
    A5 = "a5", "A5"
    B5 = "b5", "B5"
    K16 = "16k", "16开"
    K32 = "32k", "大32开"


@dataclass(frozen=True, slots=True)
class Paper:
    """Hold a sheet: width and height in mm, type and pitch in points, characters a line, lines."""

    width: float
    height: float
    size: float
    pitch: float
    characters: int
    lines: int

    def area(self, binding: float) -> dict[str, float]:
        """Return what the house style sheet needs; lengths in points, `binding` in mm.

        `binding` is what the binding takes on the inside. Of what is left of the width 52
        in 100 go to the inside, of the height 52 in 100 to the top.
        """
        width, height = self.width * POINTS_PER_MM, self.height * POINTS_PER_MM
        text_width = self.size * self.characters
        text_height = self.pitch * (self.lines - 1) + self.size
        inside = (width - text_width) * 0.52 + binding * POINTS_PER_MM / 2
        top = (height - text_height) * 0.52
        return {
            "width": width,
            "height": height,
            "size": self.size,
            "pitch": self.pitch,
            "inside": inside,
            "outside": width - text_width - inside,
            "top": top,
            "bottom": height - text_height - top,
        }


PAPERS = {
    Size.A4: Paper(210, 297, 12, 20.5, 36, 33),
    Size.A5: Paper(148, 210, 10.5, 17.5, 29, 27),
    Size.B5: Paper(176, 250, 10.5, 17.5, 34, 33),
    Size.K16: Paper(185, 260, 10.5, 17.5, 36, 34),
    Size.K32: Paper(140, 203, 10, 16.5, 29, 27),
}
