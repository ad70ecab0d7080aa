"""Part reports into the lanes of a drawing: by unit or by category."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.kinds.reports.model import Category

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from generator.edition import Item
    from generator.kinds.reports.model import Report

    Find = Callable[[str, str | None], Item | None]
    Groups = dict[str, list[Item[Report]]]

MOST_LANES = 8
_MANY_UNITS = 3


def lanes(reports: Sequence[Item[Report]], find: Find) -> dict[str, Groups]:
    """Return the ways to part reports: by name (unit, category) their groups by label.

    The way that says more comes first. One that would make a single lane is left out unless there
    is no other. `find`: gives the unit of a folder and an id, None where the edition lacks it.
    """
    units, categories = by_unit(reports, find), by_category(reports)
    both = {"unit": units, "category": categories}
    if len(units) < _MANY_UNITS:
        both = {"category": categories, "unit": units}
    several = {name: groups for name, groups in both.items() if len(groups) > 1}
    return several or {"category": categories}


def by_unit(reports: Sequence[Item[Report]], find: Find) -> Groups:
    """Return reports by the title of their unit, the fullest first; the last holds the rest.

    What several units did together stands in the lane of each.
    """
    groups: Groups = {}
    for report in reports:
        units = (find("units", id) for id in report.data.units)
        titles = [unit.data.title for unit in units if unit] or ["未注明单位"]
        for title in dict.fromkeys(titles):
            groups.setdefault(title, []).append(report)
    return _merge(sorted(groups.items(), key=lambda pair: (-len(pair[1]), pair[0])))


def by_category(reports: Sequence[Item[Report]]) -> Groups:
    """Return reports by the label of their category, in the order of the categories."""
    groups: Groups = {label: [] for label in (*(one.label for one in Category), "未分类别")}
    for report in reports:
        category = report.data.category
        groups[category.label if category else "未分类别"].append(report)
    return {label: group for label, group in groups.items() if group}


def _merge(groups: Sequence[tuple[str, list[Item[Report]]]]) -> Groups:
    """Put what there is no lane for into one, each report once."""
    if len(groups) <= MOST_LANES:
        return dict(groups)
    own, rest = groups[: MOST_LANES - 1], groups[MOST_LANES - 1 :]
    others = {report.key: report for _, group in rest for report in group}
    return {**dict(own), f"其他 {len(rest)} 个单位": [*others.values()]}
