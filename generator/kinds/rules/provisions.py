"""Read the text of a clause as statutes are written: 款 by lines, in them 项, in those 目.

Each line is a paragraph (款), but what begins with an enumerator is an item (项) of the paragraph
above, and one in another style below that a sub-item (目). An enumerator of a kind seen before
goes back to its depth. After the drafting rules of Chinese statutes (立法技术规范（试行）（一）:
款不编序号，项的序号用中文数字加括号，目的序号用阿拉伯数字).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.kinds.numerals import in_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_NUMERAL = "一二三四五六七八九十百零〇"
_PARENTHESIS = rf"[（(〔][{_NUMERAL}]{{1,4}}[）)〕](?:之[{_NUMERAL}]{{1,3}})?|[㈠-㈩]"
_STYLES = {
    "parenthesis": re.compile(
        rf"[（(〔][{_NUMERAL}]{{1,4}}[）)〕](?:之[{_NUMERAL}]{{1,3}})?|[㈠-㈩]"
    ),
    "pause": re.compile(rf"[{_NUMERAL}]{{1,4}}、"),
    "figure": re.compile(r"\d{1,3}(?:[、．]|\.(?!\d))|[⒈-⒛]"),
    "figure in parentheses": re.compile(r"[（(]?\d{1,3}[）)]|[⑴-⒇]"),
    "circle": re.compile(r"[①-⑳]"),
    "letter": re.compile(r"[A-Za-z][.．、）)](?=[^\x00-\x7f])"),
}
_DEEPEST = 3  # 项, 目 and what stands below a 目

_GOES_ON = re.compile(r"[\u3400-\u9fff，、,]$")
_WRAPPED = 16
"""A shorter line that ends within a sentence was not broken for want of room: 委员长，"""


Place = tuple[int, ...]
"""Where a provision stands in its clause: paragraph, item, sub-item, each from 1."""


@dataclass(frozen=True, slots=True)
class Provision:
    """Hold a paragraph, item or sub-item.

    `label`: its enumerator as written, "" for a paragraph; `number`: its place among its like,
    from 1; `below`: what it enumerates.
    """

    number: int
    label: str
    text: str
    below: tuple[Provision, ...] = ()

    @property
    def words(self) -> str:
        """Return its text with its enumerator, without what stands below."""
        return self.label + self.text


@dataclass(slots=True)
class _Node:
    label: str
    text: str
    below: list[_Node]

    def provision(self, number: int) -> Provision:
        return Provision(number, self.label, self.text, _number(self.below))


def _number(nodes: list[_Node]) -> tuple[Provision, ...]:
    return tuple(node.provision(number) for number, node in enumerate(nodes, 1))


def provisions(text: str) -> tuple[Provision, ...]:
    """Read the paragraphs of a clause with the items in them.

    Every character of the text but blanks at the ends of lines stands in one of them, in order.
    """
    if "\n" not in text:
        return (Provision(1, "", text),)
    paragraphs: list[_Node] = []
    open_items: list[tuple[str, _Node]] = []  # style and item, outermost first
    for line in _lines(text):
        style, label = _enumerator(line) if paragraphs else ("", "")
        node = _Node(label, line[len(label) :].lstrip() if label else line, [])
        if not style:
            open_items.clear()
            paragraphs.append(node)
            continue
        depth = _depth(style, open_items)
        del open_items[depth:]
        (open_items[-1][1] if open_items else paragraphs[-1]).below.append(node)
        open_items.append((style, node))
    return _number(paragraphs)


def _depth(style: str, open_items: list[tuple[str, _Node]]) -> int:
    """How many of the open items stand above an item in a style."""
    for depth, (other, _) in enumerate(open_items):
        if other == style:
            return depth
    return min(len(open_items), _DEEPEST - 1)


def _enumerator(line: str) -> tuple[str, str]:
    for style, pattern in _STYLES.items():
        if match := pattern.match(line):
            return style, match[0]
    return "", ""


def _lines(text: str) -> Iterator[str]:
    """The lines of a text; what was broken within a sentence is one."""
    line = ""
    for part in filter(None, map(str.strip, text.split("\n"))):
        if line and _is_broken(line) and not _enumerator(part)[0]:
            line += part
            continue
        if line:
            yield line
        line = part
    if line:
        yield line


def _is_broken(line: str) -> bool:
    return len(line) >= _WRAPPED and _GOES_ON.search(line) is not None


def at(all_provisions: tuple[Provision, ...], place: Place) -> tuple[Provision, ...]:
    """Find the way to a provision by its place, (2, 1) for 第二款第一项.

    Returns paragraph, item … down to it; () where there is none.
    """
    way: list[Provision] = []
    level = all_provisions
    for number in place:
        if not 1 <= number <= len(level):
            return ()
        way.append(level[number - 1])
        level = level[number - 1].below
    return tuple(way)


def lines(some: Iterable[Provision]) -> Iterator[str]:
    """Yield the words of provisions with all below them, each its own line, in their order."""
    for provision in some:
        yield provision.words
        yield from lines(provision.below)


_UNITS = ("款", "项", "目", "分目")


def place_words(paragraphs: int, place: Place) -> str:
    """Say the place of a provision as lawyers do: 第二款第一项; 目 are numbered in digits.

    `paragraphs`: how many the clause has. A paragraph is not named where it is the only one.
    """
    names = [
        f"第{number if unit == '目' else in_words(number)}{unit}"
        for unit, number in zip(_UNITS, place, strict=False)
    ]
    return "".join(names[1:] if paragraphs == 1 else names)


def provision_anchor(clause: str, all_provisions: tuple[Provision, ...], place: Place) -> str:
    """Name the id of a provision on its rule's page, below that of its clause.

    A paragraph that is the only one has that of the clause.
    """
    if len(place) == 1 and len(all_provisions) == 1:
        return clause
    return ".".join((clause, *map(str, place)))
