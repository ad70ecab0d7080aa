"""How the work of the audit grows with what is published and with what must not be in it."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

from generator import library
from generator.audit.search import Searcher
from generator.kinds.kind import Vocabulary
from tests.audit.conftest import han
from tests.work import calls

if TYPE_CHECKING:
    from pathlib import Path


def _searcher(folder: Path, entries: int) -> Searcher:
    chance = random.Random(3)
    terms = folder / "content/terms"
    terms.mkdir(parents=True)
    lines = [
        f"- {{id: t-{i}, title: {han(chance, 8)}, definition: {han(chance, 40)}, audience: 内部,"
        " sources: [{title: 甲}]}\n"
        for i in range(entries)
    ]
    (terms / "terms.yml").write_text("".join(lines), "utf-8")
    return Searcher(library.load(folder / "content", Vocabulary()))


def _pages(count: int) -> list[bytes]:
    chance = random.Random(4)
    return [f"<p>{han(chance, 200)}{i}</p>\n".encode() for i in range(count)]


def _search(searcher: Searcher, pages: list[bytes]) -> None:
    for i, page in enumerate(pages):
        assert searcher.search(f"{i}.html", page) == []


def test_work_grows_with_the_pages_and_not_with_the_secrets(tmp_path: Path) -> None:
    few, many = (_searcher(tmp_path / str(count), count) for count in (20, 500))
    ten, forty = _pages(10), _pages(40)
    once = calls(lambda: _search(few, ten))
    assert calls(lambda: _search(few, forty)) < 5 * once
    assert calls(lambda: _search(many, ten)) < 1.2 * once
