"""Give every person a masked name, and put it wherever the real one stands."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from generator.intake.circulars.lexicon import COMPOUND, HAN
from generator.intake.circulars.names import MASKED
from generator.library import personal

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from generator.intake.circulars.passages import Passage

_COMPOUND = re.compile(COMPOUND)
_SEQUENCE = "甲乙丙丁戊己庚辛壬癸123456789"
_SIGN_BETWEEN = re.compile("[·•‧・∙]")
NOBODY = "某某"
"""What stands for a name that is not in Han characters."""


@dataclass(frozen=True)
class Masking:
    """Hold the masked name of each real one; it is applied, shown once, and never written."""

    aliases: Mapping[str, str] = field(default_factory=dict)

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        longest_first = sorted(self.aliases, key=lambda name: (-len(name), name))
        return re.compile("|".join(map(_with_blanks, longest_first)))

    @cached_property
    def _given_names(self) -> Mapping[str, str]:
        """The given names alone, for 建国同志."""
        return {
            name[len(name) - 2 :]: alias
            for name, alias in self.aliases.items()
            if len(name) > 2 and re.fullmatch(f"[{HAN}]+", name)
        }

    def apply(self, text: str) -> str:
        """Return a text with masked names, and with numbers of persons covered."""
        if self.aliases:
            text = self._pattern.sub(lambda match: self.aliases[_close_up(match[0])], text)
        if self._given_names and "同志" in text:
            given = "|".join(map(re.escape, self._given_names))
            text = re.sub(rf"({given})(?=同志)", lambda match: self._given_names[match[0]], text)
        return _without_numbers(text)

    def passages(self, raw: Iterable[Passage]) -> list[Passage]:
        """Return paragraphs with masked names."""
        return [one.with_text(self.apply(one.text)) for one in raw]


def _with_blanks(name: str) -> str:
    if not re.match(f"[{HAN}]", name):
        return re.escape(name)
    return r"[ \u3000]*".join(map(re.escape, name))


def _close_up(name: str) -> str:
    return re.sub(rf"(?<=[{HAN}])[ \u3000]+(?=[{HAN}])", "", name)


def _without_numbers(text: str) -> str:
    """Cover numbers of identity, telephones and the like, all but their first signs."""
    for finding in reversed([*personal.find(text)]):
        start, end = finding.start, finding.start + len(finding.text)
        text = text[:start] + "×" * min(end - start, 4) + text[end:]
    return text


def masking(names: Iterable[str], text: str) -> Masking:
    """Return masked names for the real ones that stand in a text, which tells them apart.

    张某 and 张某某 by the length of the name; 张某甲, 张某乙 where two persons would be the same.
    """
    plain = _close_up(text)
    there = [name for name in names if name in plain]
    persons: dict[str, list[str]] = {}
    for name in sorted(there, key=lambda name: (plain.find(name), -len(name))):
        whole = next((one for one in there if _is_part(name, one)), name)
        persons.setdefault(whole, []).append(name)
    taken = {match[0] for match in MASKED.finditer(plain)}
    bases: dict[str, list[str]] = {}
    for person in persons:
        bases.setdefault(base(person), []).append(person)
    aliases: dict[str, str] = {}
    for form, same in bases.items():
        alone = len(same) == 1 and form not in taken
        for person, alias in zip(same, [form] if alone else _apart(form, taken), strict=False):
            aliases |= dict.fromkeys(persons[person], alias)
    return Masking({name: aliases.get(name, base(name)) for name in there})


def _is_part(name: str, whole: str) -> bool:
    """Whether a name is one of the parts of another: 买买提 of 阿不都·买买提."""
    parts = _SIGN_BETWEEN.split(whole)
    return len(parts) > 1 and name in parts


def base(name: str) -> str:
    """Return a name of which only the family name is left: 王某某 of 王建国, 王某 of 王华."""
    if not re.match(f"[{HAN}]", name):
        return NOBODY
    compound = _COMPOUND.match(name)
    family = compound[0] if compound and len(name) > len(compound[0]) else name[0]
    return family + ("某" if len(name) - len(family) == 1 else "某某")


def _apart(form: str, taken: set[str]) -> Iterator[str]:
    """Yield masked names of one family that nobody has."""
    family = form.rstrip("某")
    for sign in _SEQUENCE:
        if (alias := f"{family}某{sign}") not in taken:
            yield alias
