"""Find everything about a topic, and what of it to begin with."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from generator.kinds import BY_FOLDER, KINDS
from generator.kinds.entry import Status
from generator.kinds.shelf import FEW, Shelf

if TYPE_CHECKING:
    from generator.kinds.kind import Kind
    from generator.kinds.shelves import ShelfItem, Shelves
    from generator.kinds.topics.model import Topic

_BEGIN = ("cases", "rules", "modules", "places")
"""The kinds of which one entry each is to begin with: what happened, the rule, the lesson, where to
go.
"""


class Relations:
    """Answer what a topic asks of an edition."""

    def __init__(self, edition: Shelves) -> None:
        self._edition = edition
        self._items: dict[str, dict[str, list[ShelfItem]]] = defaultdict(lambda: defaultdict(list))
        self._ranks: dict[tuple[str, str], list[ShelfItem]] = {}
        for kind in KINDS:
            for item in edition.browse(kind.folder):
                for topic in item.data.all_topics:
                    self._items[topic][kind.folder].append(item)

    def by_kind(self, topic: ShelfItem[Topic]) -> list[tuple[Kind, list[ShelfItem]]]:
        """List everything that names a topic, kind by kind, each in its order."""
        groups = self._items.get(topic.data.id, {})
        return [(BY_FOLDER[folder], items) for folder, items in groups.items()]

    def begin(self, topic: ShelfItem[Topic]) -> list[ShelfItem]:
        """List what to begin with: what the author names, and one of each kind in _BEGIN not named.

        That is the one to which most other entries about the topic refer, of several the one about
        the fewest topics, then the first in its list. None is added to as many as there are kinds.
        """
        named = self._named(topic)
        folders = {folder for folder, _ in named}
        groups = self._items.get(topic.data.id, {})
        found = [
            self._ranked(topic, folder)[0]
            for folder in _BEGIN
            if folder in groups and folder not in folders
        ]
        return [*named.values(), *found[: max(0, len(_BEGIN) - len(named))]]

    def _named(self, topic: ShelfItem[Topic]) -> dict[tuple[str, str], ShelfItem]:
        """Return the entries that an author names, as far as the edition has them, each once."""
        result = {}
        for reference in topic.data.begin:
            folder, _, id = reference.partition("#")[0].partition("/")
            item = self._edition.item(folder, id) if folder in BY_FOLDER else None
            if item and item.data.status is not Status.RETIRED:
                result[item.key] = item
        return result

    def shelves(self, topic: ShelfItem[Topic]) -> list[Shelf]:
        """List what is about a topic kind by kind, without what to begin with."""
        above = {item.key for item in self.begin(topic)}
        shelves = []
        for kind, items in self.by_kind(topic):
            ranked = self._ranked(topic, kind.folder)
            ranked = [item for item in ranked if item.key not in above]
            if ranked:
                few, rest = tuple(ranked[:FEW]), tuple(ranked[FEW:])
                url = f"{kind.folder}/topic/{topic.data.id}/" if kind.has_topic_list else ""
                shelves.append(Shelf(kind, few, rest, len(items), url))
        return shelves

    def _ranked(self, topic: ShelfItem[Topic], folder: str) -> list[ShelfItem]:
        """Entries of a kind, those first to which most others about a topic refer."""
        id = topic.data.id
        ranked = self._ranks.get((id, folder))
        if ranked is not None:
            return ranked

        def weight(item: ShelfItem) -> tuple[int, int]:
            links = self._edition.referring(*item.key)
            within = sum(id in link.item.data.all_topics for link in links)
            return -within, len(item.data.all_topics)

        result = self._ranks[id, folder] = sorted(self._items[id][folder], key=weight)
        return result

    all_labels = tuple(kind.label for kind in KINDS)
    """The words for all kinds: what they say of a topic stands on its page already."""
