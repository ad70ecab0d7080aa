"""A rewritten text holds the new value, and all that did not change stays as it was."""

from __future__ import annotations

import difflib
from typing import TYPE_CHECKING, Any

import pytest
import yaml as pyyaml
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from generator.source.rewrite import RewriteError, edits, same
from generator.source.splice import splice
from generator.source.yaml import parse

if TYPE_CHECKING:
    import random

    from generator.source.yaml import Value

_CASE = """\
# 案例
title: 甲   # 名称
topics: [a, b, c]
person: {alias: 张某, post: 所长}   # 当事人

conduct:
  # 第一件
  - when: 2019
    what: 第一段
      接着写
    amount: 1   # 元
  # 第二件
  - {what: 乙, amount: 2}
analysis: |   # 剖析
  第一行

  第二行
causes:
- 一
- 二   # 其二
"""


def _after(new: Value, text: str = _CASE) -> str:
    return splice(text, edits(text, new))


def _value(text: str = _CASE) -> Any:
    return parse(text)[0]


def _lines(old: str, new: str) -> list[str]:
    """Return the lines that differ, as a diff shows them."""
    difference = difflib.ndiff(old.splitlines(), new.splitlines())
    return [line for line in difference if line[0] in "+-"]


def _changed(*path: str | int, to: Any = None) -> list[str]:
    """Rewrite the sample with another value at a path, None for none; the lines that differ."""
    value = here = _value()
    for step in path[:-1]:
        here = here[step]
    if to is None:
        del here[path[-1]]
    elif isinstance(here, list) and path[-1] == len(here):
        here.append(to)
    else:
        here[path[-1]] = to
    return _lines(_CASE, _after(value))


CASES: list[tuple[tuple[str | int, ...], Any, list[str]]] = [
    (("title",), "乙: 丙", ["- title: 甲   # 名称", "+ title: '乙: 丙'   # 名称"]),
    (("title",), "乙\n丙", ["- title: 甲   # 名称", "+ title: |   # 名称", "+   乙", "+   丙"]),
    (("topics", 1), "x", ["- topics: [a, b, c]", "+ topics: [a, x, c]"]),
    (("topics", 0), None, ["- topics: [a, b, c]", "+ topics: [b, c]"]),
    (("topics", 2), None, ["- topics: [a, b, c]", "+ topics: [a, b]"]),
    (("topics", 3), "d", ["- topics: [a, b, c]", "+ topics: [a, b, c, d]"]),
    (("topics",), None, ["- topics: [a, b, c]"]),
    (
        ("person", "rank"),
        "乡科级",
        [
            "- person: {alias: 张某, post: 所长}   # 当事人",
            "+ person: {alias: 张某, post: 所长, rank: 乡科级}   # 当事人",
        ],
    ),
    (
        ("person", "alias"),
        None,
        [
            "- person: {alias: 张某, post: 所长}   # 当事人",
            "+ person: {post: 所长}   # 当事人",
        ],
    ),
    (
        ("conduct", 0, "when"),
        None,
        ["-   - when: 2019", "-     what: 第一段", "+   - what: 第一段"],
    ),
    (("conduct", 0, "amount"), "30", ["-     amount: 1   # 元", "+     amount: 30   # 元"]),
    (("conduct", 0, "breach"), "廉洁纪律", ["+     breach: 廉洁纪律"]),
    (("conduct", 1), None, ["-   - {what: 乙, amount: 2}"]),
    (("conduct", 2), {"what": "丙\n丁"}, ["+   - what: |", "+       丙", "+       丁"]),
    (("analysis",), "第一行\n\n第三行", ["-   第二行", "+   第三行"]),
    (("causes", 2), "三", ["+ - 三"]),
    (("causes", 0), None, ["- - 一"]),
    (("summary",), "摘要", ["+ summary: 摘要"]),
    (
        ("sources",),
        [{"title": "x", "page": "1"}],
        ["+ sources:", "+   - title: x", "+     page: 1"],
    ),
]


@pytest.mark.parametrize(("path", "to", "lines"), CASES)
def test_only_the_lines_meant_differ(
    path: tuple[str | int, ...], to: Any, lines: list[str]
) -> None:
    assert _changed(*path, to=to) == lines


def test_a_key_comes_behind_the_one_before_it() -> None:
    value = _value()
    value = {"title": value.pop("title"), "summary": "摘要", **value}
    assert _after(value) == _CASE.replace("# 名称\n", "# 名称\nsummary: 摘要\n")


def test_a_key_with_nothing_behind_it_is_filled() -> None:
    text = "title: 甲\nsummary:\ndate:   # 日期\n"
    assert _after({"title": "甲", "summary": "乙"}, text) == text.replace("ary:", "ary: 乙")
    assert _after({"title": "甲", "date": "2021"}, text) == text.replace("date:", "date: 2021")


def test_a_text_without_a_last_line_end_can_grow_and_shrink() -> None:
    assert _after({"a": "1"}, "a: 1\nb: 2") == "a: 1"
    assert _after({"a": "1", "b": "2", "c": "3"}, "a: 1\nb: 2") == "a: 1\nb: 2\nc: 3"


def test_an_item_of_another_shape_writes_its_list_anew() -> None:
    value = _value()
    value["causes"] = ["一", {"what": "二"}]
    old, new = "- 一\n- 二   # 其二", "  - 一\n  - what: 二   # 其二"
    assert _after(value) == _CASE.replace(old, new)


def test_what_cannot_hold_the_value_is_refused() -> None:
    with pytest.raises(RewriteError):
        edits("a: 1", "文字")
    with pytest.raises(RewriteError):
        edits("a: &x 1\nb: *x", {"a": "2"})


TEXT = st.text(st.sampled_from("ab甲乙:#-,[]{}'\"\\&*!|>%@` 0～“”\n"), min_size=1, max_size=8)
TEXT = TEXT.map(str.strip).filter(bool)
VALUES = st.recursive(
    TEXT,
    lambda inner: (
        st.lists(inner, min_size=1, max_size=4)
        | st.dictionaries(st.sampled_from(["a", "b", "c", "d"]), inner, min_size=1, max_size=4)
    ),
    max_leaves=10,
)
ENTRIES = st.dictionaries(st.sampled_from(["a", "b", "c", "d"]), VALUES, min_size=1, max_size=4)


def _mutated(value: Any, draw: random.Random) -> Any:
    """Change something somewhere in a value: a text, an item or a key added or taken away."""
    if isinstance(value, str):
        return draw.choice(["新", "x: y", "一\n二", "#", value + "了"])
    places = list(value) if isinstance(value, dict) else list(range(len(value)))
    where = draw.choice(places)
    what = draw.choice(["inside", "inside", "remove", "add"])
    result = value.copy()
    if what == "remove" and len(value) > 1:
        del result[where]
    elif what == "add" and isinstance(result, dict):
        result["e"] = draw.choice(["新", ["x", "y"], {"a": "1"}])
    elif what == "add":
        result.insert(where, draw.choice(["新", {"a": "1"}]))
    else:
        result[where] = _mutated(value[where], draw)
    return result


@settings(max_examples=400)
@given(
    ENTRIES,
    st.sampled_from([None, True, False]),
    st.sampled_from([None, "'", '"', "|", ">"]),
    st.randoms(use_true_random=False),
    st.integers(1, 4),
)
def test_any_change_arrives_or_is_refused(
    value: dict[str, Any], flow: bool | None, style: Any, draw: random.Random, count: int
) -> None:
    text = pyyaml.safe_dump(
        value, allow_unicode=True, default_flow_style=flow, default_style=style, sort_keys=False
    )
    old, troubles = parse(text)
    assume(not troubles and same(old, value))
    new: Any = old
    for _ in range(count):
        new = _mutated(new, draw)
    try:
        after = _after(new, text)
    except RewriteError:
        assume(False)
    assert same(parse(after)[0], new)
