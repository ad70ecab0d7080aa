"""The sample content becomes books that a press and a reader's program accept, whole or not at all."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import pypdf
import pytest

from generator.books.paper import PAPERS, POINTS_PER_MM
from generator.books.press import NotSetError, print_pdf
from generator.source.diagnostics import ContentError
from tests.books.shelf import book, everything, fonts, print_books, project, texts

if TYPE_CHECKING:
    from pathlib import Path

BOUND = ("casebook", "handbook", "digest")
LOOSE = ("leaflets", "lessons", "lessons-answers", "circulars-teaching-2021-1", "circulars-teaching-2022-1",
         "circulars-teaching-2023-1", "circulars-teaching-2024-1")  # fmt: skip
CASE = "title: 甲\nfictional: true\n"


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return project(tmp_path_factory.mktemp("sample"))


@pytest.fixture(scope="module")
def shelf(root: Path) -> Path:
    return print_books(root)


def _one(folder: Path, name: str = "b") -> Path:
    return print_books(folder) / f"{name}.pdf"


def test_every_book_is_there(shelf: Path) -> None:
    assert sorted(path.stem for path in shelf.iterdir()) == sorted((*BOUND, *LOOSE, "casebook-press"))


def test_a_rebuild_is_the_same_to_the_byte(root: Path, shelf: Path, tmp_path: Path) -> None:
    again = print_books(root, tmp_path)
    assert {p.name: p.read_bytes() for p in again.iterdir()} == {p.name: p.read_bytes() for p in shelf.iterdir()}


@pytest.mark.parametrize("name", [*BOUND, *LOOSE])
def test_a_file_for_the_screen(name: str, shelf: Path) -> None:
    reader = pypdf.PdfReader(shelf / f"{name}.pdf")
    catalog: Any = reader.trailer["/Root"]
    assert catalog["/MarkInfo"]["/Marked"]
    assert catalog["/Lang"] == "zh-CN"
    assert catalog["/ViewerPreferences"]["/DisplayDocTitle"]
    packet = catalog["/Metadata"].get_data().decode()
    for claim in ("<pdfaid:part>2", "<pdfaid:conformance>A", "<pdfuaid:part>1"):
        assert claim in packet
    assert reader.outline, "bookmarks"
    found = set(fonts(shelf / f"{name}.pdf"))
    assert found
    assert all(font.embedded for font in found)
    assert all("NotoS" in font.name and "Regular" in font.name for font in found), "two weights, none of them made up"


@pytest.mark.parametrize("name", BOUND)
def test_a_bound_book(name: str, shelf: Path) -> None:
    pages = texts(shelf / f"{name}.pdf")
    assert len(pages) % 4 == 0
    assert pages[-1].startswith("书名")
    assert any("目录" in page for page in pages[:8])


def test_chapters_start_right(shelf: Path) -> None:
    reader = pypdf.PdfReader(shelf / "casebook.pdf")
    chapters = [entry for entry in reader.outline if not isinstance(entry, list)]
    starts = [reader.get_destination_page_number(entry) for entry in chapters]
    assert len(starts) > 10
    assert all(start is not None and start % 2 == 0 for start in starts[:-2]), (
        "counted from 0; the indexes may follow on"
    )


def test_the_contents_tell_the_pages(shelf: Path) -> None:
    pages = texts(shelf / "casebook.pdf")
    start = next(n for n, page in enumerate(pages) if page.startswith("推广会之后的六顿饭医疗"))
    where = next(
        n for n, page in enumerate(pages) if "违纪事实" in page and "虚列公务接待套取资金" in page and n >= start
    )
    contents = "".join(pages[:start])
    assert f"虚列公务接待套取资金{'·' * 3}" in contents
    told = contents.split("虚列公务接待套取资金")[1].lstrip("·")
    assert told.startswith(str(where - start + 1))


def test_a_clause_cited_again_names_its_page(shelf: Path) -> None:
    assert any("条文见第" in page for page in texts(shelf / "casebook.pdf"))


def test_the_head_of_a_handbook_names_its_clauses(shelf: Path) -> None:
    assert any(re.match(r"[^。]+第\d+条—第\d+条", page) for page in texts(shelf / "handbook.pdf"))


def test_the_answers_lie_apart(shelf: Path) -> None:
    sheets, answers = "".join(texts(shelf / "lessons.pdf")), "".join(texts(shelf / "lessons-answers.pdf"))
    assert "答案：" in answers
    assert "签到表" in sheets
    assert "答案：" not in sheets


def test_circulars_count_their_cases_and_end_on_an_even_page(shelf: Path) -> None:
    for path in shelf.glob("circulars-*.pdf"):
        pages = texts(path)
        assert len(pages) % 2 == 0, path.name
        assert pages[-1].rstrip("—0123456789").endswith("印发")
    assert "本期通报3起典型问题，涉及3人。" in "".join(texts(shelf / "circulars-teaching-2021-1.pdf"))


def test_the_press_file_has_marks_beyond_the_cut(shelf: Path) -> None:
    page = pypdf.PdfReader(shelf / "casebook-press.pdf").pages[0]
    paper = next(p for size, p in PAPERS.items() if size.label == "16开")
    assert float(page.trimbox.width) == pytest.approx(paper.width * POINTS_PER_MM, abs=0.01)
    assert float(page.trimbox.height) == pytest.approx(paper.height * POINTS_PER_MM, abs=0.01)
    assert float(page.trimbox.left) - float(page.mediabox.left) == pytest.approx(10 * POINTS_PER_MM, abs=0.01)


def test_what_is_internal_is_in_no_public_book(tmp_path: Path) -> None:
    secret = "壬癸子丑"
    files = {
        "content/cases/a.yml": CASE
        + f"circular: c\ndate: 2021\nanalysis: 文\ninternal: {{summary: {secret}, analysis: {secret}}}\n",
        "content/cases/s.yml": f"title: {secret}\nfictional: true\naudience: 内部\ncircular: c\n",
        "content/circulars/c.yml": f"title: 通报\ndate: 2021-01-01\nbody: 文\ninternal: {{body: {secret}}}\n",
        "content/rules/r.yml": f"title: 规定\nclauses: [{{no: '1', text: 文}}]\ninternal: {{issuer: {secret}}}\n",
        "content/reports/p.yml": f"title: 动态\ndate: 2021\nbody: 文\ninternal: {{body: {secret}}}\n",
        "content/modules/m.yml": f"title: 课\nsteps: [{{text: 文}}]\ninternal: {{summary: {secret}}}\n",
        "content/routes/l.yml": f"title: 线路\nstops: [{{place: p}}]\ninternal: {{summary: {secret}}}\n",
        "content/places/p.yml": f"title: 点位\ninternal: {{address: {secret}}}\n",
    }
    kinds = ("casebook", "handbook", "lessons", "leaflet", "digest", "circular")
    books = [
        book(kind, id=f"{kind}-{audience}", audience=audience) for kind in kinds for audience in ("public", "internal")
    ]
    shelf = print_books(project(tmp_path, files, books=books))
    token, as_glyph_text = secret.encode(), secret.encode("utf-16-be")
    for path in shelf.iterdir():
        found = everything(path)
        known = token in found or as_glyph_text in found or secret in "".join(texts(path))
        assert known is ("internal" in path.stem), path.name


def test_an_error_leaves_the_last_good_books(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = project(tmp_path, {"content/cases/a.yml": CASE}, books=[book("casebook")])
    before = _one(folder).read_bytes()
    project(tmp_path, {"content/cases/a.yml": CASE + "summary: 😀\n"})
    with pytest.raises(ContentError):
        print_books(folder)
    project(tmp_path, {"content/cases/a.yml": CASE})

    def torn(*given: Any, **more: Any) -> bytes:
        raise NotSetError("torn")

    monkeypatch.setattr("generator.books.export.print_pdf", torn)
    with pytest.raises(NotSetError):
        print_books(folder)
    assert (folder / "out/print/b.pdf").read_bytes() == before
    assert [path.name for path in (folder / "out").iterdir()] == ["print"]
    monkeypatch.setattr("generator.books.export.print_pdf", print_pdf)
    project(tmp_path, {}, books=[book("casebook", id="other")])
    assert [path.name for path in print_books(folder).iterdir()] == ["other.pdf"]


def test_progress_is_told(tmp_path: Path) -> None:
    from generator import library
    from generator.books.export import export
    from generator.kinds.kind import Vocabulary

    folder = project(tmp_path, {"content/cases/a.yml": CASE}, books=[book("casebook", press=True)])
    told: list[tuple[int, int]] = []
    export(
        library.load(folder / "content", Vocabulary()), folder / "out", lambda done, total: told.append((done, total))
    )
    assert told == [(0, 2), (1, 2), (2, 2)]


_TABLE = "|" + "甲乙丙丁|" * 24 + "\n|" + "---|" * 24 + "\n|" + "一二三abcdefghijklmnopqrstuvwxyz四|" * 24
EXTREME = {
    "a paragraph of 40,000 characters": f"analysis: {'清风徐来，水波不兴。' * 4000}\n",
    "a title of 200 characters": f"title: {'长' * 200}\nfictional: true\n",
    "a word of 3,000 letters": f"summary: {'W' * 3000}\n",
    "a table far too wide": "analysis: |\n  " + _TABLE.replace("\n", "\n  ") + "\n",
    "sixty notes on a page": "analysis: '" + "[注](https://example.com/x)" * 60 + "'\n",
    "deep lists": "analysis: |\n" + "".join(f"  {'    ' * n}- 第{n}层\n" for n in range(9)),
    "many acts": "conduct:\n" + "  - {when: 2020, what: 一件事, amount: 1.5}\n" * 300,
    "an empty case": "",
}


@pytest.mark.parametrize("extreme", EXTREME.values(), ids=EXTREME.keys())
def test_extreme_content_makes_sane_pages(extreme: str, tmp_path: Path) -> None:
    case = extreme if extreme.startswith("title") else CASE + extreme
    folder = project(
        tmp_path, {"content/cases/a.yml": case}, books=[book("casebook", title="书" * 200, paper="大32开")]
    )
    reader = pypdf.PdfReader(_one(folder))
    width = float(reader.pages[0].mediabox.width)
    lefts: list[float] = []

    def see(text: str, cm: Any, tm: Any, font: Any, size: Any) -> None:
        lefts.extend([cm[4] + tm[4]] if text.strip() else [])

    for page in reader.pages:
        page.extract_text(visitor_text=see)
    assert all(0 <= left <= width for left in lefts)


def test_notes_stand_on_the_page_of_their_mark(tmp_path: Path) -> None:
    def case(n: int) -> str:
        text = "文字，" * (10 + n * 37 % 190)
        analysis = f"{text}见[[cases/c-{n:03}|这里]]、[第{n:03}处](http://n.example/{n:03})。{text}"
        known = f"summary: 摘要{n:03}\nsources: [{{title: 出处{n:03}}}]\n"
        return f"title: 题\n{known}analysis: '{analysis}'\nwarnings: [一]\n"

    files = {f"content/cases/c-{n:03}.yml": case(n) for n in range(80)}
    pages = texts(_one(project(tmp_path, files, books=[book("casebook", paper="大32开")])))

    def where(words: str) -> list[int]:
        return [number for number, page in enumerate(pages) if words in page]

    for n in range(80):
        assert where(f"摘要{n:03}") == where(f"出处{n:03}")
        mark = where(f"第{n:03}处")  # none if a page ends within it
        assert mark in ([], where(f"n.example/{n:03}"))


def test_watermark_serial_and_binding(tmp_path: Path) -> None:
    more = {
        "watermark": "仅供内部学习",
        "serial": "第007号",
        "binding": 8,
        "audience": "internal",
        "compiler": "编写组",
    }
    pages = texts(_one(project(tmp_path, {"content/cases/a.yml": CASE}, books=[book("casebook", **more)])))
    assert "第007号" in pages[0]
    assert "内部资料" in pages[0]
    assert sum("仅供内部学习" in page for page in pages) >= 2


def test_selection(tmp_path: Path) -> None:
    files = {
        "content/topics/t.yml": "title: 主题\n",
        "content/units/u.yml": "title: 单位\n",
        "content/cases/a.yml": "title: 甲案\nfictional: true\ntopics: [t]\ndate: 2020-05\n",
        "content/cases/b.yml": "title: 乙案\nfictional: true\nunit: u\ndate: 2021\n",
        "content/cases/c.yml": "title: 丙案\nfictional: true\nstatus: 停用\n",
    }
    chosen = {
        "all": ({}, "甲乙"),
        "topic": ({"topics": ["t"]}, "甲"),
        "unit": ({"units": ["u"]}, "乙"),
        "date": ({"dates": "2020-01/2020-12"}, "甲"),
        "named": ({"entries": ["cases/c", "cases/b"]}, "乙丙"),
    }
    books = [book("casebook", id=id, select=select) for id, (select, _) in chosen.items()]
    shelf = print_books(project(tmp_path, files, books=books))
    for id, (_, expected) in chosen.items():
        text = "".join(texts(shelf / f"{id}.pdf"))
        assert "".join(name for name in "甲乙丙" if f"{name}案" in text) == expected, id
