"""Find which clauses a text says were broken, and resolve them to the rules of the library."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from generator.intake.circulars.fact import Fact
from generator.kinds.numerals import NUMERAL
from generator.kinds.rules import clause_number

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_N = f"[0-9０-９{NUMERAL}]{{1,9}}"
_CLAUSE = rf"第\s?{_N}\s?条(?:之{_N})?(?:第{_N}款)?(?:第[（(]?{_N}[）)]?项)?"
_CITED = re.compile(
    rf"《(?P<name>[^《》\n]{{2,60}})》(?:[（(][^（）()]{{0,30}}[）)])?"
    rf"(?P<clauses>(?:(?:、|和|及|以及|与|，)?{_CLAUSE}(?:规定)?)*)"
)
_SHORT = re.compile(
    '《(?P<name>[^《》\n]{2,60})》[（(](?:以下|下)?简?称?[“《"]*(?P<short>[^”》"（）()]{2,20})[”》"]*[）)]'
)
_BROKEN = re.compile("违反|违背|触犯|构成")


@dataclass(frozen=True, slots=True)
class Code:
    """Resolve names of rules to clauses of the library.

    `find` gives for a name of a rule and a clause's number (`8`, `8.2`) its reference
    (`dangji-tiaoli#8`), or "" where the library has it not. `shorts`: short names that the text
    itself introduces.
    """

    find: Callable[[str, str], str]
    shorts: dict[str, str] = field(default_factory=dict)

    def with_shorts_of(self, text: str) -> Code:
        """Return it with the short names that a text introduces."""
        return Code(self.find, {match["short"]: match["name"] for match in _SHORT.finditer(text)})

    def citations(self, text: str, number: int) -> Iterator[tuple[Fact, bool]]:
        """Yield each clause that a text cites, and whether it says that it was broken.

        The value is "" where the library has no such clause.
        """
        for match in _CITED.finditer(text):
            before = text[max(0, match.start() - 12) : match.start()]
            broken = _BROKEN.search(before) is not None
            name = self.shorts.get(match["name"], match["name"])
            for clause in re.findall(_CLAUSE, match["clauses"]):
                place = clause_number.pinpoint(clause)
                reference = self.find(name, place.code) if place else ""
                yield Fact(reference, f"《{match['name']}》{clause}", number), broken
