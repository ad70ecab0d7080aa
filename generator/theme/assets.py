"""Join style sheets and scripts for the site, named by content so that caches never lie."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from pathlib import Path

from generator.theme.selectors import expand_selectors
from generator.tools import palette
from generator.tools.bundle import bundle

_THEME = Path(__file__).parent
SHEETS = _THEME / "assets" / "qingjian"
CLIENT = _THEME / "client"
TEMPLATES = _THEME / "templates"

_ORDER = (
    "tokens",
    "base",
    "shell",
    "entry",
    "statute",
    "actions",
    "diagram",
    "comparison",
    "sheet",
    "listing",
    "map",
    "atlas",
    "visit",
    "search",
    "touch",
    "print",
)
"""The later ones win. Selectors say how far a rule reaches; no cascade layers, which the browsers
that pages are to be read in drop as a whole, and no `!important` but on paper.
"""

_OF_SECTIONS = {
    "": ("home",),
    "cases": ("cases",),
    "circulars": ("profile",),
    "indexes": ("indexes",),
    "data": ("files",),
    "feeds": ("files",),
    "learning": ("lesson", "practice"),
    "modules": ("lesson",),
    "reports": ("stretch", "flow", "timeline"),
    "routes": ("panorama", "story"),
    "places": ("panorama", "story"),
    "terms": ("glossary",),
    "topics": ("profile",),
    "units": ("stretch", "profile"),
    "figures": ("flow", "figures"),
}
"""By the section of a page the sheets that pages of other sections need not load; "" is home."""


@dataclass(frozen=True, slots=True)
class Asset:
    """Hold a file of ours; `path` from the site's root on."""

    path: str
    content: bytes


def files() -> list[tuple[str, bytes]]:
    """Return path and content of everything that pages of a site ask for."""
    assets = (css(), *css_of_sections().values(), css_of_room(), boot(), script())
    return list({asset.path: asset.content for asset in assets}.items())


@cache
def css() -> Asset:
    """Return the style sheet of all pages: the palette, then the sheets in their order."""
    sheets = [_read(name) for name in _ORDER]
    return _sheet("qingjian", "\n".join([palette.properties(), *sheets]))


@cache
def css_of_sections() -> dict[str, Asset]:
    """Return, by section, the sheet that its pages load beside that of all pages."""
    return {
        section: _sheet(names[-1], "\n".join(map(_read, names)))
        for section, names in _OF_SECTIONS.items()
    }


@cache
def css_of_room() -> Asset:
    """Return the one sheet of a lesson before a room, whose page has nothing of the others."""
    sheets = map(_read, ("tokens", "present"))
    return _sheet("present", "\n".join([palette.properties(), *sheets]))


@cache
def script() -> Asset:
    """Return what runs when the page has been read; pages work without it."""
    return _asset("qingjian", "js", bundle(CLIENT, "main.js"))


@cache
def boot() -> Asset:
    """Return what runs before the page is drawn: the reader's size of type and colours."""
    return _asset("boot", "js", bundle(CLIENT, "boot.js"))


def _read(name: str) -> str:
    return (SHEETS / f"{name}.css").read_text("utf-8")


def _sheet(name: str, text: str) -> Asset:
    return _asset(name, "css", _tight(expand_selectors(_plain(text))))


def _asset(name: str, suffix: str, text: str) -> Asset:
    content = text.encode()
    return Asset(f"assets/qingjian/{name}.{sha256(content).hexdigest()[:10]}.{suffix}", content)


def _plain(text: str) -> str:
    """Return a style sheet without comments and without indents."""
    text = re.sub(r"/\*.*?\*/", "", text, flags=re.DOTALL)
    return re.sub(r"\s*\n\s*", "\n", text).strip() + "\n"


def _tight(text: str) -> str:
    """Return a style sheet without the blanks that only people need; a tenth of it is blanks."""
    text = re.sub(r"^([\w-]+):\s+", r"\1:", text, flags=re.MULTILINE)
    text = re.sub(r"\s*([{};])\s*", r"\1", text)
    return re.sub(r",\s+", ",", text).replace(";}", "}")
