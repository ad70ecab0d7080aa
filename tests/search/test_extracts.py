"""What is taken of a document, and may be kept, makes the index that the document makes."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from generator.search import Document, Section
from generator.search.build import build_index
from generator.search.extracts import extract, read
from generator.search.shelf import Shelf
from tests.search import samples

TEXT = st.text(
    st.one_of(
        st.sampled_from('车車公務务国國，。：\n\r\u2028\u2029 　\x00\ud800\udfff"\\ﬁ1０.-𠮷'),
        st.characters(),
    ),
    max_size=30,
)
SECTION = st.builds(Section, TEXT, TEXT, TEXT, TEXT)
WORDS = st.lists(TEXT, max_size=3).map(tuple)
DOCUMENT = st.builds(
    Document,
    TEXT,
    TEXT,
    TEXT,
    st.lists(SECTION, max_size=3).map(tuple),
    st.lists(st.tuples(TEXT, TEXT), max_size=2).map(tuple),
    st.dictionaries(st.sampled_from(["topic", "unit", "year", "own"]), WORDS, max_size=3),
    WORDS,
    WORDS,
    WORDS,
    st.booleans(),
)


@given(DOCUMENT)
def test_all_of_it_comes_back(document: Document) -> None:
    text = extract(document)
    found = read(text)
    assert (found.url, found.date, found.minor) == (document.url, document.date, document.minor)
    assert len(found.names) == 1 + len(document.aliases)
    assert found.fragment.startswith("[")
    assert text == extract(document), "of the same document it is the same"
    with Shelf() as shelf:
        shelf.add(text)
        shelf.arrange()
        assert shelf.fragment(0) == found.fragment.encode("utf-8", "replace").decode()


@given(st.lists(DOCUMENT, max_size=4, unique_by=lambda document: document.url))
def test_what_was_made_before_changes_nothing(documents: list[Document]) -> None:
    """Neither which texts a process has folded before, nor in what order they come."""
    first = [extract(document) for document in documents]
    for sample in samples.BY_HAND:
        extract(sample)
    assert [extract(document) for document in reversed(documents)] == first[::-1]


def test_a_traditional_character_is_told_by_each_text_that_holds_it() -> None:
    """The client folds by what the index says: also where a text was not the first to hold it."""
    for _ in range(2):
        document = Document("a/", "公車", "案例", (Section("", "", "公務"),))
        assert read(extract(document)).traditional == {"車": "车", "務": "务"}
    assert read(extract(Document("b/", "公车", "案例", ()))).traditional == {}
    files = dict(build_index([Document("b/", "公车", "案例", ()), document]))
    assert "車".encode() in files["manifest.js"]
