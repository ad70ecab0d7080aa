"""Entries as the search knows them: what stands on their pages is there."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator import edition, library
from generator.kinds.entry import Audience
from generator.kinds.kind import Vocabulary
from generator.search import author_page, documents
from tests.search import truth

if TYPE_CHECKING:
    from pathlib import Path

    from generator.search import Document

CASE = """
title: 虚列公务接待
fictional: true
date: 2021-03/2021-05
unit: town
sector: reception
conduct:
  - {what: 虚列来访人数, amount: 18600}
  - {what: 多领补助, amount: 860}
outcome: {form: 3, transferred: true}
"""


@pytest.fixture
def case(tmp_path: Path) -> Document:
    """The case above, of a unit."""
    for path, text in {"cases/a.yml": CASE, "units/town.yml": "title: 某镇\ntype: 机关\n"}.items():
        (tmp_path / path).parent.mkdir()
        (tmp_path / path).write_text(text, "utf-8")
    entries = library.load(tmp_path, Vocabulary(sectors={"reception": "公务接待"}))
    public = edition.select(entries, Audience.PUBLIC)
    (found,) = documents(public, public.browse("cases"))
    return found


@pytest.mark.parametrize(
    "query",
    [
        "1.86万元",
        "18,600元",
        "18600元",
        "860元",
        "1.946 万元",
        "19460",
        "第三种形态",
        "已移送司法机关",
        "某镇",
        "2021年3月—5月",
    ],
)
def test_what_its_page_tells_is_found(case: Document, query: str) -> None:
    assert truth.holding([case], query) == {case.url}


def test_a_listed_value_is_there_as_its_word_once(case: Document) -> None:
    problems = [line for section in case.sections for line in section.text.split("\n")]
    assert problems.count("公务接待") == 1
    assert "reception" not in problems


def test_a_period_keeps_both_its_points(case: Document) -> None:
    assert case.when == (("2021-03", "2021年3月"), ("2021-05", "5月"))
    assert case.date == "2021-05"


_SIGNS = ["<p>", "</p>", "<", "甲", "&amp;", "&", "\n", " ", "<br>", "　", "<b>"]
PIECES = st.lists(st.sampled_from(_SIGNS), max_size=8).map("".join)


@given(PIECES)
def test_the_words_of_one_paragraph_are_those_of_a_page_that_says_more(text: str) -> None:
    """A paragraph of nothing but text is read by a short cut; behind a line of its own by none."""
    html = f"<p>{text}</p>"
    (alone,) = author_page("a/", "", html).sections
    (after,) = author_page("a/", "", f"头<br>{html}").sections
    assert after.text.removeprefix("头").removeprefix("\n") == alone.text
