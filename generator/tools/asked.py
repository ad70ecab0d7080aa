"""Note what is asked while something is made, so that it is made again when an answer changes."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

Question = tuple[str, ...]
"""What was asked, by words; equal questions have equal answers while nothing is edited."""

DAY: Question = ("day",)
"""Which day it is."""


def reached(day: date) -> Question:
    """Return the question whether a day has come."""
    return ("reached", day.isoformat())


_open: list[set[Question]] = []


@contextmanager
def noting() -> Iterator[set[Question]]:
    """Give a set that holds all questions asked in this block, also in blocks within."""
    asked: set[Question] = set()
    _open.append(asked)
    try:
        yield asked
    finally:
        _open.pop()


def is_noting() -> bool:
    """Tell whether anybody notes what is asked."""
    return bool(_open)


def note(question: Question) -> None:
    """Say that something is asked, to whoever notes it."""
    for asked in _open:
        asked.add(question)


def note_all(questions: Iterable[Question]) -> None:
    """Say that what is taken from an earlier making rests on these questions."""
    for asked in _open:
        asked.update(questions)
