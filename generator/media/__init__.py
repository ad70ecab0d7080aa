"""Pictures and recordings that entries name: checked where they lie, made anew for the site, never
copied.
"""

from generator.media.album import (
    Album,
    Rendition,
    Shown,
    UnusableError,
    cleaned,
    is_picture,
    prepare,
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
]
