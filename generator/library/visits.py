"""Read what a site settles for visitors, from site_config/visits.yml: map links and stamps."""
# ruff: noqa: TC001, TC003 (pydantic reads these annotations at run time)

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Annotated, Any

from pydantic import BeforeValidator
from pydantic_core import PydanticCustomError

from generator.kinds.fields import Flag, Id
from generator.kinds.record import key, record
from generator.library import settings
from generator.library.inspection import unknown_reference
from generator.library.references import Target
from generator.source.diagnostics import Anchor, Problem

if TYPE_CHECKING:
    import pathlib
    from collections.abc import Iterator

    from generator.library.loading import Reading
    from generator.library.settings import Settings

SHOWN_AS = "site_config/visits.yml"

_HASH = re.compile(r"[0-9a-fA-F]{64}")


def _hash(value: Any) -> Any:
    if not isinstance(value, str) or not _HASH.fullmatch(value.strip()):
        expected = "64 位十六进制的 SHA-256（由 qingjian stamps 算出）"
        wanted = {"value": value, "expected": expected, "expected_en": "a SHA-256 of 64 digits"}
        wanted |= {"how": "", "how_en": ""}
        raise PydanticCustomError("wrong-type", "no SHA-256", wanted)
    return value.strip().lower()


Hash = Annotated[str, BeforeValidator(_hash)]


@record
class Visits:
    """Hold the whole file.

    `map_links`: whether pages lead to map services; no for a closed network. `stamps`: by the id of
    a place the SHA-256 of the token in its QR code.
    """

    map_links: Flag = key("地图链接", default=True)
    stamps: Mapping[Id, Hash] = key("打卡", default={})


def load(
    path: pathlib.Path, drafts: Mapping[pathlib.Path, bytes | None] | None = None
) -> Settings[Visits] | None:
    """Read the file; None where there is none. Raises ContentError with every mistake in it."""
    return settings.read(path, SHOWN_AS, Visits, drafts) if path.exists() else None


def of(home: pathlib.Path) -> Visits:
    """Return what the project in a folder settles, the defaults where it says nothing."""
    given = load(home / SHOWN_AS)
    return given.record if given else Visits()


def unknown(visits: Settings[Visits], reading: Reading) -> Iterator[Problem]:
    """Yield the stamps of places that the content lacks, and tokens that two places share."""
    first: dict[str, str] = {}
    for id, hash in visits.record.stamps.items():
        target = Target("places", id)
        if reading.library.entry(*target.key) is None and target.key not in reading.broken:
            problem = unknown_reference(("stamps", id), id, target, reading.library)
            yield replace(problem, anchor=Anchor.KEY)
        if hash in first:
            yield Problem("stamp-twice", ("stamps", id), {"value": id, "other": first[hash]})
        first.setdefault(hash, id)
