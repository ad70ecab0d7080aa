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

    `url` is relative to the site ("cases/x/"), `date` ISO-like of any precision ("2021-06", "" when there is none);
    the keys of `facets` are among FACETS without "kind", its values the words shown on screen.
    """

    url: str
    title: str
    kind: str
    sections: tuple[Section, ...]
    date: str
    facets: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    aliases: tuple[str, ...] = ()
