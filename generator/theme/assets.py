"""Style sheets and scripts as the site serves them: joined, named by their content so that caches
never lie.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from pathlib import Path

_THEME = Path(__file__).parent
_SOURCES = _THEME / "assets" / "qingjian"
TEMPLATES = _THEME / "templates"

_SHEETS = (
    "tokens",
    "base",
    "shell",
    "entry",
    "lesson",
    "listing",
    "home",
    "map",
    "search",
    "touch",
    "print",
)
_SCRIPTS = ("pages", "map")


@dataclass(frozen=True, slots=True)
class Asset:
    """`path` from the site's root on."""

    path: str
    content: bytes


def css() -> Asset:
    return _joined("qingjian", "css", _SHEETS)


def script() -> Asset:
    """Runs when the page has been read; pages work without it."""
    return _joined("qingjian", "js", _SCRIPTS)


def boot() -> Asset:
    """Runs before the page is drawn: the reader's size of type and colours."""
    return _joined("boot", "js", ("boot",))


@cache
def _joined(name: str, suffix: str, sources: tuple[str, ...]) -> Asset:
    text = "\n".join((_SOURCES / f"{source}.{suffix}").read_text("utf-8") for source in sources)
    content = (_smaller(text) if suffix == "css" else text).encode()
    return Asset(f"assets/qingjian/{name}.{sha256(content).hexdigest()[:10]}.{suffix}", content)


def _smaller(text: str) -> str:
    """A style sheet without comments and without the spaces that only people need."""
    text = re.sub(r"/\*.*?\*/", "", text, flags=re.DOTALL)
    return re.sub(r"\s*\n\s*", "\n", text).strip() + "\n"
