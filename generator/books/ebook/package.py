"""Pack a book for reading devices as EPUB 3.3 (W3C Recommendation, 2023), the same bytes each time.

What it says of its accessibility follows EPUB Accessibility 1.1.
"""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from generator.books.ebook import (
    bound,
    casebook,
    comparison,
    handbook,
    leaflet,
    lessons,
    official,
    reports,
    texts,
)
from generator.books.ebook.pages import LANGUAGE, page
from generator.books.ebook.setter import Setter
from generator.books.model import BookKind
from generator.kinds.entry import Audience
from generator.tools.archive import zip_files
from generator.tools.markup import Node, element, xml

if TYPE_CHECKING:
    import xml.etree.ElementTree as ET
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from generator.books.model import Book
    from generator.books.press import Manuscript, Places

_REPORTS = {**bound.SHAPES, **reports.SHAPES}
_SHAPES: Mapping[BookKind, Mapping[str, Callable[..., Iterable[Node]]]] = {
    BookKind.CASEBOOK: {**bound.SHAPES, **casebook.SHAPES},
    BookKind.HANDBOOK: {**bound.SHAPES, **handbook.SHAPES},
    BookKind.COMPARISON: {**bound.SHAPES, **comparison.SHAPES},
    BookKind.LESSONS: lessons.SHAPES,
    BookKind.DIGEST: _REPORTS,
    BookKind.CHRONICLE: _REPORTS,
    BookKind.LEAFLET: leaflet.SHAPES,
    BookKind.CIRCULAR: official.SHAPES,
    BookKind.LETTER: official.SHAPES,
    BookKind.WARNING: official.SHAPES,
}

_BACK = {"appendix": "附件", "bibliography": "资料来源", "index": "索引", "colophon": "版权页"}
_FRONT = ("titlepage", "preface")
_INTERNAL = Audience.INTERNAL
_MIMETYPE = b"application/epub+zip"
_CONTAINER = (
    b'<?xml version="1.0" encoding="utf-8"?>\n'
    b'<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container">'
    b'<rootfiles><rootfile full-path="EPUB/package.opf" '
    b'media-type="application/oebps-package+xml"/></rootfiles></container>\n'
)
_STYLE = (Path(__file__).parent / "style.css").read_bytes()
_NOTHING_HIDDEN = (
    "全书是可以重排的文字，有目录、标题层级和与纸质版（PDF）对应的页码；"
    "图片都有替代文字；没有声音、动画。"
)


@dataclass(frozen=True, slots=True)
class Title:
    """Name a file of a book, and say who publishes it where; `volumes`: the names of its PDF's."""

    manuscript: Manuscript
    book: Book
    site: str | None
    volumes: tuple[str, ...] = ()

    @property
    def id(self) -> str:
        """Return an address for this file that no other has (RFC 9562, version 5)."""
        book = self.book
        parts = (self.site, book.compiler, self.manuscript.name, self.manuscript.title)
        name = "\n".join([part or "" for part in parts] + [book.audience.value])
        return f"urn:uuid:{uuid.uuid5(uuid.NAMESPACE_URL, name)}"


def epub(title: Title, places: Places, cover: bytes) -> bytes:
    """Return the book; `places` are those in its PDF, `cover` a PNG of its cover."""
    setter = Setter({**texts.SHAPES, **_SHAPES[title.book.kind]}, places)
    setter.set(title.manuscript.parts)
    name = title.manuscript.title
    files = {one.name: page(name, *one.content()) for one in setter.documents}
    files |= {f"drawing{n}.svg": svg for n, svg in enumerate(setter.drawings, 1)}
    files["style.css"] = _STYLE
    files["contents.xhtml"] = page(name, *_navigation(setter))
    files["cover.png"] = cover
    picture = element("img", src="cover.png", alt=f"封面：{name}")
    files["cover.xhtml"] = page(name, element("div", picture, class_="cover", type_="cover"))
    files["package.opf"] = _package(title, setter, files)
    packed = {f"EPUB/{path}": data for path, data in files.items()}
    packed["META-INF/container.xml"] = _CONTAINER
    return zip_files(packed, first=("mimetype", _MIMETYPE))


def _navigation(setter: Setter) -> Iterator[Node]:
    """The contents, the pages of the PDF, and where the book's parts begin."""
    title = element("h1", "目录")
    yield element("nav", title, _contents(setter), type_="toc", role="doc-toc", id="contents")
    pages = (
        element("li", element("a", shown, href=setter.place(id))) for shown, id in setter.pages
    )
    yield element(
        "nav",
        element("h2", "纸质版页码"),
        element("ol", *pages),
        type_="page-list",
        role="doc-pagelist",
        hidden="hidden",
    )
    first = {one.kind: one.name for one in reversed(setter.documents)}
    marks = [
        ("cover", "封面", "cover.xhtml"),
        ("toc", "目录", "contents.xhtml#contents"),
        ("bodymatter", "正文", first["chapter"]),
        *((kind, words, first[kind]) for kind, words in _BACK.items() if kind in first),
    ]
    entries = (element("li", element("a", words, type_=k, href=to)) for k, words, to in marks)
    yield element(
        "nav", element("h2", "导览"), element("ol", *entries), type_="landmarks", hidden="hidden"
    )


def _contents(setter: Setter) -> ET.Element:
    """Chapters, with their entries below them."""
    chapters = element("ol")
    for heading in setter.headings:
        line = element("li", element("a", heading.words, href=setter.place(heading.id)))
        if heading.level == 1 or len(chapters) == 0:
            chapters.append(line)
        else:
            chapter = chapters[-1]
            if chapter[-1].tag != "ol":
                chapter.append(element("ol"))
            chapter[-1].append(line)
    return chapters


def _package(title: Title, setter: Setter, files: Mapping[str, bytes]) -> bytes:
    manifest = element("manifest", *(_item(name) for name in sorted(files)))
    front = [one.name for one in setter.documents if one.kind in _FRONT]
    body = [one.name for one in setter.documents if one.kind not in _FRONT]
    order = ["cover.xhtml", *front, "contents.xhtml", *body]
    spine = element("spine", *(element("itemref", idref=_id(name)) for name in order))
    root = element("package", _metadata(title, setter), manifest, spine, version="3.0")
    root.set("xmlns", "http://www.idpf.org/2007/opf")
    root.set("unique-identifier", "book-id")
    root.set("xml:lang", LANGUAGE)
    return xml(root)


_TYPES = {
    "xhtml": "application/xhtml+xml",
    "svg": "image/svg+xml",
    "png": "image/png",
    "css": "text/css",
}


def _item(name: str) -> ET.Element:
    properties = {"contents.xhtml": "nav", "cover.png": "cover-image"}.get(name)
    kind = _TYPES[name.rpartition(".")[2]]
    return element("item", id=_id(name), href=name, media_type=kind, properties=properties)


def _id(name: str) -> str:
    return name.replace(".", "-")


def _metadata(title: Title, setter: Setter) -> ET.Element:
    book, manuscript = title.book, title.manuscript
    date = manuscript.date.isoformat()
    subtitle = f"{manuscript.title}　{book.subtitle}" if book.subtitle else manuscript.title
    facts = [
        _fact("dc:identifier", title.id, id="book-id"),
        _fact("dc:title", subtitle),
        _fact("dc:language", LANGUAGE),
        _fact("dc:date", date),
        *([_fact("dc:creator", book.compiler)] if book.compiler else []),
        *([_fact("dc:publisher", book.compiler)] if book.compiler else []),
        _fact(
            "dc:rights", "内部资料，不得公开" if book.audience.value == "internal" else "可以公开"
        ),
        *([_fact("dc:relation", title.site)] if title.site else []),
        _property("dcterms:modified", f"{date}T00:00:00Z"),
        *(_property(f"schema:{name}", value) for name, value in _access(setter)),
    ]
    if setter.pages:
        names = title.volumes or (manuscript.name,)
        paper = "、".join(f"{name}.pdf" for name in names)
        facts.append(_property("pageBreakSource", f"{paper}（{book.paper.label}）"))
    metadata = element("metadata", *facts)
    metadata.set("xmlns:dc", "http://purl.org/dc/elements/1.1/")
    return metadata


def _access(setter: Setter) -> Iterator[tuple[str, str]]:
    """What the book is like for those who cannot see it, or not well: schema.org's properties."""
    yield "accessMode", "textual"
    if setter.drawings:
        yield "accessMode", "visual"
    yield "accessModeSufficient", "textual"
    for feature in (
        "tableOfContents",
        "structuralNavigation",
        "readingOrder",
        "alternativeText",
        "displayTransformability",
        *(("pageBreakMarkers", "pageNavigation") if setter.pages else ()),
        *(("index",) if any(one.kind == "index" for one in setter.documents) else ()),
    ):
        yield "accessibilityFeature", feature
    yield "accessibilityHazard", "none"
    yield "accessibilitySummary", _NOTHING_HIDDEN


def _fact(name: str, words: str, id: str | None = None) -> ET.Element:
    return element(name, words, id=id)


def _property(name: str, words: str) -> ET.Element:
    return element("meta", words, property=name)
