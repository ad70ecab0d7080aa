"""Check the pictures and recordings that entries name; make them anew, never copy them."""

from generator.media.album import (
    Album,
    Rendition,
    Shown,
    UnusableError,
    cleaned,
    is_picture,
    prepare,
    refused,
)
from generator.media.checks import SIZE_LIMIT, check

__all__ = [
    "SIZE_LIMIT",
    "Album",
    "Rendition",
    "Shown",
    "UnusableError",
    "check",
    "cleaned",
    "is_picture",
    "prepare",
    "refused",
]
