"""What stands on a page: what belongs together, and nowhere two characters alone."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pypdfium2 as pdfium
import pytest

from benchmarks.books.lines import lines
from generator import library
from generator.edition import select
from generator.kinds.cases.model import Case
from generator.kinds.circulars.model import Circular
from generator.kinds.circulars.relations import Relations
from generator.kinds.entry import Audience
from generator.library import vocabulary
from tests.books.shelf import book, print_books, project, texts

if TYPE_CHECKING:
    from pathlib import Path

    from generator.edition import Edition

_HEAD = 0.07  # of the height of a page: the running head; as much is the folio's at the foot
_FEWEST = 16


@pytest.fixture(scope="module")
def edition(root: Path) -> Edition:
    words = vocabulary.load(root / "site_config/vocabulary.yml", "site_config/vocabulary.yml")
    return select(library.load(root / "content", words), Audience.PUBLIC)


def _bodies(pdf: Path) -> list[str]:
    """The text of each page without head and folio."""
    pages = [""] * len(document := pdfium.PdfDocument(pdf))
    heights = [page.get_height() for page in document]
    for line in lines(pdf):
        if _HEAD < line.base / heights[line.page] < 1 - _HEAD:
            pages[line.page] += line.text
    return pages


def test_no_page_is_left_to_a_few_characters(shelf: Path) -> None:
    for path in shelf.glob("*.pdf"):
        bodies = _bodies(path)
        few = [body for body in bodies[1:] if 0 < len(body) < _FEWEST]
        # The imprint of a circular closes its last, even page, be it alone there.
        assert [body for body in few if not body.endswith("印发")] == [], path.name


def test_an_act_stands_with_its_clauses(shelf: Path, edition: Edition) -> None:
    pages = texts(shelf / "casebook.pdf")
    acts = 0
    for case in (item.data for item in edition.of(Case)):
        for act in case.conduct:
            what = "".join(act.what.split())
            [page] = [page for page in pages if what in page]
            rest = page.split(what)[1]
            quoted = re.findall(r"第[一二三四五六七八九十]+条", re.split(r"纪律|剖析", rest)[0])
            assert len(quoted) >= len(act.violates), act.what
            acts += len(act.violates)
    assert acts > 20


def test_acts_of_every_length_stand_with_their_clauses(tmp_path: Path) -> None:
    acts = "".join(
        f"  - {{what: 始{n}事{'公开公正' * (n % 23 * 4)}, violates: ['r#{n}']}}\n"
        for n in range(1, 60)
    )
    clauses = "".join(
        f"  - {{no: '{n}', text: {'清风正气' * (n * 7 % 40)}终{n}完}}\n" for n in range(1, 60)
    )
    files = {
        "content/cases/a.yml": f"title: 甲\nfictional: true\nconduct:\n{acts}",
        "content/rules/r.yml": f"title: 乙\nclauses:\n{clauses}",
    }
    folder = project(tmp_path, files, books=[book("casebook", paper="大32开")])
    pages = texts(print_books(folder) / "b.pdf")
    for n in range(1, 60):
        assert any(f"始{n}事" in page and f"终{n}完" in page for page in pages), n


def test_an_act_longer_than_a_page_is_set_over_pages(tmp_path: Path) -> None:
    case = f"title: 甲\nfictional: true\nconduct: [{{what: 始{'鑫' * 2400}终}}]\n"
    folder = project(tmp_path, {"content/cases/a.yml": case}, books=[book("casebook")])
    words = "".join(texts(print_books(folder) / "b.pdf"))
    assert words.count("鑫") == 2400
    assert "终" in words


def test_a_circular_has_its_cases_in_the_order_of_the_site(shelf: Path, edition: Edition) -> None:
    relations = Relations(edition)
    for circular in edition.of(Circular):
        words = "".join(texts(shelf / f"circulars-{circular.data.id}.pdf"))
        titles = ["".join(case.data.title.split()) for case in relations.cases(circular)]
        assert len(titles) > 1
        places = [words.index(f"、{title}") for title in titles]
        assert places == sorted(places)


def test_a_signature_has_text_above_it(shelf: Path) -> None:
    for path in shelf.glob("circulars-*.pdf"):
        [page] = [page for page in texts(path) if re.search(r"\d日—\d—$", page)]
        assert len(page) > 40, path.name


def test_the_sources_of_a_report_stand_below_it(shelf: Path) -> None:
    bodies = _bodies(shelf / "digest.pdf")
    assert sum("资料来源" in body for body in bodies) > 8
    assert [body for body in bodies if body.startswith("资料来源")] == []


def test_every_panel_of_a_leaflet_has_something_to_read(shelf: Path) -> None:
    document = pdfium.PdfDocument(shelf / "leaflets.pdf")
    assert len(document) % 2 == 0
    for page in document:
        third = page.get_width() / 3
        for panel in range(3):
            text = page.get_textpage().get_text_bounded(panel * third, 0, (panel + 1) * third)
            assert len("".join(text.split())) > 40, (page, panel)


@pytest.mark.parametrize("count", [1, 2, 3, 4, 7, 12, 40])
def test_a_route_of_any_length_is_whole(count: int, tmp_path: Path) -> None:
    stops = ", ".join(f"{{place: p{n}, minutes: {n + 1}}}" for n in range(count))
    files = {"content/routes/l.yml": f"title: 线路\nfictional: true\nstops: [{stops}]\n"} | {
        f"content/places/p{n}.yml": f"title: 点位{n}号\nfictional: true\nsummary: 始{n}终\n"
        f"highlights: [看{n}完]\ndescription: 介{'绍' * 150}\n"
        for n in range(count)
    }
    pages = texts(print_books(project(tmp_path, files, books=[book("leaflet")])) / "b.pdf")
    inside = "".join(pages[1:])
    assert all(f"始{n}终" in inside and f"{n + 1}分钟" in inside for n in range(count))
    assert len(pages) == 2 or count > 12
