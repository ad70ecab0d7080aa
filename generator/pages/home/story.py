"""Tell a case in three beats: how it began, how it went on, what came of it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.kinds.money import money

if TYPE_CHECKING:
    from collections.abc import Sequence

    from generator.edition import Item
    from generator.kinds.cases.model import Case, Conduct
    from generator.kinds.dates import Edtf

_LONGEST = 46
"""Characters of a beat."""

_STOP = re.compile("[，；。：]")


@dataclass(frozen=True, slots=True)
class Beat:
    """Hold one beat: its name, when it was, what is told, the sum that had come about by then."""

    name: str
    when: Edtf | None
    text: str
    sum: str = ""


@dataclass(frozen=True, slots=True)
class Story:
    """Hold a case, its beats, and for two of them which part of the whole sum had come about."""

    item: Item[Case]
    beats: tuple[Beat, ...]
    shares: tuple[float, float]


def story(cases: Sequence[Item[Case]]) -> Story | None:
    """Return the story of the newest case that has one, else its warning alone; None without any.

    A case has a story whose acts came to some money and had an outcome.
    """
    warned = [item for item in cases if item.data.warnings]
    rich = [
        item for item in warned if item.data.total and len(item.data.conduct) > 1 and _outcome(item)
    ]
    for item in [*rich, *warned][:1]:
        return _told(item) if rich else Story(item, (), (0.0, 0.0))
    return None


def _told(item: Item[Case]) -> Story:
    first, *rest = item.data.conduct
    total = item.data.total
    early = (first.amount or 0) / total
    beats = (
        _beat("起初", first, first.amount or 0),
        _beat("后来", rest[-1], total if first.amount != total else 0),
        Beat("结果", item.data.date, _outcome(item)),
    )
    return Story(item, beats, (early, 1.0))


def _beat(name: str, act: Conduct, amount: float) -> Beat:
    words = money(amount) if amount else ""
    return Beat(name, act.when, shorten(act.what), words)


def _outcome(item: Item[Case]) -> str:
    outcome = item.data.outcome
    if outcome is None:
        return ""
    facts = [words for _, words in outcome.facts]
    short = [words for words in facts if len(words) < _LONGEST // 3]
    return "，".join([*short, *([outcome.form_label] if outcome.form else [])])


def shorten(text: str) -> str:
    """Return a text of one beat: whole if it is short, else up to its last pause that fits."""
    if len(text) <= _LONGEST:
        return text
    pauses = [match.start() for match in _STOP.finditer(text[:_LONGEST])]
    return text[: pauses[-1] if pauses else _LONGEST - 1] + "……"
