"""What pasted text carries along is cleaned; what may hide something is left to be refused."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.source.cleaning import clean
from generator.source.yaml import INVISIBLE


@pytest.mark.parametrize(
    ("text", "cleaned"),
    [
        ("公\u00ad务\u200b员\u200c职\u200d务\u2060\ufeff", "公务员职务"),
        ("第\u00a0一\u2002条\u2009\u202f\u205f甲", "第 一 条   甲"),
        ("\uf0b7 甲\n\uf0d8 乙\uf0fc", "• 甲\n• 乙√"),
        ("⼈⼤、⻔、⺠、⻓、豈、﨑", "人大、门、民、长、豈、﨑"),
        ("︵甲﹐乙︶﹟丙", "（甲，乙）＃丙"),
        ("👨‍👩‍👧 ❤️‍🔥", "👨‍👩‍👧 ❤️‍🔥"),
        ("1380\u200d0138000", "13800138000"),
        ("㎡、①、ａｂ、　　", "㎡、①、ａｂ、　　"),
        ("\u202e\u200e\u2066\x07", "\u202e\u200e\u2066\x07"),
    ],
)
def test_what_becomes_of_a_text(text: str, cleaned: str) -> None:
    assert clean(text) == cleaned


@given(st.text(max_size=60))
def test_it_is_done_once_and_for_all_and_keeps_the_lines(text: str) -> None:
    once = clean(text)
    assert clean(once) == once
    assert once.count("\n") == text.count("\n")
    hidden = [c for c in INVISIBLE.sub(lambda m: "\x00" * len(m[0]), text) if c == "\x00"]
    assert len(hidden) >= len(INVISIBLE.findall(once))


def test_every_radical_has_the_same_word_as_its_twin() -> None:
    radicals = [chr(c) for c in range(0x2E80, 0x2FD6) if unicodedata.name(chr(c), "")]
    left = {c for c in radicals if clean(c) == c}
    parts_of_characters = set("⺁⺂⺃⺅⺉⺋⺎⺏⺐⺑⺒⺓⺔⺖⺙⺜⺦⺲⻇⻕⻞⻡")  # nobody's word
    assert left == parts_of_characters
    assert all(unicodedata.normalize("NFKC", c) in (c, clean(c)) for c in radicals)
