"""Put any keys and values together: they give entries or placed, worded diagnostics."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import Any

import pytest
import yaml as pyyaml
from hypothesis import given, settings
from hypothesis import strategies as st

from generator import library
from generator.kinds import KINDS
from generator.kinds.kind import Kind, Vocabulary
from generator.kinds.leaves import type_at
from generator.kinds.record import Choice, labels
from generator.source.diagnostics import ContentError, Language
from generator.source.formats import FORMATS

_VALUES = st.sampled_from(
    [
        *("", "x", "甲", "x" * 90),
        *("true", "是", "0", "-1", "2", "1e400", "NaN"),
        *("2021", "2021-02-30", "2022/2021"),
        *("x#1", "rules/x#2", "cases/x", "[[cases/x]]", "[[x", "[a](b:c)", "media/x.jpg", "../x"),
        *("13800138000", "张三"),
        *("单选", "judge", "公开", "internal"),
    ]
)
_ANY = st.recursive(
    _VALUES,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(_VALUES, inner, max_size=3),
    max_leaves=4,
)


def _record(model: type, depth: int = 0) -> st.SearchStrategy[Any]:
    """Make mappings that mostly look like a record, with something wrong here and there.

    Keys come in either spelling.
    """
    items: list[st.SearchStrategy[tuple[str, Any]]] = [st.tuples(_VALUES, _ANY)]
    for name, label in labels(model).items():
        inner = type_at(model, (name,))
        value: st.SearchStrategy[Any] = _VALUES
        if issubclass(inner, Choice):
            value = st.sampled_from([member.label for member in inner]) | _VALUES
        elif hasattr(inner, "LABELS") and depth < 3:
            record = _record(inner, depth + 1)
            value = record | st.lists(record, max_size=3)
        items.append(
            st.tuples(
                st.sampled_from([name, name, label]), value | st.lists(_VALUES, max_size=2) | _ANY
            )
        )
    return st.lists(st.one_of(items), max_size=9).map(dict)


def _entries(kind: Kind) -> st.SearchStrategy[Any]:
    entry = st.builds(
        lambda body, title, overlay: body | title | overlay,
        _record(kind.model),
        st.sampled_from([{"title": "甲"}, {"标题": "甲"}, {}]),
        st.just({})
        | _record(kind.model).map(lambda body: {"internal": body})
        | _ANY.map(lambda body: {"内部": body}),
    )
    listed = st.lists(
        st.builds(lambda body, id: {"id": id} | body, entry, st.sampled_from("xyz")), max_size=3
    )
    return entry | listed | _ANY


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.folder)
@settings(max_examples=20)
@given(data=st.data())
def test_loading_gives_entries_or_diagnostics(kind: Kind, data: st.DataObject) -> None:
    with tempfile.TemporaryDirectory() as folder:
        content = Path(folder) / "content"
        for name in (kind.folder, "rules", "cases", "questions"):
            (content / name).mkdir(parents=True, exist_ok=True)
        (content / "rules" / "x.yml").write_text("title: x\nclauses: [{no: 1, text: x}]\n", "utf-8")
        file = content / kind.folder / "x.yml"
        file.write_text(pyyaml.dump(data.draw(_entries(kind)), allow_unicode=True), "utf-8")
        lines = file.read_text("utf-8").split("\n")
        try:
            problems = list(library.load(content, Vocabulary({"s": "甲"}, {"c": "甲"})).warnings)
        except ContentError as error:
            problems = error.diagnostics
        for d in problems:
            if d.file == f"content/{kind.folder}/x.yml":
                assert d.line <= len(lines)
                assert d.column <= len(lines[d.line - 1]) + 1
        assert problems == sorted(problems, key=lambda d: d.order)
        for layout in FORMATS.values():
            for language in Language:
                layout(problems, content.parent, language)
