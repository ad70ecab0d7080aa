"""Measured from the files: full lines, squeezed marks, line starts, an official document's grid."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pypdfium2 as pdfium
import pytest

from benchmarks.books.lines import CLOSING, judge, lines
from generator.books.paper import POINTS_PER_MM
from tests.books.shelf import book, print_books, project

if TYPE_CHECKING:
    from pathlib import Path

    from benchmarks.books.lines import Line

PROSE = (
    "他说：“这笔钱（共18,600元）不走账。”会计问：“凭什么？”没有人答；第二天，单子已经签好了——“事由”一栏写着“考察”。"
    "《办法》第2条说：“先批后办。”（旧版）可以补，新版不可以。2021年3月的审计报告（第4页）写明了这件事！"
)


@pytest.mark.parametrize(
    ("paper", "size"), [("16开", 10.5), ("大32开", 10), ("A4", 12), ("A5", 10.5), ("B5", 10.5)]
)
def test_prose_is_set_as_in_a_printed_book(paper: str, size: float, tmp_path: Path) -> None:
    analysis = "\n\n".join(
        PROSE[n:] + PROSE * 3 for n in range(0, 60, 3) if PROSE[n] not in CLOSING
    )
    case = f"title: 甲\nfictional: true\nanalysis: {analysis!r}\n".replace("\\n", "\n\n  ")
    folder = project(tmp_path, {"content/cases/a.yml": case}, books=[book("casebook", paper=paper)])
    setting = judge(lines(print_books(folder) / "b.pdf"), size)
    assert setting.inner > 150
    assert setting.pairs > 300
    assert (setting.ragged, setting.pairs - setting.squeezed, setting.bad_starts) == (0, 0, 0)


def test_the_sample_books_have_no_line_that_begins_with_a_closing_mark(shelf: Path) -> None:
    books = {path.stem: [line.text for line in lines(path)] for path in shelf.glob("*.pdf")}
    bound = [
        text for name in ("casebook", "handbook", "comparison", "digest") for text in books[name]
    ]
    assert [text for text in bound if len(text) == 2 and text[1] in CLOSING] == [], (
        "nor one of a single character"
    )
    assert [text for texts in books.values() for text in texts if text[0] in CLOSING] == []


def test_notes_and_long_words_keep_to_the_lines(tmp_path: Path) -> None:
    marks = "".join("词" * (n % 4 + 1) + "[注](https://example.com/)。" for n in range(30))
    analysis = f"  {marks}\n\n  `{'y' * 300}`\n\n      {'x' * 300}\n"
    case = f"title: 甲\nfictional: true\nanalysis: |\n{analysis}"
    folder = project(tmp_path, {"content/cases/a.yml": case}, books=[book("casebook")])
    set_lines = lines(print_books(folder) / "b.pdf")
    assert (
        sum(
            line.text.count("x") + line.text.count("y")
            for line in set_lines
            if "https" not in line.text
        )
        == 600
    )
    assert max(line.right for line in set_lines) < 185 * POINTS_PER_MM
    words = [line for line in set_lines if line.text[0] == "词"]
    assert len(words) > 3
    edge = min(line.left for line in words)
    on_page = [
        line for line in set_lines if line.page == words[0].page and "https" not in line.text
    ]
    assert [
        line.text for line in on_page if line.text[0] in "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮" and line.left < edge + 5
    ] == []


@pytest.fixture(scope="module")
def circular(tmp_path_factory: pytest.TempPathFactory) -> Path:
    body = "\n\n".join(("清风正气" * 400)[: 28 * n - 2] for n in (3, 30))
    files = {
        "content/circulars/c.yml": "title: 关于测试的通报\nnumber: 测〔2025〕1号\n"
        f"date: 2025-06-01\nbody: {body!r}\n",
        "content/cases/a.yml": "title: 甲\nfictional: true\ncircular: c\n"
        "person: {alias: 张某, post: 干部}\n",
    }
    issuer = {"head": "某县通报", "to": "各单位", "copies": "各单位"}
    folder = project(
        tmp_path_factory.mktemp("circular"),
        files,
        books=[book("circular", date="2025-06-01", issuer=issuer)],
    )
    return print_books(folder) / "b-c.pdf"


def _mm(points: float) -> float:
    return points / POINTS_PER_MM


def _top(line: Line) -> float:
    """From the sheet's upper edge to that of the characters' squares, 0.88 above the base line."""
    return 297 - _mm(line.base + 0.88 * line.size)


def _body(circular: Path, page: int) -> list[Line]:
    return [line for line in lines(circular) if line.page == page and abs(line.size - 15.8) < 0.1]


def test_the_grid_has_28_characters_and_22_lines(circular: Path) -> None:
    """GB/T 9704-2012, 5.2.1, 5.2.3: margins 37 and 28 mm, type area 156 × 225 mm, within 1 mm."""
    full = [line for line in _body(circular, 1) if len(line.glyphs) == 28]
    assert len(_body(circular, 1)) == 22
    assert len(full) > 18
    for line in full:
        for column, glyph in enumerate(line.glyphs):
            assert _mm(glyph.left) == pytest.approx(28 + column * 156 / 28, abs=0.1)
        assert _mm(line.right) == pytest.approx(28 + 156, abs=0.1)
    tops = [_top(line) for line in _body(circular, 1)]
    pitch = (225 - 156 / 28) / 21
    offset = tops[0] - 37
    assert abs(offset) < 1
    assert tops == [pytest.approx(37 + offset + row * pitch, abs=0.1) for row in range(22)]


def test_the_red_head(circular: Path) -> None:
    """7.2: the head 35 mm below the edge of the type area; a red line 4 mm below the number."""
    page = pdfium.PdfDocument(circular)[0]
    first = lines(circular)[0]
    assert first.text == "某县通报"
    assert _top(first) == pytest.approx(37 + 35, abs=1)
    [rule] = [o.get_bounds() for o in page.get_objects() if o.type == pdfium.raw.FPDF_PAGEOBJ_PATH]
    number = next(line for line in lines(circular) if line.text.startswith("测〔2025〕"))
    assert _mm(rule[2] - rule[0]) == pytest.approx(156, abs=1)
    assert _mm(number.base - 0.12 * number.size - (rule[1] + rule[3]) / 2) == pytest.approx(
        4, abs=1
    )


def test_page_numbers_stand_outside_below_the_type_area(circular: Path) -> None:
    """7.5: 7 mm below the type area, one character from the outside edge: odd right, even left."""
    for page in (0, 1):
        line = [line for line in lines(circular) if line.page == page][-1]
        assert line.text == f"—{page + 1}—"
        assert _top(line) + _mm(7) == pytest.approx(37 + 225 + 7, abs=0.5), (
            "the middle of the dashes"
        )
        edge, indent = (
            (_mm(line.right), 28 + 156 - _mm(14)) if page == 0 else (_mm(line.left), 28 + _mm(14))
        )
        assert edge == pytest.approx(indent, abs=1)
