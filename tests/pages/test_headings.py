"""A heading breaks where a reader pauses: at punctuation, behind 的."""

from __future__ import annotations

import pytest

from generator.pages.atoms import phrases


@pytest.mark.parametrize(
    ("title", "written"),
    [
        ("收费公开的纪检监察建议书", "收费公开的<wbr>纪检监察建议书"),
        ("目的地", "目的地"),
        ("甲<b>的乙丙丁", "甲&lt;b&gt;的<wbr>乙丙丁"),
        ("补办的", "补办的"),
    ],
)
def test_a_title_may_break_behind_a_pause(title: str, written: str) -> None:
    assert phrases(title) == written
