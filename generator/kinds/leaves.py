"""Every text for readers in a record, with its path and mark: one walk for references, scans, search, translation."""

from __future__ import annotations

import dataclasses
from functools import cache
from types import UnionType
from typing import TYPE_CHECKING, Annotated, Any, Union, get_args, get_origin, get_type_hints

from generator.kinds.fields import NOTE, Mark, To
from generator.kinds.record import SPELLINGS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.source.diagnostics import Path

Leaf = tuple["Path", "Mark | To | None", str]


def leaves(record: Any, path: Path = ()) -> Iterator[Leaf]:
    """Every text of a record and of the records in it, with its path in the file and its mark."""
    cls: type = type(record)
    for name, shape in _plan(cls):
        value = getattr(record, name)
        if value is not None and value != ():
            yield from _walk(value, shape, (*path, name))


@dataclasses.dataclass(frozen=True, slots=True)
class _Shape:
    """How to walk a value: a text with a mark, a record, or a list of either."""

    kind: str
    mark: Mark | To | None = None
    item: _Shape | None = None


def _walk(value: Any, shape: _Shape, path: Path) -> Iterator[Leaf]:
    if shape.kind == "text":
        yield path, shape.mark, value
    elif shape.kind == "record":
        yield from leaves(value, path)
    else:
        assert shape.item is not None
        for index, item in enumerate(value):
            yield from _walk(item, shape.item, (*path, index))


@cache
def _plan(record: type) -> tuple[tuple[str, _Shape], ...]:
    hints = get_type_hints(record, include_extras=True)
    shapes = ((field.name, _shape(hints[field.name])) for field in dataclasses.fields(record))
    return tuple((name, shape) for name, shape in shapes if shape is not None)


def _shape(hint: Any, mark: Mark | To | None = None) -> _Shape | None:
    """The shape behind a type; None for numbers, dates and listed values, which hold no text for a reader."""
    origin = get_origin(hint)
    if origin is Annotated:
        inner, *notes = get_args(hint)
        return _shape(inner, next((note for note in notes if isinstance(note, Mark | To)), mark))
    if origin in (Union, UnionType):
        return next((s for arg in get_args(hint) if (s := _shape(arg, mark)) is not None), None)
    if origin is tuple:
        item = _shape(get_args(hint)[0], mark)
        return _Shape("list", item=item) if item else None
    if hint is str:
        return _Shape("text", mark) if mark is not NOTE else None
    if dataclasses.is_dataclass(hint) and hasattr(hint, "LABELS"):
        return _Shape("record")
    return None


def type_at(model: type, path: Path) -> type:
    """The record or listed-value class at a path of keys, in either spelling, and list positions below a model."""
    found = model
    for step in path:
        if isinstance(step, str):
            found = _below(found, step)
    return found


@cache
def _below(record: type, step: str) -> Any:
    hints = get_type_hints(record, include_extras=True)
    return _innermost(hints[next(name for name in hints if step == name or step in SPELLINGS.get(name, ()))])


def _innermost(hint: Any) -> Any:
    """The one class in an optional, annotated or repeated type."""
    arguments = [arg for arg in get_args(hint) if get_args(arg) or (isinstance(arg, type) and arg is not type(None))]
    return _innermost(arguments[0]) if arguments else hint
