"""Put all questions of an edition into small files, of which practice fetches those that it asks.

The questions stand in the order of their keys. Where a file ends follows from the keys alone, so
that a bank may grow without all files being written anew.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from zlib import crc32

from generator.kinds.questions.model import Bank
from generator.kinds.questions.stories import continuations, following
from generator.training import rows
from generator.training.build import question
from generator.training.draw import SHARD
from generator.training.pictures import shown_in

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.edition import Edition, Item
    from generator.kinds.questions.model import Question
    from generator.media import Album
    from generator.training.rows import Row, Shard

_MOST = 3 * SHARD
"""So many questions at most stand in a file."""


@dataclass(frozen=True, slots=True)
class Practice:
    """Hold the questions to practise: `index`, the name of the file that tells of all others.

    `total`: how many questions there are.
    """

    index: str
    total: int
    files: tuple[Shard, ...]


def practice(edition: Edition, album: Album) -> Practice:
    """Return what readers of an edition can practise.

    The index holds two lists of [name, first key, how many]: of the banks that everybody sees,
    from which a week's question is chosen, and of those for an office's own people.
    """
    files: list[Shard] = []
    lists = []
    total = 0
    for internal in (False, True):
        own: list[list[object]] = []
        for some in _stretches(_rows(edition, album, internal=internal)):
            # Never alike to a file of a lesson, even where both hold the same questions.
            file = rows.shard({"questions": some})
            files.append(file)
            own.append([file.name, some[0]["key"], len(some)])
            total += len(some)
        lists.append(own)
    index = rows.shard({"open": lists[0], "internal": lists[1]})
    return Practice(index.name, total, (*files, index))


def files(edition: Edition, album: Album) -> Iterator[tuple[str, bytes]]:
    """Yield path and content of what practice fetches."""
    for file in practice(edition, album).files:
        yield file.path, file.content


def _rows(edition: Edition, album: Album, *, internal: bool) -> list[Row]:
    """The questions of the banks that all may see, or of the others, by their keys."""
    shown = shown_in(album)
    banks = [item for item in edition.of(Bank) if _is_internal(item) == internal]
    found = [
        rows.row(question(edition, item.data.id, one, shown))
        for item in banks
        for one in _alone(item.data)
    ]
    return sorted(found, key=lambda row: str(row["key"]))


def _is_internal(item: Item[Bank]) -> bool:
    return item.internal or "questions" in item.overlaid


def _alone(bank: Bank) -> list[Question]:
    """The questions that are no scene of a story: these make sense in their lesson only."""
    later = continuations(bank.questions)
    return [one for one in bank.questions if one.id not in later and not following(one)]


def _stretches(questions: list[Row]) -> Iterator[list[Row]]:
    """Cut a list before every tenth question or so, by what its key is."""
    some: list[Row] = []
    for one in questions:
        if some and (crc32(one["key"].encode()) % SHARD == 0 or len(some) == _MOST):
            yield some
            some = []
        some.append(one)
    if some:
        yield some
