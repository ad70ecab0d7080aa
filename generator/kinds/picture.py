"""Model a picture that an entry shows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.kinds.fields import Media, Text
from generator.kinds.record import key, record
from generator.source.diagnostics import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from generator.source.diagnostics import Path


@record
class Picture:
    file: Media = key("文件")
    alt: Text = key("替代文字")
    credit: Text | None = key("署名", default=None)


ALT_TO_WRITE = "图片说明待写"
"""Stands for what a picture shows until somebody has looked at it."""


def check_pictures(pictures: Sequence[Picture], *, draft: bool) -> Iterator[Problem]:
    """Check the `images` of an entry: no recordings, and of what is published no words to come."""
    for i, picture in enumerate(pictures):
        yield from check_picture(picture, ("images", i))
        if picture.alt == ALT_TO_WRITE:
            code = "alt-to-write-draft" if draft else "alt-to-write"
            yield Problem(code, ("images", i, "alt"), {"file": picture.file})


def check_picture(picture: Picture, path: Path) -> Iterator[Problem]:
    """Tell of a recording where a picture should be; `path` is that of the picture."""
    if picture.file.lower().endswith(".mp3"):
        yield Problem("file-type", (*path, "file"), {"file": picture.file, "expected": "JPEG"})
