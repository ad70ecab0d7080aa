"""Find everything about a topic."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from generator.kinds import BY_FOLDER, KINDS

if TYPE_CHECKING:
    from generator.kinds.kind import Kind
    from generator.kinds.shelves import ShelfItem, Shelves
    from generator.kinds.topics.model import Topic


class Relations:
    """Answer what a topic asks of an edition."""

    def __init__(self, edition: Shelves) -> None:
        self._items: dict[str, dict[str, list[ShelfItem]]] = defaultdict(lambda: defaultdict(list))
        for kind in KINDS:
            for item in edition.browse(kind.folder):
                for topic in item.data.all_topics:
                    self._items[topic][kind.folder].append(item)

    def by_kind(self, topic: ShelfItem[Topic]) -> list[tuple[Kind, list[ShelfItem]]]:
        """List everything that names a topic, kind by kind, each in its order."""
        groups = self._items.get(topic.data.id, {})
        return [(BY_FOLDER[folder], items) for folder, items in groups.items()]

    all_labels = tuple(kind.label for kind in KINDS)
    """The words for all kinds: what they say of a topic stands on its page already."""
