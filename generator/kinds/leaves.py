"""Walk every text for readers in a record, with its path and mark.

References, scans, search and translation share this one walk.
"""

from __future__ import annotations

import dataclasses
from functools import cache
from types import UnionType
from typing import TYPE_CHECKING, Annotated, Any, Union, get_args, get_origin, get_type_hints

from generator.kinds.fields import NOTE, Mark, To
from generator.kinds.record import SPELLINGS

if TYPE_CHECKING:
    from collections.abc import Mapping

    from generator.source.diagnostics import Path

Leaf = tuple["Path", "Mark | To | None", str]


def leaves(record: Any, *wanted: Mark | type[To]) -> list[Leaf]:
    """Return every text of a record and of the records in it.

    Each comes with its path in the file and its mark. With marks `wanted`, only the texts that
    carry one of them; what holds none is not walked.
    """
    result: list[Leaf] = []
    _walk_record(record, wanted, (), result)
    return result


Wanted = tuple["Mark | type[To]", ...]


@dataclasses.dataclass(frozen=True, slots=True)
class _Shape:
    """Tell how to walk a value: a marked text, a record of some classes, or a list of either."""

    mark: Mark | To | None = None
    records: tuple[type, ...] = ()
    item: _Shape | None = None

    def holds(self, wanted: Wanted) -> bool:
        if self.item is not None:
            return self.item.holds(wanted)
        if self.records:
            return any(_plan(record, wanted) for record in self.records)
        return not wanted or self.mark in wanted or type(self.mark) in wanted


def _walk_record(record: Any, wanted: Wanted, path: Path, result: list[Leaf]) -> None:
    cls: type = type(record)
    for name, shape in _plan(cls, wanted):
        value = getattr(record, name)
        if value is not None and value != ():
            _walk(value, shape, wanted, (*path, name), result)


def _walk(value: Any, shape: _Shape, wanted: Wanted, path: Path, result: list[Leaf]) -> None:
    if shape.item is not None:
        for index, item in enumerate(value):
            _walk(item, shape.item, wanted, (*path, index), result)
    elif shape.records:
        _walk_record(value, wanted, path, result)
    else:
        result.append((path, shape.mark, value))


@cache
def _plan(record: type, wanted: Wanted) -> tuple[tuple[str, _Shape], ...]:
    hints = get_type_hints(record, include_extras=True)
    shapes = ((field.name, _shape(hints[field.name])) for field in dataclasses.fields(record))
    return tuple(
        (name, shape) for name, shape in shapes if shape is not None and shape.holds(wanted)
    )


def _shape(hint: Any, mark: Mark | To | None = None) -> _Shape | None:
    """Find the shape behind a type.

    None for numbers, dates and listed values, which hold no text for a reader.
    """
    origin = get_origin(hint)
    if origin is Annotated:
        inner, *notes = get_args(hint)
        return _shape(inner, next((note for note in notes if isinstance(note, Mark | To)), mark))
    if origin in (Union, UnionType):
        shapes = [shape for arg in get_args(hint) if (shape := _shape(arg, mark)) is not None]
        records = tuple(record for shape in shapes for record in shape.records)
        if records:
            return _Shape(records=records)
        return shapes[0] if shapes else None
    if origin is tuple:
        item = _shape(get_args(hint)[0], mark)
        return _Shape(item=item) if item else None
    if hint is str:
        return _Shape(mark) if mark is not NOTE else None
    if isinstance(hint, type) and hasattr(hint, "LABELS"):
        return _Shape(records=(hint,))
    return None


def marks_of(record: Any) -> Mapping[str, Mark | To]:
    """Return the marks of the texts of a class of records, or of its lists of texts, by field."""
    return _marks_of(record)


@cache
def _marks_of(record: type) -> Mapping[str, Mark | To]:
    shapes = {name: shape.item or shape for name, shape in _plan(record, ())}
    return {name: shape.mark for name, shape in shapes.items() if shape.mark}


def type_at(model: type, path: Path) -> type:
    """Find the record or listed-value class at a path below a model.

    The path holds keys, in either spelling, and list positions. A mapping whose keys authors
    choose holds texts, and nothing lies below a text.
    """
    hint = model
    for step in path:
        if isinstance(step, str) and hasattr(hint, "LABELS"):
            hint = _below(hint, step)
    return hint


@dataclasses.dataclass(frozen=True, slots=True)
class Span:
    """Say what a number may be: from `least` to `most`, each None where there is no such limit."""

    least: float | None = None
    most: float | None = None

    @property
    def has_bounds(self) -> bool:
        return self.least is not None or self.most is not None

    @property
    def chinese(self) -> str:
        if self.most is None:
            return f"不小于 {self.least:g}"
        if self.least is None:
            return f"不大于 {self.most:g}"
        return f"{self.least:g} 到 {self.most:g}"

    @property
    def english(self) -> str:
        if self.most is None:
            return f"of {self.least:g} or more"
        if self.least is None:
            return f"of {self.most:g} or less"
        return f"from {self.least:g} to {self.most:g}"


def span_at(model: type, path: Path) -> Span:
    """Return the range of the number at a path of keys, in either spelling, and list positions."""
    *above, last = [step for step in path if isinstance(step, str)]
    record = type_at(model, tuple(above))
    limits: dict[str, float] = {}
    for note in _notes(_hint_of(record, last)) if hasattr(record, "LABELS") else ():
        for limit in getattr(note, "metadata", (note,)):
            for name in ("ge", "le"):
                value = getattr(limit, name, None)
                if value is not None:
                    limits[name] = value
    return Span(limits.get("ge"), limits.get("le"))


def _notes(hint: Any) -> list[Any]:
    """What stands beside a type, and beside the types in it."""
    inner, *notes = get_args(hint) or (None,)
    if get_origin(hint) is not Annotated:
        return [note for arg in get_args(hint) for note in _notes(arg)]
    return [*notes, *_notes(inner)]


@cache
def _below(record: type, step: str) -> Any:
    return _innermost(_hint_of(record, step))


def _hint_of(record: type, step: str) -> Any:
    hints = get_type_hints(record, include_extras=True)
    return hints[next(name for name in hints if step == name or step in SPELLINGS.get(name, ()))]


def _innermost(hint: Any) -> Any:
    """The one class in an optional, annotated or repeated type."""
    arguments = [
        arg
        for arg in get_args(hint)
        if get_args(arg) or (isinstance(arg, type) and arg is not type(None))
    ]
    return _innermost(arguments[0]) if arguments else hint
