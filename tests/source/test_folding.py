"""Texts that run over several lines of YAML get no blanks between Han characters."""

from __future__ import annotations

import re

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from generator.source import yaml as ours
from generator.source.han import HAN

_WORDS = st.lists(st.text(st.sampled_from("甲乙，“”ab1%'"), min_size=1, max_size=6), min_size=1)


def _read(text: str) -> object:
    value, troubles = ours.parse(text)
    assert troubles == []
    return value


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("a: 甲乙\n  丙丁", "甲乙丙丁"),
        ("a: 甲，\n  “乙”", "甲，“乙”"),
        ("a: 共\n  3名\n  以上", "共3名以上"),
        ("a: open\n  data", "open data"),
        ("a: 用\n  data\n  办", "用 data 办"),
        ("a: 甲 乙\n  丙", "甲 乙丙"),
        ("a: 甲\n\n  乙\n  丙", "甲\n\n乙丙"),
        ("a: '甲''\n  乙'", "甲'\n乙".replace("\n", " ")),
        ("a: '甲''乙\n  丙'", "甲'乙丙"),
        ('a: "甲\\u4e59\n  丙\\\n  丁\\n戊\n  己"', "甲乙丙丁\n戊己"),
        ("a: >\n  甲\n  乙\n\n  丙\n  丁\n", "甲乙\n\n丙丁\n"),
        ("a: >-\n  甲\n   乙\n  丙\n", "甲\n 乙\n丙"),
        ("a: > # 注\n  甲\n  乙\n", "甲乙\n"),
        ("a: |\n  甲\n  乙\n", "甲\n乙\n"),
        ("a: [甲\n  乙, 丙\n  丁]", ["甲乙", "丙丁"]),
        ("a: 甲\n  乙 # 注\n", "甲乙"),
    ],
)
def test_how_lines_meet(text: str, value: object) -> None:
    assert _read(text) == {"a": value}


@given(_WORDS, st.sampled_from(["plain", "'", '"', ">"]))
def test_only_blanks_go_and_only_where_lines_meet(words: list[str], style: str) -> None:
    lines = "\n  ".join(words)
    if style == "plain":
        text = "a: 首" + lines
    elif style == ">":
        text = "a: >\n  首" + lines
    else:
        text = f"a: {style}首" + (lines.replace("'", "''") if style == "'" else lines) + style
    value = _read(text)
    assert isinstance(value, dict)
    result = str(value["a"])
    whole = yaml.load(text, yaml.CSafeLoader)["a"]
    assert result.replace(" ", "") == whole.replace(" ", "")
    assert not re.search(f"[{HAN}] [{HAN}]", result)
