"""Check what only a circular can get wrong."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.kinds.entry import Status
from generator.kinds.picture import check_pictures

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.kinds.circulars.model import Circular
    from generator.kinds.kind import Content
    from generator.source.diagnostics import Problem


def check(circular: Circular, content: Content) -> Iterator[Problem]:
    """Tell of pictures that are none, or that nobody has described."""
    yield from check_pictures(circular.images, draft=circular.status is Status.DRAFT)
