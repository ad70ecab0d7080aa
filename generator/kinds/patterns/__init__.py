"""Describe the kind of patterns: 规律."""

from generator.kinds.facets import TOPIC
from generator.kinds.kind import Kind
from generator.kinds.patterns.checks import check
from generator.kinds.patterns.model import Pattern

KIND = Kind(
    folder="patterns",
    label="规律",
    counter="条",
    model=Pattern,
    intro="几起案例里反复出现的同一种做法：怎么认出来，为什么会发生，补了什么。",
    checks=check,
    facets=(TOPIC,),
    order=lambda pattern: pattern.id,
    parts={"definition": "定义", "signs": "征兆", "causes": "成因"},
)
