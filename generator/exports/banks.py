"""Export question banks as files of other systems."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from generator import media
from generator.exports.selection import pick
from generator.intake.banks import files
from generator.intake.banks.checks import check
from generator.intake.banks.questions import plain, plain_bank
from generator.kinds.questions.model import Bank
from generator.kinds.questions.stories import following
from generator.kinds.record import labels
from generator.tools.clock import today

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from generator.edition import Edition, Item
    from generator.kinds.questions.model import Question

_MOST = 50


def banks(edition: Edition, form: str, ids: Collection[str]) -> Iterable[tuple[str, bytes]]:
    """Return name and content of the files of the banks named, of all where none is.

    Raises UnknownIdError.
    """
    chosen = [item.data for item in _selection(edition, ids)]
    names = {image.file for bank in chosen for one in bank.questions for image in one.images}
    pictures = {name: media.clean(edition.content / name) for name in sorted(names)}
    return files.export([plain_bank(bank) for bank in chosen], form, pictures)


def remarks(edition: Edition, form: str, ids: Collection[str]) -> list[str]:
    """Say in words what a format cannot say of banks, and what is bad about those of an edition."""
    losses = [one for item in _selection(edition, ids) for one in _losses(item.data, form)]
    flaws = [str(mistake) for mistake in check(edition, today())]
    more = [f"还有 {len(flaws) - _MOST} 处没有列出"] if len(flaws) > _MOST else []
    return [*losses, *flaws[:_MOST], *more]


def _selection(edition: Edition, ids: Collection[str]) -> Iterable[Item[Bank]]:
    return pick(edition, Bank, ids) or edition.all(Bank)


def _losses(bank: Bank, form: str) -> Iterator[str]:
    """Say what of a bank has no place in a file of a format."""
    counts = Counter(loss for one in bank.questions for loss in _losses_of(one, form))
    for loss, count in counts.items():
        yield f"{bank.id}：{loss}放不进 {form}（{count} 题）"
    own = [label for name, label in _OF_BANKS.items() if getattr(bank, name)]
    if own:
        yield f"{bank.id}：{'、'.join(own)}放不进 {form}；用 import --replace 并回来，它们都还在"


def _losses_of(question: Question, form: str) -> Iterator[str]:
    """Name what of a question has no place in a file of a format; no format tells a story."""
    yield from files.losses(plain(question), form)
    if following(question):
        yield "下一题"
    if question.topic:
        yield "主题"


_OF_BANKS = {name: labels(Bank)[name] for name in ("summary", "topics", "sources", "keywords")}
"""What no format has a place for."""
