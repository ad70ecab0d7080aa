"""Questions on pages: their pictures, or what these show."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from generator.media import Album, Rendition, Sizes
from generator.pages.build import entry_page
from generator.pages.site import Site
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
