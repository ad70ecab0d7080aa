"""Search a text for personal data, as people read it."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING
from urllib.parse import unquote

from generator.library.personal import accounts, documents, doors, gate, numbers, plates
from generator.library.personal.reading import is_plain, readings
from generator.library.personal.sorts import IDENTITY, MOBILE, Finding

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from generator.library.personal.sorts import Place, Sort

_CHINESE = str.maketrans(gate.HAN_DIGITS, "0001234567891123456789")
_SPOKEN = re.compile(rf"[{gate.HAN_DIGITS}0-9](?:[ \-·./、]?[{gate.HAN_DIGITS}0-9]){{2,}}")
_LOOKALIKES = str.maketrans("OoIl", "0011")
_LOOKING = re.compile(r"(?<![A-Za-z0-9])[\dOoIl](?:[ -]?[\dOoIl]){9,20}(?![A-Za-z0-9])")
_MOSTLY_DIGITS = 6
_DIGIT, _ONLY_DIGITS = re.compile(r"\d"), re.compile(r"[\d -]+")


def find(text: str) -> Iterable[Finding]:
    """Find what tells of persons in a text, in its order.

    That is numbers of identity, telephones, bank cards, plates and documents, and addresses of
    e-mail, messengers and homes.

    Digits may be parted by blanks, points or hyphens, be of any script, in circles, or Chinese;
    markup, entities and invisible signs may stand between them. Hotlines (12388, 400 …) are none of
    these, nor are sums, dates and codes.
    """
    worth = [reading for reading in readings(text) if gate.may_hold(reading.signs)]
    if not worth:
        return ()
    findings: list[Finding] = []
    covered: set[int] = set()  # by what was found in other readings
    known: set[tuple[Sort, str]] = set()  # of these: a link's address says its text once more
    for reading in worth:
        signs = reading.plain
        now: defaultdict[Sort, set[int]] = defaultdict(set)
        for sort, *place in (read := list(places(signs))):
            start, end = reading.span(*place)
            span = range(start, end)
            is_known = (sort, signs[slice(*place)]) in known
            if not is_known and covered.isdisjoint(span) and now[sort].isdisjoint(span):
                now[sort].update(span)
                findings.append(Finding(sort, text[start:end], start))
        covered = covered.union(*now.values())
        known.update((sort, signs[start:end]) for sort, start, end in read)
    return sorted(findings, key=lambda finding: (finding.start, finding.what_en))


def worth_reading(texts: Sequence[str], may: Callable[[str], bool]) -> Sequence[int]:
    """Return which of some texts a closer look may find something in, by a quick look at all.

    Most records need no more: so the cost hardly grows with the number of their texts. `may` tells
    it of a text without markup: `gate.may_hold` or `names.may_name`.
    """
    together = "\n".join(texts).replace("*", "")  # emphasis, the usual markup, is no sign
    is_open = may(together)
    if not is_open and is_plain(together):
        return ()
    return [at for at, text in enumerate(texts) if not is_plain(text) or (is_open and may(text))]


def find_in_address(address: str) -> Iterable[Finding]:
    """Find what an address of the web tells of persons: numbers in one piece.

    Dates and the numbers of articles stand in addresses, too, and their parts are nobody's.
    """
    readable = unquote(address)
    return [
        finding
        for finding in find(re.sub(r"[/?&=#;,]+", "\n", readable))
        if finding.sort in (IDENTITY, MOBILE) and finding.text.isalnum()
    ]


def plain(text: str) -> str:
    """Return the digits and letters of a number, however it is written.

    Two spellings of one number are then equal.
    """
    signs = readings(text)[0].plain.translate(_CHINESE).upper()
    return re.sub(r"[^0-9A-Z\u4e00-\u9fff]", "", signs)


def places(signs: str) -> Iterator[Place]:
    """Yield what stands where in a text of plain signs.

    Where nothing can, no close look is taken.
    """
    if gate.ACCOUNTS.search(signs):
        yield from accounts.places(signs)
    if gate.DOORS.search(signs):
        yield from doors.places(signs)
    has_number = gate.NUMBERS.search(signs)
    if has_number:
        yield from documents.places(signs)
    if has_number or gate.PLATES.search(signs):
        yield from in_digits(signs)


def in_digits(signs: str) -> Iterator[Place]:
    yield from numbers.places(signs)
    yield from plates.places(signs)
    if not signs.isascii() and _SPOKEN.search(signs):
        yield from _misread_places(
            signs, _SPOKEN.sub(lambda m: m.group().translate(_CHINESE), signs)
        )
    if (digits := _LOOKING.sub(_with_digits, signs)) != signs:
        yield from _misread_places(signs, digits)


def _with_digits(match: re.Match[str]) -> str:
    """Letters that look like digits as digits, among digits."""
    written = match.group()
    if _ONLY_DIGITS.fullmatch(written) or len(_DIGIT.findall(written)) < _MOSTLY_DIGITS:
        return written
    return written.translate(_LOOKALIKES)


def _misread_places(signs: str, digits: str) -> Iterator[Place]:
    """What stands in a text only if signs are taken for digits, one for one."""
    for search in (numbers.places, plates.places):
        for sort, start, end in search(digits):
            if digits[start:end] != signs[start:end]:
                yield sort, start, end
