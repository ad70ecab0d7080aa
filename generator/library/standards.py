"""Read the standards of clean units, from site_config/standards.yml."""
# ruff: noqa: TC001 (pydantic reads these annotations at run time)

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.kinds.record import key, record
from generator.kinds.standards import Standard
from generator.kinds.units.model import UnitType
from generator.library import settings
from generator.source.diagnostics import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from generator.library.settings import Settings
    from generator.source.diagnostics import Path as Place

SHOWN_AS = "site_config/standards.yml"


@record
class TypeStandards:
    """Hold what a type of units is judged by."""

    type: UnitType = key("类型")
    standards: tuple[Standard, ...] = key("标准")


@record
class Programme:
    """Hold the whole file, which is a list of the types."""

    types: tuple[TypeStandards, ...] = key("各类")


def load(
    path: Path, drafts: Mapping[Path, bytes | None] | None = None
) -> Mapping[str, tuple[Standard, ...]]:
    """Return the standards by the type of unit, those of fewer stars first. A missing file: none.

    Raises ContentError with every mistake: of shape, a type or standard stated twice, a district,
    which is no clean unit.
    """
    if not path.exists():
        return {}
    programme = settings.read(path, SHOWN_AS, Programme, drafts, under="types")
    _raise_any(programme)
    return {
        one.type.value: tuple(sorted(one.standards, key=lambda standard: standard.star))
        for one in programme.record.types
    }


def _raise_any(programme: Settings[Programme]) -> None:
    if problems := [*_problems(programme.record)]:
        raise programme.error(problems)


def _problems(programme: Programme) -> Iterator[Problem]:
    types: set[str] = set()
    for i, one in enumerate(programme.types):
        if one.type is UnitType.AREA:
            known = "、".join(type.label for type in UnitType if type is not UnitType.AREA)
            values = {"value": one.type.label, "known": known, "nearest": ""}
            yield Problem("unknown-value", ("types", i, "type"), values)
        yield from _twice(one.type.label, types, ("types", i, "type"))
        ids: set[str] = set()
        names: set[str] = set()
        for j, standard in enumerate(one.standards):
            yield from _twice(standard.id, ids, ("types", i, "standards", j, "id"))
            yield from _twice(standard.name, names, ("types", i, "standards", j, "name"))


def _twice(value: str, seen: set[str], place: Place) -> Iterator[Problem]:
    if value in seen:
        yield Problem("named-twice", place, {"value": value})
    seen.add(value)
