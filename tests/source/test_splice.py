"""A splice changes the value meant and not one byte outside it."""

from __future__ import annotations

import codecs
from typing import TYPE_CHECKING, Any

import pytest
import yaml as pyyaml
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.source import yaml
from generator.source.diagnostics import Anchor, Edit
from generator.source.splice import Document, Original, apart

if TYPE_CHECKING:
    from generator.source.diagnostics import Path

ENDS = st.sampled_from(["\n", "\r\n", "\r"])
LINE = st.text(
    st.characters(exclude_categories=["Cs"], exclude_characters="\r\n\ufeff"), max_size=8
)
WORD = st.text(st.sampled_from("ab甲乙:#-,[]{}'\"\\&*!|>%@` 0～“”"), min_size=1, max_size=8).filter(
    lambda text: text.strip() == text
)


@given(st.lists(st.tuples(LINE, ENDS), max_size=8), st.booleans(), st.data())
def test_bytes_outside_the_edits_stay(
    lines: list[tuple[str, str]], mark: bool, data: st.DataObject
) -> None:
    """Line ends of every kind, a mark at the beginning, blanks at the end: all but the spans."""
    raw = "".join(line + end for line, end in lines).encode()
    raw = (codecs.BOM_UTF8 if mark else b"") + raw
    original = Original(raw, "utf-8")
    cuts = data.draw(st.lists(st.integers(0, len(original.text)), max_size=6, unique=True))
    cuts = sorted(cuts)[: len(cuts) // 2 * 2]
    edits = [Edit(*span, "⟦⟧") for span in zip(cuts[::2], cuts[1::2], strict=True)]
    after = original.splice(edits)
    rest = after.split("⟦⟧".encode())
    assert len(rest) == len(edits) + 1
    at = 0
    for piece in rest:  # in their order, and nothing of them is new
        at = raw.index(piece, at) + len(piece)
    assert raw.startswith(rest[0])
    assert raw.endswith(rest[-1])
    assert original.splice([]) == raw


VALUES = st.recursive(
    WORD,
    lambda inner: (
        st.lists(inner, min_size=1, max_size=3)
        | st.dictionaries(st.sampled_from(["a", "b", "c"]), inner, min_size=1, max_size=3)
    ),
    max_leaves=8,
)


def _leaves(value: Any, path: Path = ()) -> list[Path]:
    items = value.items() if isinstance(value, dict) else enumerate(value)
    result: list[Path] = []
    for step, item in items:
        here = (*path, step)
        result += [here] if isinstance(item, str) else _leaves(item, here)
    return result


@settings(max_examples=300)
@given(
    st.dictionaries(st.sampled_from(["a", "b", "c"]), VALUES, min_size=1, max_size=3),
    st.sampled_from([None, True, False]),
    st.sampled_from([None, "'", '"']),
    WORD,
    st.data(),
)
def test_the_value_meant_is_the_one_that_changes(
    value: dict[str, Any], flow: bool | None, style: Any, new: str, data: st.DataObject
) -> None:
    text = pyyaml.safe_dump(
        value, default_flow_style=flow, default_style=style, allow_unicode=True, width=1000
    )
    before, troubles = yaml.parse(text)
    if before is None or troubles or before != value:
        return  # a text whose marks of lists are none, and the like
    path = data.draw(st.sampled_from(_leaves(value)))
    edit = Document(text).edit(path, Anchor.VALUE, new)
    assert edit is not None
    after = Original(text.encode(), "utf-8").splice([edit]).decode()
    assert after[: edit.start] == text[: edit.start]
    assert after[edit.start + len(edit.text) :] == text[edit.end :]
    target: Any = value
    for step in path[:-1]:
        target = target[step]
    target[path[-1]] = new
    assert pyyaml.load(after, pyyaml.BaseLoader) == value


@pytest.mark.parametrize(
    ("text", "path", "new", "after"),
    [
        ("a: b # c\n", ("a",), "d", "a: d # c\n"),
        ("a: 'b'  \n", ("a",), "it's", "a: 'it''s'  \n"),
        ('a: "b"\n', ("a",), 'c"d', 'a: "c\\"d"\n'),
        ("a: b\n", ("a",), "c: d", "a: 'c: d'\n"),
        ("a: [b, c]\n", ("a", 1), "d, e", "a: [b, 'd, e']\n"),
        ("a: |\n  b\n\nc: d\n", ("a",), "e", "a: |\n  e\n\nc: d\n"),
        ("a: >-\n  b\n  c\n", ("a",), "e", None),
        (
            "v:\n  - b: 1 # x\n  - c: 2\n",
            ("v", 0, "d"),
            "3",
            "v:\n  - b: 1 # x\n    d: 3\n  - c: 2\n",
        ),
        ("v: [{b: 1}, {c: 2}]\n", ("v", 0, "d"), "3", "v: [{b: 1, d: 3}, {c: 2}]\n"),
        ("v: [{b: 1,}]\n", ("v", 0, "d"), "3", "v: [{b: 1, d: 3,}]\n"),
        ("b: 1", ("d",), "3", "b: 1\nd: 3"),
        ("b:\n  - 1\n", ("d",), "3", "d: 3\nb:\n  - 1\n"),
        ("a: b\n", ("x", "y"), "d", None),
        ("a: b\n", (), "d", None),
        ("a: b\n", ("a",), "c\nd", None),
        ("a:\n", ("a",), "c", None),
    ],
)
def test_values_are_replaced_and_keys_added(
    text: str, path: Path, new: str, after: str | None
) -> None:
    edit = Document(text).edit(path, Anchor.VALUE, new)
    assert (edit and Original(text.encode(), "utf-8").splice([edit]).decode()) == after


def test_new_lines_end_as_those_of_the_file() -> None:
    text = "v:\r\n  - b: 1\r\n"
    original = Original(text.encode(), "utf-8")
    edit = Document(original.text).edit(("v", 0, "d"), Anchor.VALUE, "3")
    assert edit is not None
    assert original.splice([edit]) == b"v:\r\n  - b: 1\r\n    d: 3\r\n"


def test_of_edits_that_touch_the_first_is_taken() -> None:
    one, two, three = Edit(0, 2, "x"), Edit(2, 3, "y"), Edit(5, 6, "z")
    assert apart([(one,), (two, three), (three,)]) == [one, three]
