"""Read how the maps of a site are drawn and where they may stand, from site_config/map.yml."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from generator.kinds.fields import Flag, Text  # noqa: TC001 (pydantic reads them at run time)
from generator.kinds.record import key, record
from generator.library import settings
from generator.library.validation import wrong_type

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

SHOWN_AS = "site_config/map.yml"
_ORIGIN = re.compile(r"https?://(?:\*\.)?[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?(?::\d{1,5})?", re.ASCII)


@record
class MapSettings:
    """Hold the file: whether sheets show degrees; `frames`: sites that may show the map."""

    degrees: Flag = key("经纬度", default=False)
    frames: tuple[Text, ...] = key("可嵌入的网站", default=())


def load(path: Path, drafts: Mapping[Path, bytes | None] | None = None) -> MapSettings:
    """Read the settings; those that hold without a file where there is none.

    Raises ContentError with every mistake: of shape, a site that is no origin.
    """
    if not path.exists():
        return MapSettings()
    found = settings.read(path, SHOWN_AS, MapSettings, drafts)
    problems = [
        wrong_type(
            ("frames", i), site, "网站的根，如 https://www.example.gov.cn", "the root of a site"
        )
        for i, site in enumerate(found.record.frames)
        if not _ORIGIN.fullmatch(site)
    ]
    if problems:
        raise found.error(problems)
    return found.record
