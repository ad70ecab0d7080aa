"""Hold an article at work: its pieces with their styles, its notes, its pictures."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from generator.exports.articles.looks import LOOKS, styled
from generator.exports.articles.prose import Prose, tree
from generator.text.richtext import ENTRY_SCHEME
from generator.tools import qr
from generator.tools.markup import Node, element

if TYPE_CHECKING:
    import xml.etree.ElementTree as ET
    from collections.abc import Callable, Iterable

    from generator.edition import Edition, Item
    from generator.kinds.entry import Source
    from generator.kinds.picture import Picture
    from generator.kinds.rules.provisions import Provision
    from generator.text.richtext import RichText

QR = "qr.png"


@dataclass(frozen=True, slots=True)
class Shown:
    """Hold a picture of an article: the name of its file, its bytes, what it shows."""

    name: str
    data: bytes
    words: str


@dataclass(slots=True)
class Article:
    """Hold one article at work.

    `site`: the address of the published site, "" while nobody knows it; `picture` returns the bytes
    of a picture that an entry names, and their extension.
    """

    edition: Edition
    rich: RichText
    site: str
    picture: Callable[[Picture], tuple[bytes, str]]
    title: str
    kind: str
    digest: str = ""
    pieces: list[ET.Element] = field(default_factory=list)
    pictures: list[Shown] = field(default_factory=list)
    _notes: dict[str, str] = field(default_factory=dict)

    @property
    def sections(self) -> dict[str, int]:
        """Return the characters below each heading and in it; "" for what stands above all."""
        sizes, heading = Counter[str](), ""
        for piece in self.pieces:
            words = "".join(piece.itertext())
            if piece.get("style") == LOOKS["heading"]:
                heading = words
            sizes[heading] += len(words)
        return dict(sizes)

    def put(self, look: str, *content: Node) -> None:
        """Add a paragraph, if there is something to read."""
        if any(node if isinstance(node, str) else True for node in content):
            self.pieces.append(styled("p", look, *content))

    def heading(self, words: str) -> None:
        """Add a heading."""
        self.put("heading", words)

    def subhead(self, words: str) -> None:
        """Add a heading below a heading."""
        self.put("subhead", words)

    def items(self, texts: Iterable[str], tag: str = "ul") -> None:
        """Add a list; "ol" numbers it."""
        lines = [styled("li", "li", text) for text in texts]
        if lines:
            self.pieces.append(styled(tag, "list", *lines))

    def facts(self, rows: Iterable[tuple[str, str]]) -> None:
        """Add a table of names and values, without those that have none."""
        lines = [
            element("tr", styled("td", "name", name), styled("td", "td", value))
            for name, value in rows
            if value
        ]
        if lines:
            self.pieces.append(styled("table", "table", element("tbody", *lines)))

    def quote(self, title: str, note: Node, lines: Iterable[str]) -> None:
        """Add what a clause says, below its name."""
        head = styled("p", "quoted", styled("strong", "strong", title), note)
        said = (styled("p", "quoted", line) for line in lines)
        self.pieces.append(styled("section", "quote", head, *said))

    def provisions(self, provisions: Iterable[Provision], depth: int = 0) -> None:
        """Add the paragraphs of a clause, items set in by blanks."""
        for one in provisions:
            self.put("p", "　" * depth + one.label + one.text)
            self.provisions(one.below, depth + 1)

    def md(self, text: str | None) -> None:
        """Add an author's Markdown."""
        if text:
            self.pieces += Prose(self._link).blocks(tree(self.rich.html(text)))

    def note(self, item: Item, words: str = "", anchor: str = "") -> Node:
        """Return the mark of a note that says where an entry stands; "" where nobody knows."""
        address = item.address(self.site)
        return self._mark(f"{address}{anchor}", words or item.data.title) if address else ""

    def figure(self, picture: Picture) -> None:
        """Add a picture with what it shows."""
        data, extension = self.picture(picture)
        name = f"{len(self.pictures) + 1}.{extension}"
        self.pictures.append(Shown(name, data, picture.alt))
        credit = f"（{picture.credit}）" if picture.credit else ""
        self._place(name, f"{picture.alt}{credit}", "picture")

    def sources(self, sources: Iterable[Source]) -> None:
        """Add where the facts were taken from; an address stands as words, as all do here."""
        listed = [
            "，".join(filter(None, (one.title, str(one.date or ""), one.url)))
            if not one.publisher or one.publisher in one.title
            else "，".join(filter(None, (one.publisher, one.title, str(one.date or ""), one.url)))
            for one in sources
        ]
        if listed:
            self.heading("来源")
            for line in listed:
                self.put("note", line)

    def close(self, path: str, words: str) -> None:
        """Add the notes, and the code that leads to a page of the site, where that is known."""
        if self._notes:
            self.heading("文中链接")
            for number, (address, name) in enumerate(self._notes.items(), 1):
                self.put("note", f"[{number}] {name}：{address}")
        if self.site:
            address = f"{self.site.rstrip('/')}/{path}"
            self.pictures.append(Shown(QR, qr.png(address), f"二维码：{address}"))
            self._place(QR, words, "code")

    def _place(self, name: str, caption: str, look: str) -> None:
        """Where a picture goes: its name to be found by, until it is put there by hand."""
        place = element("p", f"〔在此插入图片 {name}〕", style=LOOKS["place"])
        place.set("data-picture", name)
        place.set("data-look", look)
        self.pieces.append(styled("section", "figure", place, styled("p", "caption", caption)))

    def _mark(self, address: str, words: str) -> ET.Element:
        self._notes.setdefault(address, words)
        number = [*self._notes].index(address) + 1
        return styled("span", "sup", f"[{number}]")

    def _link(self, address: str, words: str) -> Node:
        """The mark of the note that says where a link leads: articles have no links of their own.

        "" where its words say so already, and where nobody knows.
        """
        if address.startswith(ENTRY_SCHEME):
            path = address.removeprefix(ENTRY_SCHEME)
            address = f"{self.site.rstrip('/')}/{path}" if self.site else ""
        return self._mark(address, words) if address and address != words else ""
