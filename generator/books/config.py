"""site_config/print.yml: which books are made, from what, on which paper."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any, cast

from pydantic import Field

from generator.books.paper import Size
from generator.entries import read_entries
from generator.kinds.dates import Edtf
from generator.kinds.entry import Audience, Status
from generator.kinds.fields import Address, EntryRef, Flag, Id, Text, TopicRef, UnitRef
from generator.kinds.kind import Kind
from generator.kinds.record import Choice, key, record
from generator.library import locate
from generator.references import references
from generator.source import files, yaml
from generator.source.diagnostics import ContentError, Diagnostic, Problem
from generator.source.files import SourceFile

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from generator.kinds.entry import EntryData
    from generator.library import Library


class BookKind(Choice):
    CASEBOOK = "casebook", "案例选编"
    HANDBOOK = "handbook", "制度手册"
    LESSONS = "lessons", "课程资料"
    LEAFLET = "leaflet", "线路折页"
    DIGEST = "digest", "工作摘编"
    CIRCULAR = "circular", "通报"


@record
class Selection:
    """What of an edition goes into a book: all that its kind can use, narrowed by every key that is given."""

    entries: tuple[EntryRef, ...] = key("条目", default=())
    topics: tuple[TopicRef, ...] = key("主题", default=())
    dates: Edtf | None = key("日期", default=None)
    units: tuple[UnitRef, ...] = key("单位", default=())


@record
class Issuer:
    """How an official-style circular is signed: red head, 文号, addressee, copies, who printed it when."""

    head: Text = key("发文机关标志")
    number: Text | None = key("文号", default=None)
    to: Text | None = key("主送", default=None)
    signed: Text | None = key("署名", default=None)
    copies: Text | None = key("抄送", default=None)
    printed_by: Text | None = key("印发机关", default=None)
    secrecy: Text | None = key("密级", default=None)


@record
class Book:
    """One book. Lengths in mm. `press`: a file for the printing house as well, with bleed and crop marks."""

    id: Id = key("编号")
    kind: BookKind = key("类型")
    title: Text = key("标题")
    subtitle: Text | None = key("副标题", default=None)
    audience: Audience = key("受众", default=Audience.PUBLIC)
    compiler: Text | None = key("编印", default=None)
    date: Edtf | None = key("日期", default=None)
    select: Selection = key("选取", default=Selection())
    paper: Size = key("纸张", default=Size.K16)
    binding: Annotated[float, Field(ge=0, le=30)] = key("装订", default=0)
    press: Flag = key("印厂", default=False)
    bleed: Annotated[float, Field(ge=0, le=10)] = key("出血", default=3)
    watermark: Text | None = key("水印", default=None)
    serial: Text | None = key("编序", default=None)
    issuer: Issuer | None = key("发文", default=None)


@record
class Fonts:
    """A folder with further fonts, and the families to use for each of the faces of a Chinese page."""

    folder: Text | None = key("文件夹", default=None)
    song: Text | None = key("宋体", default=None)
    hei: Text | None = key("黑体", default=None)
    kai: Text | None = key("楷体", default=None)
    fangsong: Text | None = key("仿宋", default=None)
    display: Text | None = key("小标宋", default=None)


@record
class Printing:
    """`site`: the address of the published site, to which QR codes lead."""

    id: Id = key("编号")
    audience: Audience = key("受众", default=Audience.PUBLIC)
    status: Status = key("状态", default=Status.PUBLISHED)
    site: Address | None = key("网址", default=None)
    fonts: Fonts = key("字体", default=Fonts())
    books: tuple[Book, ...] = key("书目", default=())


_KIND = Kind("site_config", "印刷", "份", cast("type[EntryData]", Printing), "")


class Desk:
    """Where the settings lie, so that a problem with them can be told with its line and column."""

    def __init__(self, path: Path, shown_as: str) -> None:
        self.file = SourceFile(path, shown_as, "site_config", path.stem)
        self._places = yaml.Places()

    def read(self) -> Printing:
        """Raises ContentError with every mistake in the shape of the file."""
        text = files.read(self.file)
        if isinstance(text, Diagnostic):
            raise ContentError([text])
        value, troubles = yaml.parse(text, self._places)
        if troubles or value is None:
            told = [Diagnostic(self.file.name, t.position.line, t.position.column, t.code, t.values) for t in troubles]
            raise ContentError(told or [Diagnostic(self.file.name, 1, 1, "empty-file")])
        entries, problems = read_entries(value, self.file, _KIND)
        if problems or not entries:
            raise self.error(problems or [Problem("not-an-entry")])
        return cast("Printing", entries[0].data)

    def error(self, problems: list[Problem]) -> ContentError:
        places = [(locate(self._places, p.path, p.anchor), p) for p in problems]
        return ContentError(Diagnostic(self.file.name, at.line, at.column, p.code, p.values) for at, p in places)


def load(desk: Desk, library: Library) -> Printing:
    """The settings, with what they refer to looked up in the library. Raises ContentError."""
    printing = desk.read()
    if problems := [*_twice(printing), *_unknown(printing, library)]:
        raise desk.error(problems)
    return printing


def _twice(printing: Printing) -> Iterator[Problem]:
    seen: set[str] = set()
    for position, book in enumerate(printing.books):
        if book.id in seen:
            yield Problem("duplicate-id", ("books", position, "id"), {"value": book.id, "other": "print.yml"})
        seen.add(book.id)


def _unknown(printing: Printing, library: Library) -> Iterator[Problem]:
    data: Any = printing
    for path, written, target, expected in references(data):
        if target is None:
            values = {"value": written, "expected": expected[0], "expected_en": expected[1]}
            yield Problem("bad-reference", path, values)
        elif library.entry(*target.key) is None:
            yield Problem("unknown-reference", path, {"value": written, "kind": "条目", "kind_en": "entries"})
