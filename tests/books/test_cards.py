"""The pictures for those who share a page: words, sizes, and what is not drawn twice."""

from __future__ import annotations

import io
from dataclasses import replace
from typing import TYPE_CHECKING

import pypdfium2
import pytest
from PIL import Image

from generator.books import cards as drawing
from generator.books.cards import SHAPES, Card, draw, pictures, text_layer
from generator.exports.cards import add_cards, cards
from generator.media import Album
from generator.pages.build import build
from tests.training.samples import make_edition

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

CARD = Card("清鉴", "example.org", "案例", "虚列公务接待套取资金", "九张审批单。", "内部")
_SIGNS = '#[引号"反斜\\杠*星*_线_$x$<a>@甲]'


def _words(card: Card, shape: str) -> str:
    """What can be read on a card, without the blanks between its lines."""
    document = pypdfium2.PdfDocument(text_layer(card, shape))
    assert len(document) == 1
    return "".join(document[0].get_textpage().get_text_range().split())


@pytest.mark.parametrize("shape", SHAPES)
def test_a_picture_says_the_title_whole(shape: str) -> None:
    for title in ("四种形态", f"关于{_SIGNS}的通报", "违规吃喝专项整治" * 25):
        words = _words(replace(CARD, title=title), shape)
        assert title in words
        assert "清鉴" in words
        assert "内部" in words


@pytest.mark.parametrize("shape", SHAPES)
def test_a_title_breaks_between_its_pieces(shape: str) -> None:
    pieces = ("常宁市、", "衡山县", "法院人员被", "采取留置措施")
    for told in (pieces, ("中国共产党纪律处分条例",)):
        card = replace(CARD, title="".join(told), pieces=told)
        [page] = pypdfium2.PdfDocument(text_layer(card, shape))
        lines = page.get_textpage().get_text_range().split()
        assert all(any(piece in line for line in lines) for piece in told), lines


@pytest.mark.parametrize("shape", SHAPES)
def test_what_has_no_room_ends_in_dots(shape: str) -> None:
    card = replace(CARD, title="违规吃喝专项整治" * 60, words="一句很长的话" * 60)
    assert card.is_too_long
    assert "…" in _words(card, shape)
    assert len(_words(card, shape)) < 400


def test_the_pictures_have_their_sizes_and_the_colours_of_the_house() -> None:
    for shape, size in SHAPES.items():
        [picture] = pictures([CARD], shape)
        with Image.open(io.BytesIO(picture)) as image:
            assert image.size == size
            colours = image.convert("RGB")
        assert colours.getpixel((2, 2)) == (0xFB, 0xFA, 0xF6)
        assert colours.getpixel((2, size[1] - 3)) == (0xE9, 0xF1, 0xED)
        assert len(picture) < 60_000


def test_only_what_changed_is_drawn(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    drawn: list[str] = []

    def count(cards: Sequence[Card], shape: str) -> list[bytes]:
        drawn.extend(f"{card.title} {shape}" for card in cards)
        return [b"PNG"] * len(cards)

    monkeypatch.setattr(drawing, "pictures", count)
    first = [CARD, replace(CARD, title="甲"), CARD]
    files = draw(first, tmp_path)
    assert len(files) == 4
    assert all(file.read_bytes() == b"PNG" for file in files.values())
    assert len(drawn) == 4
    assert draw(first, tmp_path) == files
    draw([CARD, replace(CARD, title="乙")], tmp_path)
    assert drawn[4:] == ["乙 wide", "乙 square"]
    others = (replace(CARD, site="丙"), replace(CARD, kind="丙"), replace(CARD, words="丙"))
    assert len({card.name for card in others}) == 3


def test_what_cannot_be_drawn_is_told_and_left_out(tmp_path: Path) -> None:
    content = {
        "cases/a.yml": "title: 一个\U0002a6d6字\nfictional: true\n",
        "cases/b.yml": f"title: {'长' * 250}\nfictional: true\n",
        "cases/c.yml": "title: 平常的\nfictional: true\nsummary: 一句话。\n",
        "cases/d.yml": "title: 不公开的\naudience: 内部\nfictional: true\n",
    }
    edition = make_edition(tmp_path, content)
    made = cards(edition, "清鉴", "一句介绍", "https://example.org/sub/")
    assert {*made.cards} == {"", "cases/b/", "cases/c/"}
    assert made.remarks[0] == "cases/a/ 没有分享图：字体里没有“\U0002a6d6”。"
    assert "cases/b/" in made.remarks[1]
    assert len(made.remarks) == 2
    told = made.cards["cases/c/"]
    assert (told.host, told.kind, told.words) == ("example.org", "案例 · 教学情景", "一句话。")
    assert told.sign.startswith("<svg ")
    assert "不公开的" not in repr(made)


def test_pages_name_their_pictures(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(drawing, "pictures", lambda cards, shape: [b"PNG"] * len(cards))
    edition = make_edition(tmp_path, {"cases/c.yml": "title: 平常的\nfictional: true\n"})
    made = cards(edition, "清鉴", "", "https://example.org/")
    album = add_cards(Album(), made, tmp_path / "cache")
    pages = {page.url: page for page in build(edition, "清鉴", album, "https://example.org/")}
    for url, card in (("cases/c/", made.cards["cases/c/"]), ("search/", made.cards[""])):
        images = [(one.path, one.width, one.height) for one in pages[url].images()]
        assert images == [(card.path(shape), *size) for shape, size in SHAPES.items()]
        assert {path for path, _, _ in images} <= album.files.keys()
