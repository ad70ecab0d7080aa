"""The printed page of a place leads back to the site, where it is known where that stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from generator import edition, library
from generator.kinds.entry import Audience
from generator.kinds.kind import Vocabulary
from generator.pages.build import build

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize("address", ["https://x.example/clean/", "https://x.example/clean", None])
def test_a_place_has_its_code(tmp_path: Path, address: str | None) -> None:
    (tmp_path / "places").mkdir()
    (tmp_path / "places" / "park.yml").write_text("title: 公园\n", "utf-8")
    selection = edition.select(library.load(tmp_path, Vocabulary()), Audience.PUBLIC)
    (page,) = [
        page for page in build(selection, "站", address=address) if page.url == "places/park/"
    ]
    body = page.body()
    assert ("<figure" in body) is (address is not None)
    if address:
        assert '<figure class="qj-code"><svg' in body
        assert "<figcaption>https://x.example/clean/places/park/</figcaption>" in body
