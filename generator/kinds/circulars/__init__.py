"""Describe the kind of circulars: 通报."""

from generator.kinds.circulars.checks import check
from generator.kinds.circulars.model import Circular
from generator.kinds.facets import UNIT, YEAR
from generator.kinds.kind import Kind

KIND = Kind(
    folder="circulars",
    label="通报",
    counter="期",
    model=Circular,
    intro="按期汇集的典型案例；起数和人数由案例自动统计。",
    checks=check,
    facets=(YEAR, UNIT),
)
