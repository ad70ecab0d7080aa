"""The schemas that editors get agree with what the reader accepts."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import jsonschema
import pytest
import yaml

from generator.kinds import BY_FOLDER, KINDS
from generator.kinds.record import labels
from generator.kinds.schema import schema

if TYPE_CHECKING:
    from generator.kinds.kind import Kind

CONTENT = Path(__file__).parents[2] / "content"
_every_kind = pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.folder)


def _validator(kind: Kind) -> jsonschema.Draft7Validator:
    made = schema(kind)
    jsonschema.Draft7Validator.check_schema(made)
    return jsonschema.Draft7Validator(made)


class _Editor(yaml.SafeLoader):
    """YAML 1.2, as editors read it: `no` and days are texts."""


_BOOL, _DAY = "tag:yaml.org,2002:bool", "tag:yaml.org,2002:timestamp"
_Editor.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in found if tag not in (_BOOL, _DAY)]
    for first, found in yaml.SafeLoader.yaml_implicit_resolvers.items()
}
_Editor.add_implicit_resolver(_BOOL, re.compile("true|false"), list("tf"))


@_every_kind
def test_all_sample_content_is_valid(kind: Kind) -> None:
    validator = _validator(kind)
    files = sorted((CONTENT / kind.folder).glob("*.yml"))
    assert files
    for file in files:
        value = yaml.load(file.read_text("utf-8"), _Editor)
        assert [
            f"{file.name}: {e.json_path} {e.message[:200]}" for e in validator.iter_errors(value)
        ] == []


@_every_kind
def test_either_spelling_of_every_key_but_no_other(kind: Kind) -> None:
    known = schema(kind)["else"]["properties"]
    for name, label in {**labels(kind.model), "internal": "内部"}.items():
        assert name in known
        assert label in known
    validator = _validator(kind)
    assert not validator.is_valid({"标题": "甲", "标提": "乙"})
    assert not validator.is_valid({"title": "甲", "标题": "乙"})


@pytest.mark.parametrize(
    ("folder", "value", "valid"),
    [
        ("topics", {"title": "甲"}, True),
        ("topics", {"summary": "甲"}, False),
        ("topics", [{"id": "a", "标题": 2021}], True),
        ("topics", [{"标题": "没有编号"}], False),
        ("topics", {"title": "甲", "audience": "内部", "status": "draft"}, True),
        ("topics", {"title": "甲", "audience": "大家"}, False),
        ("topics", {"title": "甲", "internal": {"summary": "乙"}}, True),
        ("topics", {"title": "甲", "内部": {"受众": "公开"}}, False),
        ("cases", {"title": "甲", "outcome": {"form": 5}}, False),
        ("cases", {"title": "甲", "处理结果": {"形态": 4, "移送司法": "是"}}, True),
        ("cases", {"title": "甲", "person": {"alias": "张某"}}, False),
    ],
)
def test_what_an_editor_underlines(folder: str, value: object, valid: bool) -> None:
    assert _validator(BY_FOLDER[folder]).is_valid(value) is valid
