"""List the keys of records as models describe them: spellings, label, and what stands behind."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, get_args, get_origin

from generator.kinds.scaffold import unwrap


@dataclass(frozen=True, slots=True)
class Item:
    """Describe a key of a record: its spellings (the usual one first) and what stands behind it."""

    spellings: tuple[str, ...]
    label: str
    base: Any
    marks: tuple[Any, ...]
    many: bool
    required: bool

    @property
    def key(self) -> str:
        return self.spellings[0]

    @property
    def is_record(self) -> bool:
        return hasattr(self.base, "LABELS")

    @property
    def is_mapping(self) -> bool:
        """Tell whether authors choose the keys of what stands behind it."""
        return get_origin(self.base) in (dict, Mapping)


@cache
def items(record: Any) -> tuple[Item, ...]:
    """Return the keys of a record, a class, in the order of its model."""
    fields: dict[str, Any] = record.__pydantic_fields__
    return tuple(map(_item, fields.values()))


def _item(field: Any) -> Item:
    base, marks = unwrap(field.annotation, tuple(field.metadata))
    many = get_origin(base) is tuple
    if many:
        base, marks = unwrap(get_args(base)[0], marks)
    spellings = tuple(field.validation_alias.choices)
    return Item(spellings, str(field.title), base, marks, many, field.is_required())


def hop_key(hop: tuple[Item, ...]) -> str:
    """Return the keys that lead to a list: conduct, evaluation.items."""
    return ".".join(item.key for item in hop)
