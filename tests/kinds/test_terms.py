"""The glossary stands by reading; what tells no more than a name comes last and is not marked."""

from __future__ import annotations

from typing import Any

import pytest
from pydantic import TypeAdapter

from generator.kinds.terms.letters import by_reading, letters
from generator.kinds.terms.model import Term

_TERM = TypeAdapter(Term)


class _Item:
    def __init__(self, data: Term) -> None:
        self.data = data


def _term(title: str, definition: str = "讲明白了。", **more: Any) -> Term:
    return _TERM.validate_python({"id": "t", "title": title, "definition": definition, **more})


@pytest.mark.parametrize(
    ("definition", "defines"),
    [
        ("来源里使用的固定提法。内容来源未展开。", False),
        ("来源提到名称。内容来源未展开。", False),
        ("检查的一种方式。怎样回溯，来源未展开。", False),
        ("内容来源没有说明", False),
        ("对主要负责人的要求。三个分别是什么，来源未展开。", True),
        ("红脸出汗。", True),
        ("监督的一种方式。", True),
        ("三张单子的合称。\n来源没有列出内容。", True),
    ],
)
def test_a_term_that_tells_only_its_name_defines_nothing(definition: str, defines: bool) -> None:
    assert _term("甲", definition).defines is defines


def test_terms_stand_under_the_letter_of_their_reading() -> None:
    unknown = _term("按名", "来源提到名称。来源未展开。")
    all_terms = [
        unknown,
        _term("1+5+N"),
        _term("重复举报", reading="chong fu"),
        _term("“三重一大”"),
        _term("重点"),
        _term("安全"),
        _term("ABC"),
    ]
    items: list[Any] = [_Item(term) for term in sorted(all_terms, key=by_reading)]
    under = {one.name: [item.data.title for item in one.items] for one in letters(items)}
    assert under == {
        "A": ["ABC", "安全"],
        "C": ["重复举报"],
        "S": ["“三重一大”"],
        "Z": ["重点"],
        "#": ["1+5+N"],
        "names": ["按名"],
    }
    assert [one.first for one in letters(items)] == [0, 2, 3, 4, 5, 6]
