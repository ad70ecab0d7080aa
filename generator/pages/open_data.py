"""Write the page that explains what of a site is given away as data."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from generator.data import package, schema
from generator.pages.page import Page

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from generator.kinds.kind import Kind
    from generator.pages.heads.thing import Thing
    from generator.pages.site import Site

_INTRO = "本站公开的内容，也按种类做成数据，可以下载、统计、再利用。"
_TYPES = {
    "string": "文字",
    "boolean": "是否",
    "integer": "整数",
    "number": "数",
    "array": "列表（JSON）",
    "object": "一组（JSON）",
}


class Described(NamedTuple):
    """Hold a column as readers are told of it: its key, what it means, and of what type it is."""

    key: str
    title: str
    type: str


@dataclass(frozen=True, slots=True)
class Table:
    """Hold the data of a kind: how many entries, and the columns that not every kind has."""

    kind: Kind
    count: int
    columns: tuple[Described, ...]


def open_data_pages(site: Site) -> Iterator[Page]:
    """Yield the page of open data, where the edition gives any away."""
    if package.is_open(site.edition, site.sharing):
        body, thing = partial(_body, site), partial(_thing, site)
        yield Page(package.FOLDER, "开放数据", _INTRO, "data", body, thing=thing)


def _body(site: Site) -> str:
    kinds = package.kinds(site.edition)
    columns = [_columns(kind) for kind in kinds]
    common = _common(columns)
    tables = [
        Table(
            kind,
            len(site.edition.browse(kind.folder)),
            tuple(column for column in own if column not in common),
        )
        for kind, own in zip(kinds, columns, strict=True)
    ]
    return site.part(
        "open-data.jinja",
        intro=_INTRO,
        tables=tables,
        common=common,
        address=f"{site.address.rstrip('/')}/{package.FOLDER}" if site.address else "",
        settings=site.sharing,
        folder=package.FOLDER,
        package=package.PACKAGE,
    )


def _columns(kind: Kind) -> list[Described]:
    columns = [
        Described(column.key, column.field["title"], _TYPES[column.type])
        for column in schema.columns(kind)
    ]
    address = schema.URL_FIELD
    return [*columns, Described(address["name"], address["title"], _TYPES[address["type"]])]


def _common(tables: Sequence[Sequence[Described]]) -> list[Described]:
    """The columns that several tables all have, told once: they are half of every table."""
    if len(tables) < 2:
        return []
    return [column for column in tables[0] if all(column in table for table in tables)]


def _thing(site: Site) -> Thing:
    settings = site.sharing
    base = f"{site.address.rstrip('/')}/{package.FOLDER}" if site.address else None
    tables = [
        {
            "@type": "DataDownload",
            "name": kind.label,
            "encodingFormat": "text/csv",
            "contentUrl": f"{base}{kind.folder}.csv",
        }
        for kind in package.kinds(site.edition)
    ]
    return {
        "@type": "Dataset",
        "inLanguage": "zh-CN",
        "isAccessibleForFree": True,
        "license": settings.license_url,
        "creditText": settings.citation,
        "distribution": tables if base else None,
    }
