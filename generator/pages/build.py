"""Turn an edition into all its pages."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING

from generator.kinds import KINDS
from generator.pages.assessment import assessment_pages
from generator.pages.comparisons import comparison_pages
from generator.pages.days import day_page
from generator.pages.figures.pages import figure_pages
from generator.pages.heads import entries
from generator.pages.home import home_page
from generator.pages.indexes import index_pages
from generator.pages.listing import listing_pages
from generator.pages.map import map_page
from generator.pages.marks import complete
from generator.pages.open_data import open_data_pages
from generator.pages.page import Page
from generator.pages.passport import passport_pages
from generator.pages.site import Site
from generator.pages.stories import story_pages
from generator.pages.subscriptions import subscription_pages
from generator.pages.training import training_pages
from generator.pages.view import View

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from generator.edition import Edition, Item
    from generator.media import Album
    from generator.pages.heads.thing import Image, Thing


def build(
    edition: Edition,
    name: str,
    album: Album | None = None,
    address: str | None = None,
    templates: Path | None = None,
) -> list[Page]:
    """Return every page of an edition but the hand-written ones.

    `name` is the site's, `album` holds its pictures, `address` is where it is to stand, if that is
    known; `templates`: a folder of the site whose templates come before ours.
    """
    return pages(Site(edition, album, address, templates), name)


def pages(site: Site, name: str) -> list[Page]:
    """Return every page of a site, which is called `name`, but the hand-written ones."""
    alone = (home_page(site, name), map_page(site), search_page(site))
    beside = (
        *training_pages(site),
        *comparison_pages(site),
        *day_page(site),
        *assessment_pages(site),
        *story_pages(site),
        *passport_pages(site),
        *index_pages(site),
        *figure_pages(site),
        *subscription_pages(site),
        *open_data_pages(site),
    )
    marked = map(_marked, (*alone, *beside))
    images = partial(entries.images_of_site, site)
    others = [replace(page, images=images) for page in (*marked, *_listings(site))]
    return [*others, *_entries(site)]


def _marked(page: Page) -> Page:
    """A page with the lines of the marks on it."""
    return replace(page, body=partial(_completed, page.body))


def _completed(body: Callable[[], str]) -> str:
    return complete(body())


def _listings(site: Site) -> Iterator[Page]:
    for kind in KINDS:
        yield from listing_pages(site, kind)


def _entries(site: Site) -> Iterator[Page]:
    for item in site.edition:
        yield entry_page(site, item)


@dataclass(frozen=True, slots=True)
class _OfEntry:
    """Make what the page of one entry needs when it is asked for; a large site has many."""

    site: Site
    item: Item

    def body(self) -> str:
        return _entry_body(self.site, self.item)

    def thing(self) -> Thing:
        return entries.thing(self.site, self.item)

    def images(self) -> tuple[Image, ...]:
        return entries.images(self.site, self.item)


def entry_page(site: Site, item: Item) -> Page:
    """Return the page of one entry."""
    of = _OfEntry(site, item)
    date = item.data.verified or item.data.date
    return Page(
        item.url,
        item.data.title,
        site.summary(item),
        item.kind.folder,
        of.body,
        item.origin,
        date.first.isoformat()
        if date
        else None,  # the last day of a year or of a plan may be to come
        in_sitemap=not item.retired,
        entry=item,
        thing=of.thing,
        text=site.text_name if not item.retired else "",
        feed=site.feed(item.url) if item.kind.folder == "topics" else "",
        images=of.images,
    )


def _entry_body(site: Site, item: Item) -> str:
    template = site.page_template(item.kind.folder)
    return complete(template.render(item=item, d=item.data, view=View(site, item)))


def search_page(site: Site) -> Page:
    """Return the page that searches; without a script it leads to the listings."""
    listings = [
        (kind.label, f"{kind.folder}/") for kind in KINDS if site.edition.browse(kind.folder)
    ]
    body = partial(site.templates.get_template("page.html.jinja").render, listings=listings)
    return Page("search/", "检索", "在全站的案例、制度、术语、课程和动态里检索。", "search", body)
