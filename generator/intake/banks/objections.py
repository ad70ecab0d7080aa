"""Tell which question of a file each objection of the check means."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.kinds.record import SPELLINGS
from generator.source.yaml import Places, parse

if TYPE_CHECKING:
    from generator.source.diagnostics import Diagnostic, Path
    from generator.source.yaml import Position

_QUESTIONS = {"questions"} | SPELLINGS.get("questions", set())
_CITES = {"cites"} | SPELLINGS.get("cites", set())


@dataclass(frozen=True, slots=True)
class Objection:
    """Hold what the check minds of the question at a place in its list.

    `place`: None where it minds the bank. `cite`: the clause that it minds, by its place among the
    clauses that the question cites; None where it minds something else.
    """

    what: str
    place: int | None
    cite: int | None = None


class Locator:
    """Knows where the questions of an entry stand in a text."""

    def __init__(self, text: str, entry: Path) -> None:
        places = Places()
        parse(text, places)
        depth = len(entry) + 2
        self._paths = {_spot(spot): path for path, spot in (places.keys | places.values).items()}
        begins = sorted(
            (_spot(spot), path[-1])
            for path, spot in places.values.items()
            if len(path) == depth and path[:-2] == entry and path[-2] in _QUESTIONS
        )
        self._begins = [spot for spot, _ in begins]
        self._numbers = [number for _, number in begins]

    def objection(self, diagnostic: Diagnostic) -> Objection:
        """Return which question a diagnostic means."""
        what = f"{diagnostic.message()}。{diagnostic.hint()}"
        spot = diagnostic.line, diagnostic.column
        at = bisect_right(self._begins, spot) - 1
        if at < 0:
            return Objection(what, None)
        number = int(self._numbers[at])
        path = self._paths.get(spot, ())
        cite = path[-1] if len(path) > 1 and path[-2] in _CITES else None
        return Objection(what, number, cite if isinstance(cite, int) else None)


def _spot(position: Position) -> tuple[int, int]:
    return position.line, position.column
