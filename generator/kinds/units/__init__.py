"""Describe the kind of units: 单位."""

from collections.abc import Iterable

from generator.kinds.facets import choice
from generator.kinds.kind import Facet, Kind, Lookup
from generator.kinds.units.checks import check
from generator.kinds.units.model import Unit, UnitType


def _star(unit: Unit, lookup: Lookup) -> Iterable[tuple[str, str]]:
    return [(str(unit.stars), f"{unit.stars} 星")] if unit.stars else []


def _model(unit: Unit, lookup: Lookup) -> Iterable[tuple[str, str]]:
    return [("yes", "典型")] if unit.is_model else []


def _by_type(unit: Unit) -> tuple[float, int, str]:
    """Sort by type, those without one before the districts, then the most stars first."""
    order = [*UnitType]
    type = order.index(unit.type) if unit.type else order.index(UnitType.AREA) - 0.5
    return type, -(unit.stars or 0), unit.id


KIND = Kind(
    folder="units",
    label="单位",
    counter="家",
    model=Unit,
    intro="清廉单元与它们所在的地区：类型、星级、达到的标准。",
    checks=check,
    facets=(
        choice("type", "类型", UnitType),
        Facet("star", "星级", _star, ("5", "4", "3", "2", "1")),
        Facet("model", "典型", _model),
    ),
    parts={
        "awards": "星级的来历",
        "criteria": "标准",
        "takeaways": "可以照着做的",
        "showcase": "做法",
    },
    order=_by_type,
)
