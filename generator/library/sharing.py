"""Read in what further forms a site is published, from site_config/sharing.yml.

Where the file is not there, there are none but the feed of reported work and the calendars.
"""
# ruff: noqa: TC001 (pydantic reads these annotations at run time)

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.kinds.fields import Address, Flag, Text
from generator.kinds.record import key, record
from generator.library import settings
from generator.source.diagnostics import ContentError

if TYPE_CHECKING:
    import pathlib
    from collections.abc import Iterator, Mapping

    from generator.library.settings import Settings
    from generator.source.diagnostics import Diagnostic

SHOWN_AS = "site_config/sharing.yml"


@record
class Sharing:
    """Hold the whole file.

    `feeds`: of what is new, by kind and topic. `pictures`: of each page, for those who share it.
    `data`: of the public edition as csv and JSON, under `license` (its name, such as CC-BY-4.0, and
    the address of its words), to be cited as `citation` says. `text`: of each entry as Markdown.
    """

    feeds: Flag = key("订阅", default=False)
    pictures: Flag = key("分享图", default=False)
    data: Flag = key("开放数据", default=False)
    license: Text | None = key("许可", default=None)
    license_url: Address | None = key("许可网址", default=None)
    citation: Text | None = key("引用", default=None)
    text: Flag = key("文本", default=False)


def load(
    path: pathlib.Path, drafts: Mapping[pathlib.Path, bytes | None] | None = None
) -> Settings[Sharing] | None:
    """Read the file; None where there is none. Raises ContentError with every mistake in it."""
    return settings.read(path, SHOWN_AS, Sharing, drafts) if path.exists() else None


def of(home: pathlib.Path) -> Sharing:
    """Return what the project in a folder settles, the defaults where it says nothing."""
    given = load(home / SHOWN_AS)
    return given.record if given else Sharing()


def diagnostics(
    home: pathlib.Path, drafts: Mapping[pathlib.Path, bytes | None] | None = None
) -> Iterator[Diagnostic]:
    """Yield what is wrong with the file."""
    try:
        load(home / SHOWN_AS, drafts)
    except ContentError as error:
        yield from error.diagnostics
