"""Which entries of an edition go into a book."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.library.references import entry_target

if TYPE_CHECKING:
    from generator.books.model import Selection
    from generator.edition import Edition, Item


def chosen(edition: Edition, folder: str, select: Selection) -> list[Item]:
    """The listed entries of a kind that match every key given, oldest first; entries named one by
    one in that order.
    """
    wanted = [target.key for reference in select.entries if (target := entry_target(reference))]
    if wanted:
        items = [
            item
            for key in dict.fromkeys(wanted)
            if key[0] == folder and (item := edition.item(*key))
        ]
    else:
        items = edition.listed(folder)
    return [item for item in items if _matches(item, select)]


def _matches(item: Item, select: Selection) -> bool:
    data = item.data
    if select.topics and not set(select.topics).intersection(data.all_topics):
        return False
    if select.units and data.unit not in select.units:
        return False
    if select.dates is None:
        return True
    return (
        data.date is not None
        and select.dates.first <= data.date.first
        and data.date.last <= select.dates.last
    )
