"""Say what site_config/print.yml may hold: books, what goes into them, paper, fonts."""
# ruff: noqa: TC001 (pydantic reads these annotations at run time)

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from generator.books.paper import Size
from generator.kinds.dates import Edtf
from generator.kinds.entry import Audience
from generator.kinds.fields import Address, EntryRef, Flag, Id, Text, TopicRef, UnitRef
from generator.kinds.record import Choice, key, record


class BookKind(Choice):
    CASEBOOK = "casebook", "案例选编"
    HANDBOOK = "handbook", "制度手册"
    COMPARISON = "comparison", "条文对照"
    LESSONS = "lessons", "课程资料"
    LEAFLET = "leaflet", "线路折页"
    DIGEST = "digest", "工作摘编"
    CHRONICLE = "chronicle", "大事记", (), ("编年", "大事年表", "纪事")
    CIRCULAR = "circular", "通报"
    LETTER = "letter", "建议书", (), ("监察建议书", "送达回执")
    CHECKUP = "checkup", "体检报告单"
    WARNING = "warning", "预警通知书"
    REVIEW = "review", "评审会议表"
    QUESTIONNAIRE = "questionnaire", "群众评价问卷"


READ = (
    BookKind.CASEBOOK,
    BookKind.HANDBOOK,
    BookKind.COMPARISON,
    BookKind.LESSONS,
    BookKind.LEAFLET,
    BookKind.DIGEST,
    BookKind.CHRONICLE,
    BookKind.CIRCULAR,
    BookKind.LETTER,
    BookKind.WARNING,
)
"""The kinds that one reads; the others are forms that are filled in by hand, a sheet each."""


class Condition(Choice):
    """Name the printing condition that a press file is meant for.

    The name is that of the ICC's registry.
    """

    COATED = "FOGRA39", "铜版纸"
    UNCOATED = "FOGRA47", "胶版纸"
    COATED_2015 = "FOGRA51", "铜版纸（2015）"
    UNCOATED_2015 = "FOGRA52", "胶版纸（2015）"


@record
class Selection:
    """Say what of an edition goes into a book.

    That is all its kind can use, narrowed by every key given.
    """

    entries: tuple[EntryRef, ...] = key("条目", default=())
    topics: tuple[TopicRef, ...] = key("主题", default=())
    dates: Edtf | None = key("日期", default=None)
    units: tuple[UnitRef, ...] = key("单位", default=())


@record
class Issuer:
    """State how an official circular is signed.

    That is its red head, 文号, addressee, copies, printer and day.
    """

    head: Text = key("发文机关标志")
    number: Text | None = key("文号", default=None)
    to: Text | None = key("主送", default=None)
    signed: Text | None = key("署名", default=None)
    copies: Text | None = key("抄送", default=None)
    printed_by: Text | None = key("印发机关", default=None)
    secrecy: Text | None = key("密级", default=None)


@record
class Book:
    """Hold one book, lengths in mm.

    `press`: a file for the printing house as well; `ebook`: one for reading devices. A bound book
    of more than about `volume_pages` is parted into volumes: 500 pages are 250 sheets, some 25 mm
    of usual paper, which any binding holds and a hand keeps open.
    """

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
    volume_pages: Annotated[int, Field(ge=8, le=10_000)] = key("每册页数", default=500)
    press: Flag = key("印厂", default=False)
    bleed: Annotated[float, Field(ge=0, le=10)] = key("出血", default=3)
    condition: Condition = key("印刷条件", default=Condition.UNCOATED)
    ebook: Flag = key("电子书", default=False)
    watermark: Text | None = key("水印", default=None)
    serial: Text | None = key("编序", default=None)
    issuer: Issuer | None = key("发文", default=None)


@record
class Fonts:
    """Name a folder with further fonts, and the families for each face of a Chinese page."""

    folder: Text | None = key("文件夹", default=None)
    song: Text | None = key("宋体", default=None)
    hei: Text | None = key("黑体", default=None)
    kai: Text | None = key("楷体", default=None)
    fangsong: Text | None = key("仿宋", default=None)
    display: Text | None = key("小标宋", default=None)


@record
class Printing:
    """Hold the settings of print; `site`: the address of the published site, in QR codes."""

    site: Address | None = key("网址", default=None)
    fonts: Fonts = key("字体", default=Fonts())
    books: tuple[Book, ...] = key("书目")
