"""Prose as people paste it keeps its paragraphs, lists and words."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import example, given
from hypothesis import strategies as st

from generator.text import prose
from generator.text.prose import paragraphs
from generator.text.richtext import RichText

HERE = Path(__file__).parent
CASES: list[dict[str, Any]] = yaml.safe_load((HERE / "prose.yml").read_text("utf-8"))
_TEXT = st.text(st.sampled_from("甲乙，。；：”）ab 1.-*+>#|`~\t\n\n\n　（一）[]:="), max_size=80)


class _Edition:
    @staticmethod
    def item(folder: str, id: str) -> None:
        return None


WRITER = RichText(_Edition())  # type: ignore[arg-type]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["purpose"])
def test_case(case: dict[str, Any]) -> None:
    assert set(case) == {"purpose", "text", "html"}
    assert WRITER.html(case["text"]).replace("\n", "") == case["html"].replace("\n", "")


@given(_TEXT)
@example("- 甲。\n  乙。\n- 丙")
@example("```\n  甲\n```")
@example("甲|乙\n-|-\n丙|丁\n戊")
@example("  - 甲\n- 乙")
@example("甲\t乙\n丙\t|丁")
@example("甲甲甲甲\n乙乙乙乙\n甲甲甲甲\n乙乙乙乙")
def test_it_is_done_once_and_for_all(text: str) -> None:
    once = paragraphs(text)
    assert paragraphs(once) == once


_TIDY_TEXT = st.lists(
    st.sampled_from(
        ("甲。", "乙|丙", "**甲**：乙", "**", "- 甲", "- **甲**", "甲甲甲甲", "\n", "")
    ),
    max_size=12,
).map("\n".join)


@given(st.one_of(_TEXT, _TIDY_TEXT))
@example("甲。\n\n- 乙\n- 丙\n\n丁\n")
@example("甲甲甲甲\n\n乙乙乙乙\n\n甲甲甲甲\n\n乙乙乙乙")
def test_a_tidy_text_is_what_would_be_written_of_it(text: str) -> None:
    if prose._TIDY.fullmatch(text):
        assert prose._written(text) == text


def test_most_texts_are_tidy() -> None:
    assert prose._TIDY.fullmatch("甲。\n\n**乙**：丙\n\n- 丁\n- **戊**\n\n己\n")
    assert not prose._TIDY.fullmatch("甲。\n乙。")


@given(_TEXT)
@example("甲\t乙\n丙\t|丁")
@example("甲甲甲甲\n乙乙乙乙\n甲甲甲甲\n乙乙乙乙")
def test_nothing_but_blanks_is_added_or_lost(text: str) -> None:
    assert _signs(paragraphs(text)) == _signs(text)


def _signs(text: str) -> str:
    """All but blanks and what draws a table."""
    return "".join(text.translate(_DRAWN).split())


_DRAWN = dict.fromkeys(map(ord, "|-\\"))


def test_lists_in_lists_without_end_come_to_one() -> None:
    html = WRITER.html("".join("  " * depth + "- 甲\n" for depth in range(1_000)))
    assert html.count("甲") == 1_000
