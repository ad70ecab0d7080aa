"""Describe what the search is given: plain values, no HTML."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

LABELS = {"kind": "类别", "topic": "主题", "year": "年份", "unit": "单位"}
"""What every page may be narrowed by, in the order in which it is offered; kinds add their own."""


@dataclass(frozen=True, slots=True)
class Section:
    """Hold a part of a page that can be jumped to; `anchor` is "" for the top of the page.

    Each line of `text` is a place of its own, of which an excerpt never shows two; `hidden` is
    found and never shown.
    """

    anchor: str
    heading: str
    text: str
    hidden: str = ""


@dataclass(frozen=True, slots=True)
class Document:
    """Hold a page as the search knows it.

    `url` is relative to the site ("cases/x/"); `when` the point of its date, or the two of a
    period, each for a machine ("2021-06") and in words ("2021年6月"); `facets`: the words shown on
    screen by facet, of which "kind" is given by itself. `aliases` are other names, which count as
    much as the title; `keywords` are searched and not shown; `marks` are what a reader must know
    first; a `minor` page stands behind others that fit as well.
    """

    url: str
    title: str
    kind: str
    sections: tuple[Section, ...]
    when: tuple[tuple[str, str], ...] = ()
    facets: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    aliases: tuple[str, ...] = ()
    keywords: tuple[str, ...] = ()
    marks: tuple[str, ...] = ()
    minor: bool = False

    @property
    def date(self) -> str:
        """Return the last point, by which it is sorted; "" when there is none."""
        return self.when[-1][0] if self.when else ""
