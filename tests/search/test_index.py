"""The files of the index: the same for the same documents, small, and made of scripts."""

from __future__ import annotations

import gzip
import json
import random
import re
from dataclasses import replace

import pytest

from generator.search import Document
from generator.search.build import build_index
from tests.search import samples


def test_the_order_of_documents_does_not_matter() -> None:
    documents = samples.documents(80)
    shuffled = random.Random(1).sample(documents, len(documents))
    assert list(build_index(documents)) == list(build_index(shuffled))


def test_any_change_renames_the_index() -> None:
    documents = samples.documents(5)
    changes = [
        replace(documents[0], title="别的"),
        replace(documents[0], when=(("1999", "1999年"),)),
        replace(documents[0], facets={"topic": ("别的",)}),
        replace(documents[0], sections=documents[0].sections[:0]),
        replace(documents[0], aliases=("别名",)),
    ]
    names = {dict(build_index([change, *documents[1:]]))["manifest.js"] for change in changes}
    assert len(names) == len(changes)


def test_two_documents_with_one_url_are_refused() -> None:
    twice = samples.documents(1) * 2
    with pytest.raises(ValueError, match="cases/c0/"):
        list(build_index(twice))


@pytest.mark.parametrize(
    "documents",
    [[], [Document("x/", "", "", ())], [Document("x/", "。", "页", (), (("2020", "2020年"),))]],
)
def test_an_index_of_nothing_is_an_index(documents: list[Document]) -> None:
    assert "manifest.js" in dict(build_index(documents))


def test_half_a_character_does_not_stop_the_build() -> None:
    broken = Document("x/", "半个\ud83d字", "页\ud83d", (), (), {"topic": ("\ud83d",)})
    texts = [content.decode("utf-8") for content in dict(build_index([broken])).values()]
    assert any("半个" in text and "字" in text for text in texts)


def test_every_file_hands_over_json_as_a_script() -> None:
    for name, content in build_index(samples.BY_HAND):
        if name.startswith(("box", "engine")):
            continue
        key = name.removesuffix(".js")
        text = content.decode("utf-8")
        assert text.startswith(f'qjSearch.put("{key}",')
        json.loads(text.removeprefix(f'qjSearch.put("{key}",').removesuffix(");\n"))
        assert "\u2028" not in text


def test_what_a_page_loads_up_front_is_small() -> None:
    files = dict(build_index([]))
    assert len(gzip.compress(files["box.js"])) <= 6 * 1024
    (engine,) = [content for name, content in files.items() if name.startswith("engine-")]
    assert len(gzip.compress(engine)) <= 18 * 1024


def test_an_index_takes_little_space() -> None:
    count = 2000
    sizes = {"s": 0, "f": 0}
    for name, content in build_index(samples.documents(count)):
        if match := re.search(r"/([sf])\d+\.js$", name):
            sizes[match[1]] += len(gzip.compress(content, 6))
    assert sizes["s"] <= 750 * count
    assert sizes["f"] <= 700 * count
