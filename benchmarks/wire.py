"""Tell what a page downloads: `python -m benchmarks.wire site/public cases/some-id/`.

Counts the page and all style sheets and scripts that it loads up front, each as `gzip -6` sends it:
what `link` and `script` name, and what those import in turn. What scripts fetch later, pictures and
fonts are not counted.
"""

from __future__ import annotations

import argparse
import gzip
import posixpath
import re
import sys
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit

BOUND = 80_000  # bytes over the wire for one entry page
CSS_IMPORT = re.compile(r"""@import\s+(?:url\()?["']?([^"')\s;]+)""")
JS_IMPORT = re.compile(
    r"""(?:^|[;}\n])\s*(?:import|export)\b(?:[^;"'()]*\bfrom)?\s*["']([^"']+)["']"""
)


class _References(HTMLParser):
    """Collects the addresses of style sheets and scripts in the order of the page."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {name: value or "" for name, value in attrs}
        relations = set(values.get("rel", "").split())
        loaded = relations & {"stylesheet", "modulepreload"} or (
            "preload" in relations and values.get("as") != "font"
        )
        if tag == "script" and values.get("src"):
            self.found.append(values["src"])
        elif tag == "link" and loaded and values.get("href"):
            self.found.append(values["href"])


def loaded_files(site: Path, page: str) -> list[str]:
    """Return the page and what it loads up front, as paths below site, each once.

    A file of another host is kept as its address. Raises FileNotFoundError for a file that the site
    lacks.
    """
    todo = [posixpath.join(page, "index.html") if (site / page).is_dir() else page]
    done: list[str] = []
    while todo:
        path = todo.pop(0)
        if path not in done:
            done.append(path)
            todo += [_resolve(path, address) for address in _references(site, path)]
    return done


def _references(site: Path, path: str) -> list[str]:
    """Return the addresses that a file of the site makes the browser load."""
    if "://" in path:
        return []
    text = (site / path).read_text(encoding="utf-8")
    if path.endswith(".css"):
        return CSS_IMPORT.findall(text)
    if path.endswith((".js", ".mjs")):
        return JS_IMPORT.findall(text)
    parser = _References()
    parser.feed(text)
    return parser.found


def _resolve(path: str, address: str) -> str:
    """Return the path below the site's root, or the address itself if it is another host's."""
    parts = urlsplit(address)
    if parts.netloc:
        return f"{parts.scheme or 'https'}://{parts.netloc}{parts.path}"
    return posixpath.normpath(
        posixpath.join("/", posixpath.dirname(path), unquote(parts.path))
    ).lstrip("/")


def sizes(site: Path, page: str) -> dict[str, tuple[int, int]]:
    """Return bytes on disk and over the wire of each file loaded; of another host 0, as unknown."""
    return {
        path: (0, 0) if "://" in path else _size(site / path) for path in loaded_files(site, page)
    }


def _size(file: Path) -> tuple[int, int]:
    content = file.read_bytes()
    return len(content), len(gzip.compress(content, 6, mtime=0))


def table(measured: dict[str, tuple[int, int]]) -> str:
    """Return the sizes as a Markdown table with the sum."""
    total = tuple(sum(column) for column in zip(*measured.values(), strict=True))
    rows = [*measured.items(), ("**together**", total)]
    lines = [f"| {name} | {raw:,} | {wire:,} |" for name, (raw, wire) in rows]
    return "| file | bytes | over the wire |\n|---|--:|--:|\n" + "\n".join(lines)


def main() -> None:
    """Print the table and whether the bound is kept; exit 1 if not, or if another host is asked."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.wire", description=__doc__)
    parser.add_argument("site", type=Path, help="folder of a built site")
    parser.add_argument("page", help="page below it, such as cases/some-id/")
    options = parser.parse_args()
    measured = sizes(options.site, options.page)
    wire = sum(size for _, size in measured.values())
    foreign = [path for path in measured if "://" in path]
    verdict = "reached" if wire <= BOUND else "not reached"
    print(f"{table(measured)}\n\n{wire:,} bytes, bound {BOUND:,}: {verdict}")
    for address in foreign:
        print(f"asks another host: {address}")
    sys.exit(wire > BOUND or bool(foreign))


if __name__ == "__main__":
    main()
