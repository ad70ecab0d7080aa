"""Questions on pages: their pictures, or what these show."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from generator.kinds.questions.model import Bank
from generator.media import Album, Rendition, Sizes
from generator.pages.build import entry_page
from generator.pages.site import Site
from generator.pages.training import bank_pages
from tests.training.samples import make_edition

if TYPE_CHECKING:
    from pathlib import Path

_BANK = """title: 库
questions:
  - {id: q-1, type: judge, prompt: 是公章吗。, answer: true,
     images: [{file: media/x.png, alt: 一枚红章}]}
"""
_PNG = (
    "89504e470d0a1a0a0000000d4948445200000001000000010802000000907753de0000000c49444154789c63f8cfc0"
    "000003010100c9fe92ef0000000049454e44ae426082"
)


@pytest.mark.parametrize("is_at_hand", [True, False])
def test_a_question_shows_its_picture_or_says_what_it_shows(
    tmp_path: Path, is_at_hand: bool
) -> None:
    media = tmp_path / "content/media"
    media.mkdir(parents=True)
    (media / "x.png").write_bytes(bytes.fromhex(_PNG))
    edition = make_edition(tmp_path, {"questions/b.yml": _BANK})
    sizes = {"media/x.png": Sizes((Rendition("media/abc.webp", 1, 1),))} if is_at_hand else {}
    item = edition.item("questions", "b")
    assert item is not None
    body = entry_page(Site(edition, Album(sizes)), item).body()
    assert ('sizes="1px"' in body) == is_at_hand  # no larger than it is
    assert ('alt="一枚红章"' in body) == is_at_hand
    assert ("〔图：一枚红章〕" in body) != is_at_hand


def test_a_large_bank_has_pages_and_each_question_has_its_place(tmp_path: Path) -> None:
    rows = "".join(
        f"  - {{id: q-{i}, type: judge, prompt: 第{i}题。, answer: true}}\n" for i in range(1, 102)
    )
    edition = make_edition(tmp_path, {"questions/b.yml": f"title: 库\nquestions:\n{rows}"})
    [item] = edition.all(Bank)
    site = Site(edition)
    pages = [entry_page(site, item), *bank_pages(site)]
    assert [page.url for page in pages] == [
        "questions/b/",
        "questions/b/page/2/",
        "questions/b/page/3/",
    ]
    assert [page.body().count('<li class="qj-question"') for page in pages] == [50, 50, 1]
    assert all(page.body().count("aria-current=") == 1 for page in pages)
    place_of = item.kind.places(item.data)
    assert place_of(("questions", 49)) == ("q-50", "第 50 题")
    assert place_of(("questions", 50)) == ("page/2/#q-51", "第 51 题")
    assert 'id="q-51"' in pages[1].body()
