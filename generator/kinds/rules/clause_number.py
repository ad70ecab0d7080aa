"""Read and show the number of a clause: 8, 第八条, ８, 120之一, 120-1, 第一百二十条之一.

One number has one form inside the program: digits, and for an inserted clause (之一) a hyphen and
its place: `8`, `120-1`. That form identifies a clause, stands in its anchor and in citations, where
the place of a provision in the clause may follow: `8.2.1`, 第八条第二款第一项. The numerals follow
the drafting rules of Chinese statutes (立法技术规范（试行）（一）, 十九: 条的序号).
"""

from __future__ import annotations

import re
import unicodedata
from typing import NamedTuple

from generator.kinds.numerals import NUMERAL, in_words, value_of

_NUMERAL = f"[0-9{NUMERAL}]{{1,12}}"
_NUMBER = re.compile(rf"第?({_NUMERAL})条?(?:(?:之|[-\u2010-\u2015])({_NUMERAL}))?条?")
_LARGEST, _LARGEST_INSERTED = 9_999, 99
_PLACE = re.compile(r"(?P<no>[^.]+?)(?P<place>(?:\.\d{1,3}){1,4})")
_PLACE_WORDS = re.compile(
    rf"(?P<no>第?.+?条(?:之[0-9{NUMERAL}]+)?)(?:第(?P<paragraph>{_NUMERAL})款)?"
    rf"(?:第[（(]?(?P<item>{_NUMERAL})[）)]?项)?(?:第(?P<subitem>{_NUMERAL})目)?"
)


def canonical(text: str) -> str | None:
    """Turn a number as written into its one form, `8` or `120-1`; None for anything else."""
    match = _NUMBER.fullmatch("".join(unicodedata.normalize("NFKC", text).split()))
    if match is None:
        return None
    number = value_of(match[1])
    if number is None or not 1 <= number <= _LARGEST:
        return None
    if match[2] is None:
        return str(number)
    inserted = value_of(match[2])
    if inserted is None or not 1 <= inserted <= _LARGEST_INSERTED:
        return None
    return f"{number}-{inserted}"


class Pinpoint(NamedTuple):
    """Hold what a citation points at: a clause, and in it paragraph, item, sub-item from 1."""

    no: str
    place: tuple[int, ...] = ()

    @property
    def code(self) -> str:
        """Return it as it stands in a reference: 8.2.1."""
        return ".".join((self.no, *map(str, self.place)))


def pinpoint(text: str) -> Pinpoint | None:
    """Read a clause with the place of a provision in it: 8.2.1, 第八条第二款第一项; None otherwise.

    An item whose paragraph is not named lies in the first.
    """
    plain = "".join(unicodedata.normalize("NFKC", text).split())
    if no := canonical(plain):
        return Pinpoint(no)
    if match := _PLACE.fullmatch(plain):
        no = canonical(match["no"])
        place = tuple(int(step) for step in match["place"][1:].split("."))
        return Pinpoint(no, place) if no and all(place) else None
    if match := _PLACE_WORDS.fullmatch(plain):
        no = canonical(match["no"])
        steps = [value_of(match[name] or "") for name in ("paragraph", "item", "subitem")]
        while steps and steps[-1] is None:
            steps.pop()
        place = tuple(1 if step is None else step for step in steps)
        return Pinpoint(no, place) if no and all(place) else None
    return None


def words(number: str) -> str:
    """Show a number in its one form as the law writes it: 第八条, 第一百二十条之一.

    A text that is no number stays as it is, so that nothing becomes 第第八条条.
    """
    main, hyphen, inserted = number.partition("-")
    if not main.isdecimal() or (hyphen and not inserted.isdecimal()):
        return number
    after = f"之{in_words(int(inserted))}" if hyphen else ""
    return f"第{in_words(int(main))}条{after}"


def rank(number: str) -> tuple[int, int]:
    """Return a sort key of a number in its one form: 120 before 120-1 before 121."""
    main, _, inserted = number.partition("-")
    return int(main), int(inserted or 0)
