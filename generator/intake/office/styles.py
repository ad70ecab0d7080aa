"""Read which number and which level of heading a style gives to its paragraphs."""

from __future__ import annotations

from dataclasses import dataclass
from typing import IO, TYPE_CHECKING

from generator.intake.office.markup import children

if TYPE_CHECKING:
    from generator.intake.office.markup import Node

_LONGEST_CHAIN = 100  # of styles that stand upon each other: a circle has no end


@dataclass(frozen=True, slots=True)
class Style:
    """Hold a style: its name, the id of the style it stands upon, its list, level and heading."""

    id: str
    name: str = ""
    base: str = ""
    list_id: str | None = None
    level: int | None = None
    heading: int | None = None
    hidden: bool | None = None


@dataclass(frozen=True, slots=True)
class Styles:
    """Hold the styles of a document by their ids."""

    by_id: dict[str, Style]
    default: str = ""

    def chain(self, id: str) -> list[Style]:
        """List a style, that on which it stands, and so on."""
        chain: list[Style] = []
        while id in self.by_id and len(chain) < _LONGEST_CHAIN:
            chain.append(self.by_id[id])
            id = chain[-1].base
        return chain


def read(stream: IO[bytes]) -> Styles:
    """Read styles.xml. Raises RefusalError."""
    styles: dict[str, Style] = {}
    default = ""
    for node in children(stream, "w:styles"):
        if node.tag != "w:style":
            continue
        style = _style(node)
        styles[style.id] = style
        if node.attributes.get("type") == "paragraph" and is_on(node.attributes.get("default")):
            default = style.id
    return Styles(styles, default)


def _style(node: Node) -> Style:
    of_paragraph = node.one("w:pPr")
    list_id, level = numbering_of(of_paragraph)
    outline = number(of_paragraph.value("w:outlineLvl")) if of_paragraph else None
    of_run = node.one("w:rPr")
    return Style(
        node.attributes.get("styleId", ""),
        (node.value("w:name") or "").strip(),
        node.value("w:basedOn") or "",
        list_id,
        level,
        None if outline is None or outline > 8 else outline + 1,
        hides(of_run),
    )


def numbering_of(of_paragraph: Node | None) -> tuple[str | None, int | None]:
    """Return the list and the level that the properties of a paragraph state, None for each not."""
    node = of_paragraph.one("w:numPr") if of_paragraph else None
    if node is None:
        return None, None
    return node.value("w:numId"), number(node.value("w:ilvl"))


def hides(of_run: Node | None) -> bool | None:
    """Tell whether properties of a run make it invisible; None where they do not say."""
    node = of_run.one("w:vanish") if of_run else None
    return None if node is None else is_on(node.attributes.get("val", "1"))


def number(text: str | None) -> int | None:
    """Return a small number of an attribute; None for none and for what is no such number."""
    try:
        value = int(text or "")
    except ValueError:
        return None
    return value if abs(value) < 100_000 else None


def is_on(text: str | None) -> bool:
    """Tell whether an attribute says yes (ISO/IEC 29500-1, 22.9.2.7: ST_OnOff)."""
    return text in ("1", "true", "on")
