"""Write addresses inside the site."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from generator.edition import Item

ROOT = "\x02"
"""Stands for the way from a page to the site's root until it is known; no author can write this
character.
"""


def href(item: Item) -> str:
    """Return where a link to an entry leads."""
    return ROOT + item.url


def filter_url(folder: str, facet: str, id: str) -> str:
    """Return where the list of a kind narrowed to one value stands, from the site's root on."""
    return f"{folder}/{facet}/{id}/"


def root_of(url: str) -> str:
    """Give the way from a page to the root.

    It is "" for the home page, "../" for "cases/", "../../" for "cases/x/".
    """
    return "../" * url.count("/")
