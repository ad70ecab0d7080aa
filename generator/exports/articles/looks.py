"""Say how each piece of an article looks, as inline styles.

The editor of official accounts drops style sheets, classes, ids, scripts and positions; sizes,
colours, margins and borders stay.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.tools import palette
from generator.tools.markup import element

if TYPE_CHECKING:
    import xml.etree.ElementTree as ET

    from generator.tools.markup import Node

_BOOK = palette.tables()["book"]
_INK, _GREY, _HAIR = _BOOK["ink"], _BOOK["grey"], _BOOK["hair"]
_JADE, _CELADON, _VERMILION = _BOOK["jade"], _BOOK["celadon"], _BOOK["vermilion"]

_TEXT = f"font-size:16px;line-height:1.75;color:{_INK};"
_SMALL = f"font-size:14px;line-height:1.7;color:{_GREY};"
_CELL = (
    f"padding:7px 8px;border-bottom:1px solid {_HAIR};font-size:15px;line-height:1.6;"
    "font-weight:normal;text-align:left;vertical-align:top;"
)

LOOKS = {
    "article": "padding:0 8px;",
    "p": f"margin:0 0 16px;{_TEXT}text-align:justify;",
    "lead": f"margin:0 0 20px;padding:12px 14px;background:{_CELADON};{_TEXT}text-align:justify;",
    "warning": (
        f"margin:0 0 24px;padding:0 0 0 12px;border-left:4px solid {_VERMILION};"
        f"font-size:18px;line-height:1.6;color:{_VERMILION};"
    ),
    "heading": (
        f"margin:32px 0 14px;padding:0 0 6px;border-bottom:2px solid {_JADE};"
        f"font-size:18px;line-height:1.5;font-weight:bold;color:{_JADE};"
    ),
    "subhead": f"margin:20px 0 8px;font-size:16px;line-height:1.6;font-weight:bold;color:{_INK};",
    "quote": (
        f"margin:0 0 16px;padding:10px 12px;border-left:3px solid {_JADE};background:{_CELADON};"
    ),
    "quoted": f"margin:0 0 4px;font-size:15px;line-height:1.7;color:{_INK};",
    "list": "margin:0 0 16px;padding:0 0 0 24px;",
    "li": f"margin:0 0 6px;{_TEXT}",
    "table": "margin:0 0 20px;width:100%;border-collapse:collapse;",
    "name": f"{_CELL}width:64px;white-space:nowrap;color:{_GREY};",
    "th": f"{_CELL}color:{_INK};",
    "td": f"{_CELL}color:{_INK};",
    "note": f"margin:0 0 6px;{_SMALL}word-break:break-all;",
    "grey": f"margin:0 0 16px;{_SMALL}",
    "badge": (
        f"margin:0 0 16px;padding:6px 10px;border:1px solid {_VERMILION};"
        f"font-size:14px;line-height:1.6;color:{_VERMILION};"
    ),
    "figure": "margin:0 0 16px;text-align:center;",
    "place": (
        f"margin:0 0 6px;padding:18px 8px;border:2px dashed {_JADE};"
        f"font-size:14px;line-height:1.6;text-align:center;color:{_JADE};"
    ),
    "picture": "width:100%;",
    "code": "width:180px;",
    "caption": f"margin:0;{_SMALL}text-align:center;",
    "strong": f"font-weight:bold;color:{_INK};",
    "em": f"border-bottom:1px solid {_JADE};",
    "number": f"font-weight:bold;color:{_VERMILION};",
    "sup": f"font-size:12px;line-height:1;color:{_JADE};",
    "pre": f"margin:0 0 16px;{_TEXT}white-space:pre-wrap;",
    "hr": f"margin:24px 30%;border-top:1px solid {_HAIR};",
}
"""By the name of the piece; colours are those of books, on the white of an article."""


def styled(tag: str, look: str, *content: Node) -> ET.Element:
    """Return an element that looks as LOOKS says."""
    return element(tag, *content, style=LOOKS[look])
