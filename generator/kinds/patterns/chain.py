"""Join what a pattern is made of: case → loophole → pattern → measure → rule.

A chain is data alone, drawn elsewhere. It holds at most as many boxes a layer as can be read; what
has no room is counted in a box of its own, which leads to the list.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from generator.kinds.actions.model import Action
    from generator.kinds.cases.model import Case
    from generator.kinds.patterns.model import Pattern
    from generator.kinds.rules.model import Rule
    from generator.kinds.shelves import ShelfItem

LAYERS = ("案例", "漏洞", "规律", "措施", "制度")
MOST = 7
"""Boxes in a layer; with one pattern, 29 in all."""


@dataclass(frozen=True, slots=True)
class Link:
    """Hold a thing of a chain: its key, its layer in LAYERS, what it says, where it leads."""

    key: str
    layer: int
    label: str
    url: str


@dataclass(frozen=True, slots=True)
class Chain:
    """Hold the things of a chain and which leads to which."""

    links: tuple[Link, ...]
    steps: tuple[tuple[str, str], ...]

    @property
    def is_worth_a_drawing(self) -> bool:
        """Tell whether something leads to something."""
        return bool(self.steps)


def chain_of_pattern(
    pattern: ShelfItem[Pattern],
    cases: Sequence[ShelfItem[Case]],
    measures: Sequence[ShelfItem[Action]],
    rules: Sequence[ShelfItem[Rule]],
) -> Chain:
    """Return the chain of a pattern."""
    return _chain(cases, [pattern], measures, rules)


def chain_of_case(
    case: ShelfItem[Case],
    patterns: Sequence[ShelfItem[Pattern]],
    measures: Sequence[ShelfItem[Action]],
    rules: Sequence[ShelfItem[Rule]],
) -> Chain:
    """Return the chain of a case: its loopholes, the patterns it is one of, what mends it."""
    return _chain([case], patterns, measures, rules)


def _chain(
    cases: Sequence[ShelfItem[Case]],
    patterns: Sequence[ShelfItem[Pattern]],
    measures: Sequence[ShelfItem[Action]],
    rules: Sequence[ShelfItem[Rule]],
) -> Chain:
    links: list[Link] = []
    steps: list[tuple[str, str]] = []
    pattern_keys = [_key(pattern) for pattern in patterns]
    measure_keys = {measure.data.id: _key(measure) for measure in measures}
    for case in cases:
        links.append(_link(case, 0))
        if not case.data.loopholes:
            steps += ((_key(case), key) for key in pattern_keys)
        for n, loophole in enumerate(case.data.loopholes):
            key = f"{_key(case)}#{n}"
            links.append(Link(key, 1, loophole.what, f"{case.url}#loopholes"))
            steps.append((_key(case), key))
            steps += ((key, pattern) for pattern in pattern_keys)
            if not pattern_keys and loophole.fix in measure_keys:
                steps.append((key, measure_keys[loophole.fix]))
    links += [_link(pattern, 2) for pattern in patterns]
    for measure in measures:
        links.append(_link(measure, 3))
        steps += ((key, _key(measure)) for key in pattern_keys)
    links += [_link(rule, 4) for rule in rules]
    steps += _to_rules(pattern_keys, measures, rules)
    return _within_reach(links, steps)


def _to_rules(
    patterns: Sequence[str],
    measures: Sequence[ShelfItem[Action]],
    rules: Sequence[ShelfItem[Rule]],
) -> Iterable[tuple[str, str]]:
    """Join measures with the rules they led to, and patterns with rules that no measure led to."""
    keys = {rule.data.id: _key(rule) for rule in rules}
    reached = set()
    for measure in measures:
        result = measure.data.result
        if result and result.rule in keys:
            reached.add(result.rule)
            yield _key(measure), keys[result.rule]
    for id, key in keys.items():
        if id not in reached:
            yield from ((pattern, key) for pattern in patterns)


def _key(item: ShelfItem) -> str:
    return "/".join(item.key)


def _link(item: ShelfItem, layer: int) -> Link:
    return Link(_key(item), layer, item.data.title, item.url)


def _within_reach(links: Sequence[Link], steps: Iterable[tuple[str, str]]) -> Chain:
    """Keep as many of each layer as can be read; the rest is one box, joined as they were."""
    result: list[Link] = []
    stands_for: dict[str, str] = {}
    for layer in range(len(LAYERS)):
        own = [link for link in links if link.layer == layer]
        if len(own) > MOST:
            rest = own[MOST - 1 :]
            own = own[: MOST - 1]
            more = Link(f"more {layer}", layer, f"还有 {len(rest)} 项", f"#{_ANCHORS[layer]}")
            stands_for |= {link.key: more.key for link in rest}
            own.append(more)
        result += own
    joined = ((stands_for.get(a, a), stands_for.get(b, b)) for a, b in steps)
    return Chain(tuple(result), tuple(dict.fromkeys(joined)))


_ANCHORS = ("cases", "loopholes", "chain", "measures", "rules")
"""Where on the page the things of each layer are listed."""
