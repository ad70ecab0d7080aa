"""Hold what an office file shows: paragraphs with their numbers, tables, notes, what was left."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Hold a paragraph as it is seen.

    `number`: its place in the file, from 1. `label`: the number that the program counts by itself,
    with the blank behind it. `style`: the name of its style. `depth`: the level of a heading,
    from 1, where the file says that it is one.
    """

    number: int
    text: str
    label: str = ""
    style: str = ""
    depth: int | None = None

    @property
    def line(self) -> str:
        """Return the paragraph with its number in front."""
        return (self.label + self.text).strip()


@dataclass(frozen=True, slots=True)
class Table:
    """Hold a table: rows of cells, of which each row has as many. `number`: as of a paragraph."""

    number: int
    rows: tuple[tuple[str, ...], ...]

    def as_markdown(self) -> str:
        """Return the table in Markdown; its first row is the head."""
        head, *rows = [" | ".join(map(_in_cell, row)) for row in self.rows]
        rule = " | ".join("---" for _ in self.rows[0])
        return "\n".join(f"| {line} |" for line in (head, rule, *rows))


def _in_cell(text: str) -> str:
    return "<br>".join(text.split("\n")).replace("|", "\\|")


Block = Paragraph | Table


@dataclass(frozen=True, slots=True)
class Note:
    """Hold a footnote or an endnote and the mark by which the text refers to it."""

    mark: str
    text: str


@dataclass(frozen=True, slots=True)
class Illustration:
    """Hold a picture, as it lies in the file, and what it shows, if the file says so."""

    number: int
    data: bytes
    alt: str = ""


@dataclass(frozen=True, slots=True)
class Remark:
    """Say what of a file was not taken as it stands there. `number`: the paragraph, 0 for none."""

    number: int
    what: str


@dataclass(slots=True)
class Document:
    """Hold what a file shows, in order. `unit` counts its paragraphs: 段, of a text 行.

    `properties`: what this program wrote beside the text of a file of its own.
    """

    unit: str = "段"
    blocks: list[Block] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)
    remarks: list[Remark] = field(default_factory=list)
    properties: dict[str, str] = field(default_factory=dict)
    pictures: list[Illustration] = field(default_factory=list)

    def remark(self, number: int, what: str) -> None:
        """Add a remark."""
        self.remarks.append(Remark(number, what))


class RefusalError(Exception):
    """Say why a file cannot be read, and the way out."""
