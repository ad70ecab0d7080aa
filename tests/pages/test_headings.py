"""A heading breaks where a reader pauses, and never within a term or the name of a unit."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.pages.phrases import Phrases

_NAMES = ("建议书", "纪检监察建议书", "某县", "公开的事项", "制度“补丁”")
_TITLES = st.lists(
    st.sampled_from([*_NAMES, "的", "与", "和", "第八条", "（试行）", "<b>", "办法", "参与", "，"]),
    max_size=8,
).map("".join)


@pytest.mark.parametrize(
    ("title", "written"),
    [
        ("收费公开的纪检监察建议书", "收费公开的<wbr>纪检监察建议书"),
        ("会后补写纪检监察建议书一份", "会后补写<wbr>纪检监察建议书<wbr>一份"),
        ("公开的事项清单", "公开的事项<wbr>清单"),
        ("院长违纪违法案与一份回信", "院长违纪违法案<wbr>与一份回信"),
        ("群众参与监督", "群众参与监督"),
        ("清廉和谐之家", "清廉和谐之家"),
        ("某县“补丁”", "某县“补丁”"),
        ("重读第八条之二的理由", "重读<wbr>第八条之二<wbr>的理由"),
        ("本县制度“补丁”办法", '本县<wbr><span class="qj-whole">制度“补丁”</span>办法'),
        ("目的地", "目的地"),
        ("某县城半日线", "某县城半日线"),
        ("某县级机关的办法", "某县级机关的办法"),
        ("甲<b>的乙丙丁", "甲&lt;b&gt;的<wbr>乙丙丁"),
        ("补办的", "补办的"),
    ],
)
def test_a_title_may_break_at_a_pause(title: str, written: str) -> None:
    assert Phrases(_NAMES)(title) == written


@pytest.mark.parametrize(
    ("title", "pieces"),
    [
        ("担当与违纪之间：三个区分开来", ["担当", "与违纪之间：", "三个区分开来"]),
        ("看水（教学示例）", ["看水", "（教学示例）"]),
        ("《条例》里的“四种形态”，怎么用？", ["《条例》", "里的", "“四种形态”，", "怎么用？"]),
        ("one two", ["one ", "two"]),
        ("", []),
    ],
)
def test_a_cover_breaks_a_title_at_pauses_and_signs(title: str, pieces: list[str]) -> None:
    assert Phrases().pieces(title) == pieces


@given(_TITLES)
def test_breaks_change_no_title_and_part_no_name(title: str) -> None:
    pieces = [piece.striptags() for piece in Phrases(_NAMES)(title).split("<wbr>")]
    assert "".join(pieces) == title
    assert "" not in pieces or not title
    for name in ("纪检监察建议书", "某县", "第八条"):
        assert sum(piece.count(name) for piece in pieces) == title.count(name)
