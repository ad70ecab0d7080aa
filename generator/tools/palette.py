"""Read the house's colours and write them as style sheets want them.

`palette.toml` is the one place where a colour stands. Pages get it as custom properties, the
drawings and the books each by their own names.
"""

from __future__ import annotations

import re
import tomllib
from functools import cache
from pathlib import Path
from typing import Any

_SOURCE = Path(__file__).with_name("palette.toml")
_PROPERTY = re.compile(r"var\(--([a-z-]+)\)")

_SCREEN_DARK = "screen and (prefers-color-scheme: dark)"
_NOT_LIGHT = ':not([data-qj-scheme="light"])'
_CONTRAST = ':root:root[data-qj-contrast="high"]'

# Dark stands twice in the sheet, since no selector says both who may ask for it: the reader and
# the device. Nobody reads dark paper: high contrast is dark on the screen only.
_BLOCKS: tuple[tuple[str, str, str, str], ...] = (
    ("light", "light", "", ":root"),
    ("dark", "dark", "", '[data-qj-scheme="dark"]'),
    ("dark", "dark", _SCREEN_DARK, f":root{_NOT_LIGHT}"),
    ("light-contrast", "", "", _CONTRAST),
    ("dark-contrast", "", "screen", f'{_CONTRAST}[data-qj-scheme="dark"]'),
    ("dark-contrast", "", _SCREEN_DARK, f"{_CONTRAST}{_NOT_LIGHT}"),
    ("printed", "light", "print", ":root:root"),
)
"""Table, `color-scheme`, medium, selector; the later ones win."""


@cache
def tables() -> dict[str, dict[str, Any]]:
    """Return every table of `palette.toml`: name of a colour → CSS value, or inks in percent."""
    return tomllib.loads(_SOURCE.read_text("utf-8"))


def properties() -> str:
    """Return the style sheet that gives pages their colours as `--qj-…`."""
    return "\n".join(_block(*block) for block in _BLOCKS)


def inks() -> dict[str, dict[str, Any]]:
    """Return the colours of books: name → {screen: CSS value, press: four inks in percent}."""
    press = tables()["press"]
    return {
        name: {"screen": value, "press": press[name]} for name, value in tables()["book"].items()
    }


def in_colours_of_books(sheet: str) -> str:
    """Return a sheet with the colours of books in place of `var(--…)`.

    For drawings in print, where nothing resolves a custom property. Raises KeyError for a colour
    that books do not have.
    """
    return _PROPERTY.sub(lambda use: str(tables()["book"][use.group(1)]), sheet)


def _block(table: str, scheme: str, medium: str, selector: str) -> str:
    lines = [f"color-scheme: {scheme};"] if scheme else []
    lines += [f"--qj-{name}: {value};" for name, value in tables()[table].items()]
    rule = f"{selector} {{\n" + "".join(f"  {line}\n" for line in lines) + "}\n"
    return f"@media {medium} {{\n{rule}}}\n" if medium else rule
