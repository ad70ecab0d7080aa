"""Bring files that are no pages into the site.

Also state the day that every page has as its last change.
"""

from __future__ import annotations

import logging
import re
from pathlib import Path
from typing import TYPE_CHECKING

from mkdocs.exceptions import PluginError
from mkdocs.structure.files import File, InclusionLevel

from generator import media
from generator.kinds.fields import MEDIA
from generator.kinds.leaves import leaves
from generator.library import sharing
from generator.mkdocs.output_file import output_file
from generator.mkdocs.project import root
from generator.mkdocs.shell import ShellPage
from generator.source.files import inside

if TYPE_CHECKING:
    from collections.abc import Iterable

    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files
    from mkdocs.structure.pages import Page

    from generator.edition import Edition

CACHE = Path(".cache") / "media"
"""From the project's folder on: what pictures became, kept between builds."""

CARDS = Path(".cache") / "cards"
"""The same for the pictures that stand for pages."""

log = logging.getLogger("mkdocs.plugins.qingjian")

_LONG_AGO = "2000-01-01"

_IDLE = re.compile(r"assets/javascripts/(?:lunr|workers)/|.*\.map$|.*\.jinja$")
"""Of the theme's files: two megabytes for its own search, which ours replaces, what serves those
who develop it, and templates.
"""


def album(edition: Edition, cache: Path) -> media.Album:
    """Return the pictures and recordings that entries of an edition name, and no others."""
    names = (text for item in edition for _, _, text in leaves(item.data, MEDIA))
    try:
        return media.prepare(edition.content, names, cache)
    except media.UnusableError as error:
        raise PluginError(f"图片或录音不能用，没有发布：{error}") from None
    except OSError as error:
        raise PluginError(
            f"图片和录音转换之后存不进“{cache}”，没有发布：{error.strerror}"
        ) from None


def with_cards(album: media.Album, edition: Edition, config: MkDocsConfig) -> media.Album:
    """Return an album with the pictures for those who share a page, where the site wants any.

    Where nobody knows its address, no page could name them. What cannot be drawn is told.
    """
    if not (config.site_url and sharing.of(edition.home).pictures):
        return album
    from generator.exports import cards  # Typst takes a while to load

    name, words = config.site_name, config.site_description or ""
    drawn = cards.cards(edition, name, words, config.site_url)
    for remark in drawn.remarks:
        log.warning("%s", remark)
    try:
        return cards.add_cards(album, drawn, root(config) / CARDS)
    except OSError as error:
        raise PluginError(f"分享图存不进“{CARDS}”，没有发布：{error.strerror}") from None


def outside(config: MkDocsConfig, path: str, source: Path) -> File:
    """Return a file whose bytes lie outside the content."""
    return File.generated(config, path, abs_src_path=str(source), inclusion=InclusionLevel.INCLUDED)


def clean(files: Files, config: MkDocsConfig) -> None:
    """Make the pictures beside hand-written pages anew.

    Refuse what a link brings in from outside.
    """
    for file in list(files):
        source = Path(file.abs_src_path) if file.abs_src_path else None
        if (
            source is None
            or not source.is_relative_to(config.docs_dir)
            or file.inclusion is InclusionLevel.EXCLUDED
        ):
            continue
        if not inside(source, Path(config.docs_dir)):
            raise PluginError(f"{file.src_uri} 是一个链接，指到手写页面的目录外面去了；没有发布。")
        if refusal := media.refusal(source):
            raise PluginError(f"{file.src_uri}：{refusal}没有发布。")
        if media.is_picture(source):
            files.remove(file)
            files.append(
                output_file(config, file.src_uri, _clean_bytes(source), inclusion=file.inclusion)
            )


def leave_idle(files: Files, config: MkDocsConfig) -> None:
    """Publish none of the theme's files that no page asks for."""
    for file in [
        file for file in files if file.src_dir != config.docs_dir and _IDLE.match(file.src_uri)
    ]:
        files.remove(file)


def _clean_bytes(source: Path) -> bytes:
    try:
        return media.clean(source)
    except media.UnusableError as error:
        raise PluginError(f"图片不能用，没有发布：{error}") from None


def date(pages: Iterable[Page]) -> None:
    """Give every page without a date of its own the newest of the edition.

    So a build tomorrow is no change.
    """
    pages = list(pages)
    dates = [
        page.content_page.date
        for page in pages
        if isinstance(page, ShellPage) and page.content_page.date
    ]
    newest = max(dates, default=_LONG_AGO)
    for page in pages:
        if not (isinstance(page, ShellPage) and page.content_page.date):
            page.update_date = newest
