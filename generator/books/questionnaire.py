"""Write the questionnaire (群众评价问卷) on the units of an index: a sheet to be handed out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.books.code import Code, call
from generator.books.indexes import FICTIONAL, day_of
from generator.books.manuscript import NothingChosenError
from generator.kinds.indexes.answers import SCORES
from generator.kinds.indexes.model import Index
from generator.kinds.indexes.relations import Relations

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from generator.books.manuscript import Desk
    from generator.books.press import Manuscript

_QUESTION = "总的来看，您对下列单位的清廉状况满意吗？"
_HOW = "每行选一项，打“√”；没有打过交道的，选“不了解”。本问卷不记名，不问您是谁。"


def write(desk: Desk) -> list[Manuscript]:
    """Write a manuscript for each index chosen that asks people. Raises NothingChosenError.

    It names the units alone, no figure of any, and no word of being internal: people are given it.
    The edition for the public does not know who takes part, so a public book is refused.
    """
    if not desk.internal:
        raise NothingChosenError(desk.book.id)
    relations = Relations(desk.edition)
    asked = []
    for item in desk.items(Index):
        names = [one.name for one in relations.participants(item.data)]
        if item.data.opinion and names:
            asked.append((item, names))
    if not asked:
        raise NothingChosenError(desk.book.id)
    return [
        desk.manuscript(
            "questionnaire",
            [desk.set(item, part) for part in _parts(desk, item.data, names)],
            dress="form",
            suffix=item.data.id,
            title=desk.book.title,
            on=day_of(desk, item.data),
        )
        for item, names in asked
    ]


def _parts(desk: Desk, index: Index, names: Sequence[str]) -> Iterator[Code]:
    about = [str(index.period)] if index.period else []
    about += [FICTIONAL] if index.fictional else []
    yield call("masthead", desk.book.compiler or "", desk.book.title, about, "")
    yield call("said", f"{_QUESTION}{_HOW}")
    yield call("choices", [*SCORES, "不了解"], list(names))
    yield call("part", "您想说的话")
    yield call("lines-to-write", 4)
