"""Hold the standards that a site sets for a type of clean units: 七廉同建, each with its own."""
# ruff: noqa: TC001 (pydantic reads these annotations at run time)

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from generator.kinds.fields import Id, Text
from generator.kinds.record import key, record

MOST = 5
"""Stars that a unit can have."""

NeededFor = Annotated[int, Field(ge=1, le=MOST)]


@record
class Standard:
    """Hold what a unit is to show; `star`: from which star on, `look`: how that is seen."""

    id: Id = key("编号")
    name: Text = key("名称")
    star: NeededFor = key("星级")
    look: Text | None = key("怎么看", default=None)
