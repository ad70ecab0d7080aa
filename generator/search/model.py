"""What the search is given: plain values, no HTML."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

FACETS = ("kind", "topic", "year", "unit", "sector", "form")


@dataclass(frozen=True, slots=True)
class Section:
    """A part of a page that can be jumped to; `anchor` is "" for the top of the page."""

    anchor: str
    heading: str
    text: str


@dataclass(frozen=True, slots=True)
class Document:
    """A page as the search knows it.

    `url` is relative to the site ("cases/x/"); `when` the point of its date, or the two of a
    period, each for a machine ("2021-06") and in words ("2021年6月"); the keys of `facets` are among
    FACETS without "kind", its values the words shown on screen.
    """

    url: str
    title: str
    kind: str
    sections: tuple[Section, ...]
    when: tuple[tuple[str, str], ...] = ()
    facets: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    aliases: tuple[str, ...] = ()

    @property
    def date(self) -> str:
        """The last point, by which it is sorted; "" when there is none."""
        return self.when[-1][0] if self.when else ""
