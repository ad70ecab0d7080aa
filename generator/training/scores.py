"""Reckon the standing of a hundred points, by the parts of a year in site_config/scores.yml."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.kinds.suggest import nearest
from generator.library.settings import Settings
from generator.source.diagnostics import Problem

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from generator.edition import Edition
    from generator.library.loading import Library
    from generator.source import yaml

_KEYS = {"id", "label", "weight", "modules"}
_WEIGHT = re.compile("[1-9][0-9]?|100")
SHOWN_AS = "site_config/scores.yml"


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the hundred points; `modules` are ids, () for all that no other part names."""

    id: str
    label: str
    weight: int
    modules: tuple[str, ...] = ()


def load(path: Path, drafts: Mapping[Path, bytes] | None = None) -> tuple[Part, ...]:
    """Read the parts; none where there is no file.

    Raises ContentError where it is not of the right shape.
    """
    return _read(Settings(path, SHOWN_AS, drafts)) if path.exists() else ()


def check(path: Path, library: Library, drafts: Mapping[Path, bytes] | None = None) -> None:
    """Look up the modules that the parts name. Raises ContentError where there is no such module:
    nobody could ever reach the hundred points.
    """
    if not path.exists():
        return
    settings = Settings(path, SHOWN_AS, drafts)
    modules = library.entries["modules"]
    problems = [
        Problem(
            "unknown-reference",
            (number, "modules", place),
            {"value": id, "kind": "模块", "kind_en": "modules", "nearest": nearest(id, modules)},
        )
        for number, part in enumerate(_read(settings))
        for place, id in enumerate(part.modules)
        if id not in modules
    ]
    if problems:
        raise settings.error(problems)


def _read(settings: Settings) -> tuple[Part, ...]:
    parts = [_part(item) for item in settings.value] if isinstance(settings.value, list) else []
    if not parts or None in parts or sum(part.weight for part in parts if part) != 100:
        values = {
            "value": SHOWN_AS,
            "expected": "若干项 {id, label, weight, modules}，weight 是正整数，合计 100",
            "expected_en": "a list of {id, label, weight, modules}, weights adding up to 100",
            "how": "",
            "how_en": "",
        }
        raise settings.error([Problem("wrong-type", values=values)])
    return tuple(part for part in parts if part)


def _part(item: yaml.Value) -> Part | None:
    if not isinstance(item, dict) or not {"id", "label", "weight"} <= item.keys() <= _KEYS:
        return None
    id, label, weight, modules = item["id"], item["label"], item["weight"], item.get("modules", [])
    if not (
        isinstance(id, str)
        and isinstance(label, str)
        and isinstance(weight, str)
        and isinstance(modules, list)
    ):
        return None
    if not _WEIGHT.fullmatch(weight) or not all(isinstance(module, str) for module in modules):
        return None
    return Part(id, label, int(weight), tuple(map(str, modules)))


def of(edition: Edition) -> tuple[Part, ...]:
    """The parts of an edition, each with the modules that a reader of the edition can learn."""
    parts = load(edition.content.parent / SHOWN_AS)
    listed = [item.data.id for item in edition.listed("modules")]
    named = {id for part in parts for id in part.modules}
    rest = tuple(id for id in listed if id not in named)
    return tuple(
        Part(
            p.id,
            p.label,
            p.weight,
            tuple(id for id in p.modules if id in listed) if p.modules else rest,
        )
        for p in parts
    )
