"""Turn entries into rows of data, as the public may have them."""

from __future__ import annotations

import csv
import json
from typing import IO, TYPE_CHECKING, Any

from generator.data.schema import URL, columns
from generator.kinds.fields import MEDIA
from generator.kinds.leaves import leaves
from generator.kinds.places.model import Place
from generator.kinds.record import plain, replace_at
from generator.tools.cells import inert

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from generator.data.schema import Column
    from generator.edition import Item
    from generator.kinds.kind import Kind
    from generator.media import Album


WORTH_SHARING = 2000
"""Entries from which on another process earns its start: each takes a tenth of a millisecond."""


def record(item: Item, album: Album, address: str | None) -> dict[str, Any]:
    """Return an entry as plain data: its keys, without those that say nothing, and its address.

    Pictures and recordings are named as they are published, coordinates given with no digit more
    than is known of a place.
    """
    told = plain(item.data)
    for path, _, name in leaves(item.data, MEDIA):
        told = replace_at(told, path, _published(name, album))
    if isinstance(item.data, Place) and (where := item.data.location):
        precise = where.precision.round_off
        told["location"] |= {"lat": precise(where.lat), "lon": precise(where.lon)}
    keys = [column.key for column in columns(item.kind)]
    return {key: told[key] for key in keys if key in told} | {
        URL: item.address(address) or item.url
    }


def _published(name: str, album: Album) -> str:
    """Where a picture or recording lies in the site; nothing of the name that it has in the office.

    A file that is not published is named by nothing at all.
    """
    sizes = album.pictures.get(name)
    return sizes.largest.path if sizes else album.recordings.get(name, "")


def row(album: Album, address: str | None, item: Item) -> tuple[bytes, bytes]:
    """Return an entry as a line of csv and as JSON, in UTF-8.

    Lists and records stand in the cells of a line as JSON.
    """
    values = record(item, album, address)
    written = {key: _JSON.encode(value) for key, value in values.items()}
    cells = [_cell(column, values, written) for column in columns(item.kind)]
    line: str = _CSV.writerow([*cells, values[URL]])
    told = ", ".join([f'"{key}": {value}' for key, value in written.items()])
    return line.encode(), f"{{{told}}}".encode()


def write(
    kind: Kind, rows: Iterable[tuple[bytes, bytes]], table: IO[bytes], records: IO[bytes]
) -> None:
    """Write the rows of a kind, which has some, as csv and as JSON.

    The csv is one that spreadsheets open: UTF-8 with a mark, nothing that is a formula. Of the JSON
    each record is a line, so that differences are told by entry.
    """
    line: str = _CSV.writerow([*(column.key for column in columns(kind)), URL])
    table.write(b"\xef\xbb\xbf" + line.encode())
    before = b"[\n"
    for line_of_one, one in rows:
        table.write(line_of_one)
        records.write(before + one)
        before = b",\n"
    records.write(b"\n]\n")


class _Line:
    """Give a line of csv back instead of writing it."""

    def write(self, line: str) -> str:
        return line


_CSV: Any = csv.writer(_Line())
_JSON = json.JSONEncoder(ensure_ascii=False)


def _cell(column: Column, values: Mapping[str, Any], written: Mapping[str, str]) -> str:
    value = values.get(column.key)
    if value is None:
        return ""
    if isinstance(value, bool) or column.type in ("array", "object"):
        return written[column.key]
    return str(inert(value)) if isinstance(value, str) else str(value)
