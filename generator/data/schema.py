"""Describe the records of a kind as a Table Schema.

The rule: Data Package, version 2, Table Schema (datapackage.org/standard/table-schema/).
"""

from __future__ import annotations

import dataclasses
from functools import cache
from types import UnionType
from typing import TYPE_CHECKING, Annotated, Any, Union, get_args, get_origin, get_type_hints

from generator.kinds.dates import Edtf
from generator.kinds.fields import ADDRESS, MARKDOWN, Mark, To
from generator.kinds.record import Choice, labels

if TYPE_CHECKING:
    from generator.kinds.kind import Kind

URL = "url"
URL_FIELD = {"name": URL, "title": "网址", "type": "string"}
"""The column behind those of the record: where the entry is read."""

_UNTOLD = ("allow", "audience")
"""Keys that say nothing to the public: all that it gets is public."""

_SCHEMA = "https://datapackage.org/profiles/2.0/tableschema.json"
_SIMPLE = {bool: "boolean", int: "integer", float: "number"}


@dataclasses.dataclass(frozen=True, slots=True)
class Column:
    """Hold a column: the `key` of the record, its `name` in Python, and its field in the schema."""

    key: str
    name: str
    field: dict[str, Any]

    @property
    def type(self) -> str:
        """Return its type in the words of Table Schema."""
        return str(self.field["type"])


def columns(kind: Kind) -> tuple[Column, ...]:
    """Return the columns of a kind, in the order of its record."""
    model: Any = kind.model
    return _columns(model)


@cache
def _columns(model: Any) -> tuple[Column, ...]:
    by_label = {label: key for key, label in labels(model).items()}
    hints = get_type_hints(model, include_extras=True)
    result = []
    for field in dataclasses.fields(model):
        described = model.__pydantic_fields__[field.name]
        key = by_label[str(described.title)]
        if key not in _UNTOLD:
            needed = described.is_required()
            told = _field(key, str(described.title), hints[field.name], needed=needed)
            result.append(Column(key, field.name, told))
    return tuple(result)


def schema(kind: Kind) -> dict[str, Any]:
    """Return the Table Schema of a kind."""
    fields = [column.field for column in columns(kind)]
    return {
        "$schema": _SCHEMA,
        "fields": [*fields, URL_FIELD],
        "primaryKey": ["id"],
        "missingValues": [""],
    }


def _field(key: str, label: str, hint: Any, *, needed: bool) -> dict[str, Any]:
    inner, notes = _bare(hint)
    field: dict[str, Any] = {"name": key, "title": label, **_type(inner, notes)}
    constraints: dict[str, Any] = {"required": True} if needed else {}
    if key == "id":
        constraints |= {"unique": True, "pattern": "[a-z0-9]([a-z0-9-]*[a-z0-9])?"}
    if isinstance(inner, type) and issubclass(inner, Choice):
        constraints["enum"] = [member.label for member in inner]
    return field | ({"constraints": constraints} if constraints else {})


def _bare(hint: Any) -> tuple[Any, tuple[Any, ...]]:
    """A type without what may stand around it, and the marks that stood there."""
    origin, arguments = get_origin(hint), get_args(hint)
    if origin is Annotated:
        inner, notes = _bare(arguments[0])
        return inner, (*notes, *arguments[1:])
    if origin in (Union, UnionType):
        [rest] = [argument for argument in arguments if argument is not type(None)]
        return _bare(rest)
    return hint, ()


def _type(inner: Any, notes: tuple[Any, ...]) -> dict[str, Any]:
    if inner in _SIMPLE:
        return {"type": _SIMPLE[inner]}
    if get_origin(inner) is tuple:
        return {"type": "array"}
    if get_origin(inner) is dict or hasattr(inner, "LABELS"):
        return {"type": "object"}
    if inner is Edtf:
        return {"type": "string", "description": "EDTF：2021、2021-06、2021-01/2021-05、2020~"}
    mark = next((note for note in notes if isinstance(note, Mark | To)), None)
    if isinstance(mark, To):
        return {"type": "string", "description": f"{mark.folder} 里的编号"}
    if mark is MARKDOWN:
        return {"type": "string", "description": "Markdown"}
    return {"type": "string", "format": "uri"} if mark is ADDRESS else {"type": "string"}
