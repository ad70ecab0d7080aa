"""Describe the kind of routes: 线路."""

from generator.kinds.facets import choice
from generator.kinds.kind import Kind
from generator.kinds.routes.checks import check
from generator.kinds.routes.model import Route

KIND = Kind(
    folder="routes",
    label="线路",
    counter="条",
    model=Route,
    intro="把点位串成一次走得完的行程。",
    checks=check,
    facets=(choice("mode", "方式"),),
    parts={"stops": "站点"},
    order=lambda route: route.id,
)
