"""A book that is too thick becomes volumes that together are the book, and know of each other."""

from __future__ import annotations

import datetime
import re
from dataclasses import replace
from typing import TYPE_CHECKING

import pypdf
import pypdfium2 as pdfium
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.books.code import Call, Code, Joint, call, join, label
from generator.books.length import lines
from generator.books.paper import PAPERS, Size
from generator.books.press import Manuscript, Page, Places
from generator.books.volumes import going_on, part, together
from generator.source.diagnostics import ContentError
from tests.books.shelf import book, print_books, project
from tests.books.test_ebook import Opened

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

_PAPER = PAPERS[Size.K16]
_LEAST = 8


def _manuscript(sizes: Sequence[Sequence[tuple[int, int]]]) -> Manuscript:
    """A casebook of chapters of cases: pages that each takes, and the number of one it cites."""
    body: list[Code] = []
    for number, cases in enumerate(sizes):
        body.append(call("chapter", f"章{number}"))
        for pages, cited in cases:
            words = "字" * (pages * _PAPER.lines * _PAPER.characters)
            links = call("p", join(["见", call("inside", label(f"/c{cited}/"), "那里")]))
            own = label(f"/c{sum(_is(one, 'case') for one in body)}/")
            body.append(call("case", target=own, title="案", lead=words, parts=[("节", links)]))
    front = [call("cover", title="书"), call("front", "说明", "文"), call("contents", 0, 0)]
    colophon = call("colophon", [("书名", "书"), ("收录", "些")])
    opening = call("opening", join([*body, call("index", "索引", []), colophon]))
    date = datetime.date(2025, 6, 1)
    dress = call("bound.with", title="书", side_head=Code("x"))
    return Manuscript("b", "casebook", "书", date, {}, dress, [*front, opening])


def _is(code: Code, function: str) -> bool:
    return isinstance(code.meaning, Call) and code.meaning.function == function


def _body(manuscript: Manuscript) -> list[Code]:
    match manuscript.parts[-1].meaning:
        case Call(arguments=(Code(meaning=Joint(parts=parts)),)):
            return [one for one in parts if isinstance(one, Code)]
    raise AssertionError


def _cases(manuscript: Manuscript) -> list[str]:
    return [one.source for one in _body(manuscript) if _is(one, "case")]


_case = st.tuples(st.integers(0, 12), st.integers(0, 30))


@settings(max_examples=25)
@given(st.lists(st.lists(_case, min_size=1, max_size=9), min_size=1, max_size=6))
def test_volumes_are_the_book(sizes: list[list[tuple[int, int]]]) -> None:
    whole = _manuscript(sizes)
    total = lines(_body(whole), _PAPER) / _PAPER.lines
    volumes = part(whole, _PAPER, _LEAST)
    assert bool(volumes) <= (total > _LEAST)
    if not volumes:
        assert total <= _LEAST + 1 or len(_cases(whole)) == 1
        return
    shares = [_cases(volume.manuscript) for volume in volumes]
    assert [case for share in shares for case in share] == _cases(whole)
    for share, volume in zip(shares, volumes, strict=True):
        assert share
        assert len(share) == 1 or lines(_body(volume.manuscript), _PAPER) / _PAPER.lines < 10
        cited = {int(n) for n in re.findall(r'inside\(label\("/c(\d+)/"\)', "".join(share))}
        where = {int(n): v.name for v in volumes for n in _own(v.manuscript)}
        elsewhere = {n: where[n] for n in cited if where.get(n, volume.name) != volume.name}
        assert volume.manuscript.settings["elsewhere"] == {
            f"/c{n}/": (name, None) for n, name in elsewhere.items()
        }


def _own(manuscript: Manuscript) -> list[str]:
    return [n for case in _cases(manuscript) for n in re.findall(r'target: label\("/c(\d+)', case)]


def test_volumes_are_about_equal_and_begin_with_a_chapter_near_by() -> None:
    volumes = part(_manuscript([[(1, 0)] * 9, [(1, 0)] * 11]), _PAPER, 13)
    assert [len(_cases(volume.manuscript)) for volume in volumes] == [9, 11]
    volumes = part(_manuscript([[(1, 0)] * 2, [(1, 0)] * 20]), _PAPER, 13)
    assert [len(_cases(volume.manuscript)) for volume in volumes] == [11, 11]
    assert [volume.repeated for volume in volumes] == [0, 3]
    assert "章1（续）" in _body(volumes[1].manuscript)[0].source
    assert 'holds: "章0、章1"' in volumes[0].manuscript.parts[0].source
    assert 'holds: "章1（续）：案、索引"' in volumes[1].manuscript.parts[0].source


def test_what_has_no_chapters_is_not_parted() -> None:
    book = _manuscript([[(9, 0)] * 9])
    chapter, *rest = _body(book)
    assert part(book, _PAPER, _LEAST)
    for parts in ([*rest, chapter], rest):
        opening = call("opening", join(parts))
        assert not part(replace(book, parts=[*book.parts[:-1], opening]), _PAPER, _LEAST)
    assert not part(replace(book, parts=rest), _PAPER, _LEAST)


def test_a_volume_goes_on_from_those_before_it() -> None:
    volumes = part(_manuscript([[(4, 2)] * 2, [(4, 0)] * 2]), _PAPER, _LEAST + 1)
    first = Places([Page(1, "I")] * 9, {"/c0/": Page(9, "3"), "end-of-text": Page(14, "8")}, 16)
    second = going_on(volumes[1].manuscript, {"第一册": first})
    assert second.settings["elsewhere"] == {"/c0/": ("第一册", 3)}
    assert second.settings["first-page"] == 11
    assert second.settings["volumes-set"] == [("第一册", 1, 10, 16)]
    whole = together(volumes, [first, first])
    assert whole.labels["/c0/"].number == 9
    assert len(whole.headings) == 9 + 9 - 2
    assert whole.headings[-1].number == 17
    assert whole.pages == 32


def _texts(pdf: Path) -> list[str]:
    """The text of each page without blanks and line ends."""
    document = pdfium.PdfDocument(pdf)
    return ["".join(page.get_textpage().get_text_bounded().split()) for page in document]


_KINDS = {"casebook": 24, "handbook": 24, "comparison": 16, "digest": 40, "chronicle": 150}
"""Entries of each kind of book that grows: enough for several volumes of a few pages."""


def _files(kind: str) -> Iterator[tuple[str, str]]:
    count = _KINDS[kind]
    yield "content/topics/t.yml", "title: 主题\n"
    for n in range(count):
        words = f"始{n:03}{'清风正气' * (100 if kind == 'casebook' else 60)}终{n:03}"
        if kind == "casebook":
            cited = f"[[cases/c{(n + 7) % count:02}]]"
            act = f"conduct: [{{what: 做{n}事, violates: ['r#1']}}]"
            text = f"title: 案例{n:03}号\nfictional: true\ntopics: [t]\n{act}\n"
            yield f"content/cases/c{n:02}.yml", f"{text}analysis: |\n  {words}\n\n  {cited}。\n"
        elif kind in ("handbook", "comparison"):
            versions = (
                "versions: [{effective: 2020-01-01}, {effective: 2010-01-01, ended: 2019-12-31}]"
            )
            clauses = "\n".join(
                f"  - {{no: '1', text: {words if year > 2015 else f'旧{n}'}, in: {year}-01-01}}"
                for year in (2010, 2020)
            )
            text = f"title: 规定{n:03}号\n{versions}\nclauses:\n{clauses}\n"
            yield f"content/rules/r{n:02}.yml", text
        else:
            when = f"{2000 + n // 12}-{n % 12 + 1:02}-03"
            source = f"[{{title: 报{n}, url: 'https://a.example/{n}'}}]"
            text = (
                f"title: 始{n:03}事终{n:03}\ndate: {when}\nbody: {words[6:-4]}\nsources: {source}\n"
            )
            yield f"content/reports/p{n:03}.yml", text
    if kind == "casebook":
        yield "content/rules/r.yml", "title: 规定\nclauses: [{no: '1', text: 条}]\n"


@pytest.mark.parametrize("kind", _KINDS)
def test_every_entry_is_in_one_volume(kind: str, tmp_path: Path) -> None:
    books = [book(kind, paper="大32开", volume_pages=_LEAST)]
    shelf = print_books(project(tmp_path, dict(_files(kind)), books=books))
    files = sorted(shelf.iterdir())
    assert len(files) > 1
    assert [path.name for path in files] == [f"b-{n}.pdf" for n in range(1, len(files) + 1)]
    pages = {path.stem: _texts(path) for path in files}
    bodies = ["".join(page for page in pages[path.stem] if "目录" not in page) for path in files]
    for mark in "始终":
        numbers = [re.findall(rf"{mark}(\d{{3}})", body) for body in bodies]
        read = list(dict.fromkeys(n for some in numbers for n in some))
        assert read == [f"{n:03}" for n in range(_KINDS[kind])]
        assert sum(len(set(some)) for some in numbers) == len(read), "each in one volume"
    for number, path in enumerate(files, 1):
        assert len(pages[path.stem]) % 4 == 0
        assert "第" + "一二三四五六七八九"[number - 1] + "册" in pages[path.stem][0]


@pytest.fixture(scope="module")
def casebook(tmp_path_factory: pytest.TempPathFactory) -> Path:
    books = [book("casebook", paper="大32开", volume_pages=_LEAST, press=True, ebook=True)]
    folder = tmp_path_factory.mktemp("volumes")
    return print_books(project(folder, dict(_files("casebook")), books=books))


def _numbered(shelf: Path) -> Iterator[tuple[int, int, str]]:
    """Each page of the volumes that has a number of the body: volume, number, text."""
    for volume in (1, 2, 3):
        path = shelf / f"b-{volume}.pdf"
        document = pdfium.PdfDocument(path)
        for place, text in enumerate(_texts(path)):
            if (number := document.get_page_label(place)).isdigit():
                yield volume, int(number), text.removesuffix(number)


def test_pages_go_on_and_references_tell_the_volume(casebook: Path) -> None:
    pages = list(_numbered(casebook))
    assert [number for _, number, _ in pages] == list(range(1, len(pages) + 1))
    where = {n: (v, number) for v, number, page in pages for n in re.findall(r"始(\d{3})", page)}
    seen = set()
    for n in range(24):
        volume, _ = where[f"{n:03}"]
        text = "".join(page for name, _, page in pages if name == volume)
        [words] = re.findall(rf"终{n:03}(.*?)）。", text)
        target, page = where[f"{(n + 7) % 24:03}"]
        there = "" if target == volume else f"第{'一二三'[target - 1]}册"
        number = "" if target > volume else f"第{page}页"
        seen.add((bool(there), bool(number)))
        assert words.endswith(f"案例{(n + 7) % 24:03}号（见{there}{number}"), n
    assert len(seen) == 3, "in the same volume, in one before, in one to come"
    text = "".join(page for *_, page in pages)
    assert "条文见第一册第1页" in text


def test_the_index_leads_to_all_volumes(casebook: Path) -> None:
    pages = list(_numbered(casebook))
    first = {n: number for _, number, page in pages for n in re.findall(r"做(\d+)事", page)}
    [index] = [page for _, _, page in pages if "条文索引" in page and "各册页码相连" in page]
    assert re.search(r"第一册第1—\d+页，第二册第\d+—\d+页，其余在本册", index)
    told = re.search(r"第一条·*([\d，]+)", index)
    assert told
    assert sorted(set(first.values())) == [int(n) for n in told[1].split("，")]


def test_every_link_of_a_volume_stays_in_it(casebook: Path) -> None:
    for number in (1, 2, 3):
        reader = pypdf.PdfReader(casebook / f"b-{number}.pdf")
        own = {page.indirect_reference.idnum for page in reader.pages if page.indirect_reference}
        links = [link.get_object() for page in reader.pages for link in page.get("/Annots", [])]
        targets = [link["/Dest"] for link in links if "/Dest" in link]
        assert targets
        assert all(isinstance(target, str) or target[0].idnum in own for target in targets)


def test_the_press_has_the_same_pages(casebook: Path) -> None:
    for number in (1, 2, 3):
        screen, press = (_texts(casebook / f"b-{number}{end}.pdf") for end in ("", "-press"))
        assert len(screen) == len(press)
        assert screen[8] == press[8]


def test_a_spine_is_as_wide_as_its_volume_is_thick(casebook: Path) -> None:
    for number in (1, 2, 3):
        [spine] = pypdf.PdfReader(casebook / f"b-{number}-spine-press.pdf").pages
        pages = len(pypdf.PdfReader(casebook / f"b-{number}.pdf").pages)
        assert float(spine.trimbox.width) * 25.4 / 72 == pytest.approx(pages / 20, abs=0.01)
        assert float(spine.trimbox.height) * 25.4 / 72 == pytest.approx(203, abs=0.01)


def test_the_ebook_is_one_with_the_pages_of_all_volumes(casebook: Path) -> None:
    ebook = Opened(casebook / "b.epub")
    ids = ebook.ids()
    assert len(set(ids)) == len(ids)
    listed = [words for words, _ in ebook.listed("page-list") if words.isdigit()]
    assert [int(words) for words in listed] == sorted({int(words) for words in listed})
    last = max(number for _, number, _ in _numbered(casebook))
    assert last - 6 <= int(listed[-1]) <= last
    words = [words for words, _ in ebook.listed("toc") if words.startswith("案例")]
    assert words == [f"案例{n:03}号" for n in range(24)]
    meanings = {meta.get("property"): meta.text for meta in ebook.package.iter() if meta.text}
    assert "b-1.pdf、b-2.pdf、b-3.pdf" in (meanings["pageBreakSource"] or "")
    assert not any("（续）" in words for words, _ in ebook.listed("toc"))


def test_volumes_of_another_book_are_no_book_s_files(tmp_path: Path) -> None:
    books = [
        book("casebook", volume_pages=_LEAST),
        book("handbook", id="b-2", select={"entries": ["rules/r"]}),
    ]
    with pytest.raises(ContentError) as error:
        print_books(project(tmp_path, dict(_files("casebook")), books=books))
    [problem] = error.value.diagnostics
    assert (problem.code, problem.values["value"]) == ("duplicate-id", "b-2")
