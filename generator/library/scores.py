"""Read the parts of the hundred points, from site_config/scores.yml."""
# ruff: noqa: TC001 (pydantic reads these annotations at run time)

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Annotated

from pydantic import Field

from generator.kinds.fields import ModuleRef, Text
from generator.kinds.record import key, record
from generator.library import settings
from generator.library.validation import wrong_type

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from generator.library.loading import Reading
    from generator.library.settings import Settings
    from generator.source.diagnostics import Problem

SHOWN_AS = "site_config/scores.yml"
_FULL = 100


@record
class Part:
    """Name a part of the hundred points; `modules`: ids, () for all that no other part names."""

    id: Text = key("编号")
    label: Text = key("名目")
    weight: Annotated[int, Field(ge=1, le=_FULL)] = key("权重")
    modules: tuple[ModuleRef, ...] = key("课程", default=())


@record
class Scores:
    """Hold the whole file, which is a list of the parts."""

    parts: tuple[Part, ...] = key("项目")


def load(path: Path, drafts: Mapping[Path, bytes | None] | None = None) -> Settings[Scores] | None:
    """Read the parts; None where there is no file.

    Raises ContentError where they are not of the right shape or do not add up to a hundred.
    """
    if not path.exists():
        return None
    scores = settings.read(path, SHOWN_AS, Scores, drafts, under="parts")
    total = sum(part.weight for part in scores.record.parts)
    if total != _FULL:
        expected = f"合计 {_FULL} 的各项权重（weight）", f"a list of weights that add up to {_FULL}"
        raise scores.error([wrong_type(("parts",), total, *expected)])
    return scores


def unknown(scores: Settings[Scores], reading: Reading) -> Iterator[Problem]:
    """Yield the lessons that the parts name and the content lacks: their points cannot be had."""
    for problem in scores.missing_references(reading.library, reading.broken):
        if problem.code != "unknown-reference":
            yield problem
            continue
        part = scores.record.parts[int(problem.path[1])]
        values = {**problem.values, "part": part.label, "weight": part.weight}
        yield replace(problem, code="unknown-lesson", values=values)
