"""Room for writing."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.tools.text_metrics import clean, width, wrap


@pytest.mark.parametrize(
    ("text", "em"),
    [("清风", 2), ("", 0), ("e\u0301", 0.6), ("ABC", 2.25), ("（南岳）", 4), ("\U0001f3ef", 1.4)],
)
def test_width(text: str, em: float) -> None:
    assert width(text) == pytest.approx(em)


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("石鼓书院清风廊", ("石鼓书院清风廊",)),
        ("南岳岳东村宗祠亭文化广场", ("南岳岳东村宗", "祠亭文化广场")),
        (
            "衡阳市党风廉政教育基地暨警示教育展馆以及附属设施",
            ("衡阳市党风廉政教育", "基地暨警示教育展…"),
        ),
        ("Hall of integrity", ("Hall of", "integrity")),
    ],
)
def test_wrap(text: str, lines: tuple[str, ...]) -> None:
    assert wrap(text, 9) == lines


@given(st.text(max_size=80).map(clean).filter(bool))
def test_no_line_is_wider_than_asked_for(text: str) -> None:
    lines = wrap(text, 9)
    assert 1 <= len(lines) <= 2
    assert lines[0]
    assert all(width(line) <= 9.01 for line in lines)
    assert "".join(lines).replace(" ", "").removesuffix("…") in text.replace(" ", "")


@given(st.text())
def test_clean_text_can_be_written_anywhere(text: str) -> None:
    cleaned = clean(text)
    cleaned.encode()
    assert cleaned == cleaned.strip() == clean(cleaned)
    assert not any(ord(char) < 32 or char in "\u202e\u2066\ufeff" for char in cleaned)
