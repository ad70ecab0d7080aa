"""Write a drawing so that it needs no style sheet: its colours as attributes of its elements.

Office programs read few style sheets in SVG, and a strict content security policy lets none
through.
"""

from __future__ import annotations

import re
from collections import defaultdict
from functools import cache
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

from generator.books.press import HOUSE
from generator.tools import palette

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

_SVG = "http://www.w3.org/2000/svg"
_RULE = re.compile(r"([^{}]+)\{([^{}]*)\}")
_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)

_MARK, _MARK_HELD = "\x02", "\ue002"
"""What stands for the way to the site's root is no character of XML; another holds its place."""

_Rules = dict[str, dict[str, str]]


def plain(svg: str, address: Callable[[str], str]) -> str:
    """Return a drawing with attributes in place of classes.

    `address` says where each of its links leads; one that leads nowhere ("") is no link.
    """
    ET.register_namespace("", _SVG)
    root = ET.fromstring(svg.replace(_MARK, _MARK_HELD))
    _dress(root, *_rules(), frozenset())
    for link in root.iter(f"{{{_SVG}}}a"):
        to = address(link.get("href", "").replace(_MARK_HELD, _MARK))
        if to:
            link.set("href", to)
        else:
            link.attrib.pop("href", None)
    return ET.tostring(root, encoding="unicode")


def _dress(
    node: ET.Element, alone: _Rules, within: Mapping[str, _Rules], above: frozenset[str]
) -> None:
    names = node.attrib.pop("class", "").split()
    tag = node.tag.rpartition("}")[2]
    looks: dict[str, str] = dict(alone.get(tag, {}))
    for name in names:
        looks |= alone.get(f".{name}", {})
    for outer in sorted(above):
        for name in names:
            looks |= within.get(outer, {}).get(f".{name}", {})
    for name, value in looks.items():
        node.attrib.setdefault(name, value)
    for key in [key for key in node.attrib if key.startswith("data-")]:
        del node.attrib[key]
    inner = above | {f".{name}" for name in names}
    for child in node:
        _dress(child, alone, within, inner)


@cache
def _rules() -> tuple[_Rules, dict[str, _Rules]]:
    """The rules of the house: by one selector, and by that of something around it."""
    sheet = palette.in_colours_of_books((HOUSE / "map.css").read_text("utf-8"))
    alone: _Rules = defaultdict(dict)
    within: dict[str, _Rules] = defaultdict(lambda: defaultdict(dict))
    for selectors, body in _RULE.findall(_COMMENT.sub("", sheet)):
        looks = {
            name.strip(): value.strip().removesuffix("px")
            for name, _, value in (line.partition(":") for line in body.split(";"))
            if value
        }
        for selector in selectors.split(","):
            *outer, inner = selector.split()
            (within[outer[0]][inner] if outer else alone[inner]).update(looks)
    return alone, within
