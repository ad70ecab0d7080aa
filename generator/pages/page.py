"""Hold a page before any theme has dressed it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from generator.edition import Item
    from generator.pages.heads.thing import Image, Thing


@dataclass(frozen=True, slots=True)
class Page:
    """Hold a page, its `url` from the site's root on ("" is the home page), and its `section`.

    `section` is the folder or listing it belongs to.

    `body` makes the HTML of the page when asked, with ROOT in its addresses; so a large site never
    lies in memory. `thing` says in the words of schema.org what the page is about, `images` what is
    shown of it where somebody shares it.
    """

    url: str
    title: str
    description: str
    section: str
    body: Callable[[], str]
    origin: str | None = None  # the author's file
    date: str | None = None  # ISO day on which its facts were last true
    in_sitemap: bool = True  # in the sitemap
    thing: Callable[[], Thing] = lambda: {"@type": "WebPage"}
    text: str = ""  # the name, beside the page, of what it says as Markdown
    feed: str = ""  # the path, without a suffix, of the feed of what the page lists
    images: Callable[[], tuple[Image, ...]] = lambda: ()
    entry: Item | None = None  # whose page it is alone
