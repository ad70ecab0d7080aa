"""List the units that take part in an index, and the names that each of them goes by."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.kinds.fields import ID
from generator.kinds.units.model import Unit
from generator.source.portable import is_portable

if TYPE_CHECKING:
    from collections.abc import Callable

    from generator.kinds.indexes.model import Index
    from generator.kinds.kind import Content

_LONGEST = 60
"""Characters of a name that is an address as it is; file systems bear no long ones."""


@dataclass(frozen=True, slots=True)
class Participant:
    """Hold a unit that takes part.

    `id`: for addresses; `name`: for readers; `unit`: the id of its entry, if it has one; `names`:
    every name under which a table may give its values.
    """

    id: str
    name: str
    unit: str | None
    names: frozenset[str]


def participants(index: Index, find: Callable[[str], Unit | None]) -> tuple[Participant, ...]:
    """Return who takes part: the units that are listed, else all of whom there are values.

    `find` gives the unit with an id, title or alias.
    """
    listed = index.units
    if not listed:
        rows = index.data.rows if index.data else ()
        listed = (*(row.unit for row in rows), *(value.unit for value in index.values))
    result: dict[str, Participant] = {}
    for name in dict.fromkeys(listed):
        one = _participant(name, find(name))
        result.setdefault(one.id, one)
    return tuple(result.values())


def _participant(name: str, unit: Unit | None) -> Participant:
    if unit is not None:
        names = frozenset({name, unit.id, unit.title, *unit.aliases})
        return Participant(unit.id, unit.title, unit.id, names)
    is_id = len(name) <= _LONGEST and ID.fullmatch(name) is not None and is_portable(name)
    id = name if is_id else f"u-{hashlib.sha256(name.encode()).hexdigest()[:8]}"
    return Participant(id, name, None, frozenset({name}))


def unit_named(content: Content, name: str) -> Unit | None:
    """Return the first unit with an id, title or alias; None for the name of nobody known."""
    found = [content.get("units", name)] if ID.fullmatch(name) else []
    units = [one for one in (*found, *content.by_name("units", name)) if isinstance(one, Unit)]
    return units[0] if units else None
