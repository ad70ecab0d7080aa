"""Find the cases that stand in a circular."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from generator.kinds.cases.model import Case

if TYPE_CHECKING:
    from generator.kinds.circulars.model import Circular
    from generator.kinds.shelves import ShelfItem, Shelves


class Relations:
    """Answer what a circular asks of an edition."""

    def __init__(self, edition: Shelves) -> None:
        self._cases: dict[str, list[ShelfItem[Case]]] = defaultdict(list)
        for case in edition.of(Case):
            if case.data.circular:
                self._cases[case.data.circular].append(case)

    def cases(self, circular: ShelfItem[Circular]) -> list[ShelfItem[Case]]:
        """List the cases that name a circular, in the order of the cases."""
        return self._cases.get(circular.data.id, [])

    def people(self, circular: ShelfItem[Circular]) -> int:
        """Count the cases of a circular that tell of a person."""
        return sum(case.data.person is not None for case in self.cases(circular))
