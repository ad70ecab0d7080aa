"""The sample content becomes books that a press and a reader's program accept, whole or not."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import pypdf
import pypdfium2 as pdfium
import pytest

from benchmarks.books.lines import lines
from generator.books.model import READ, BookKind
from generator.books.paper import PAPERS, POINTS_PER_MM
from generator.books.press import NotSetError, print_with_places
from generator.kinds.rules import clause_number
from generator.source.diagnostics import ContentError
from tests.books.shelf import book, everything, fonts, print_books, project, texts

if TYPE_CHECKING:
    from pathlib import Path

_NUMERAL = "一二三四五六七八九十"

BOUND = ("casebook", "handbook", "comparison", "digest", "chronicle")
CIRCULARS = tuple(f"circulars-teaching-{year}-1" for year in range(2021, 2025))
LETTERS = tuple(
    f"letters-letter-{name}"
    for name in ("2021-town", "2022-hospital", "2022-school", "2024-declined", "2025-minutes")
)
WARNINGS = tuple(
    f"warnings-teaching-2026h2-u-{name}"
    for name in ("98acd7b4", "47eb05d7", "db495a0e", "5170fd7a", "8fb0dd53")
)
OF_INDEXES = ("checkups-", "warnings-", "review-", "questionnaire-")
SHEETS = (*WARNINGS, "checkups-teaching-2026h2-u-98acd7b4", "review-teaching-2026h2")
LOOSE = ("leaflets", "lessons", "lessons-answers", *CIRCULARS, *LETTERS)
CASE = "title: 甲\nfictional: true\n"


def _one(folder: Path, name: str = "b") -> Path:
    return print_books(folder) / f"{name}.pdf"


def test_every_book_is_there(shelf: Path) -> None:
    names = {path.stem for path in shelf.iterdir()}
    of_indexes = {name for name in names if name.startswith(OF_INDEXES)}
    assert sum(name.startswith("checkups-") for name in of_indexes) == 28
    assert sum(name.startswith(("review-", "questionnaire-")) for name in of_indexes) == 4
    assert set(WARNINGS) <= of_indexes
    assert names - of_indexes == {*BOUND, *LOOSE, "casebook-press"}


def test_a_rebuild_is_the_same_to_the_byte(root: Path, shelf: Path, tmp_path: Path) -> None:
    again = print_books(root, tmp_path)
    assert {p.name: p.read_bytes() for p in again.iterdir()} == {
        p.name: p.read_bytes() for p in shelf.iterdir()
    }


@pytest.mark.parametrize("name", [*BOUND, *LOOSE, *SHEETS])
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
    result = set(fonts(shelf / f"{name}.pdf"))
    assert result
    assert all(font.embedded for font in result)
    assert all("NotoS" in font.name and "Regular" in font.name for font in result), (
        "two weights, none of them made up"
    )


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
        n
        for n, page in enumerate(pages)
        if "违纪事实" in page and "虚列公务接待套取资金" in page and n >= start
    )
    contents = "".join(pages[:start])
    assert f"虚列公务接待套取资金{'·' * 3}" in contents
    line = contents.split("虚列公务接待套取资金")[1].lstrip("·")
    assert line.startswith(str(where - start + 1))


def test_a_clause_cited_again_names_its_page(shelf: Path) -> None:
    assert any("条文见第" in page for page in texts(shelf / "casebook.pdf"))


def test_the_head_of_a_handbook_names_its_clauses(shelf: Path) -> None:
    assert any(
        re.match(rf"[^。]+第[{_NUMERAL}]+条—第[{_NUMERAL}]+条", page)
        for page in texts(shelf / "handbook.pdf")
    )


def test_the_answers_lie_apart(shelf: Path) -> None:
    sheets, answers = (
        "".join(texts(shelf / "lessons.pdf")),
        "".join(texts(shelf / "lessons-answers.pdf")),
    )
    assert "答案：" in answers
    assert "序号姓名部门签到" in sheets
    assert "答题卡" in sheets
    assert "（接第" in sheets, "a story says where it goes on"
    assert "答案：" not in sheets


def test_of_an_exam_one_paper_is_printed(tmp_path: Path) -> None:
    """As many questions as are drawn, the same in the paper, its sheet and its key."""
    questions = "".join(
        f"  - {{id: q{n}, type: 判断, prompt: 第〔{n}〕问。, answer: true}}\n" for n in range(60)
    )
    files = {
        "content/questions/b.yml": f"title: 库\nquestions:\n{questions}",
        "content/modules/m.yml": "title: 课\nsteps: [{quiz: "
        "{bank: b, draw: 4, pass: 80, exam: {minutes: 20}}}]\n",
    }
    out = print_books(project(tmp_path, files, books=[book("lessons")]))
    sheets, key = ("".join(texts(out / name)) for name in ("b.pdf", "b-answers.pdf"))
    assert "限时20分钟，80分合格。" in sheets
    asked = re.findall(r"第〔(\d+)〕问", sheets)
    assert len(asked) == 4
    assert re.findall(r"第〔(\d+)〕问", key) == asked
    assert sheets.count("对错") == 4


def test_circulars_count_their_cases_and_end_on_an_even_page(shelf: Path) -> None:
    for path in shelf.glob("circulars-*.pdf"):
        pages = texts(path)
        assert len(pages) % 2 == 0, path.name
        assert pages[-1].rstrip("—0123456789").endswith("印发")
    assert "本期通报3起典型问题，涉及3人。" in "".join(
        texts(shelf / "circulars-teaching-2021-1.pdf")
    )


def test_the_press_file_has_marks_beyond_the_cut(shelf: Path) -> None:
    page = pypdf.PdfReader(shelf / "casebook-press.pdf").pages[0]
    paper = next(p for size, p in PAPERS.items() if size.label == "16开")
    assert float(page.trimbox.width) == pytest.approx(paper.width * POINTS_PER_MM, abs=0.01)
    assert float(page.trimbox.height) == pytest.approx(paper.height * POINTS_PER_MM, abs=0.01)
    assert float(page.trimbox.left) - float(page.mediabox.left) == pytest.approx(
        10 * POINTS_PER_MM, abs=0.01
    )


def test_what_is_internal_is_in_no_public_book(tmp_path: Path) -> None:
    secret = "壬癸子丑"
    files = {
        "content/cases/a.yml": f"{CASE}circular: c\ndate: 2021\nanalysis: 文\n"
        f"internal: {{summary: {secret}, analysis: {secret}}}\n",
        "content/cases/s.yml": f"title: {secret}\nfictional: true\naudience: 内部\ncircular: c\n",
        "content/circulars/c.yml": f"title: 通报\ndate: 2021-01-01\nbody: 文\n"
        f"internal: {{body: {secret}}}\n",
        "content/rules/r.yml": f"title: 规定\nclauses: [{{no: '1', text: 文}}]\n"
        f"internal: {{issuer: {secret}}}\n",
        "content/reports/p.yml": f"title: 动态\nfictional: true\ndate: 2021\nbody: 文\n"
        f"internal: {{body: {secret}}}\n",
        "content/modules/m.yml": f"title: 课\nsteps: [{{text: 文}}]\n"
        f"internal: {{summary: {secret}}}\n",
        "content/routes/l.yml": f"title: 线路\nstops: [{{place: p}}]\n"
        f"internal: {{summary: {secret}}}\n",
        "content/places/p.yml": f"title: 点位\ninternal: {{address: {secret}}}\n",
        "content/actions/l.yml": f"{CASE}type: 建议书\nissued: 2021-01-01\ncopied_to: {secret}\n",
    }
    kinds = ("casebook", "handbook", "lessons", "leaflet", "digest", "circular", "letter")
    books = [
        book(kind, id=f"{kind}-{audience}", audience=audience, ebook=BookKind(kind) in READ)
        for kind in kinds
        for audience in ("public", "internal")
    ]
    shelf = print_books(project(tmp_path, files, books=books))
    token, as_glyph_text = secret.encode(), secret.encode("utf-16-be")
    for path in shelf.iterdir():
        result = everything(path)
        read = "" if path.suffix == ".epub" else "".join(texts(path))
        known = token in result or as_glyph_text in result or secret in read
        assert known is ("internal" in path.stem), path.name


def test_an_error_leaves_the_last_good_books(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = project(tmp_path, {"content/cases/a.yml": CASE}, books=[book("casebook")])
    before = _one(folder).read_bytes()
    project(tmp_path, {"content/cases/a.yml": CASE + "summary: 😀\n"})
    with pytest.raises(ContentError):
        print_books(folder)
    project(tmp_path, {"content/cases/a.yml": CASE})

    def torn(*given: Any, **more: Any) -> bytes:
        raise NotSetError("torn")

    monkeypatch.setattr("generator.books.workshop.print_with_places", torn)
    with pytest.raises(NotSetError):
        print_books(folder)
    assert (folder / "out/print/b.pdf").read_bytes() == before
    assert [path.name for path in (folder / "out").iterdir()] == ["print"]
    monkeypatch.setattr("generator.books.workshop.print_with_places", print_with_places)
    project(tmp_path, {}, books=[book("casebook", id="other")])
    assert [path.name for path in print_books(folder).iterdir()] == ["other.pdf"]


def test_progress_is_told(tmp_path: Path) -> None:
    from generator import library
    from generator.books.export import export
    from generator.kinds.kind import Vocabulary

    folder = project(tmp_path, {"content/cases/a.yml": CASE}, books=[book("casebook", press=True)])
    steps: list[tuple[int, int]] = []
    export(
        library.load(folder / "content", Vocabulary()),
        folder / "out",
        lambda done, total: steps.append((done, total)),
    )
    assert steps == [(0, 2), (1, 2), (2, 2)]


def _inks(page: pypdf.PageObject) -> set[str]:
    """How the colours of a page are given: k for inks, cs and rg for light."""
    content = page.get_contents()
    words = content.get_data().decode("latin-1").split() if content is not None else []
    return {word.lower() for word in words} & {"k", "cs", "rg"}


def test_the_press_file_is_of_inks_and_every_sheet_has_marks(shelf: Path) -> None:
    press = pypdf.PdfReader(shelf / "casebook-press.pdf")
    assert [page for page in press.pages if _inks(page) != {"k"}] == []
    assert all("k" not in _inks(page) for page in pypdf.PdfReader(shelf / "casebook.pdf").pages)


def test_sources_can_be_followed(tmp_path: Path) -> None:
    case = CASE + "sources: [{title: 通报, url: 'https://a.example/x?y=1'}]\n"
    folder = project(
        tmp_path, {"content/cases/a.yml": case}, site="https://b.example", books=[book("casebook")]
    )
    pages = pypdf.PdfReader(_one(folder)).pages
    links = [note.get_object() for page in pages for note in page.get("/Annots", [])]
    assert [link["/A"]["/URI"] for link in links if "/A" in link] == [
        "https://a.example/x?y=1",
        "https://b.example",
    ]


def test_the_head_names_both_rules_of_a_page_in_one_line(tmp_path: Path) -> None:
    name = "关于规范公务接待和公务用车管理工作的若干规定"
    rules = {
        f"content/rules/{id}.yml": f"title: {id * 12}{name}\nclauses:\n"
        + "".join(f"  - {{no: '{n}', kind: {kind}, text: 条}}\n" for n, kind in enumerate(kinds, 1))
        for id, kinds in {"a": ("procedure", "must", "must-not"), "b": ("must", "must")}.items()
    }
    folder = project(tmp_path, rules, books=[book("handbook", paper="大32开")])
    head = next(page for page in texts(_one(folder)) if page.endswith("条1"))
    assert re.match(r"a{12}[^…]*…第一条—b{12}[^…]*…第二条", head)
    project(tmp_path, {"content/rules/b.yml": "title: 乙\n"})
    head = next(page for page in texts(_one(folder)) if "不准" in page and "编写" not in page)
    assert re.match(r"a{12}[^…]*…第一条—第三条", head)


def test_what_belongs_together_stands_on_one_page(tmp_path: Path) -> None:
    span = range(40, 80)
    files = {
        "content/rules/r.yml": "title: 甲办法\nclauses:\n"
        + "".join(f"  - {{no: '{n}', text: {'清风' * 40}终{n}完, kind: must}}\n" for n in span),
        "content/cases/a.yml": CASE
        + "".join(
            f"{key}\n"
            for key in ("conduct:", *(f"  - {{what: 事, violates: ['r#{n}']}}" for n in span))
        ),
        **{
            f"content/rules/s{n}.yml": f"title: 制度{n}号\nissuer: 机关{n}号\nsummary: {'文' * n}\n"
            for n in span
        },
        **{
            f"content/reports/p{n}.yml": f"title: 动态{n}\nfictional: true\n"
            f"body: {'文' * (n * 37 % 180 + 1)}\n"
            f"metrics: [{{name: 指标{n}号, value: {n}, unit: 件}}]\n"
            for n in range(1, 200)
        },
        **{
            f"content/modules/m{n}.yml": f"title: 课\nobjectives: [{'文' * 20 * n}]\n"
            f"steps: [{{reflect: 问{n}完}}]\n"
            for n in span
        },
    }
    kinds = ("casebook", "handbook", "lessons", "digest")
    shelf = print_books(project(tmp_path, files, books=[book(kind, id=kind) for kind in kinds]))
    cases, rules, reports = (
        texts(shelf / f"{name}.pdf") for name in ("casebook", "handbook", "digest")
    )
    for n in span:
        assert any(
            re.search(rf"甲办法{clause_number.words(str(n))}.*终{n}完", page) for page in cases
        ), "a clause and its name"
        assert any(f"制度{n}号" in page and f"机关{n}号" in page for page in rules), (
            "a rule and who made it"
        )
    whole = {int(n) for page in reports for n in re.findall(r"(\d+)件指标\1号", page)}
    assert whole == set(range(1, 200)), "a figure and its name"
    lessons = pdfium.PdfDocument(shelf / "lessons.pdf")
    for number, words in enumerate(texts(shelf / "lessons.pdf")):
        if "问问自己" in words:
            lines = [
                o for o in lessons[number].get_objects() if o.type == pdfium.raw.FPDF_PAGEOBJ_PATH
            ]
            assert len(lines) == 3, "a question and the lines to write on"
            assert re.search(r"问\d+完", words)


def test_long_names_stay_on_the_page(tmp_path: Path) -> None:
    name = (
        "关于进一步加强和改进全县各级各部门公务接待、公务用车、公务出行管理监督工作若干问题的规定（试行）"
        * 2
    )
    named = f"title: {name}\nsummary: {name}\n"
    files = {
        "content/cases/a.yml": f"{CASE}summary: {name}\n"
        f"conduct: [{{what: {name}, violates: ['r#1']}}]\n",
        "content/rules/r.yml": f"{named}issuer: {name}\nclauses: [{{no: '1', text: {name}}}]\n",
        "content/reports/p.yml": f"{named}fictional: true\n"
        f"metrics: [{{name: {name}, value: 3, unit: 件}}]\n",
        "content/modules/m.yml": f"{named}steps: [{{title: {name}, read: 'rules/r#1'}}]\n",
        "content/places/p.yml": f"{named}address: {name}\n",
        "content/routes/l.yml": f"{named}stops: [{{place: p}}]\n",
        "content/circulars/c.yml": f"title: {name}\nnumber: {name}\n"
        f"date: 2021-01-01\nbody: {name}\n",
        "content/actions/a.yml": f"{named}type: 建议书\nnumber: {name}\nproblem: {name}\n"
        f"from: {name}\nto: {name}\ncopied_to: {name}\nissued: 2021-01-01\nbody: {name}\n",
    }
    bound = ("casebook", "handbook", "digest", "chronicle")
    kinds = (*bound, "lessons", "leaflet", "circular", "letter")
    books = [
        book(kind, id=kind, title=name, subtitle=name, compiler=name, press=True) for kind in kinds
    ]
    shelf = print_books(project(tmp_path, files, books=books))
    for path in (path for path in shelf.iterdir() if not path.stem.endswith("-press")):
        box = pypdf.PdfReader(path).pages[0].mediabox
        for line in lines(path):
            assert line.left > 0, (path.name, line.text)
            assert line.right < box.width, (path.name, line.text)
            assert 0 < line.base < box.height - 10, (path.name, line.text)
    red = lines(shelf / "circular-c.pdf")[0]
    assert red.size == 22, "a long name is set in lines, not in letters too small to read"
    marks = pypdf.PdfReader(shelf / "leaflet-press.pdf").pages[0]
    band = max(
        (o.get_bounds() for o in pdfium.PdfDocument(shelf / "leaflet-press.pdf")[0].get_objects()),
        key=lambda bounds: bounds[3] - bounds[1],
    )
    assert band[2] == pytest.approx(float(marks.trimbox.right) + 3 * POINTS_PER_MM, abs=0.1), (
        "to the bleed, not the marks"
    )


def test_the_clauses_of_a_circular_stand_in_their_order(tmp_path: Path) -> None:
    clauses = "title: 办法\nclauses: [{no: '2', text: 乙}, {no: '10', text: 丙}]\n"
    files = {
        "content/circulars/c.yml": "title: 通报\ndate: 2021-01-01\n",
        "content/rules/r.yml": clauses,
        "content/rules/q.yml": clauses.replace("办法", "规定"),
        "content/cases/a.yml": CASE
        + "circular: c\nconduct: [{what: 事, violates: ['r#10', 'q#2', 'r#2']}]\n",
    }
    text = "".join(texts(_one(project(tmp_path, files, books=[book("circular")]), "b-c")))
    assert re.findall(r"(?:办法|规定)第[一二十]+条", text) == [
        "办法第二条",
        "办法第十条",
        "规定第二条",
    ]


def test_the_stops_of_a_leaflet_begin_with_their_numbers(shelf: Path) -> None:
    outline: Any = pypdf.PdfReader(shelf / "leaflets.pdf").outline
    titles = [entry.title for stops in outline if isinstance(stops, list) for entry in stops]
    assert len(titles) > 10
    assert all(re.match(r"\d+ \S", title) for title in titles)
    number, name = next(
        line.glyphs[:2]
        for line in lines(shelf / "leaflets.pdf")
        if line.text.startswith("1半山的石阶")
    )
    figure = number.base + 0.733 * number.size / 2  # the cap height of the font
    square = name.base + (0.88 - 0.12) * name.size / 2
    assert figure == pytest.approx(square, abs=0.5), (
        "a number, and so its disc, at the height of the words beside it"
    )


_TABLE = (
    "|"
    + "甲乙丙丁|" * 24
    + "\n|"
    + "---|" * 24
    + "\n|"
    + "一二三abcdefghijklmnopqrstuvwxyz四|" * 24
)
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
        tmp_path,
        {"content/cases/a.yml": case},
        books=[book("casebook", title="书" * 200, paper="大32开")],
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
    pages = texts(
        _one(project(tmp_path, {"content/cases/a.yml": CASE}, books=[book("casebook", **more)]))
    )
    assert "第007号" in pages[0]
    assert "内部资料" in pages[0]
    assert sum("仅供内部学习" in page for page in pages) >= 2


def test_bars_of_short_periods_are_hollow_and_say_so(shelf: Path) -> None:
    assert "空心的时期较短" in "".join(texts(shelf / "digest.pdf"))
