"""Describe the kind of checklists: 清单."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.kinds.checklists.checks import check
from generator.kinds.checklists.model import Checklist
from generator.kinds.facets import TOPIC
from generator.kinds.kind import Facet, Kind

if TYPE_CHECKING:
    from collections.abc import Iterable

    from generator.kinds.kind import Lookup


def _posts(checklist: Checklist, lookup: Lookup) -> Iterable[tuple[str, str]]:
    return ((post, post) for post in checklist.audiences)


def _steps(checklist: Checklist) -> list[tuple[str, str]]:
    return [(f"s-{n}", f"第 {n} 步") for n in range(1, len(checklist.steps) + 1)]


KIND = Kind(
    folder="checklists",
    label="清单",
    counter="张",
    model=Checklist,
    intro="一个岗位的一件事，分几步做，每一步谁来做、凭什么、留下什么。",
    checks=check,
    facets=(Facet("for", "对象", _posts), TOPIC),
    order=lambda checklist: checklist.id,
    parts={"steps": _steps},
)
