"""Model a topic: what entries of all kinds can be about."""

from __future__ import annotations

from generator.kinds.entry import EntryData
from generator.kinds.fields import EntryRef, Markdown
from generator.kinds.record import key, record


@record
class Topic(EntryData):
    """Hold a topic; `begin`: the entries with which a reader should begin, in their order."""

    body: Markdown | None = key("说明", default=None)
    begin: tuple[EntryRef, ...] = key("从这里开始", default=())
