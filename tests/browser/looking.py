"""Which pages there are, and what several tests ask of them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

from generator.kinds import KINDS

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Page

KIND_NAMES = [kind.folder for kind in KINDS]

NAMES = [
    *(f"entry of {name}" for name in KIND_NAMES),
    *(f"list of {name}" for name in KIND_NAMES),
    *("filtered list", "second page", "map", "home", "about", "not found", "search"),
    *("comparison", "programme", "assessment"),
    *("story", "room of a hall"),
    *("figures", "figure of a unit", "figure of units"),
    *("feeds", "open data"),
]
"""One page of everything that looks different."""

_FIXED = {
    "filtered list": "cases/form/2/",
    "second page": "terms/page/2/",
    "map": "map/",
    "home": "",
    "about": "about/",
    "not found": "404.html",
    "search": "search/",
    "programme": "units/sample-county/",
    "assessment": "units/type/office/sheet/",
    "story": "routes/hengyang-city-line/story/",
    "room of a hall": "places/hall-water/",
    "feeds": "feeds/",
    "figures": "figures/?unit=sample-county",
    "open data": "data/",
    "figure of a unit": "figures/petitions/sample-county/",
    "figure of units": "figures/petitions/",
    "comparison": "rules/sample-town-reception/compare/2018-03-01/2021-07-01/",
}


@dataclass(frozen=True)
class Site:
    """A built site and the address where it is served."""

    folder: Path
    address: str

    def __getitem__(self, name: str) -> str:
        """The address of one of NAMES, or of a path below the site."""
        return self.address + self._paths.get(name, name)

    def first_with(self, words: str, below: str = "cases") -> str:
        """The address of an entry whose HTML holds some words."""
        result = [file for file in self._entries(below) if words in file.read_text("utf-8")]
        return self.address + self._path(result[0])

    @cached_property
    def _paths(self) -> dict[str, str]:
        paths = {f"list of {name}": f"{name}/" for name in KIND_NAMES} | _FIXED
        for name in KIND_NAMES:  # the entry with the most on its page
            paths[f"entry of {name}"] = self._path(
                max(self._entries(name), key=lambda file: file.stat().st_size)
            )
        return paths

    def _entries(self, below: str) -> list[Path]:
        return sorted((self.folder / below).glob("*/index.html"))

    def _path(self, file: Path) -> str:
        return f"{file.parent.relative_to(self.folder).as_posix()}/"


def unfold(page: Page) -> None:
    """Open all that is folded but the reading settings, which would cover the rest."""
    folded = "details:not([data-qj-settings])"
    page.locator(folded).evaluate_all("all => all.forEach(one => { one.open = true; })")


def dress(page: Page, **settings: str) -> None:
    """Set what the reading settings set: size, scheme, contrast."""
    for name, value in settings.items():
        page.evaluate(
            "([name, value]) => document.documentElement.setAttribute(name, value)",
            [f"data-qj-{name}", value],
        )


def focused(page: Page) -> Any:
    """The words of what has the focus."""
    return page.evaluate("""() => {
      const one = document.activeElement;
      return (one.getAttribute("aria-label") || one.innerText).trim();
    }""")
