"""Find what mends a case: its patterns, the measures at its loopholes, the rules they led to."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from generator.kinds.actions.model import Action
from generator.kinds.cases.course import course
from generator.kinds.patterns.chain import chain_of_case
from generator.kinds.patterns.model import Pattern
from generator.kinds.rules.model import Rule

if TYPE_CHECKING:
    from generator.kinds.cases.course import Course
    from generator.kinds.cases.model import Case
    from generator.kinds.patterns.chain import Chain
    from generator.kinds.shelves import ShelfItem, Shelves


class Relations:
    """Answer what a case asks of an edition."""

    def __init__(self, edition: Shelves) -> None:
        self._edition = edition
        self._patterns: dict[str, list[ShelfItem[Pattern]]] = defaultdict(list)
        for pattern in edition.of(Pattern):
            for id in pattern.data.cases:
                self._patterns[id].append(pattern)

    def course(self, case: ShelfItem[Case]) -> Course:
        """Return what was done, with the running sum and the turns of the rules."""
        return course(case.data, self._edition)

    def patterns(self, case: ShelfItem[Case]) -> list[ShelfItem[Pattern]]:
        """List the patterns that a case is an instance of."""
        return self._patterns.get(case.data.id, [])

    def fixes(self, case: ShelfItem[Case]) -> list[ShelfItem[Action]]:
        """List the actions that mend the loopholes of a case, each once."""
        ids = dict.fromkeys(loophole.fix for loophole in case.data.loopholes)
        return [action for id in ids if (action := self._edition.one(Action, id))]

    def chain(self, case: ShelfItem[Case]) -> Chain:
        """Return what leads from a case to the rules that mend it."""
        measures = self.fixes(case)
        results = [action.data.result for action in measures]
        ids = dict.fromkeys(one.rule for one in results if one and one.rule)
        rules = [rule for id in ids if (rule := self._edition.one(Rule, id))]
        return chain_of_case(case, self._patterns.get(case.data.id, []), measures, rules)
