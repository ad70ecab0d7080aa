"""Find identity numbers, telephone numbers and bank cards among groups of digits."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from generator.library.personal import context
from generator.library.personal.arithmetic import (
    is_card_number,
    is_credit_code,
    is_day,
    is_identity_number,
    is_old_identity_number,
)
from generator.library.personal.sorts import CARD, FIXED, IDENTITY, MOBILE
from generator.tools.late import late

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.library.personal.sorts import Place, Sort

_BETWEEN = r"[ ().\-/·、,_~:]{1,4}"
_ROW = re.compile(rf"\d+(?:{_BETWEEN}\d+)*(?:[ \-./·]{{0,3}}[Xx])?")
_GROUP = re.compile(r"\d+[Xx]?|[Xx]")
_LONGEST = 19
"""Digits of the longest number, of a bank card."""


def places(text: str) -> Iterator[Place]:
    """Yield what numbers stand where in a text of plain signs."""
    for row in _ROW.finditer(text):
        if row.end() - row.start() >= _SHORTEST:
            groups = [match.span() for match in _GROUP.finditer(text, *row.span())]
            yield from _in_row(text, groups)


_SHORTEST = 7
"""Digits of a number without its area code."""


_TABLE = 200
_FIRST_IN_TABLE = 3
"""Digits of the first group of a number in so long a row of figures that no person reads it."""


def _in_row(text: str, groups: list[tuple[int, int]]) -> Iterator[Place]:
    """Yield the numbers that groups of digits hold.

    A number may be written in several, and numbers may stand side by side.
    """
    at, is_table = 0, len(groups) > _TABLE
    while at < len(groups):
        if is_table and groups[at][1] - groups[at][0] < _FIRST_IN_TABLE:
            at += 1
            continue
        beginning = _beginning_at(text, groups, at)
        if beginning is None:
            start, end = groups[at]
            if end - start >= 18:
                yield from _inside(text, start, end)
            at += 1
        else:
            sort, after = beginning
            yield sort, groups[at][0], groups[after - 1][1]
            at = after


def _beginning_at(text: str, groups: list[tuple[int, int]], at: int) -> tuple[Sort, int] | None:
    """The longest number that begins with a group, and the group after it."""
    number, beginning = "", None
    written = _NumberText(text, groups, at)
    for last in range(at, min(at + _LONGEST, len(groups))):
        number += text[slice(*groups[last])].upper()
        if len(number) > _LONGEST:
            break
        if _may_be(number) and (sort := written.sort(number, last)):
            beginning = sort, last + 1
            if sort is not FIXED:  # which may go on with an extension, or be one of another area
                break
    return beginning


def _may_be(number: str) -> bool:
    """Whether a number's length and first digit let it be any: a quick look, for long rows."""
    length, first = len(number), number[0]
    if first == "1":
        return length in (11, 15, 18)
    if first in "08":
        return length >= _SHORTEST
    return length in (7, 8, 15) or length >= 16


def _inside(text: str, start: int, end: int) -> Iterator[Place]:
    """Identity numbers run together with other digits, unless all of them are a code."""
    if context.is_code(context.before(text, start)):
        return
    after = start
    for match in _IDENTITY_SHAPE.finditer(text, start, end):
        at = match.start()
        if at >= after and is_identity_number(text[at : at + 18].upper()):
            yield IDENTITY, at, at + 18
            after = at + 18


@dataclass(frozen=True, slots=True)
class _NumberText:
    """A number that begins with the group `at`, and how it is written."""

    text: str
    groups: list[tuple[int, int]]
    at: int

    def sort(self, number: str, last: int) -> Sort | None:
        """Return what the digits of the groups up to `last` are."""
        if len(number) == 18 and number[6] in "12" and is_identity_number(number):
            words = self._words_before
            if self._is_list(last):
                return None
            return None if "信用" in words[-12:] and is_credit_code(number) else IDENTITY
        if not number.isdigit():
            return None
        if len(number) == 15 and is_old_identity_number(number):
            return IDENTITY if self._is_old_identity(last) else None
        if core := _MOBILE.fullmatch(number):
            return MOBILE if self._is_mobile(core.group(1), last) else None
        if 16 <= len(number) <= 19 and is_card_number(number):
            return CARD if self._is_card(number, last) else None
        if FIXED_SHAPE.fullmatch(number):
            return FIXED if self._is_fixed(number, last) else None
        if len(number) <= 8 and _LOCAL.fullmatch(number):
            return FIXED if self._is_local(number, last) else None
        return None

    @property
    def _words_before(self) -> str:
        return context.before(self.text, self.groups[self.at][0])

    def _lengths(self, last: int) -> tuple[int, ...]:
        return tuple(end - start for start, end in self.groups[self.at : last + 1])

    def _separators(self, last: int) -> set[str]:
        spans = self.groups[self.at : last + 1]
        return {self.text[end:start].strip() or " " for (_, end), (start, _) in pairwise(spans)}

    def _is_list(self, last: int) -> bool:
        """Whether many groups stand between commas, as figures do in data."""
        return last - self.at > _MOST_WITH_COMMAS and "," in self._separators(last)

    def _goes_on(self, last: int) -> bool:
        """Whether more groups follow or lead, parted as these are: then it is a row of figures."""
        separators = self._separators(last)
        beside = set()
        if self.at:
            beside.add(self.text[self.groups[self.at - 1][1] : self.groups[self.at][0]])
        if last + 1 < len(self.groups):
            beside.add(self.text[self.groups[last][1] : self.groups[last + 1][0]])
        return bool(separators & {sign.strip() or " " for sign in beside})

    def _is_old_identity(self, last: int) -> bool:
        words = self._words_before
        if self._lengths(last) not in _OLD_GROUPS or self._ends_in_letters(last):
            return False
        if context.counts(self.text, self.groups[last][1]):
            return False
        return context.label(words) == "identity" or not context.is_code_or_sum(words)

    def _is_mobile(self, core: str, last: int) -> bool:
        if not self._begins_well() or self._ends_in_letters(last):
            return False
        words, end = self._words_before, self.groups[last][1]
        if self.text.startswith("0.", self.groups[self.at][0]):
            return False
        if context.is_code_or_sum(words) or _PAID.match(self.text, end):
            return False
        if context.label(words) == "phone":
            return True
        if context.counts(self.text, end) or core.endswith("000000"):
            return False
        return self._is_grouped_as_a_mobile(core, last)

    def _is_grouped_as_a_mobile(self, core: str, last: int) -> bool:
        """Whether digits that nothing calls a telephone number are grouped as one."""
        lengths, separators = self._lengths(last), self._separators(last)
        shape = _without_prefix(lengths, sum(lengths) - len(core))
        if shape in ((11,), (1,) * 11):
            return len(lengths) == 1 or not (self._is_list(last) or self._goes_on(last))
        if len(separators) > 1 and shape != (3, 4, 4):
            return False
        if separators == {","} and set(shape[1:]) == {3}:
            return False  # thousands of a sum
        if separators == {"."} and len(lengths) == 4 and _is_address(self._group_texts(last)):
            return False
        has_zero = any(self.text[start] == "0" for start, _ in self.groups[self.at + 1 : last + 1])
        if shape not in _MOBILE_GROUPS or (self._goes_on(last) and not has_zero):
            return False
        return has_zero or not separators & {"、", ","} or shape == (3, 4, 4)

    def _group_texts(self, last: int) -> list[str]:
        return [self.text[start:end] for start, end in self.groups[self.at : last + 1]]

    def _is_card(self, number: str, last: int) -> bool:
        words, lengths = self._words_before, self._lengths(last)
        labelled = context.label(words) == "card"
        if self._ends_in_letters(last) or not self._begins_well():
            return False
        if context.counts(self.text, self.groups[last][1]):
            return False
        if not labelled and context.is_code_or_sum(words):
            return False
        in_order = set(lengths[:-1]) <= {4} or (len(lengths) == 2 and lengths[0] == 6)
        return labelled or bool(in_order and _ISSUERS.match(number))

    def _is_fixed(self, number: str, last: int) -> bool:
        start, end = self.groups[self.at][0], self.groups[last][1]
        words, lengths = self._words_before, self._lengths(last)
        if self._ends_in_letters(last) or (
            self.text[max(0, start - 1) : start].isalnum()
            and (
                self.text[start - 1].isascii()
                and not _WORD.search(self.text, max(0, start - 8), start)
            )
        ):
            return False
        if context.is_code_or_sum(words) or context.counts(self.text, end):
            return False
        if number.startswith("86") and len(lengths) == 1 and self.text[start - 1 : start] != "+":
            return False
        if self._is_decimal() or (last + 1 < len(self.groups) and self._goes_on(last)
                                  and len(lengths) > 3):  # fmt: skip
            return False
        if context.label(words) == "phone":
            return True
        return _area_apart(number, lengths) and not _holds_date(number)

    def _is_local(self, number: str, last: int) -> bool:
        """Tell whether seven or eight digits are a number without its area.

        They are only right after its lead word.
        """
        start, end = self.groups[self.at][0], self.groups[last][1]
        if self.at or not _LEAD.search(self.text, max(0, start - 16), start):
            return False
        if self._ends_in_letters(last) or context.counts(self.text, end):
            return False
        if self.text[end : end + 1] == "号":
            return False
        if last + 1 < len(self.groups):
            between = self.text[end : self.groups[last + 1][0]]
            length = self.groups[last + 1][1] - self.groups[last + 1][0]
            if between in _TIES and not (between == "-" and length <= 5):
                return between in "、,/" and length >= _SHORTEST
        return not (len(number) == 8 and number[:2] in ("19", "20") and is_day(number))

    def _begins_well(self) -> bool:
        """Tell whether a number begins by itself.

        It is no part of a word, a hash, or what stands after the point of a decimal.
        """
        start = self.groups[self.at][0]
        if self._is_decimal():
            return False
        word = _LETTERS.search(self.text, max(0, start - 24), start)
        if not word:
            return True
        return len(word.group()) == 1 or bool(_WORD.search(self.text, max(0, start - 10), start))

    def _is_decimal(self) -> bool:
        """Whether the groups follow a point that is no mark of a list."""
        if not self.at:
            return False
        (before, until), (start, _) = self.groups[self.at - 1], self.groups[self.at]
        if self.text[until:start] not in (".", "·"):
            return False
        listed = until - before <= 2 and self.text[before] != "0"
        begins = before == 0 or self.text[before - 1] in "\n ，,。；;、：:（("
        words = context.before(self.text, before)
        return not (listed and begins and not context.is_code_or_sum(words.rstrip()))

    def _ends_in_letters(self, last: int) -> bool:
        after = _AFTER.match(self.text, self.groups[last][1])
        return bool(after) and not _WORD_AFTER.match(self.text, self.groups[last][1])


_IDENTITY_SHAPE = re.compile(r"(?=[1-9]\d{5}(?:18|19|20)\d{9}[\dXx])")
_MOST_WITH_COMMAS = 6
_TIES = frozenset({" ", "-", ".", "·", "/", "、", ",", "_"})
_MOBILE = re.compile(r"(?:0|(?:00|0)?86)?(1[3-9]\d{9})")
_MOBILE_GROUPS = frozenset({
    (3, 4, 4), (4, 3, 4), (3, 8), (7, 4), (5, 6), (6, 5), (3, 3, 5), (4, 4, 3), (2, 3, 3, 3),
    (3, 3, 3, 2), (2, 9), (1, 10), (8, 3), (9, 2), (3, 2, 3, 3), (3, 5, 3), (1, 2, 4, 4),
    (2, 2, 2, 2, 3), (2, 2, 2, 2, 2, 1), (1, 2, 2, 2, 2, 2), (3, 2, 2, 2, 2), (4, 7), (2, 4, 5),
    (5, 3, 3), (3, 4, 2, 2), (3, 1, 7), (1, 3, 3, 4),
})  # fmt: skip
_OLD_GROUPS = frozenset({(15,), (6, 6, 3), (6, 9), (12, 3)})
_AREA = r"(?:10|2\d|[3-9]\d\d)"
FIXED_SHAPE = re.compile(
    r"(?:0|(?:00)?86)(?:(?:10|2\d)[2-8]\d{7}|[3-9]\d\d[2-8]\d{6,7})(?:\d{1,5})?"
    r"|(?:00)?860(?:(?:10|2\d)[2-8]\d{7}|[3-9]\d\d[2-8]\d{6,7})"
)
_LOCAL = re.compile(r"[2-8]\d{6,7}")
_LEAD = late(
    r"(?:(?<!热线)电话|座机|固话|传真|宅电|宅|办公室?|(?<![\u4e00-\u9fff])办|总机|话机|联系方式|联系号码|咨询|值班|手机"
    r"|家庭|单位|tel|phone|fax)(?:号码?)?[\[（( ]{0,2}(?:[办宅家公]|区号|固话|座机)?[\]）) ]{0,2}"
    r"(?:号码?)?(?:[为是:：.、 ]|-(?!\d)|打){0,3}\Z",
    re.IGNORECASE,
)
"""What stands right before a number without its area code."""
_ISSUERS = late(
    r"62|81|9558|9559|60|68|69|4367|(?=.{16}$)(?:4|5[1-5]|35|222[1-9]|22[3-9]|2[3-6]|27[01]|2720)"
)
"""How cards used in China begin (issuers of ISO/IEC 7812-1): UnionPay, older bank cards, Visa,
Mastercard, JCB.
"""
_PAID = re.compile(r"[ ]?(?:[余多]?[万亿]*[美欧日港]?元|\.\d|%|‰)")
_LETTERS = re.compile(r"[0-9]*[A-Za-z][A-Za-z0-9]*\Z")
_WORD = late(
    r"(?<![A-Za-z])(?:tel|phone|mobile|mob|cell|call|fax|no|wx|vx|v|wechat|weixin|qq|id|t|m|p|sj|dh"
    r"|lxfs|shouji|dianhua|whatsapp|num|number|user|sms|mp|hp|contact)\Z",
    re.IGNORECASE,
)
_AFTER = re.compile(r"[A-Za-z]")
_WORD_AFTER = late(
    r"(?:wx|vx|v|wechat|weixin|qq|tel|phone|mobile|call|x|ext|or|and|mr|ms|mrs)(?![A-Za-z0-9])",
    re.IGNORECASE,
)


def _without_prefix(lengths: tuple[int, ...], prefix: int) -> tuple[int, ...]:
    """The groups of a number without the digits of its country."""
    left = list(lengths)
    while prefix and left:
        taken = min(prefix, left[0])
        left[0] -= taken
        prefix -= taken
        if not left[0]:
            left.pop(0)
    return tuple(left)


def _is_address(groups: list[str]) -> bool:
    """Whether four groups are an address of the internet."""
    return all(len(group) <= 3 and int(group) <= 255 and str(int(group)) == group
               for group in groups)  # fmt: skip


def _holds_date(number: str) -> bool:
    """Whether a year and a month follow what looked like an area: a code with a date in it."""
    return bool(re.match(r"0[3-9]\d\d20[012]\d(?:0[1-9]|1[0-2])", number))


def _area_apart(number: str, lengths: tuple[int, ...]) -> bool:
    """Whether a number that nothing calls one is grouped as a telephone number is."""
    if len(lengths) == 1:
        return len(number) in (10, 11, 12)
    if set(lengths) == {1}:
        return True
    bare = re.sub(r"^(?:00)?86", "", number)
    rest = _without_prefix(lengths, len(number) - len(bare))
    area = (3 if bare.lstrip("0")[:1] in "12" else 4) - (0 if bare.startswith("0") else 1)
    if rest and rest[0] == area:
        tail = rest[1:]
        return tail[:1] in ((7,), (8,)) or tail[:2] in ((3, 4), (4, 3), (4, 4), (3, 5))
    return bool(rest) and rest[0] in (area + 3, area + 4, area + 7, area + 8)
