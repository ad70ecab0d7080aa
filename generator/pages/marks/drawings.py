"""Draw the marks: each a line drawing in the rim of a bronze mirror, once a page as a symbol."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

from markupsafe import Markup

from generator.tools import palette

_LINES = Path(__file__).parent / "lines"
"""One file a mark, named after it: lines in a square of 64, without rim, colour or width."""

_RIM = '<circle cx="32" cy="32" r="30.5"/><circle cx="32" cy="32" r="28" stroke-width=".7"/>'
_USE = re.compile('<use href="#m-([a-z]+)"/>')


@cache
def names() -> frozenset[str]:
    """Return the names of all marks."""
    return frozenset(file.stem for file in _LINES.glob("*.svg"))


@cache
def sign(name: str, css: str = "") -> Markup:
    """Return a mark for a page, which only decorates; `complete` adds its lines to the page.

    Raises ValueError for a name that no mark has.
    """
    if name not in names():
        raise ValueError(name)
    dress = f"qj-sign {css}".strip()
    return Markup(f'<svg class="{dress}" aria-hidden="true"><use href="#m-{name}"/></svg>')


def complete(page: str) -> str:
    """Add the lines of a page's marks at the end of what holds it, each mark once."""
    used = sorted(set(_USE.findall(page)))
    if not used:
        return page
    symbols = "".join(map(_symbol, used))
    at = max(page.rfind("</article>"), page.rfind("</div>"))
    head, tail = (page[:at], page[at:]) if at >= 0 else (page, "")
    return f'{head}<svg class="qj-signs" aria-hidden="true">{symbols}</svg>{tail}'


@cache
def _symbol(name: str) -> str:
    lines = (_LINES / f"{name}.svg").read_text("utf-8").strip()
    return f'<symbol id="m-{name}" viewBox="0 0 64 64">{_RIM}{lines}</symbol>'


@cache
def standalone(name: str) -> str:
    """Return a mark as an SVG file of its own, in the colour of links on paper."""
    lines = (_LINES / f"{name}.svg").read_text("utf-8").strip()
    colour = palette.tables()["light"]["jade"]
    drawn = f'fill="none" stroke="{colour}" stroke-width="1.1"'
    ends = 'stroke-linecap="round" stroke-linejoin="round"'
    namespace = 'xmlns="http://www.w3.org/2000/svg"'
    return f'<svg {namespace} viewBox="0 0 64 64" {drawn} {ends}>{_RIM}{lines}</svg>'
