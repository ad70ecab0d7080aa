"""Give the files of the sample site: content, settings and configuration."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from generator.source.leftovers import is_leftover

if TYPE_CHECKING:
    from collections.abc import Iterator

_INSTALLED = Path(__file__).parent / "sample"  # pyproject.toml puts the sample there in a wheel
_CHECKOUT = Path(__file__).parents[2]
_PARTS = ("mkdocs.yml", "site_config", "content")
_OF_THE_PROGRAM = {"site_config/docs.yml"}  # the settings of its documentation


def root() -> Path:
    """Return the folder that holds the sample: of an installed package, or of a checkout."""
    return _INSTALLED if _INSTALLED.is_dir() else _CHECKOUT


def files() -> Iterator[tuple[str, bytes]]:
    """Yield every file of the sample, by its path from the site's folder on."""
    home = root()
    for part in _PARTS:
        place = home / part
        for path in sorted(place.rglob("*")) if place.is_dir() else [place]:
            name = path.relative_to(home).as_posix()
            if path.is_file() and name not in _OF_THE_PROGRAM and not is_leftover(path.name):
                yield name, path.read_bytes()
