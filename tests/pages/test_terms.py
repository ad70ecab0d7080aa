"""Terms are marked where they first stand on a page, and nothing else of the text changes."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator import edition, library
from generator.kinds.entry import Audience
from generator.kinds.kind import Vocabulary
from generator.pages.terms import Glossary, Marker
from generator.text.richtext import RichText

if TYPE_CHECKING:
    from pathlib import Path

_TERMS = """
- {id: forms, title: 四种形态, aliases: [监督执纪“四种形态”], definition: 由轻到重的四个层次。}
- {id: first, title: 第一种形态, definition: 红脸出汗。}
- {id: form, title: 形态, definition: 处理的层次。}
- {id: both, title: 甲&乙, definition: 两个字。}
- {id: one, title: 字, definition: 一个字的词不标。}
"""
_WORD = re.compile(
    '<span class="qj-term">'
    '<a href="[^"]*" aria-describedby="tip-([a-z]+)">([^<]*)</a>'
    ".*?</span></span>"
)


@pytest.fixture(scope="module")
def glossary(tmp_path_factory: pytest.TempPathFactory) -> Glossary:
    content: Path = tmp_path_factory.mktemp("content")
    (content / "terms").mkdir()
    (content / "terms" / "core.yml").write_text(_TERMS, "utf-8")
    selection = edition.select(library.load(content, Vocabulary()), Audience.PUBLIC)
    return Glossary(selection, RichText(selection).html)


@pytest.mark.parametrize(
    ("texts", "marked"),
    [
        (["这是四种形态。"], ["forms"]),
        (["四种形态，四种形态", "又是四种形态"], ["forms"]),
        (["第一种形态和形态"], ["first", "form"]),
        (["监督执纪“四种形态”的第一种形态"], ["forms", "first"]),
        (["<p>四<strong>种形态</strong></p>"], ["form"]),
        (["<h3>四种形态</h3><p>四种形态</p>"], ["forms"]),
        (["<a href='形态'>形态</a><code>形态</code>"], []),
        (["<p title='形态'>无</p>"], []),
        (["甲&amp;乙，甲&乙"], ["both"]),
        (["字"], []),
        ([""], []),
    ],
)
def test_what_is_marked(glossary: Glossary, texts: list[str], marked: list[str]) -> None:
    marker = Marker(glossary)
    assert [id for text in texts for id, _ in _WORD.findall(marker.mark(text))] == marked


def test_a_term_is_not_marked_on_its_own_page(glossary: Glossary) -> None:
    assert Marker(glossary, "forms").mark("四种形态") == "四种形态"


@given(
    texts=st.lists(
        st.text(st.sampled_from("四种形态第一监督执纪“”甲&乙字，<>pa/ "), max_size=30), max_size=5
    )
)
def test_the_text_stays_as_it_was(glossary: Glossary, texts: list[str]) -> None:
    marker = Marker(glossary)
    made = [marker.mark(text) for text in texts]
    assert [_WORD.sub(r"\2", text) for text in made] == texts
    marked = [id for text in made for id, _ in _WORD.findall(text)]
    assert len(marked) == len(set(marked))


def test_without_terms_nothing_is_marked(tmp_path: Path) -> None:
    selection = edition.select(library.load(tmp_path, Vocabulary()), Audience.PUBLIC)
    assert Marker(Glossary(selection, RichText(selection).html)).mark("四种形态") == "四种形态"
