"""Write what an author may write as JSON Schema.

Editors complete keys and listed values by it and underline what is wrong.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pydantic
from pydantic.json_schema import GenerateJsonSchema, JsonSchemaValue

from generator.kinds import KINDS
from generator.kinds.record import ALSO

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pydantic_core import core_schema

    from generator.kinds.kind import Kind

DRAFT = "http://json-schema.org/draft-07/schema#"
"""The version that editors of YAML know."""

_NOT_IN_OVERLAY = ("id", "audience")


def schema(kind: Kind) -> dict[str, Any]:
    """Return the schema of a file of one kind: an entry, or a list of entries, each with its id."""
    model: Any = kind.model
    entry = pydantic.TypeAdapter(model).json_schema(schema_generator=_Spellings)
    records = entry.pop("$defs", {})
    keys, needed = entry["properties"], entry["required"]
    overlay = {name: value for name, value in keys.items() if name not in _NOT_IN_OVERLAY}
    keys["internal"] = {"title": "内部", **_record(overlay, [])}
    return {
        "$schema": DRAFT,
        "title": kind.label,
        "if": {"type": "array"},
        "then": {"items": _record(keys, needed)},
        "else": _record(keys, [name for name in needed if name != "id"]),
        "$defs": {name: _strip_python_names(definition) for name, definition in records.items()},
    }


def files(folder: str) -> Iterator[tuple[str, bytes]]:
    """Yield the schema of each kind as a file in `folder`: its path, and what stands there."""
    for kind in KINDS:
        text = json.dumps(schema(kind), ensure_ascii=False, indent=1)
        yield f"{folder}/{kind.folder}.json", text.encode()


def editor_settings(folder: str) -> str:
    """Return settings of VS Code that tie the schemas in `folder` to the files of authors."""
    where = {f"{folder}/{kind.folder}.json": f"**/content/{kind.folder}/*.yml" for kind in KINDS}
    return json.dumps({"yaml.schemas": where}, ensure_ascii=False, indent=2)


class _Spellings(GenerateJsonSchema):
    """Spell listed values under both names, and scalars as an editor reads them.

    An editor takes 2021 for a number.
    """

    def enum_schema(self, schema: core_schema.EnumSchema) -> JsonSchemaValue:
        return {
            "enum": [
                word
                for member in schema["members"]
                for word in (member.label, member.value, *member.also)
            ]
        }

    def bool_schema(self, schema: core_schema.BoolSchema) -> JsonSchemaValue:
        return {"enum": [True, False, "是", "否"]}

    def str_schema(self, schema: core_schema.StringSchema) -> JsonSchemaValue:
        return {**super().str_schema(schema), "type": ["string", "number", "boolean"]}


def _strip_python_names(definition: dict[str, Any]) -> dict[str, Any]:
    """A definition without the names and docstrings that its class has in Python."""
    if "properties" in definition:
        return _record(definition["properties"], definition.get("required", []))
    return {what: item for what, item in definition.items() if what not in ("title", "description")}


def _record(keys: dict[str, Any], needed: list[str]) -> dict[str, Any]:
    """A mapping with its keys in both spellings, of which one at most may stand."""
    spelled: dict[str, Any] = {}
    for name, value in keys.items():
        plain = {what: item for what, item in value.items() if what not in ("default", ALSO)}
        for label in (plain["title"], *value.get(ALSO, ())):
            spelled[label] = {**plain, "title": name}
        spelled[name] = plain
    either = [
        {"oneOf": [{"required": [name]}, {"required": [keys[name]["title"]]}]} for name in needed
    ]
    definition = {"type": "object", "properties": spelled, "additionalProperties": False}
    return definition | ({"allOf": either} if either else {})
