"""Describe the kind of terms of the glossary: 术语."""

from generator.kinds.facets import TOPIC
from generator.kinds.kind import Kind
from generator.kinds.terms.checks import check
from generator.kinds.terms.letters import by_reading
from generator.kinds.terms.model import Term

KIND = Kind(
    folder="terms",
    label="术语",
    counter="条",
    model=Term,
    intro="文件和报道里常见的说法，各用一两句话讲明白；来源没有展开的，照实注明。",
    checks=check,
    facets=(TOPIC,),
    parts={"definition": "定义"},
    order=by_reading,
)
