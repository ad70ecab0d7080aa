"""Count the numbers that Word puts before paragraphs by itself.

The rule: ISO/IEC 29500-1, 17.9 (numbering). Lists that share an abstract definition count on
together; a start of its own holds when a list comes to its level for the first time.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import IO, TYPE_CHECKING

from generator.intake.office.markup import children
from generator.intake.office.number_formats import FORMATS
from generator.intake.office.styles import hides, is_on, number

if TYPE_CHECKING:
    from generator.intake.office.markup import Node
    from generator.intake.office.styles import Styles

_DEEPEST = 8
_PLACE = re.compile(r"%([1-9])")
_BULLET = "•"
_DRAWN = re.compile("[!-\u00ff\ue000-\uf8ff]")
"""What is a bullet only in a font of symbols, such as l, n or Ø of Wingdings."""
_BEHIND = {"nothing": "", "space": " ", "tab": " "}


@dataclass(frozen=True, slots=True)
class Level:
    """Hold how a level of a list counts and what it shows.

    `restart`: the level, from 1, after which it begins anew; 0 for never, None after every higher
    one. `style`: the paragraph style that belongs to it.
    """

    start: int = 1
    format: str = "decimal"
    text: str = ""
    behind: str = " "
    plain: bool = False
    restart: int | None = None
    style: str = ""


@dataclass(slots=True)
class Abstract:
    """Hold what lists have in common, and how far they have counted, by level."""

    levels: dict[int, Level]
    link: str = ""
    counts: dict[int, int] = field(default_factory=dict)


@dataclass(slots=True)
class List:
    """Hold a list: its definition, its own starts, and the levels it has changed."""

    abstract: str
    starts: dict[int, int]
    levels: dict[int, Level]
    begun: set[int] = field(default_factory=set)


@dataclass(slots=True)
class Numbering:
    """Hold the lists of a document, and count on from paragraph to paragraph."""

    abstracts: dict[str, Abstract] = field(default_factory=dict)
    lists: dict[str, List] = field(default_factory=dict)

    def level_of_style(self, list_id: str, style: str) -> int | None:
        """Return the level of a list to which a paragraph style belongs."""
        entry = self.lists.get(list_id)
        abstract = self.abstracts.get(entry.abstract) if entry else None
        if entry is None or abstract is None:
            return None
        levels = abstract.levels | entry.levels
        return next((place for place, level in levels.items() if level.style == style), None)

    def label(self, list_id: str, place: int) -> str:
        """Count a paragraph of a list at a level from 0; return what stands before it."""
        entry = self.lists.get(list_id)
        abstract = self.abstracts.get(entry.abstract) if entry else None
        if entry is None or abstract is None or not 0 <= place <= _DEEPEST:
            return ""
        levels = abstract.levels | entry.levels
        level = levels.get(place, Level())
        counts = abstract.counts
        own = entry.starts.get(place)
        if place not in counts or (own is not None and place not in entry.begun):
            counts[place] = level.start if own is None else own
        else:
            counts[place] += 1
        entry.begun.add(place)
        for below in [other for other in counts if other > place]:
            restart = levels.get(below, Level()).restart
            if restart is None or place < restart:
                del counts[below]

        def show(match: re.Match[str]) -> str:
            return self._show(int(match[1]) - 1, level, levels, counts)

        text = _PLACE.sub(show, level.text)
        return text + level.behind if text else ""

    @staticmethod
    def _show(place: int, level: Level, levels: dict[int, Level], counts: dict[int, int]) -> str:
        of = levels.get(place, Level())
        count = counts.get(place, of.start - 1)  # Word shows 0.1 before any heading 1
        name = "decimal" if level.plain and of.format != "none" else of.format
        return FORMATS.get(name, str)(count)


def read(stream: IO[bytes], styles: Styles) -> Numbering:
    """Read numbering.xml. Raises RefusalError."""
    numbering = Numbering()
    linked: dict[str, str] = {}
    for node in children(stream, "w:numbering"):
        if node.tag == "w:abstractNum":
            levels = dict(map(_level, (one for one in node.nodes if one.tag == "w:lvl")))
            link = node.value("w:numStyleLink") or ""
            numbering.abstracts[node.attributes.get("abstractNumId", "")] = Abstract(levels, link)
            if style := node.value("w:styleLink"):
                linked[style] = node.attributes.get("abstractNumId", "")
        elif node.tag == "w:num":
            numbering.lists[node.attributes.get("numId", "")] = _list(node)
    for one in numbering.lists.values():
        one.abstract = _follow(one.abstract, numbering, styles, linked)
    return numbering


def _follow(id: str, numbering: Numbering, styles: Styles, linked: dict[str, str]) -> str:
    """Return the definition that has levels, where one only names a style of lists."""
    for _ in range(_DEEPEST):
        abstract = numbering.abstracts.get(id)
        if abstract is None or abstract.levels or not abstract.link:
            break
        style = styles.by_id.get(abstract.link)
        target = numbering.lists.get(style.list_id or "") if style else None
        id = target.abstract if target and target.abstract != id else linked.get(abstract.link, "")
    return id


def _level(node: Node) -> tuple[int, Level]:
    changed = node.one("mc:AlternateContent")
    fallback = changed.one("mc:Fallback") if changed else None
    name = node.value("w:numFmt") or (fallback.value("w:numFmt") if fallback else None)
    start = number(node.value("w:start"))
    text = "" if hides(node.one("w:rPr")) else node.value("w:lvlText") or ""
    legal = node.one("w:isLgl")
    return number(node.attributes.get("ilvl")) or 0, Level(
        0 if start is None else start,
        name or "decimal",
        _BULLET if name == "bullet" and _DRAWN.fullmatch(text) else text,
        _BEHIND.get(node.value("w:suff") or "tab", " "),
        legal is not None and is_on(legal.attributes.get("val", "1")),
        number(node.value("w:lvlRestart")),
        node.value("w:pStyle") or "",
    )


def _list(node: Node) -> List:
    starts: dict[int, int] = {}
    levels: dict[int, Level] = {}
    for changed in (one for one in node.nodes if one.tag == "w:lvlOverride"):
        place = number(changed.attributes.get("ilvl")) or 0
        start = number(changed.value("w:startOverride"))
        own = changed.one("w:lvl")
        if own is not None:
            _, levels[place] = _level(own)
        if start is not None:
            starts[place] = start
    return List(node.value("w:abstractNumId") or "", starts, levels)
