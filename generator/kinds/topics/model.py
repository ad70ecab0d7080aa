"""Model a topic: what entries of all kinds can be about."""

from __future__ import annotations

from generator.kinds.entry import EntryData
from generator.kinds.record import record


@record
class Topic(EntryData):
    pass
