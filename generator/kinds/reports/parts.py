"""Find the figures of a report that are parts of another one: 受理, and 办结 of it."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from generator.kinds.reports.model import Metric


@dataclass(frozen=True, slots=True)
class Part:
    """Hold a figure with the figures that are parts of it.

    `start`: what the parts before it come to, so that all of them lie in a row. `share`: of the
    figure above in percent, None at the top and where either is no exact figure.
    """

    metric: Metric
    start: Decimal
    share: Decimal | None
    parts: tuple[Part, ...]

    @property
    def rest(self) -> Decimal:
        """Return what its parts leave of it; 0 where it has none, or where one is not exact."""
        metrics = [self.metric, *(part.metric for part in self.parts)]
        if not self.parts or any(metric.qualifier for metric in metrics):
            return Decimal(0)
        return max(self.metric.exact - total(metrics[1:]), Decimal(0))

    @property
    def rest_share(self) -> Decimal:
        return 100 * self.rest / self.metric.exact

    @property
    def rest_start(self) -> Decimal:
        return self.start + self.metric.exact - self.rest


def total(metrics: Sequence[Metric]) -> Decimal:
    """Return the sum of figures as they are written."""
    return sum((metric.exact for metric in metrics), Decimal(0))


def parts_by_whole(metrics: Sequence[Metric]) -> dict[str, list[Metric]]:
    """Return by the id of a whole the figures that say that they are parts of it."""
    result: dict[str, list[Metric]] = {}
    for metric in metrics:
        if metric.of:
            result.setdefault(metric.of, []).append(metric)
    return result


def wholes(metrics: Sequence[Metric]) -> list[Part]:
    """Return the figures of a report that have parts and are of no other, with all below them.

    What cannot be drawn to scale is left out: nought, negative figures, parts of another unit.
    """
    below = parts_by_whole(metrics)
    tops = [metric for metric in metrics if metric.id in below and not metric.of]
    trees = [_tree(metric, Decimal(0), None, below) for metric in tops]
    return [tree for tree in trees if _is_to_scale(tree, tree.metric.unit)]


def _tree(
    metric: Metric, start: Decimal, above: Metric | None, below: dict[str, list[Metric]]
) -> Part:
    share = None
    if above and above.value and not (metric.qualifier or above.qualifier):
        share = 100 * metric.exact / above.exact
    parts, at = [], start
    rest = {id: parts for id, parts in below.items() if id != metric.id}
    for part in below.get(metric.id or "", ()):
        parts.append(_tree(part, at, metric, rest))
        at += part.exact
    return Part(metric, start, share, tuple(parts))


def _is_to_scale(part: Part, unit: str) -> bool:
    """Tell whether a figure and all its parts are of one unit and not below nought."""
    metric = part.metric
    if metric.unit != unit or metric.value < 0 or (part.parts and not metric.value):
        return False
    return all(_is_to_scale(one, unit) for one in part.parts)
