"""What an entry is about, in a sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator import edition, library
from generator.kinds.entry import Audience
from generator.kinds.kind import Vocabulary
from generator.pages.site import Site
from generator.text.richtext import RichText

if TYPE_CHECKING:
    from pathlib import Path

    import pytest


def test_it_is_made_once_for_the_page_and_all_lists(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "terms").mkdir()
    (tmp_path / "terms/a.yml").write_text("title: 甲\ndefinition: 第一**句**。第二句。\n", "utf-8")
    made, real = [], RichText.html

    def counting(self: RichText, text: str) -> str:
        made.append(text)
        return real(self, text)

    monkeypatch.setattr(RichText, "html", counting)
    site = Site(edition.select(library.load(tmp_path, Vocabulary()), Audience.PUBLIC))
    made.clear()  # the glossary has told what the term is
    (item,) = site.edition.browse("terms")
    assert [site.summary(item), site.summary(item)] == ["第一句。", "第一句。"]
    assert len(made) == 1
