"""An index made by parts: no part grows with the site, and their sizes change no byte."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from generator.search import Document, Section, corpus, postings
from generator.search.build import build_index
from generator.search.corpus import gather
from generator.search.extracts import extract
from generator.search.runs import FIRST, Ranges, Runs
from generator.search.shelf import Shelf
from tests.search import samples

if TYPE_CHECKING:
    import pytest


def test_how_many_documents_are_in_memory_changes_no_byte(monkeypatch: pytest.MonkeyPatch) -> None:
    documents = samples.documents(60)
    whole = list(build_index(documents))
    monkeypatch.setattr(corpus, "STRETCH", 700)
    assert list(build_index(documents)) == whole


def test_the_smallest_parts_hold_the_same_postings(monkeypatch: pytest.MonkeyPatch) -> None:
    """Numbers and what a break parts begin with characters that stand in no text."""
    text = "，".join(f"第{number}号" for number in range(1000, 1400))
    documents = [*samples.documents(40), Document("n/", "号", "", (Section("", "", text),))]
    with Shelf() as shelf:
        for document in documents:
            shelf.add(extract(document))
        shelf.arrange()
        one = gather(shelf)
        (whole,) = postings.Collection(one).postings(_as_they_are)
        monkeypatch.setattr(postings, "PASS", 300)
        parts = list(postings.Collection(one).postings(_as_they_are))
    assert len(parts) > 20
    terms = [{*zip(part.first.tolist(), part.second.tolist(), strict=True)} for part in parts]
    assert sum(map(len, terms)) == len(set().union(*terms)), "a term lies in one part"
    for name in ("first", "second", "documents", "masks", "edges"):
        joined = np.concatenate([getattr(part, name) for part in parts])
        assert np.array_equal(joined, getattr(whole, name))
    assert max(len(part.documents) for part in parts) <= 900


def _as_they_are(part: postings.Postings) -> postings.Postings:
    return part


KEYS = st.lists(
    st.tuples(st.integers(1, 9), st.integers(0, 9), st.integers(0, 1000)).map(
        lambda key: key[0] << FIRST | key[1] << FIRST - 16 | key[2]
    )
)


@given(
    st.lists(KEYS, max_size=4),
    st.lists(st.integers(0, 50), min_size=10, max_size=10),
    st.integers(1, 60),
)
def test_runs_give_back_what_they_took(runs: list[list[int]], totals: list[int], size: int) -> None:
    ranges = Ranges.of(np.array(totals), size)
    with Runs() as disk:
        for run in runs:
            disk.add(ranges.run(np.array(run, dtype=np.uint64)))
        back = [sorted(disk.of_range(number).tolist()) for number in range(ranges.count)]
    assert [key for part in back for key in part] == sorted(key for run in runs for key in run)
    terms = [{key >> FIRST - 16 for key in part} for part in back]
    assert sum(map(len, terms)) == len(set().union(*terms)), "a term lies in one range"
