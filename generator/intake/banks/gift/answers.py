"""Read what stands in the braces of a question: which kind of answer, and what it says."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from enum import Enum, auto

from generator.intake.banks.gift.tokens import Token, join, part, split


class Form(Enum):
    """Name the kinds of answers that GIFT knows."""

    ESSAY = auto()
    NUMBER = auto()
    CHOICE = auto()
    MATCH = auto()
    TRUTH = auto()
    TEXT = auto()


@dataclass(frozen=True, slots=True)
class Option:
    """Hold one answer: with what sign it begins, its weight in per cent if that is said."""

    sign: str
    weight: float | None
    text: str
    why: str

    @property
    def share(self) -> float:
        """Return what share of the points it brings, in per cent."""
        if self.weight is not None:
            return self.weight
        return 0.0 if self.sign == "~" else 100.0


@dataclass(frozen=True, slots=True)
class Answers:
    """Hold the answers of a question and the words for all of them (general feedback).

    Of a TRUTH the first of `options` is the answer, its `why` for who is wrong, the second one's
    for who is right.
    """

    form: Form
    options: tuple[Option, ...] = ()
    general: str = ""
    truth: bool = field(default=False)


_TRUTH = {"T": True, "TRUE": True, "F": False, "FALSE": False}
_WEIGHT = re.compile(r"\s*%(-?(?:\d{1,9}(?:\.\d{0,9})?|\.\d{1,9}))%")


def read(parts: list[Token]) -> Answers:
    """Read the tokens between the braces of a question."""
    before, general = _general(parts)
    signs = {token.sign for token in before}
    form = _form(before, signs)
    if form is Form.TRUTH:
        verdict, *reasons = split(before, "#")
        words = [join(reason) for _, reason in reasons]
        options = tuple(Option("", None, "", word) for word in words[:2])
        return Answers(form, options, general, _TRUTH[join(verdict[1]).upper()])
    if form is Form.NUMBER:
        before = before[1:]
        if not any(token.sign == "=" for token in before):
            before = [Token("=", "="), *before]
    first = "~" if form is Form.CHOICE else ""
    options = tuple(
        _option(sign or first, inside)
        for sign, inside in split(before, "=~")
        if sign or join(inside)
    )
    return Answers(form, options, general)


def _general(parts: list[Token]) -> tuple[list[Token], str]:
    """Part off what stands behind four number signs."""
    row = 0
    for i, token in enumerate(parts):
        row = row + 1 if token.sign == "#" else 0
        if row == 4:
            return parts[: i - 3], join(parts[i + 1 :])
    return parts, ""


def _form(parts: list[Token], signs: set[str]) -> Form:
    """Tell the kind as Moodle tells it, by which signs there are."""
    words = [token for token in parts if token.sign or token.text.strip()]
    if not words:
        return Form.ESSAY
    if words[0].sign == "#":
        return Form.NUMBER
    if "~" in signs:
        return Form.CHOICE
    if "=" in signs and "->" in signs:
        return Form.MATCH
    return Form.TRUTH if join(part(parts, "#")[0]).upper() in _TRUTH else Form.TEXT


def _option(sign: str, inside: list[Token]) -> Option:
    text, why = part(inside, "#")
    words = join(text)
    weight = _WEIGHT.match(words) if not (text and text[0].sign) else None
    if weight:
        words = words[weight.end() :].strip()
    return Option(sign, float(weight[1]) if weight else None, words, join(why))
