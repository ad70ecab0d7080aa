"""Split a sitemap that holds more addresses than one may.

The rule: sitemaps.org, protocol 0.9: at most 50,000 addresses a file; several files are listed by
an index, which stands where the one file would.
"""

from __future__ import annotations

import gzip
import re
from html import escape
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

WHOLE = "sitemap.xml"
LIMIT = 50_000

_PART = re.compile(r"sitemap-[1-9][0-9]*\.xml(?:\.gz)?")
_ADDRESS = re.compile(r"<url>.*?</url>", re.DOTALL)
_CHANGED = re.compile(r"<lastmod>(.*?)</lastmod>")
_HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'
_NAMESPACE = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'


def is_of_sitemap(path: str) -> bool:
    """Tell whether a path of the site is the sitemap, one of its parts, or either compressed."""
    return path.removesuffix(".gz") == WHOLE or _PART.fullmatch(path) is not None


def split(xml: str, site: str | None) -> tuple[str, list[tuple[str, bytes]]]:
    """Return what is to stand in the sitemap, and the parts that lie beside it.

    `xml` is the sitemap in one piece, `site` the address of the home page. One that is small enough
    is returned as it is. Each part is there as it is and compressed, with no time in it.
    """
    addresses = _ADDRESS.findall(xml)
    if len(addresses) <= LIMIT or not site:
        return xml, []
    parts = [addresses[start : start + LIMIT] for start in range(0, len(addresses), LIMIT)]
    names = [f"sitemap-{number}.xml" for number in range(1, len(parts) + 1)]
    base = site if site.endswith("/") else f"{site}/"
    rows = "".join(_row(f"{base}{name}", part) for name, part in zip(names, parts, strict=True))
    index = f"{_HEAD}<sitemapindex {_NAMESPACE}>{rows}\n</sitemapindex>\n"
    return index, [
        file for name, part in zip(names, parts, strict=True) for file in _files(name, part)
    ]


def _row(address: str, part: list[str]) -> str:
    days = [match[1] for one in part if (match := _CHANGED.search(one))]
    changed = f"<lastmod>{max(days)}</lastmod>" if days else ""
    return f"\n    <sitemap><loc>{escape(address)}</loc>{changed}</sitemap>"


def _files(name: str, part: list[str]) -> Iterator[tuple[str, bytes]]:
    urls = "\n    ".join(part)
    content = f"{_HEAD}<urlset {_NAMESPACE}>\n    {urls}\n</urlset>\n".encode()
    yield name, content
    yield f"{name}.gz", gzip.compress(content, mtime=0)
