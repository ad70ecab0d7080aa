"""Choose which entries of an edition go into a book."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from generator.kinds import FOLDER_OF
from generator.kinds.entry import EntryData
from generator.kinds.reports.model import Report
from generator.library.references import entry_target

if TYPE_CHECKING:
    from generator.books.model import Selection
    from generator.edition import Edition, Item

M = TypeVar("M", bound=EntryData)


def pick(edition: Edition, model: type[M], select: Selection) -> list[Item[M]]:
    """Return the listed entries of a kind that match every key given, oldest first.

    Entries named one by one come in that order.
    """
    targets = list(filter(None, map(entry_target, select.entries)))
    if targets:
        folder = FOLDER_OF[model]
        ids = dict.fromkeys(target.id for target in targets if target.folder == folder)
        by_id = (edition.one(model, id) for id in ids)
        items = [item for item in by_id if item]
    else:
        items = edition.of(model)
    return [item for item in items if _matches(item, select)]


def _matches(item: Item, select: Selection) -> bool:
    data = item.data
    if select.topics and not set(select.topics).intersection(data.all_topics):
        return False
    units = data.units if isinstance(data, Report) else (data.unit,)
    if select.units and not set(select.units).intersection(units):
        return False
    if select.dates is None:
        return True
    return (
        data.date is not None
        and select.dates.first <= data.date.first
        and data.date.last <= select.dates.last
    )
