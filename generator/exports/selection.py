"""Choose the entries of an edition that are to be exported."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from generator.kinds.entry import EntryData

if TYPE_CHECKING:
    from collections.abc import Collection

    from generator.edition import Edition, Item

M = TypeVar("M", bound=EntryData)


class UnknownIdError(LookupError):
    """Say that the edition has no entry with this id."""


def pick(edition: Edition, model: type[M], ids: Collection[str]) -> list[Item[M]]:
    """List the entries with some ids, in their order; none for no ids. Raises UnknownIdError."""
    items = []
    for id in ids:
        item = edition.one(model, id)
        if item is None:
            raise UnknownIdError(id)
        items.append(item)
    return items
