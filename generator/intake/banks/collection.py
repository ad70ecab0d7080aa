"""Collect the questions of a file into banks, each with an id, and what was wrong with others."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from generator.intake.banks.questions import Mistake, PlainBank, Reading, faults
from generator.intake.ids import Ids, slug

if TYPE_CHECKING:
    from collections.abc import Mapping

    from generator.intake.banks.questions import Plain

_MOST = 10_000
"""Of one file: more than several files of content can hold."""
_STEP = re.compile(r"(?<!/)/(?!/)")
_ROOTS = re.compile(r"\$\w+\$|top|", re.ASCII)


@dataclass(slots=True)
class _Bank:
    id: str
    title: str
    questions: list[Plain] = field(default_factory=list)
    ids: Ids = field(default_factory=Ids)


class Collection:
    """Collects what a reader comes upon.

    `id` and `title` ("" where that is not said) are of the bank of what stands in no category.
    """

    def __init__(self, id: str, title: str = "") -> None:
        self._reading = Reading()
        self._ids = Ids()
        self._first = self._bank = _Bank(id, title)
        self._banks: dict[tuple[str, str], _Bank] = {("", ""): self._first}
        self._count = 0
        self._losses: dict[str, list[str]] = {}
        self._respelling: list[str] = []

    def begin(self, category: str, id: str = "") -> None:
        """Let what follows belong to a category, a path as Moodle writes it. `id`: of its bank."""
        key = (category, id)
        if key not in self._banks:
            names = names_in(category)
            title = names[-1] if names else ""
            if title in (bank.title for bank in self._banks.values()):
                title = " ".join(names[-2:])  # 单选 of one chapter and of another
            new = slug(id) or slug(title)
            named = bool(title or id)
            self._banks[key] = _Bank(self._ids.new(new or "bank"), title) if named else self._first
        self._bank = self._banks[key]

    def add(self, where: str, name: str, question: Plain, losses: Mapping[str, int]) -> None:
        """Add a question under an id made of its name, or, without one, of its place.

        One that cannot be asked is a mistake. `losses`: what of it was left out, by name.
        """
        if problems := faults(question):
            self.mistake(where, f"{'；'.join(problems)}，没有收入")
            return
        self._count += 1
        bank, base = self._bank, slug(name)
        if base and base != name:
            self._respelling.append(where)
        id = bank.ids.new(base or f"q-{len(bank.questions) + 1:03}")
        bank.questions.append(replace(question, id=id, by_place=not base))
        for loss, count in losses.items():
            self._losses.setdefault(loss, []).extend([where] * count)

    def is_full(self, where: str) -> bool:
        """Tell whether no more questions are taken; if so, from where on is a mistake."""
        if self._count < _MOST:
            return False
        self.mistake(where, f"一个文件最多收 {_MOST:,} 题，从这里起没有收入")
        return True

    def picture(self, name: str, data: bytes) -> None:
        """Add a picture, by the name by which questions speak of it."""
        self._reading.pictures[name] = data

    def mistake(self, where: str, what: str) -> None:
        """Name what is left out."""
        self._reading.mistakes.append(Mistake(where, what))

    def remark(self, where: str, what: str) -> None:
        """Name what was taken otherwise than it stands there."""
        self._reading.remarks.append(Mistake(where, what))

    def reading(self) -> Reading:
        """Return what was collected: the banks that hold something, or one that holds nothing."""
        for loss, places in self._losses.items():
            self.remark(_span(places), f"{loss}没有取")
        if self._respelling:
            self.remark(_span(self._respelling), "编号由名称改写而成，汉字用拼音")
        if not (self._reading.mistakes or any(bank.questions for bank in self._banks.values())):
            self.mistake("文件", "里面没有题目")
        if self._first.questions:
            self._first.id = self._ids.new(self._first.id)
        banks = {id(bank): bank for bank in self._banks.values() if bank.questions}
        for bank in banks.values() or [self._first]:
            self._reading.banks.append(PlainBank(bank.id, bank.title, tuple(bank.questions)))
        return self._reading


def names_in(category: str) -> list[str]:
    """Return the names in the path of a category, without those of its root."""
    steps = [step.replace("//", "/").strip() for step in _STEP.split(category)]
    return [step for step in steps if not _ROOTS.fullmatch(step)]


def _span(places: list[str]) -> str:
    return f"{places[0]}等 {len(places)} 处" if len(places) > 1 else places[0]
