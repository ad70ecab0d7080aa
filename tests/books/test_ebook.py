"""E-books hold to EPUB 3.3, lead where they say, and name the pages of their PDF.

By hand, as it takes Java ten seconds a book: `java -jar epubcheck.jar OUT/print/casebook.epub`.
"""

from __future__ import annotations

import posixpath
import xml.etree.ElementTree as ET
import zipfile
from typing import TYPE_CHECKING

import pypdf
import pytest

from generator.books.ebook import package
from generator.books.ebook.addresses import strict
from generator.books.ebook.documents import MOST
from generator.books.model import READ
from tests.books.shelf import book, print_books, project

if TYPE_CHECKING:
    from pathlib import Path

_OPF = "{http://www.idpf.org/2007/opf}"
_DC = "{http://purl.org/dc/elements/1.1/}"
_XHTML = "{http://www.w3.org/1999/xhtml}"
_TYPE = "{http://www.idpf.org/2007/ops}type"
_LANG = "{http://www.w3.org/XML/1998/namespace}lang"

BOOKS = (
    "casebook",
    "handbook",
    "comparison",
    "lessons",
    "lessons-answers",
    "digest",
    "chronicle",
    "leaflets",
    "circulars-teaching-2021-1",
    "letters-letter-2021-town",
    "warnings-teaching-2026h1-u-47eb05d7",
)
"""One file of each kind of book that is read, and the answers to the lessons."""


class Opened:
    """An e-book as a reading device opens it."""

    def __init__(self, path: Path) -> None:
        with zipfile.ZipFile(path) as archive:
            self.entries = archive.infolist()
            self.files = {entry.filename: archive.read(entry) for entry in self.entries}
        container = ET.fromstring(self.files["META-INF/container.xml"])
        [root] = container.iter("{urn:oasis:names:tc:opendocument:xmlns:container}rootfile")
        self.package = ET.fromstring(self.files[root.get("full-path", "")])
        self.base = posixpath.dirname(root.get("full-path", ""))
        self.items = {
            item.get("id"): item for item in self.package.iterfind(f"{_OPF}manifest/{_OPF}item")
        }
        self.pages = {
            item.get("href", ""): ET.fromstring(self.read(item.get("href", "")))
            for item in self.items.values()
            if item.get("media-type") == "application/xhtml+xml"
        }

    def read(self, href: str) -> bytes:
        """A file that the package names."""
        return self.files[posixpath.join(self.base, href)]

    def order(self) -> list[str]:
        """The pages as one turns them."""
        refs = self.package.iterfind(f"{_OPF}spine/{_OPF}itemref")
        return [self.items[ref.get("idref")].get("href", "") for ref in refs]

    def listed(self, kind: str) -> list[tuple[str, str]]:
        """Words and places in one of the lists of the navigation."""
        [nav] = [
            nav
            for nav in self.pages["contents.xhtml"].iter(f"{_XHTML}nav")
            if nav.get(_TYPE) == kind
        ]
        return [("".join(a.itertext()), a.get("href", "")) for a in nav.iter(f"{_XHTML}a")]

    def ids(self) -> list[str]:
        """Every place that a link can lead to, in reading order."""
        return [
            f"{href}#{node.get('id')}"
            for href in self.order()
            for node in self.pages[href].iter()
            if node.get("id")
        ]


@pytest.fixture(scope="session")
def opened(shelf: Path) -> dict[str, Opened]:
    return {name: Opened(shelf / f"{name}.epub") for name in BOOKS}


def test_every_book_that_is_read_can_be_an_ebook(shelf: Path) -> None:
    assert set(READ) == set(package._SHAPES)
    forms = ("checkups", "review", "questionnaire", "casebook-press")
    read = {path.stem for path in shelf.glob("*.pdf") if not path.stem.startswith(forms)}
    assert {path.stem for path in shelf.glob("*.epub")} == read > set(BOOKS)


@pytest.mark.parametrize("name", BOOKS)
def test_a_package(name: str, opened: dict[str, Opened]) -> None:
    """EPUB 3.3: 4.2 (container), 5.3–5.7 (package), 7 (navigation)."""
    ebook = opened[name]
    first = ebook.entries[0]
    assert (first.filename, first.compress_type, first.extra) == (
        "mimetype",
        zipfile.ZIP_STORED,
        b"",
    )
    assert ebook.files["mimetype"] == b"application/epub+zip"
    hrefs = [item.get("href", "") for item in ebook.items.values()]
    named = {posixpath.join(ebook.base, href) for href in (*hrefs, "package.opf")}
    assert named | {"mimetype", "META-INF/container.xml"} == set(ebook.files)
    order = ebook.order()
    assert len(set(order)) == len(order)
    assert set(order) == set(ebook.pages), "every page is turned to, the contents too"
    metadata = ebook.package.find(f"{_OPF}metadata")
    assert metadata is not None
    for fact in ("identifier", "title", "language", "date"):
        assert metadata.findtext(f"{_DC}{fact}"), fact
    meanings = {meta.get("property"): meta.text for meta in metadata.iterfind(f"{_OPF}meta")}
    day = metadata.findtext(f"{_DC}date")
    assert meanings["dcterms:modified"] == f"{day}T00:00:00Z"
    for fact in (
        "accessMode",
        "accessibilityFeature",
        "accessibilityHazard",
        "accessModeSufficient",
    ):
        assert f"schema:{fact}" in meanings
    assert "pdf" in (meanings["pageBreakSource"] or "")


@pytest.mark.parametrize("name", BOOKS)
def test_every_link_leads_somewhere(name: str, opened: dict[str, Opened]) -> None:
    ebook = opened[name]
    places = ebook.ids()
    assert len(set(places)) == len(places)
    for href, page in ebook.pages.items():
        assert page.get(_LANG) == page.get("lang") == "zh-Hans"
        assert page.findtext(f"{_XHTML}head/{_XHTML}title")
        for node in page.iter():
            for target in filter(None, (node.get("href"), node.get("src"))):
                if "://" in target:
                    continue
                file, _, id = target.partition("#")
                file = file or href
                assert f"{ebook.base}/{file}" in ebook.files, target
                assert not id or f"{file}#{id}" in places, target
            assert node.tag != f"{_XHTML}img" or node.get("alt")


@pytest.mark.parametrize("name", BOOKS)
def test_lists_of_the_navigation_follow_the_pages(name: str, opened: dict[str, Opened]) -> None:
    ebook = opened[name]
    places = {place: position for position, place in enumerate(ebook.ids())}
    for kind in ("toc", "page-list"):
        positions = [places[href] for _, href in ebook.listed(kind)]
        assert positions, kind
        assert positions == sorted(positions), kind
    landmarks = [words for words, _ in ebook.listed("landmarks")]
    assert landmarks[:3] == ["封面", "目录", "正文"]


@pytest.mark.parametrize("name", ["casebook", "handbook", "comparison", "digest"])
def test_pages_are_those_of_the_pdf(name: str, shelf: Path, opened: dict[str, Opened]) -> None:
    """Of every entry in the contents, the last page that began before it is its page in print."""
    reader = pypdf.PdfReader(shelf / f"{name}.pdf")
    printed = {}
    for chapter in reader.outline:
        for entry in chapter if isinstance(chapter, list) else [chapter]:
            if not isinstance(entry, list):
                number = reader.get_destination_page_number(entry)
                assert number is not None
                printed[str(entry.title)] = reader.page_labels[number]
    ebook = opened[name]
    starts = {href: shown for shown, href in ebook.listed("page-list")}
    page, pages = "", {}
    for place in ebook.ids():
        page = starts.get(place, page)
        pages[place] = page
    told = {words: pages[href] for words, href in ebook.listed("toc")}
    assert len(told) > 5
    assert {words: printed[words] for words in told} == told


def test_what_stands_in_the_book_stands_in_the_ebook(
    shelf: Path, opened: dict[str, Opened]
) -> None:
    casebook = opened["casebook"]
    words = "".join("".join(page.itertext()) for page in casebook.pages.values())
    for said in ("虚列公务接待套取资金", "违纪事实", "条文索引", "内部资料"):
        assert (said in words) is (said != "内部资料")
    notes = [n for page in casebook.pages.values() for n in page.iter() if n.get(_TYPE)]
    kinds = [note.get(_TYPE) for note in notes]
    assert kinds.count("noteref") == kinds.count("footnote") > 0
    comparison = opened["comparison"].pages["part3.xhtml"]
    assert [*comparison.iter(f"{_XHTML}ins")]
    assert [*comparison.iter(f"{_XHTML}del")]


def test_an_official_document_is_read_without_its_receipt(opened: dict[str, Opened]) -> None:
    """Its subheads have the numbers of the standard, its attachment a place of its own."""
    circular, letter = opened["circulars-teaching-2021-1"], opened["letters-letter-2021-town"]
    told = [words for words, _ in circular.listed("toc")]
    assert told[0] == "关于三起基层典型问题的教学通报"
    assert [words[:2] for words in told[1:]] == ["一、", "二、", "三、", "相关"]
    assert [words for words, _ in circular.listed("landmarks")] == ["封面", "目录", "正文", "附件"]
    words = "".join("".join(page.itertext()) for page in letter.pages.values())
    assert "关于接待审批与财务岗位分离的纪检监察建议书" in words
    assert "签 收 人" not in words


def test_a_leaflet_is_a_guide_on_a_telephone(opened: dict[str, Opened]) -> None:
    """Each route with its map and stops; nothing of what is stamped or written on paper."""
    leaflets = opened["leaflets"]
    maps = [href for page in leaflets.pages.values() for href in _pictures(page)]
    assert [name for name in maps if name.endswith(".svg")]
    words = "".join("".join(page.itertext()) for page in leaflets.pages.values())
    assert "走法" in words
    for on_paper in ("盖一枚章", "带队人"):
        assert on_paper not in words


def _pictures(page: ET.Element) -> list[str]:
    return [image.get("src", "") for image in page.iter(f"{_XHTML}img")]


def test_words_of_authors_are_words(tmp_path: Path) -> None:
    """Whatever Markdown and markup they hold; emphasis is a mark, never a slanted letter."""
    text = (
        "*着重*、**加粗**、`<b>`、[网](https://a.example/?a=1&b=2)、[[cases/a]]、[[cases/x|没有]]"
    )
    table = "| 甲 | 乙 |\n  |---|--:|\n  | 1 | & |"
    analysis = f"|\n  {text}\n\n  > 引\n\n  1. 一\n  2. 二\n\n  {table}\n\n  # 小标题\n"
    files = {
        "content/cases/a.yml": f"title: 甲<乙>&丙\nfictional: true\nanalysis: {analysis}",
        "content/cases/x.yml": "title: 丁\nfictional: true\n",
    }
    books = [book("casebook", ebook=True, select={"entries": ["cases/a"]}, title="书<&>")]
    ebook = Opened(print_books(project(tmp_path, files, books=books)) / "b.epub")
    page = ebook.pages["part3.xhtml"]
    tags = [node.tag.removeprefix(_XHTML) for node in page.iter()]
    for tag in ("em", "strong", "code", "blockquote", "table", "h4"):
        assert tag in tags, tag
    links = {"".join(a.itertext()): a.get("href") for a in page.iter(f"{_XHTML}a")}
    assert links == {"网": "https://a.example/?a=1&b=2", "甲<乙>&丙": ebook.listed("toc")[1][1]}
    assert "<b>" in [node.text for node in page.iter(f"{_XHTML}code")]
    css = ebook.read("style.css").decode()
    assert "italic" not in css
    assert "text-emphasis: filled dot" in css


def test_a_long_part_is_cut_between_blocks(tmp_path: Path) -> None:
    clauses = "".join(
        f"  - {{heading: 第{n}章 章名}}\n" * (n % 50 == 1)
        + f"  - {{no: '{n}', text: {'文' * 300}}}\n"
        for n in range(1, 401)
    )
    source = "sources: [{title: 出处}]\n"
    files = {"content/rules/r.yml": f"title: 长法\n{source}clauses:\n{clauses}"}
    books = [book("handbook", ebook=True)]
    ebook = Opened(print_books(project(tmp_path, files, books=books)) / "b.epub")
    sizes = {
        href: len("".join(page.itertext()))
        for href, page in ebook.pages.items()
        if "文文" in "".join(page.itertext())
    }
    assert len(sizes) == 3
    assert max(sizes.values()) < MOST + 1000
    places = ebook.ids()
    assert len(set(places)) == len(places)
    positions = [places.index(href) for _, href in ebook.listed("page-list")]
    assert positions == sorted(positions)
    assert {href.partition("#")[0] for _, href in ebook.listed("page-list")} >= set(sizes)
    first = ebook.pages[next(iter(sizes))]
    assert [n.get("href") for n in first.iter() if n.get(_TYPE) == "noteref"] == ["#note3-1"]
    assert [n.get("id") for n in first.iter() if n.get(_TYPE) == "footnote"] == ["note3-1"]


@pytest.mark.parametrize(
    ("address", "wanted"),
    [
        ("https://a.example/b?c=d&e#f", "https://a.example/b?c=d&e#f"),
        ("http://a.example/'\"<>", "http://a.example/'%22%3C%3E"),
        ("http://a.example/100%/%E5", "http://a.example/100%25/%E5"),
        ("http://a.example/a b[c]{d}|^`\\", "http://a.example/a%20b%5Bc%5D%7Bd%7D%7C%5E%60%5C"),
        ("http://例子.中国/页?问=答", "http://例子.中国/%E9%A1%B5?%E9%97%AE=%E7%AD%94"),
        ("http://[::1]:80/", "http://[::1]:80/"),
        ("mailto:a@b.example", "mailto:a@b.example"),
        ("http://<x>/", ""),
        ("http://a:b:c/", ""),
        ("http://[/", ""),
        ("http://a.example:99999999/", ""),
    ],
)
def test_an_address_is_one_that_reading_devices_take(address: str, wanted: str) -> None:
    assert strict(address) == wanted
