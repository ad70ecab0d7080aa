"""Turn entries into rows of data, as the public may have them."""

from __future__ import annotations

import csv
import io
import json
from typing import TYPE_CHECKING, Any

from generator.data.schema import URL, columns
from generator.kinds.fields import MEDIA
from generator.kinds.leaves import leaves
from generator.kinds.places.model import Place
from generator.kinds.record import plain, replace_at
from generator.tools.cells import inert

if TYPE_CHECKING:
    from collections.abc import Iterable

    from generator.data.schema import Column
    from generator.edition import Item
    from generator.kinds.kind import Kind
    from generator.media import Album


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


def as_json(records: Iterable[dict[str, Any]]) -> bytes:
    """Return records as JSON, a line each, so that differences are told by entry."""
    lines = ",\n".join(json.dumps(one, ensure_ascii=False) for one in records)
    return f"[\n{lines}\n]\n".encode()


def as_csv(kind: Kind, records: Iterable[dict[str, Any]]) -> bytes:
    """Return records as csv that spreadsheets open: UTF-8 with a mark, nothing that is a formula.

    Lists and records stand in their cells as JSON.
    """
    stream = io.StringIO(newline="")
    writer = csv.writer(stream)
    told = columns(kind)
    writer.writerow([*(column.key for column in told), URL])
    for one in records:
        writer.writerow([*(_cell(column, one.get(column.key)) for column in told), one[URL]])
    return b"\xef\xbb\xbf" + stream.getvalue().encode()


def _cell(column: Column, value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if column.type in ("array", "object"):
        return json.dumps(value, ensure_ascii=False)
    return str(inert(value)) if isinstance(value, str) else str(value)
