"""Describe the kind of modules of warning education: 警示教育."""

from generator.kinds.facets import TOPIC
from generator.kinds.kind import Kind, Place
from generator.kinds.modules.checks import check
from generator.kinds.modules.model import Module


def _steps(module: Module) -> list[Place]:
    return [
        (f"step-{number}", step.title or f"第 {number} 步")
        for number, step in enumerate(module.steps, 1)
    ]


KIND = Kind(
    folder="modules",
    label="警示教育",
    counter="课",
    model=Module,
    intro="一课一个主题：读一个案例，对照一条制度，问问自己，再做几道题。",
    checks=check,
    facets=(TOPIC,),
    parts={
        "objectives": "学完以后",
        "steps": _steps,
    },
    order=lambda module: module.id,
)
