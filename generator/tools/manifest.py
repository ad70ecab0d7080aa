"""List what an edition consists of, file by file, and what is new in it."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

_INDEX = "index.html"


@dataclass(frozen=True, slots=True)
class Changes:
    """Hold the addresses of pages, from the site's root on, that differ between two builds."""

    added: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()

    def __str__(self) -> str:
        counts = (
            f"新增 {len(self.added)} 页，修改 {len(self.changed)} 页，删除 {len(self.removed)} 页"
        )
        return "\n".join(
            [
                counts,
                *_lines("＋", self.added),
                *_lines("～", self.changed),
                *_lines("－", self.removed),
            ]
        )


_SHOWN = 20


def _lines(sign: str, pages: tuple[str, ...]) -> list[str]:
    rest = [f"  {sign} ……另有 {len(pages) - _SHOWN} 页"] if len(pages) > _SHOWN else []
    return [f"  {sign} {page or '首页'}" for page in pages[:_SHOWN]] + rest


def hashes(folder: Path) -> dict[str, str]:
    """Return the SHA-256 of every file, by its path in the folder, in their order."""
    files = sorted(
        (file.relative_to(folder).as_posix(), file) for file in folder.rglob("*") if file.is_file()
    )
    return {name: hashlib.sha256(file.read_bytes()).hexdigest() for name, file in files}


def write(sums: Mapping[str, str], place: str) -> str:
    """Write the manifest as `sha256sum --check` reads it beside the folder `place`."""
    return "".join(f"{sum}  {place}/{name}\n" for name, sum in sums.items())


def read(file: Path, place: str) -> dict[str, str]:
    """Return what `write` wrote; nothing if there is no such file."""
    if not file.is_file():
        return {}
    lines = (line.partition("  ") for line in file.read_text("utf-8").splitlines())
    return {name.removeprefix(f"{place}/"): sum for sum, _, name in lines}


def changes(old: Mapping[str, str], new: Mapping[str, str]) -> Changes:
    """Return the pages that differ."""
    before, after = _pages(old), _pages(new)
    added = [page for page in after if page not in before]
    changed = [page for page in after if page in before and after[page] != before[page]]
    removed = [page for page in before if page not in after]
    return Changes(tuple(added), tuple(changed), tuple(removed))


def _pages(sums: Mapping[str, str]) -> dict[str, str]:
    pages = {
        name.removesuffix(_INDEX): sum
        for name, sum in sums.items()
        if f"/{name}".endswith(f"/{_INDEX}")
    }
    return dict(sorted(pages.items()))
