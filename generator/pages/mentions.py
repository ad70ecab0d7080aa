"""Link clauses that running text cites by the name of their rule: 《某办法》第八条第二款.

A wrong link is worse than none. So the name must be whole: in 《》, or after a sign or a word that
introduces a citation, and right before the number of the clause; a name that two rules share links
nowhere.
"""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING

from ahocorasick_rs import AhoCorasick, MatchKind

from generator.kinds.numerals import NUMERAL
from generator.kinds.rules import clause_number
from generator.kinds.rules.model import Rule
from generator.kinds.rules.provisions import at, provision_anchor
from generator.pages.links import ROOT

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.edition import Edition, Item

_STATE = "中华人民共和国"
_LEAST = 3  # characters of a name that stands for one rule only
_N = f"[0-9０-９{NUMERAL}]{{1,9}}"
_CITATION = re.compile(
    rf"\s?(?P<cited>第\s?{_N}\s?条(?:之{_N})?(?:第{_N}款)?(?:第[（(]?{_N}[）)]?项)?)(?!例)"
)
_NEXT = re.compile(r"(?:、|和|与|及|以及|或者|或)(?=第)")
_INTRODUCTION = re.compile(
    r"(?:^|[^\w]|依照|按照|遵照|根据|依据|违反|违背|适用|参照|对照|符合|援引|引用|触犯|构成|执行|"
    r"以及|或者|关于|对于|学习|规定在|见|和|与|及|或|按|依|据|由|在|是|即|把|将|对|了|的)$"
)
_BEFORE = 3  # characters of the longest introduction
_TAG = re.compile(r"(<[^>]*>)")
_CLOSED = ("a", "code", "pre", "h3", "h4", "h5", "h6")
_PARAGRAPHS = ("<p", "<li", "<td", "<th")


class Mentions:
    """Find the rules of an edition by their names in a text in one pass."""

    def __init__(self, edition: Edition) -> None:
        rules = _by_name(edition)
        self._rules = list(rules.values())
        names = [html.escape(name, quote=False) for name in rules]
        self._automaton = AhoCorasick(names, matchkind=MatchKind.LeftmostLongest)

    def link(self, fragment: str) -> str:
        """Link citations in a fragment of HTML, each once a paragraph.

        Not within links, code and headings.
        """
        if "条" not in fragment or "第" not in fragment or not self._rules:
            return fragment
        parts = _TAG.split(fragment)
        closed = 0
        linked: set[str] = set()
        for i, part in enumerate(parts):
            if part.startswith("<"):
                closed += _closing(part)
                if part.startswith(_PARAGRAPHS):
                    linked = set()
            elif not closed and part:
                parts[i] = self._in_text(part, linked)
        return "".join(parts)

    def _in_text(self, text: str, linked: set[str]) -> str:
        pieces, after = [], 0
        for number, start, end in self._automaton.find_matches_as_indexes(text):
            if start < after:
                continue
            for first, last, address in self._citations(text, self._rules[number], start, end):
                if address in linked:
                    continue
                linked.add(address)
                pieces += [text[after:first], f'<a href="{ROOT}{address}">{text[first:last]}</a>']
                after = last
        return "".join([*pieces, text[after:]])

    def _citations(
        self, text: str, item: Item[Rule], start: int, end: int
    ) -> Iterator[tuple[int, int, str]]:
        """Start, end and address of each link that a name brings about, name and number in one."""
        quoted = text[start - 1 : start] == "《"
        if quoted != (text[end : end + 1] == "》"):
            return
        if quoted:
            start, end = start - 1, end + 1
        elif not _INTRODUCTION.search(text[max(0, start - _BEFORE) : start]):
            return
        match = _CITATION.match(text, end)
        first = start
        while match:
            address = _address(item, match["cited"])
            if address:
                yield first, match.end(), address
            elif quoted and first == start:
                yield start, end, item.url
            following = _NEXT.match(text, match.end())
            match = _CITATION.match(text, following.end()) if following else None
            first = match.start("cited") if match else first


def _by_name(edition: Edition) -> dict[str, Item[Rule]]:
    """The rules by each of their names; without names that more than one has."""
    rules: dict[str, Item[Rule] | None] = {}
    for item in edition.of(Rule):
        data = item.data
        names = {data.title, data.title.removeprefix(_STATE), *data.short, *data.aliases}
        for name in names:
            if len(name) >= _LEAST:
                rules[name] = None if name in rules else item
    return {name: item for name, item in rules.items() if item}


def _address(item: Item[Rule], cited: str) -> str:
    """The address of a clause or provision, "" where the rule has it not."""
    place = clause_number.pinpoint(cited)
    clause = item.data.clause(place.no) if place else None
    if place is None or clause is None:
        return ""
    if place.place and not at(clause.provisions, place.place):
        return ""
    return f"{item.url}#{provision_anchor(f'c-{place.no}', clause.provisions, place.place)}"


def _closing(tag: str) -> int:
    name = re.match(r"</?(\w+)", tag)
    if name is None or name[1] not in _CLOSED:
        return 0
    return -1 if tag.startswith("</") else 1
