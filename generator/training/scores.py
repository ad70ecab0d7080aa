"""Reckon which lessons count towards the hundred points, by site_config/scores.yml."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.library import scores

if TYPE_CHECKING:
    from generator.edition import Edition


@dataclass(frozen=True, slots=True)
class Part:
    """Pair a part of the hundred points with the lessons that a reader can learn for it, by id.

    Without lessons none of its points can be had.
    """

    label: str
    weight: int
    modules: tuple[str, ...]


def of(edition: Edition) -> tuple[Part, ...]:
    """Return the parts of an edition, each with those of its lessons that the edition has."""
    settings = scores.load(edition.home / scores.SHOWN_AS)
    parts = settings.record.parts if settings else ()
    ids = [item.data.id for item in edition.browse("modules")]
    module_ids = {id for part in parts for id in part.modules}
    rest = tuple(id for id in ids if id not in module_ids)

    def lessons(part: scores.Part) -> tuple[str, ...]:
        return tuple(id for id in part.modules if id in ids) if part.modules else rest

    return tuple(Part(part.label, part.weight, lessons(part)) for part in parts)


def reachable(parts: tuple[Part, ...]) -> int:
    """Return how many of the hundred points the lessons that are there can bring."""
    return sum(part.weight for part in parts if part.modules)
