"""Slips of those who write YAML seldom: told where they were made, in words that say what to do."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml as pyyaml

from generator.source import yaml


@pytest.mark.parametrize(
    ("text", "line", "column", "words"),
    [
        ("标题: 甲\n摘要：乙\n", 2, 3, "冒号是全角的"),
        ("标题: 甲\n摘要：乙\n日期: 2021\n", 2, 3, "冒号是全角的"),
        ("标题：甲\n摘要：乙\n日期: 2021\n", 1, 3, "冒号是全角的"),
        ("- 标题：甲\n  日期: 2021\n", 1, 5, "冒号是全角的"),
        ("title: a\nsummary:b\n", 2, 8, "冒号后面要空一格"),
        ("title: a\nperson:{alias: b, c: d}\n", 2, 7, "冒号后面要空一格"),
        ("title:\u00a0a\ndate: 2021\n", 1, 6, "不是普通的半角空格"),
        ("title:\u3000a\ndate: 2021\n", 1, 6, "不是普通的半角空格"),
        ("a:\n  - b\n  -c\n", 3, 3, "“-”后面要空一格"),
        ("a:\n\tb: c\n", 2, 1, "不能用制表符"),
        ("a:\n  b: c\n\td: e\n", 3, 1, "不能用制表符"),
        ("a: |\n甲\nb: c\n", 2, 1, "正文要比键多缩进"),
        ("a: >-\n甲\n乙\n", 2, 1, "正文要比键多缩进"),
        ("a: [b #3]\nc: d\n", 1, 7, "都成了注释"),
        ("a: {b: c #3}\nc: d\n", 1, 10, "都成了注释"),
        ("a: [甲,\n  乙\nb: c\n", 3, 1, "第 1 行开始的括号"),
        ('甲: 乙\na: "没有结束\nb: c\n', 2, 4, "引号只有一半"),
        ("a: '没有\n---\n结束'\n", 1, 4, "打断"),
        ("a: b\nc: [甲, 乙\n\n", 2, 9, "方括号没有配对"),
        ("a: [b,\n  {c: d", 2, 8, "花括号没有配对"),
        ("a: {b: c", 1, 9, "花括号没有配对"),
        ("a: [甲,\n  乙", 2, 3, "第 1 行开始的括号"),
        ("a: [\n", 1, 5, "多了一个逗号或括号"),
        ("a: 时间: 九点\n", 1, 6, "整段加引号"),
        ("a: {b: 甲，c: 乙}\n", 1, 9, "半角逗号"),
        ("a: [甲] 说\n", 1, 8, "括号结束以后又多出文字"),
        ("a: {b：甲, c: 乙}\n", 1, 6, "冒号是全角的"),
    ],
)
def test_a_slip_is_told_where_it_was_made(text: str, line: int, column: int, words: str) -> None:
    value, (trouble, *_) = yaml.parse(text)
    assert value is None
    assert (trouble.code, trouble.position) == ("yaml-syntax", yaml.Position(line, column))
    assert words in str(trouble.values["reason"])
    assert str(trouble.values["reason_en"]).isascii() or "“" in str(trouble.values["reason_en"])


@pytest.mark.parametrize(
    "case", pyyaml.safe_load((Path(__file__).parent / "slips.yml").read_text("utf-8"))
)
def test_the_cause_is_told_on_its_own_line(case: dict[str, Any]) -> None:
    assert set(case) == {"text", "line", "says"}
    value, (trouble, *_) = yaml.parse(case["text"])
    assert value is None
    assert trouble.position.line == case["line"]
    assert case["says"] in str(trouble.values["reason"])
