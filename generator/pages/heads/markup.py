"""Write the head of a page: OpenGraph and JSON-LD.

The rules: The Open Graph protocol (ogp.me); JSON-LD 1.1, 8.5 on `script` elements in HTML.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from html import escape
from typing import TYPE_CHECKING

from generator.data import texts
from generator.feeds import atom, json_feed
from generator.pages.heads.thing import tidy
from generator.pages.links import root_of

if TYPE_CHECKING:
    from generator.pages.heads.thing import Image, Thing
    from generator.pages.page import Page

_CONTEXT = "https://schema.org"
_LOCALE = "zh_CN"
_CLOSING = {ord("<"): "\\u003c", ord(">"): "\\u003e", ord("&"): "\\u0026"}
"""Without these characters no text can end the element, or begin a comment in it."""


_OPENING = frozenset("<>&")
_JSON = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))


@dataclass(frozen=True, slots=True)
class Host:
    """Say of what site a page is: its name, its address while known, whether it can be searched."""

    name: str
    address: str | None
    has_search: bool


def head(page: Page, url: str, host: Host) -> str:
    """Return what the head of a page says of it; `url` is its address, "" while nobody knows it.

    OpenGraph and schema.org want whole addresses: without one, none is given.
    """
    images = page.images() if host.address else ()
    thing = page.thing()
    described = tidy(
        {
            "@context": _CONTEXT,
            **thing,
            "name": page.title,
            "description": page.description,
            "url": url,
            "image": [_whole(host, image.path) for image in images[:1]],
            "potentialAction": _search(host) if thing["@type"] == "WebSite" else None,
        }
    )
    return _opengraph(page, url, host, images) + script(described) + _feeds(page) + _text(page)


def _feeds(page: Page) -> str:
    """The two forms of the feed of what the page lists, where it has one."""
    if not page.feed:
        return ""
    forms = ((atom.TYPE, atom.SUFFIX), (json_feed.TYPE, json_feed.SUFFIX))
    return "".join(
        f'\n<link rel="alternate" type="{type_}" title="{escape(page.title)}" href="'
        f'{root_of(page.url)}{page.feed}{suffix}">'
        for type_, suffix in forms
    )


def _text(page: Page) -> str:
    """The page as Markdown, and what describes all such texts."""
    if not page.text:
        return ""
    return (
        f'\n<link rel="alternate" type="text/markdown" href="{page.text}">'
        f'\n<link rel="describedby" type="text/plain" href="{root_of(page.url)}{texts.INDEX}">'
    )


def for_text(title: str, description: str, url: str, host: Host) -> str:
    """Return what the head of a hand-written page says of it; none of it may be marked up."""
    return _properties(title, description, "website", url, host)


def script(thing: Thing) -> str:
    """Return a thing as an element that no text in it can end."""
    text = _JSON.encode(thing)
    if not _OPENING.isdisjoint(text):
        text = text.translate(_CLOSING)
    return f'<script type="application/ld+json">{text}</script>'


def _opengraph(page: Page, url: str, host: Host, images: tuple[Image, ...]) -> str:
    kind = "article" if page.origin else "website"
    lines = [_properties(page.title, page.description, kind, url, host)]
    for image in images:
        lines.append(_property("image", _whole(host, image.path)))
        lines.append(_property("image:width", str(image.width)))
        lines.append(_property("image:height", str(image.height)))
        lines.append(_property("image:alt", page.title))
    return "".join(lines)


def _properties(title: str, description: str, kind: str, url: str, host: Host) -> str:
    pairs = (
        ("title", title),
        ("description", description),
        ("type", kind),
        ("url", url),
        ("site_name", host.name),
        ("locale", _LOCALE),
    )
    return "".join(_property(name, value) for name, value in pairs if value)


def _property(name: str, value: str) -> str:
    return f'<meta property="og:{name}" content="{escape(value)}">\n'


def _whole(host: Host, path: str) -> str:
    return f"{(host.address or '').rstrip('/')}/{path}"


def _search(host: Host) -> Thing | None:
    """How to search the site by an address, which its search page reads."""
    if not (host.address and host.has_search):
        return None
    return {
        "@type": "SearchAction",
        "target": {
            "@type": "EntryPoint",
            "urlTemplate": f"{_whole(host, 'search/')}?q={{search_term_string}}",
        },
        "query-input": "required name=search_term_string",
    }
