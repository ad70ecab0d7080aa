"""Write the pages of an index beside its own: a report for each unit, and how it was reckoned."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from generator.kinds.entry import Audience
from generator.kinds.indexes.model import Index
from generator.pages.page import Page
from generator.pages.view import View

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.edition import Item
    from generator.kinds.indexes.participants import Participant
    from generator.kinds.indexes.relations import Relations
    from generator.pages.site import Site


def index_pages(site: Site) -> Iterator[Page]:
    """Yield the pages beside each index; the public edition, which has no data, has none."""
    if site.edition.audience is not Audience.INTERNAL:
        return
    for item in site.edition.all(Index):
        relations: Relations = site.relations(item.kind.folder)
        yield _page(site, item, "method", "method/", f"{item.data.title}：怎样算出来的", None)
        if item.data.opinion and relations.participants(item.data):
            title = f"{item.data.title}：群众评价问卷"
            yield _page(site, item, "survey", "survey/", title, None)
        for one in relations.participants(item.data):
            title = f"{one.name}：体检报告单"
            yield _page(site, item, "unit", f"units/{one.id}/", title, one)


def _page(
    site: Site, item: Item[Index], template: str, path: str, title: str, unit: Participant | None
) -> Page:
    description = f"{item.data.title}，{unit.name}" if unit else f"{item.data.title}的方法和数据"
    return Page(
        item.url + path,
        title,
        description,
        item.kind.folder,
        partial(_body, site, item, template, title, unit),
        item.origin,
        in_sitemap=not item.retired,
    )


def _body(
    site: Site, item: Item[Index], template: str, title: str, unit: Participant | None
) -> str:
    results = site.relations(item.kind.folder).results(item.data.id)
    return site.templates.get_template(f"indexes/{template}.html.jinja").render(
        item=item,
        d=item.data,
        title=title,
        results=results,
        unit=results.unit(unit.id) if unit else None,
        view=View(site, item),
    )
