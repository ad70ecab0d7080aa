"""Model a picture that an entry shows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.kinds.fields import Media, Text
from generator.kinds.record import key, record
from generator.source.diagnostics import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.source.diagnostics import Path


@record
class Picture:
    file: Media = key("文件")
    alt: Text = key("替代文字")
    credit: Text | None = key("署名", default=None)


def check_picture(picture: Picture, path: Path) -> Iterator[Problem]:
    """Tell of a recording where a picture should be; `path` is that of the picture."""
    if picture.file.lower().endswith(".mp3"):
        yield Problem("file-type", (*path, "file"), {"file": picture.file, "expected": "JPEG"})
