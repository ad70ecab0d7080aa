"""Check the pictures and recordings that entries name; make them anew, never copy them."""

from generator.media.album import (
    Album,
    Rendition,
    Sizes,
    UnusableError,
    clean,
    is_picture,
    prepare,
    refusal,
)
from generator.media.checks import SIZE_LIMIT, check

__all__ = [
    "SIZE_LIMIT",
    "Album",
    "Rendition",
    "Sizes",
    "UnusableError",
    "check",
    "clean",
    "is_picture",
    "prepare",
    "refusal",
]
