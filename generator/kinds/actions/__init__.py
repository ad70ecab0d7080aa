"""Describe the kind of actions: 整改."""

from generator.kinds.actions.checks import check
from generator.kinds.actions.model import Action
from generator.kinds.facets import UNIT, YEAR, choice
from generator.kinds.kind import Kind

KIND = Kind(
    folder="actions",
    label="整改",
    counter="件",
    model=Action,
    intro="从案例里找到的漏洞，怎样补上：谁发出、到哪一步、何时办结。",
    checks=check,
    facets=(choice("type", "类型"), YEAR, UNIT),
    parts={"stages": "进展", "evaluation": "评估"},
    never_public=frozenset({"copied_to"}),
)
