"""Properties of reading YAML: against PyYAML, of positions, and that nothing makes it raise."""

from __future__ import annotations

import re
from typing import Any

import yaml as pyyaml
from hypothesis import given
from hypothesis import strategies as st

from generator.source import yaml
from generator.source.files import SourceFile, read

_LOOKALIKES = "－﹣−–—•●▪◆·：﹕∶｜＞，"  # taken for a slip of who meant a sign of YAML
_TEXT = st.text(
    st.characters(
        codec="utf-8",
        exclude_categories=["C", "Z"],
        include_characters=" ",
        exclude_characters=_LOOKALIKES,
    ),
    max_size=12,
).filter(lambda text: not re.match(r"-\S|\w+:\S", text))
_KEY = _TEXT.filter(bool)
_DATA = st.recursive(
    _TEXT,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(_KEY, inner, max_size=4),
    max_leaves=15,
)
_YAML_LIKE = st.text(st.sampled_from(list("ab:-?[]{},&*!|>'\"%@# \n\t甲~.\\")), max_size=60)


@given(_DATA, st.booleans(), st.sampled_from([None, "'", '"']), st.sampled_from([20, 10_000]))
def test_reads_what_pyyaml_writes(data: Any, flow: bool, style: str | None, width: int) -> None:
    text = pyyaml.dump(
        data, allow_unicode=True, default_flow_style=flow, default_style=style, width=width
    )
    value, troubles = yaml.parse(text)
    assert troubles == []
    expected = data if data != "" else None
    if width < 1000 and expected:  # where a line is folded beside Chinese, its blank goes
        value, expected = _solid(value), _solid(expected)
    assert value == expected


@given(_YAML_LIKE)
def test_agrees_with_the_base_loader_where_both_accept(text: str) -> None:
    value, troubles = yaml.parse(text)
    if not troubles:
        try:
            expected = pyyaml.load(text, pyyaml.BaseLoader)
        except pyyaml.YAMLError:
            return  # libyaml is laxer in a few places, such as tabs
        assert _plain(value) == _plain(expected)


@given(_YAML_LIKE | st.text(max_size=80))
def test_any_text_is_a_value_or_a_trouble(text: str) -> None:
    value, troubles = yaml.parse(text, yaml.Places())
    lines = text.count("\n") + 1
    assert value is not None or troubles or _plain(pyyaml.load(text, pyyaml.BaseLoader)) == {}
    assert all(1 <= t.position.line <= lines + 1 and t.position.column >= 1 for t in troubles)


@given(st.binary(max_size=200), st.sampled_from(["", "EFBBBF", "FFFE"]))
def test_any_bytes_are_a_text_or_a_diagnostic(tmp_path: Any, data: bytes, start: str) -> None:
    file = SourceFile(str(tmp_path / "x.yml"), "content/topics/x.yml", "topics", "x")
    file.path.write_bytes(bytes.fromhex(start) + data)
    result = read(file)
    if isinstance(result, str):
        yaml.parse(result)
    else:
        assert result.message()
        assert result.hint()


@given(_DATA, st.booleans())
def test_positions_point_at_keys_and_values(data: Any, flow: bool) -> None:
    text = pyyaml.dump(
        data, allow_unicode=True, default_flow_style=flow, default_style='"', width=10_000
    )
    places = yaml.Places()
    yaml.parse(text, places)
    lines = text.split("\n")

    def at(position: yaml.Position) -> str:
        return lines[position.line - 1][position.column - 1 :]

    for path, position in places.keys.items():
        assert at(position).startswith(_quoted(path[-1]))
    for path, value in _walk(data):
        result = at(places.values[path])
        if isinstance(value, str):
            assert result.startswith(_quoted(value))
        else:
            assert result.startswith(("{" if isinstance(value, dict) else "[", "- ", '"', "? "))
    assert set(places.values) == {path for path, _ in _walk(data)}


def test_a_position_counts_characters() -> None:
    places = yaml.Places()
    yaml.parse("甲: {😀乙: [丙, 丁]}\n", places)
    assert places.keys["甲", "😀乙"] == yaml.Position(1, 5)
    assert places.values["甲", "😀乙", 1] == yaml.Position(1, 13)


def _quoted(text: object) -> str:
    return str(pyyaml.dump(text, allow_unicode=True, default_style='"', width=10_000)).rstrip("\n")


def _walk(data: Any, path: tuple[str | int, ...] = ()) -> list[tuple[tuple[str | int, ...], Any]]:
    items = (
        data.items()
        if isinstance(data, dict)
        else enumerate(data)
        if isinstance(data, list)
        else ()
    )
    return [
        (path, data),
        *(found for step, value in items for found in _walk(value, (*path, step))),
    ]


def _solid(value: Any) -> Any:
    """Without any blank."""
    if isinstance(value, dict):
        return sorted((_solid(key), str(_solid(item))) for key, item in value.items())
    return [_solid(item) for item in value] if isinstance(value, list) else value.replace(" ", "")


def _plain(value: Any) -> Any:
    """Without items that have nothing behind their key, and with nothing for an empty document."""
    if isinstance(value, dict):
        return {key: _plain(item) for key, item in value.items() if item != ""}
    if isinstance(value, list):
        return [_plain(item) for item in value]
    return value or {}
