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


def find(edition: Edition, ids: Collection[str], folders: Collection[str]) -> list[Item]:
    """List the entries with some ids, each with its folder where several kinds have one.

    Raises UnknownIdError for what no kind of `folders` has, and for what several have.
    """
    return [_one(edition, id, folders) for id in ids]


def _one(edition: Edition, id: str, folders: Collection[str]) -> Item:
    folder, _, own = id.rpartition("/")
    items = (edition.item(one, own) for one in folders if folder in ("", one))
    found = [item for item in items if item]
    if not found:
        raise UnknownIdError(id)
    if len(found) > 1:
        known = "、".join("/".join(item.key) for item in found)
        raise UnknownIdError(f"{id}”这一个：几类里都有，请写明是哪一个，如“{known}")
    return found[0]
