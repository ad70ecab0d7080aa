"""Register what an edition becomes. A new output is a folder of its own and a line here."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache, partial
from typing import TYPE_CHECKING

from generator.data import package, texts
from generator.feeds import deadlines, reminders, subscriptions
from generator.kinds.entry import Audience
from generator.media import Album
from generator.pages import embed, present, visit_script
from generator.pages import map as map_pages
from generator.pages.figures import script as figures_script
from generator.pages.figures import table_file
from generator.pages.home import script as home_script
from generator.pages.indexes import results_file, survey_script
from generator.pages.links import ROOT
from generator.pages.timeline import script
from generator.theme import assets
from generator.training import client, pools, practice

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Mapping
    from pathlib import Path

    from generator.edition import Edition
    from generator.tools.writing import Content

File = tuple[str, bytes]
"""A path from the output's root on, and what stands there."""

LEDGER = "actions/ledger.xlsx"
"""Where the list of actions stands as a spreadsheet; their listing leads to it."""


@dataclass(frozen=True, slots=True)
class Address:
    """State where a site is to stand, and which pictures stand there.

    Its name, its address while somebody knows it, and the words that say what it is.
    """

    name: str
    url: str | None
    album: Album = field(default_factory=Album)
    words: str = ""


SITE_FILES: tuple[Callable[[Edition, Address], Iterable[File]], ...] = (
    lambda edition, address: assets.files(),
    lambda edition, address: client.files(),
    lambda edition, address: pools.files(edition, address.album),
    lambda edition, address: present.files(
        edition, address.album, assets.css_of_room().path, assets.boot().path
    ),
    lambda edition, address: practice.files(edition, address.album),
    lambda edition, address: visit_script.files(),
    lambda edition, address: home_script.files(),
    lambda edition, address: reminders.files(edition, address.name, address.url),
    lambda edition, address: deadlines.files(edition, address.name, address.url),
    lambda edition, address: map_pages.files(edition, address.url),
    lambda edition, address: _sheets(edition, address),
    lambda edition, address: _ledger(edition),
    lambda edition, address: results_file.files(edition),
    lambda edition, address: survey_script.files(edition),
    lambda edition, address: script.files(edition),
    lambda edition, address: figures_script.files(),
    lambda edition, address: table_file.files(edition, address.url),
)
"""What stands in a site beside its pages and its search."""

REPEATING: tuple[Callable[[Edition, Address], Iterable[tuple[str, Content]]], ...] = (
    lambda edition, address: subscriptions.files(edition, address.name, address.url),
    lambda edition, address: package.files(edition, address.name, address.url, address.album),
    lambda edition, address: texts.files(
        edition, address.name, address.words, address.url, address.album
    ),
)
"""What says again, for programs, what pages of entries say.

Where other plugins may take a page out, it is made at the very end, of what is published.
"""


def _ledger(edition: Edition) -> Iterable[File]:
    """Yield the ledger of actions as a spreadsheet, where there are any."""
    if edition.browse("actions"):
        from generator.exports.lists import lists  # takes a while to load

        for _, data in lists(edition, "actions", ()):
            yield LEDGER, data


def _sheets(edition: Edition, address: Address) -> Iterable[File]:
    """Yield the sheets of the map as pictures, where there are any, and the map for other sites.

    Of the internal edition no other site shows anything.
    """
    overview, panels = embed.drawings(edition)
    if panels:
        from generator.books import sheets  # takes a while to load

        if edition.audience is Audience.PUBLIC:
            yield from embed.files(overview, panels, address.name, assets.css().path)
        yield from sheets.files(overview, panels, partial(_outside, address.url))


def _outside(site: str | None, url: str) -> str:
    """Where an address on a drawing leads once it has left the site; "" if nobody knows."""
    inside = url.startswith(ROOT)
    return f"{site.rstrip('/')}/{url[len(ROOT) :]}" if site and inside else ""


@dataclass(frozen=True, slots=True)
class SiteAddress:
    """State how a site is told from others in ids that leave it, its name and where it stands.

    `url` is "" while nobody knows it.
    """

    id: str
    name: str = ""
    url: str = ""


@dataclass(frozen=True, slots=True)
class Order:
    """Say what is to be exported.

    `ids` (none: all), at a quiz so many `tries` (0: any number), of a `site`. `folder`: of the
    kind, for forms that hold several. `month`: year and month of a digest.
    """

    ids: Collection[str]
    tries: int
    site: SiteAddress
    folder: str = ""
    month: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class Export:
    """Describe a form in which entries are handed on.

    `files` raises UnknownIdError. `remarks`: what is worth saying of the entries. `folders`: the
    kinds of which it can hold one, if it leaves the choice. `old`: of what an earlier
    export left in a folder, files that one of the same, of the files named, has no more.
    """

    files: Callable[[Edition, Order], Iterable[File]]
    remarks: Callable[[Edition, Order], list[str]] = lambda edition, order: []
    folders: tuple[str, ...] = ()
    old: Callable[[Path, Collection[str]], list[Path]] = lambda out, names: []


def _lists(edition: Edition, order: Order) -> Iterable[File]:
    from generator.exports.lists import (
        lists,  # the spreadsheets that it writes take a while to load
    )

    return lists(edition, order.folder, order.ids)


@cache
def exports() -> Mapping[str, Export]:
    """Return every form in which entries are handed on, by the name that the command line knows.

    Loaded when somebody exports: what reads and writes office files is a third of the program.
    """
    from generator.exports import alone, articles, banks, documents, packages
    from generator.intake.banks.files import FORMS
    from generator.kinds import BY_FOLDER
    from generator.training.package import System

    def package(system: System) -> Export:
        return Export(
            lambda edition, order: packages.packages(
                edition, system, order.ids, order.tries, order.site.id
            )
        )

    def bank(form: str) -> Export:
        return Export(
            lambda edition, order: banks.banks(edition, form, order.ids),
            lambda edition, order: banks.remarks(edition, form, order.ids),
        )

    return {
        **{system.value: package(system) for system in System},
        **{form: bank(form) for form in FORMS},
        "docx": Export(
            lambda edition, order: documents.files(edition, order.folder or "rules", order.ids),
            folders=documents.FOLDERS,
        ),
        "list": Export(_lists, folders=tuple(BY_FOLDER)),
        "wechat": Export(
            lambda edition, order: articles.files(
                edition, order.ids, order.month, order.site.url, order.site.name
            ),
            lambda edition, order: articles.remarks(
                edition, order.ids, order.month, order.site.url
            ),
            old=articles.old_pictures,
        ),
        "page": Export(
            lambda edition, order: alone.pages(edition, order.ids, order.site.name, order.site.url)
        ),
    }
