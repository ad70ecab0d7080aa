"""Report what only a checklist can get wrong: where its steps lead."""

from __future__ import annotations

from graphlib import CycleError, TopologicalSorter
from itertools import pairwise
from typing import TYPE_CHECKING

from generator.source.diagnostics import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.kinds.checklists.model import Checklist
    from generator.kinds.kind import Lookup


def check(checklist: Checklist, lookup: Lookup) -> Iterator[Problem]:
    """Yield steps that lead to no step, round in a circle, or that nothing leads to."""
    last = len(checklist.steps)
    numbers = range(1, last + 1)
    lost = [
        Problem("no-such-step", ("steps", n - 1, "next", i), {"value": number, "last": last})
        for n in numbers
        for i, number in enumerate(checklist.steps[n - 1].next)
        if number > last
    ]
    yield from lost
    if lost or not last:
        return
    ways = {n: checklist.followers(n) for n in numbers}
    try:
        TopologicalSorter(ways).prepare()
    except CycleError as error:
        circle = [int(number) for number in error.args[1]][::-1]
        back = next(n for n, after in pairwise(circle) if after <= n)
        values = {"value": " → ".join(map(str, circle))}
        yield Problem("steps-in-circle", ("steps", back - 1, "next"), values)
        return
    reached = {1, *(number for after in ways.values() for number in after)}
    for n in numbers:
        if n not in reached:
            yield Problem("step-not-reached", ("steps", n - 1), {"value": n})
