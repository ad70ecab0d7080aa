"""Addresses inside the site."""

from __future__ import annotations

ROOT = "\x02"
"""Stands for the way from a page to the site's root until it is known; no author can write this character."""


def root_of(url: str) -> str:
    """The way from a page to the root: "" for the home page, "../" for "cases/", "../../" for "cases/x/"."""
    return "../" * url.count("/")
