"""Part reports into the lanes of a drawing: by unit, or by category where there are few units."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.kinds.reports.model import Category

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from generator.edition import Item
    from generator.kinds.reports.model import Report

    Find = Callable[[str, str | None], Item | None]

MOST_LANES = 10
_MANY_UNITS = 3


def lanes(reports: Sequence[Item[Report]], find: Find) -> dict[str, list[Item[Report]]]:
    """Return reports by the name of their lane, the fullest first; the last holds the rest.

    `find`: gives the unit of a folder and an id, None where the edition lacks it.
    """
    by_unit: dict[str, list[Item[Report]]] = {}
    for report in reports:
        unit = find("units", report.data.unit)
        by_unit.setdefault(unit.data.title if unit else "未注明单位", []).append(report)
    if len(by_unit) >= _MANY_UNITS:
        fullest = sorted(by_unit.items(), key=lambda pair: (-len(pair[1]), pair[0]))
        return _merge(fullest)
    by_category: dict[str, list[Item[Report]]] = {}
    for label in [*(category.label for category in Category), "未分类别"]:
        by_category[label] = []
    for report in reports:
        category = report.data.category
        by_category[category.label if category else "未分类别"].append(report)
    return {label: group for label, group in by_category.items() if group}


def _merge(groups: list[tuple[str, list[Item[Report]]]]) -> dict[str, list[Item[Report]]]:
    """Put what there is no lane for into one."""
    if len(groups) <= MOST_LANES:
        return dict(groups)
    own, rest = groups[: MOST_LANES - 1], groups[MOST_LANES - 1 :]
    others = [report for _, group in rest for report in group]
    return {**dict(own), f"其他 {len(rest)} 个单位": others}
