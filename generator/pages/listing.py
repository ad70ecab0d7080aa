"""List all entries of a kind, and those of one value of a facet, in pages joined by links."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, partial
from typing import TYPE_CHECKING

from generator.pages.links import filter_url
from generator.pages.marks import complete
from generator.pages.page import Page
from generator.pages.view import View

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from markupsafe import Markup

    from generator.edition import Edition, Item
    from generator.kinds.kind import Facet, Kind
    from generator.pages.heads.thing import Thing
    from generator.pages.site import Site

PER_PAGE = 50
_FEW, _MOST = 10, 100
"""Options of a filter in view, and behind its fold: with all on every list, lists would grow with
their square.
"""


@dataclass(frozen=True, slots=True)
class Option:
    """Hold one value of a facet and the address of the list narrowed to it."""

    facet: Facet
    id: str
    label: str
    url: str
    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class Filter:
    """Hold the options of a facet.

    `url`: where all options stand, if they are too many for a list.
    """

    facet: Facet
    options: tuple[Option, ...]
    url: str = ""

    @property
    def few(self) -> tuple[Option, ...]:
        return self.options[:_FEW]

    def behind_fold(self, chosen: Option | None) -> tuple[Option, ...]:
        """Return what stands behind the fold; the chosen option is always there or in view."""
        options = self.options[:_MOST]
        of_this = chosen is not None and chosen.facet is self.facet and chosen not in options
        return (*options[_FEW:], chosen) if of_this and chosen else options[_FEW:]


def listing_pages(site: Site, kind: Kind) -> Iterator[Page]:
    """Yield the listing of a kind in all its pages, whole and by every value of every facet."""
    items = site.edition.browse(kind.folder)
    filters = _filters(site.edition, kind, items)
    yield from _paginate(site, kind, filters, None, items, f"{kind.folder}/")
    for one in filters:
        if one.url:
            title = f"{kind.label}：按{one.facet.label}看"
            body = partial(site.part, "options.jinja", kind=kind, filter=one, title=title)
            yield Page(one.url, title, kind.intro, kind.folder, body, thing=_collection)
        for option in one.options:
            yield from _paginate(site, kind, filters, option, option.items, option.url)


def _collection() -> Thing:
    return {"@type": "CollectionPage", "inLanguage": "zh-CN"}


def _filters(edition: Edition, kind: Kind, items: Sequence[Item]) -> tuple[Filter, ...]:
    """The facets of which some entry has a value."""
    result = []
    for facet in kind.facets:
        groups: dict[tuple[str, str], list[Item]] = {}
        for item in items:
            for value in facet.values(item.data, edition):
                groups.setdefault(value, []).append(item)
        options = tuple(
            Option(facet, id, label, filter_url(kind.folder, facet.id, id), tuple(group))
            for (id, label), group in sorted(
                groups.items(), key=lambda pair: _rank(facet, pair[0], len(pair[1]))
            )
        )
        if options:
            result.append(
                Filter(
                    facet,
                    options,
                    f"{kind.folder}/page/{facet.id}/" if len(options) > _MOST else "",
                )
            )
    return tuple(result)


def _rank(facet: Facet, value: tuple[str, str], count: int) -> tuple[int, str]:
    """Years from the newest, what has an order in that, all else by how many."""
    id, label = value
    if facet.id == "year":
        return -int(id), ""
    return (facet.order.index(id), "") if facet.order else (-count, label)


def _paginate(
    site: Site,
    kind: Kind,
    filters: tuple[Filter, ...],
    option: Option | None,
    items: Sequence[Item],
    url: str,
) -> Iterator[Page]:
    size = (option.facet.per_page if option else 0) or PER_PAGE
    last = max(1, -(-len(items) // size))
    narrowing = cache(
        partial(site.part, "filters.jinja", kind=kind, filters=filters, option=option)
    )
    heading = f"{kind.label}：{option.label}" if option else kind.label
    for number in range(1, last + 1):
        page_items = items[(number - 1) * size : number * size]
        body = partial(
            _body,
            site,
            kind,
            narrowing if filters else None,
            option,
            page_items,
            items,
            url,
            number,
            last,
        )
        title = heading if number == 1 else f"{heading}（第 {number} 页）"
        yield Page(
            _page_url(url, number),
            title,
            kind.intro,
            kind.folder,
            body,
            thing=_collection,
            text=site.text_name if option is None and number == 1 and items else "",
            feed=site.feed(url) if option is None else "",
        )


def _page_of(url: str, place: int) -> str:
    """The page on which the entry at a place of the list stands."""
    return _page_url(url, place // PER_PAGE + 1)


def _page_url(url: str, number: int) -> str:
    return url if number == 1 else f"{url}page/{number}/"


def _body(
    site: Site,
    kind: Kind,
    narrowing: Callable[[], Markup] | None,
    option: Option | None,
    page_items: Sequence[Item],
    entries: Sequence[Item],
    url: str,
    number: int,
    last: int,
) -> str:
    page = site.listing_template(kind.folder).render(
        kind=kind,
        narrowing=narrowing() if narrowing else None,
        option=option,
        items=page_items,
        entries=entries,
        total=len(entries),
        number=number,
        last=last,
        pages=[(n, _page_url(url, n)) for n in _near(number, last)],
        page_of=partial(_page_of, url),
        view=View(site, folder=kind.folder),
    )
    return complete(page)


def _near(number: int, last: int) -> list[int]:
    """The first page, the last and those around this one."""
    return sorted({1, last, *range(max(1, number - 2), min(last, number + 2) + 1)})
