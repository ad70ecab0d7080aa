"""Write the data of a site, with what describes them (Data Package, version 2)."""

from __future__ import annotations

import json
from functools import partial
from hashlib import file_digest
from tempfile import TemporaryFile
from typing import IO, TYPE_CHECKING, Any

from generator.data.rows import WORTH_SHARING, row, write
from generator.data.schema import schema
from generator.kinds import KINDS
from generator.kinds.entry import Audience
from generator.library import sharing
from generator.library.site import site_id
from generator.tools.parallel import SharedWork

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.edition import Edition
    from generator.kinds.kind import Kind
    from generator.library.sharing import Sharing
    from generator.media import Album
    from generator.tools.writing import Content

FOLDER = "data/"
PACKAGE = f"{FOLDER}datapackage.json"
_PROFILE = "https://datapackage.org/profiles/2.0/{}.json"


def is_open(edition: Edition, settings: Sharing) -> bool:
    """Tell whether the data of an edition are given away: those of the public alone ever are."""
    return settings.data and edition.audience is Audience.PUBLIC


def kinds(edition: Edition) -> list[Kind]:
    """Return the kinds of which an edition has entries to browse."""
    return [kind for kind in KINDS if edition.browse(kind.folder)]


def files(
    edition: Edition, name: str, address: str | None, album: Album
) -> Iterator[tuple[str, Content]]:
    """Yield the data of an edition as csv and JSON, and their description; nothing where not open.

    `name` is the site's, `address` where it stands, if that is known. What an edition keeps for old
    links alone, since it is retired, is not among them. The data lie on the disk until the next is
    asked for: they are the largest files of a site.
    """
    settings = sharing.of(edition.home)
    if not is_open(edition, settings):
        return
    resources: list[dict[str, Any]] = []
    for kind in kinds(edition):
        items = edition.browse(kind.folder)
        rows = SharedWork(partial(row, album, address), items, worth_it=WORTH_SHARING)
        with TemporaryFile() as table, TemporaryFile() as records:
            write(kind, rows, table, records)
            resources.append(_table(kind, table))
            yield f"{FOLDER}{kind.folder}.csv", table
            resources.append(_resource(kind, records, "json", "application/json"))
            yield f"{FOLDER}{kind.folder}.json", records
    described = _package(edition, name, address, settings) | {"resources": resources}
    yield PACKAGE, f"{json.dumps(described, ensure_ascii=False, indent=1)}\n".encode()


def _package(edition: Edition, name: str, address: str | None, settings: Sharing) -> dict[str, Any]:
    package: dict[str, Any] = {
        "$schema": _PROFILE.format("datapackage"),
        "name": site_id(address, name),
        "title": name,
        "contributors": [{"title": name, "roles": ["publisher"]}],
    }
    if address:
        package["homepage"] = address
    if settings.citation:
        package["description"] = f"引用时请注明：{settings.citation}"
    license = {"name": settings.license, "path": settings.license_url}
    if told := {key: value for key, value in license.items() if value}:
        package["licenses"] = [told]
    return package


def _table(kind: Kind, data: IO[bytes]) -> dict[str, Any]:
    resource = _resource(kind, data, "csv", "text/csv")
    return resource | {"type": "table", "schema": schema(kind)}


def _resource(kind: Kind, data: IO[bytes], form: str, media_type: str) -> dict[str, Any]:
    data.seek(0)
    digest = file_digest(data, "sha256").hexdigest()  # type: ignore[arg-type]
    return {
        "$schema": _PROFILE.format("dataresource"),
        "name": kind.folder if form == "csv" else f"{kind.folder}-{form}",
        "title": kind.label,
        "description": kind.intro,
        "path": f"{kind.folder}.{form}",
        "format": form,
        "mediatype": media_type,
        "encoding": "utf-8",
        "bytes": data.tell(),
        "hash": f"sha256:{digest}",
    }
