"""Signs of Chinese sentences become wide; those of numbers, addresses and English stay."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.intake.circulars.signs import widen

_CASES = [
    ("经查,2022年12月11日20时许,在会上", "经查，2022年12月11日20时许，在会上"),
    ("经查, 某某违规; 次日: 退款.", "经查，某某违规；次日：退款。"),
    ("收受5,000元、1.5万元", None),
    ("见 https://example.org/a,b 的说明", None),
    ("20:30 到 21:00 在场", None),
    ("一.某镇问题", None),
    ("某公司(ABC, Ltd.)的项目", None),
    ("为什么?因为!", "为什么？因为！"),
    ("共计3人,其中2人;", "共计3人，其中2人；"),
    ("用了Word,表格没填", "用了Word，表格没填"),
]


@pytest.mark.parametrize(("text", "expected"), _CASES, ids=[text for text, _ in _CASES])
def test_each_kind(text: str, expected: str | None) -> None:
    assert widen(text)[0] == (expected or text)


@given(st.text(st.sampled_from("某年月，。,.;:?! 0129aB/“”（）(一"), max_size=40))
def test_nothing_but_signs_and_blanks_beside_them_changes(text: str) -> None:
    wide, count = widen(text)
    assert (count == 0) == (wide == text)
    bare = str.maketrans("，。；：？！", ",.;:?!", " ")
    assert wide.translate(bare) == text.translate(bare)
