"""Model a circular: a numbered bulletin that groups cases.

How many cases and people it is about is counted, not written.
"""

from __future__ import annotations

from generator.kinds.entry import EntryData
from generator.kinds.fields import Markdown, Text
from generator.kinds.picture import Picture
from generator.kinds.record import key, record


@record
class Circular(EntryData):
    number: Text | None = key("期号", default=None)
    body: Markdown | None = key("正文", default=None)
    images: tuple[Picture, ...] = key("图片", default=())
