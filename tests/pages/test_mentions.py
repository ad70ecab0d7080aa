"""Citations in running text: every one that is sound links, and nothing else does."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from generator import edition, library
from generator.kinds.entry import Audience
from generator.kinds.kind import Vocabulary
from generator.pages.links import ROOT
from generator.pages.mentions import Mentions

if TYPE_CHECKING:
    from generator.edition import Edition

CASES: list[dict[str, Any]] = yaml.safe_load(
    (Path(__file__).parent / "mentions.yml").read_text("utf-8")
)
_RULES = {
    "law": """
title: 中华人民共和国监督法
short: [监督法]
clauses:
  - {no: 8, text: 范围。}
  - no: 11
    text: |
      第一款。
      有下列情形之一的：
      （一）甲；
      （二）乙。
  - {no: 120之一, text: 后来加的。}
""",
    "by": "title: 监督法实施办法\nclauses: [{no: 8, text: 另有规定。}]\n",
    "op": "title: 公开条例\nclauses: [{no: 3, text: 公开。}]\n",
    "same-1": "title: 同名办法\nclauses: [{no: 1, text: 一。}]\n",
    "same-2": "title: 同名办法\nclauses: [{no: 1, text: 一。}]\n",
}


@pytest.fixture(scope="module")
def mentions(tmp_path_factory: pytest.TempPathFactory) -> Mentions:
    content = tmp_path_factory.mktemp("content")
    (content / "rules").mkdir()
    for id, text in _RULES.items():
        (content / "rules" / f"{id}.yml").write_text(f"fictional: true\n{text}", "utf-8")
    return Mentions(_public(content))


def _public(content: Path) -> Edition:
    return edition.select(library.load(content, Vocabulary()), Audience.PUBLIC)


def _links(html: str) -> dict[str, str]:
    pairs = re.findall(rf'<a href="{re.escape(ROOT)}rules/([^"]*)">([^<]*)</a>', html)
    return {words: _short(address) for address, words in pairs}


def _short(address: str) -> str:
    """`c-8` for a clause of the law, `by-8` for one of another rule."""
    id, _, anchor = address.partition("/")
    return anchor.lstrip("#") if id == "law" else id + anchor.removeprefix("#c")


@pytest.mark.parametrize("case", CASES, ids=[case["text"] for case in CASES])
def test_a_sentence(mentions: Mentions, case: dict[str, Any]) -> None:
    html = mentions.link(case["text"])
    assert _links(html) == case["links"]
    assert re.sub("<[^>]*>", "", html) == case["text"]


def test_each_paragraph_links_once_and_links_code_and_headings_never(mentions: Mentions) -> None:
    html = mentions.link(
        "<h3>监督法第八条</h3><p>监督法第八条，监督法第八条</p><p>监督法第八条</p>"
        '<p><a href="x">监督法第八条</a><code>监督法第八条</code></p>'
    )
    assert html.count("#c-8") == 2
    assert html.startswith("<h3>监督法第八条</h3>")
    assert html.endswith('<p><a href="x">监督法第八条</a><code>监督法第八条</code></p>')


_PIECES = st.sampled_from(
    [
        "监督法",
        "《",
        "》",
        "第",
        "八",
        "条",
        "十一",
        "款",
        "项",
        "、",
        "和",
        "依照",
        "&lt;",
        "<b>",
        "</b>",
    ]
)


@given(st.lists(_PIECES, max_size=30))
def test_text_stays_as_it_is(mentions: Mentions, pieces: list[str]) -> None:
    text = "".join(pieces)
    linked = mentions.link(text)
    assert re.sub(r'<a href="[^"]*">|</a>', "", linked) == text
