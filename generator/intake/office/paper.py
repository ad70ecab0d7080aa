"""Set up the pages of the Word files that we write: A4 with the margins of an official document.

After GB/T 9704-2012, 5.2: margins 37/35/28/26 mm, in which 22 lines of 28 characters stand; 7.5:
the number of the page outside, one character in.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

_TWIPS_PER_MM = 1440 / 25.4
_CHARACTERS = 28
_WIDTH, _HEIGHT, _LINES = 156, 225, 22
_SIZE = 16  # points of a character


def _mm(length: float) -> int:
    return round(length * _TWIPS_PER_MM)


TEXT_WIDTH = _mm(_WIDTH)
"""How wide the text is, in twips."""


@dataclass(frozen=True, slots=True)
class Paper:
    """Hold the section, its footers and settings as XML.

    `line`: the height of a line, in twips. `between`: what stands between two characters, in twips.
    """

    section: str
    footer: str
    even_footer: str
    settings: str
    line: int
    between: int = 0


def _section(grid: str) -> str:
    return (
        '<w:sectPr><w:footerReference w:type="default" r:id="r2"/>'
        '<w:footerReference w:type="even" r:id="r3"/>'
        f'<w:pgSz w:w="{_mm(210)}" w:h="{_mm(297)}"/>'
        f'<w:pgMar w:top="{_mm(37)}" w:right="{_mm(26)}" w:bottom="{_mm(35)}" w:left="{_mm(28)}" '
        f'w:header="{_mm(15)}" w:footer="{_mm(25)}" w:gutter="0"/>{grid}</w:sectPr>'
    )


def _footer(place: str) -> str:
    """A footer with the number of the page: 14 pt, in 宋体."""
    look = (
        '<w:rPr><w:rFonts w:ascii="宋体" w:hAnsi="宋体" w:eastAsia="宋体"/>'
        '<w:sz w:val="28"/><w:szCs w:val="28"/></w:rPr>'
    )
    return (
        f"<w:p><w:pPr>{place}</w:pPr>"
        f'<w:r>{look}<w:t xml:space="preserve">— </w:t></w:r>'
        f'<w:fldSimple w:instr=" PAGE "><w:r>{look}<w:t>1</w:t></w:r></w:fldSimple>'
        f'<w:r>{look}<w:t xml:space="preserve"> —</w:t></w:r></w:p>'
    )


_CENTRED = _footer('<w:jc w:val="center"/>')
_RIGHT = _footer('<w:ind w:rightChars="100" w:right="280"/><w:jc w:val="right"/>')
_LEFT = _footer('<w:ind w:leftChars="100" w:left="280"/><w:jc w:val="left"/>')
_COMPATIBLE = (
    '<w:compat><w:compatSetting w:name="compatibilityMode" '
    'w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat>'
)

PLAIN = Paper(_section(""), _CENTRED, _CENTRED, _COMPATIBLE, 560)
"""Lines of 28 pt, as rules are set."""

_PITCH = _mm(_HEIGHT) // _LINES
# Twentieths of a point, taken off each character. A grid of characters in the section would be less
# portable: where the cell is narrower than the glyph, LibreOffice gives each glyph two cells.
_TIGHTER = math.floor((_WIDTH / 25.4 * 72 / _CHARACTERS - _SIZE) * 20)
GRID = Paper(
    _section(f'<w:docGrid w:type="lines" w:linePitch="{_PITCH}"/>'),
    _RIGHT,
    _LEFT,
    f"<w:evenAndOddHeaders/>{_COMPATIBLE}",
    _PITCH,
    _TIGHTER,
)
"""22 lines of 28 characters, as an official document is set."""
