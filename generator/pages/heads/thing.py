"""Hold what a page is about in the words of schema.org."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from generator.edition import Edition, Item
    from generator.kinds.dates import Edtf
    from generator.pages.site import Site

Thing = dict[str, Any]
"""`@type` and properties. A property of None, or of nothing, is not said (`tidy`)."""


@dataclass(frozen=True, slots=True)
class Image:
    """Hold a picture for those who share the page; `path` from the site's root on, size in px."""

    path: str
    width: int
    height: int


def tidy(thing: Thing) -> Thing:
    """Return a thing without what is None, empty or not known, on every level."""
    result: Thing = {}
    for name, value in thing.items():
        kept = _tidy(value)
        if kept not in (None, "", [], {}):
            result[name] = kept
    return result


def _tidy(value: Any) -> Any:
    if isinstance(value, dict):
        return tidy(value)
    if isinstance(value, list | tuple):
        return [kept for one in value if (kept := _tidy(one)) not in (None, "", [], {})]
    return value


def point(date: Edtf | None, *, last: bool = False) -> str | None:
    """Return a date, or the end of a period, as ISO 8601 has it: 2021, 2021-06, 2021-06-16."""
    if date is None:
        return None
    points = date.points
    return points[-1][0] if last else points[0][0]


def span(date: Edtf | None) -> str | None:
    """Return a period as ISO 8601 has it: 2020-01/2020-05."""
    return "/".join(one for one, _ in date.points) if date else None


def organization(edition: Edition, id: str | None) -> Thing | None:
    """Return the unit of an id; None where the edition lacks it."""
    unit = edition.item("units", id) if id else None
    return {"@type": "Organization", "name": unit.data.title} if unit else None


def named(type_: str, site: Site, item: Item) -> Thing:
    """Return another entry by its name and, where that is known, its address."""
    return {
        "@type": type_,
        "name": item.data.title,
        "url": item.address(site.address),
    }
