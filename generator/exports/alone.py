"""Export a page of an entry as one file: styles and pictures inside, no script, nothing asked for.

It opens anywhere, prints as the site does, and leads out only to the site, where that is known.
"""

from __future__ import annotations

import base64
import html
import mimetypes
from collections.abc import Iterator, Mapping
from html.parser import HTMLParser
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from generator.exports.selection import find
from generator.kinds import KINDS
from generator.kinds.entry import Audience
from generator.media import Album, prepare
from generator.pages.build import entry_page
from generator.pages.links import ROOT
from generator.pages.site import Site
from generator.theme import assets
from generator.training.package import RESET

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from generator.edition import Edition, Item
    from generator.media.album import Sizes

_PAGE = """<!doctype html>
<html lang="zh-Hans">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; img-src data:; {policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="robots" content="noindex">
<title>{title}</title>
<style>
{style}</style>
</head>
<body>
<main class="qj-page">
{secret}{body}
</main>
<footer class="qj-page"><p class="qj-note">{origin}</p></footer>
</body>
</html>
"""
_POLICY = "style-src 'unsafe-inline'"
_SECRET = '<p class="qj-notice"><strong>内部资料，不得公开</strong></p>\n'


def pages(
    edition: Edition, ids: Collection[str], name: str, site: str
) -> Iterator[tuple[str, bytes]]:
    """Yield name and content of a file for each entry named, for every one where none is.

    `name`: what the site is called; `site`: its address, "" while nobody knows it. Raises
    UnknownIdError; UnusableError for a picture that changed since it was checked.
    """
    folders = [kind.folder for kind in KINDS]
    items = find(edition, ids, folders) or [one for f in folders for one in edition.browse(f)]
    with TemporaryDirectory(prefix="qingjian-") as cache:
        pictures = _Pictures(edition.content, Path(cache))
        alone = Site(edition, Album(pictures), site or None)
        for item in items:
            yield f"{'-'.join(item.key)}.html", _page(alone, item, pictures, name, site).encode()


def _page(site: Site, item: Item, pictures: _Pictures, name: str, address: str) -> str:
    page = entry_page(site, item)
    reader = _Alone(pictures, address)
    reader.feed(page.body())
    reader.close()
    sheet = assets.css_of_sections().get(item.kind.folder)
    style = RESET + assets.css().content + (sheet.content if sheet else b"")
    is_internal = site.edition.audience is Audience.INTERNAL
    own = item.address(address)
    link = f'<a href="{html.escape(own)}">{html.escape(own)}</a>' if own else ""
    return _PAGE.format(
        policy=_POLICY,
        title=html.escape(" - ".join(filter(None, (page.title, name)))),
        style=style.decode(),
        secret=_SECRET if is_internal else "",
        body="".join(reader.parts),
        origin="　".join(filter(None, (html.escape(name), link))),
    )


class _Pictures(Mapping[str, "Sizes"]):
    """The pictures of an edition, each made when a page shows it."""

    def __init__(self, content: Path, cache: Path) -> None:
        self._content = content
        self._cache = cache
        self._made: dict[str, Album] = {}

    def __getitem__(self, name: str) -> Sizes:
        if name not in self._made:
            self._made[name] = prepare(self._content, [name], self._cache)
        return self._made[name].pictures[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._made)

    def __len__(self) -> int:
        return len(self._made)

    def data(self, path: str) -> str:
        """Return the picture at a path of the site as an address that holds it."""
        for album in self._made.values():
            if path in album.files:
                kind = mimetypes.guess_type(path)[0] or "image/webp"
                inside = base64.b64encode(album.files[path].read_bytes()).decode()
                return f"data:{kind};base64,{inside}"
        return ""


_DROPPED = ("script", "style", "audio", "video", "form", "button", "template", "noscript")
"""Elements that do nothing without scripts, or would carry megabytes: gone with their content."""

_VOID_DROPPED = ("link", "source", "input", "meta")


class _Alone(HTMLParser):
    """Copies a page of ours, its pictures put in, links led out, all that needs the site left out.

    What is not touched is copied as it stands: the parser would write SVG's names small.
    """

    def __init__(self, pictures: _Pictures, site: str) -> None:
        super().__init__(convert_charrefs=False)
        self.parts: list[str] = []
        self._pictures = pictures
        self._site = f"{site.rstrip('/')}/" if site else ""
        self._dropping = ""
        """The element that is left out just now, and how many of its name are open in it."""
        self._depth = 0

    def handle_starttag(self, tag: str, attrs: Sequence[tuple[str, str | None]]) -> None:
        if self._dropping:
            self._depth += tag == self._dropping
        elif tag in _DROPPED or self._leads_nowhere(tag, attrs):
            self._dropping, self._depth = tag, 1
        elif tag not in _VOID_DROPPED:
            self.parts.append(self._start(tag, attrs))

    def _leads_nowhere(self, tag: str, attrs: Sequence[tuple[str, str | None]]) -> bool:
        """Whether it is there to lead on within the site, and nobody knows where that stands."""
        names = (dict(attrs).get("class") or "").split()
        return not self._site and (
            (tag == "a" and "qj-button" in names) or (tag == "nav" and "qj-crumbs" in names)
        )

    def handle_startendtag(self, tag: str, attrs: Sequence[tuple[str, str | None]]) -> None:
        if not self._dropping and tag not in (*_DROPPED, *_VOID_DROPPED):
            self.parts.append(self._start(tag, attrs))

    def handle_endtag(self, tag: str) -> None:
        if self._dropping:
            self._depth -= tag == self._dropping
            self._dropping = self._dropping if self._depth else ""
        elif tag not in _VOID_DROPPED:
            self.parts.append(f"</{tag}>")

    def handle_data(self, data: str) -> None:
        self._copy(data)

    def handle_entityref(self, name: str) -> None:
        self._copy(f"&{name};")

    def handle_charref(self, name: str) -> None:
        self._copy(f"&#{name};")

    def _copy(self, text: str) -> None:
        if not self._dropping:
            self.parts.append(text)

    def _start(self, tag: str, attrs: Sequence[tuple[str, str | None]]) -> str:
        raw = self.get_starttag_text() or ""
        if tag != "img" and ROOT not in raw:
            return raw
        kept = [(name, value) for name, value in attrs if ROOT not in (value or "")]
        for name, value in attrs:
            if value and ROOT in value and name in ("href", "src"):
                inside = value.replace(ROOT, "")
                led = self._pictures.data(inside) if tag == "img" else self._lead(inside)
                kept += [(name, led)] if led else []
        said = "".join(
            f" {name}" if value is None else f' {name}="{html.escape(value)}"'
            for name, value in kept
            if not (tag == "img" and name in ("srcset", "sizes", "loading"))
        )
        return f"<{tag}{said}{' /' if raw.endswith('/>') else ''}>"

    def _lead(self, path: str) -> str:
        """Where a link within the site leads from outside; "" where nobody knows the site."""
        return f"{self._site}{path}" if self._site else ""
