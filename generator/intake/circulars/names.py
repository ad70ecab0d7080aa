"""Find the real names of persons in a circular, so that each can be masked wherever it stands.

A name that is missed is published, a word that is masked is only ugly: so in doubt it is a name. It
is known by a family name in a place where names stand (behind a post, a relative, at the beginning
of a clause), by the words with which sentences go on behind it, and by standing there again.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING

from generator.intake.circulars.foreign import other_names
from generator.intake.circulars.lexicon import (
    ADVERBS,
    COMPOUND,
    FAMILY,
    FOLLOW,
    GIVEN,
    HAN,
    KIN,
    NOBODY_HERE,
    NOT_GIVEN,
    OTHER,
    POST,
    RARE_FAMILY,
    TRANSLITERATION,
    WORDS_AND_NAMES,
)
from generator.library import personal

if TYPE_CHECKING:
    from collections.abc import Iterator

_HAN = re.compile(f"[{HAN}]")
_FAMILIES, _RARE = frozenset(FAMILY), frozenset(RARE_FAMILY)
_COMPOUND = re.compile(COMPOUND)
_FOLLOW = re.compile(FOLLOW)
_OTHER = re.compile(OTHER)
_NOBODY = (_FOLLOW, _OTHER, re.compile(POST), re.compile(KIN), re.compile(ADVERBS))
"""With what no name begins."""
_HEAD_OF_NAME = re.compile(f"(?={COMPOUND}|[{FAMILY}{RARE_FAMILY}])")
_AFTER_POST = re.compile(rf"(?:{POST}|{KIN})(?:[（(][^（()）]{{1,15}}[）)])?[：:“（(\s]?\Z")
_AFTER_SIGN = re.compile(
    r"(?:\A|[\n，。；：、（(“！？,;:|.．）)]|伙同|涉及"
    r"|[和与及由对给向让请叫找跟同为将把被经系是在据受]|通过|邀请|介绍|请托|委托|送给|借给"
    r"|[0-9一二三四五六七八九十]、)\s*\Z"
)
_ONLY_OF_PERSONS = re.compile(
    r"[，（(、]?(?:男|女|[汉回满苗侗瑶壮藏蒙]族|中共党员|本名|化名|曾用名|绰号"
    r"|外号)[，,、)）。]|同志|一案|[（(](?:另案|已|身份证)"
    r"|[，（(](?:19|20)[0-9]{2}年[^，。]{0,8}生|等(?:[0-9一二三四五六七八九十两]{0,3}|多|数)[人名]"
    "|[一二两三四五六七八九十0-9]{1,3}(?:名|位)?(?:同志|人(?:违|受|被|因))"
    rf"|[，,](?:系|原|时任|现任|原系)?[^，。；：\n]{{3,40}}(?:{POST})(?=[，。；])"
)
_LEADS = re.compile(r"(?:书记|主任|长|经理|主席|委员|常委)\Z")
_SIGNS_BEHIND = ("，", "、", "；", "。", "（", "(")
_LOOK_BACK = 24
_SPACED = re.compile(rf"(?<=[{HAN}])[ \u3000]+(?=[{HAN}])")
MASKED = re.compile(
    rf"(?:{COMPOUND}|[{FAMILY}{RARE_FAMILY}])"
    r"(?:某{1,2}[甲乙丙丁戊己庚辛壬癸1-9]?|[×✕xX*＊]{1,2})(?![镇县市村局区乡街院校厂])"
)
"""A name of which only the family name is written: 张某, 李某甲, 王××."""
_STRONG, _WEAK, _ALONE = 1.5, 4.0, 6.0
"""What a name must come to behind a post, at the beginning of a clause, there with one sign."""
_BESIDE = 3.5
"""What it must come to beside another name."""
_ANYWHERE = 6.5
"""What it must come to in any other place: two usual signs, and a verb behind them."""


def find(text: str) -> list[str]:
    """List the real names in a text, in the order in which they first stand there."""
    search = _Search(_close(text))
    search.run()
    names = [name for name in search.names if name not in NOBODY_HERE]
    whole = [name for name in names if not _is_end(name, names, search.text)]
    return sorted(whole, key=search.text.find)


def _is_end(name: str, names: list[str], text: str) -> bool:
    """Whether a name stands only at the end of a longer one: 阳志远 of 欧阳志远."""
    for longer in names:
        before = longer.removesuffix(name)[-1:] if longer.endswith(name) else ""
        if _HAN.match(before) and text.count(longer) == text.count(name):
            return True
    return False


def _close(text: str) -> str:
    """Take out the blanks within names: 李　华."""
    return _SPACED.sub("", text)


@dataclass(frozen=True, slots=True)
class _Candidate:
    name: str
    score: float
    given: int  # characters of the given name
    usual: int  # of them usual ones
    verb: bool  # a verb of two signs follows
    rare: bool  # its family name is


@dataclass(slots=True)
class _Search:
    """Looks for names in one text, and once more beside those that it has found."""

    text: str
    names: dict[str, None] = field(default_factory=dict)
    _counts: dict[str, int] = field(default_factory=dict)
    _inside: set[int] = field(default_factory=set)  # places within words for posts

    def run(self) -> None:
        """Find all names of the text."""
        for match in re.finditer(f"{POST}|{KIN}", self.text):
            self._inside.update(range(match.start() + 1, match.end()))
        for name in other_names(self.text):
            self.names[name] = None
        for _ in range(3):
            before = len(self.names)
            for match in _HEAD_OF_NAME.finditer(self.text):
                self._take(match.start())
            if len(self.names) == before:
                break
        for match in re.finditer(POST, self.text):
            self._foreign(match.end(), leads=_LEADS.search(match[0]) is not None)
            self._stranger(match.end())
        for name in personal.names(self.text):
            if not MASKED.match(name):
                self.names.setdefault(name, None)

    def _take(self, start: int) -> None:
        """Take the name that begins at a place, if one does."""
        if start in self._inside:
            return
        before = self.text[max(0, start - _LOOK_BACK) : start]
        beside = self._beside_name(before)
        strong = beside or _AFTER_POST.search(before) is not None
        opens = _AFTER_SIGN.search(before) is not None
        candidates = self._candidates(start, rare=strong or opens, strong=strong)
        best = max(candidates, key=_rank, default=None)
        if best is None:
            return
        if opens and self._is_person(start + len(best.name)):
            beside, strong = False, True
        if best.rare and not strong:
            return
        if not (strong or opens):
            within = best.given == 2 == best.usual and best.verb
            if within and best.score >= _ANYWHERE:
                self.names.setdefault(best.name, None)
            return
        least = _WEAK if best.given == 2 else _ALONE
        if strong:
            least = _BESIDE if beside else _STRONG
        sure = strong or best.usual or (best.verb and self._count(best.name) > 1)
        if best.score >= least and sure:
            self.names.setdefault(best.name, None)

    def _beside_name(self, before: str) -> bool:
        """Whether a known or masked name stands before, with 、 or 和 between."""
        match = re.search(r"([、和与及]|以及|伙同)\Z", before)
        if match is None:
            return False
        front = before[: match.start()]
        masked = re.search(rf"(?:{MASKED.pattern})\Z", front)
        return masked is not None or any(front.endswith(name) for name in self.names)

    def _is_person(self, end: int) -> bool:
        """Whether what stands behind a place is said only of persons, or goes on with a name."""
        if _ONLY_OF_PERSONS.match(self.text, end):
            return True
        if self.text[end : end + 1] not in "、和与及":
            return False
        behind = end + 1
        return MASKED.match(self.text, behind) is not None or any(
            self.text.startswith(name, behind) for name in self.names
        )

    def _candidates(self, start: int, *, rare: bool, strong: bool) -> Iterator[_Candidate]:
        compound = _COMPOUND.match(self.text, start)
        if compound:
            yield from self._of_family(start, compound.end(), strong=strong)
        first = self.text[start]
        if first in _FAMILIES or (rare and first in _RARE):
            yield from self._of_family(start, start + 1, strong=strong)

    def _of_family(self, start: int, end: int, *, strong: bool) -> Iterator[_Candidate]:
        text = self.text
        rare = end - start == 1 and text[start] not in _FAMILIES
        other = _OTHER.match(text, start) is not None
        lengths = (1, 2, 3) if text[end : end + 1] in _FAMILIES else (1, 2)
        for count in lengths:
            given = text[end : end + count]
            if len(given) < count or not all(map(_may_be_given, given)):
                return
            usual = sum(sign in GIVEN for sign in given)
            name = text[start : end + count]
            follows = self._follows(end + count)
            sure = follows == 4 or usual == 2 <= follows if count == 2 else name in WORDS_AND_NAMES
            if other and (rare or not (strong and sure and follows >= 2)):
                continue
            if rare and usual == 0 and self._count(name) < 2:
                continue
            if count == 3 and (usual < 2 or follows < 2):
                continue
            score = follows + 2 * usual / count + self._again(name, end + count)
            score += 0.5 if count == 2 else 0
            verb = follows == 4 and end + count < len(text)
            verb = verb and _HAN.match(text, end + count) is not None
            yield _Candidate(name, score, count, usual, verb, rare)

    def _count(self, words: str) -> int:
        count = self._counts.get(words)
        if count is None:
            count = self._counts[words] = self.text.count(words)
        return count

    def _follows(self, end: int) -> float:
        """How well a sentence goes on behind a name that ends there."""
        if end >= len(self.text) or not _HAN.match(self.text, end):
            return 4
        match = _FOLLOW.match(self.text, end)
        if match is None:
            return 0
        return 4 if len(match[0]) > 1 else 2

    def _again(self, name: str, end: int) -> float:
        """What it counts that a name stands elsewhere, too, not only as part of a longer one."""
        count = self._count(name)
        longer = self._count(self.text[end - len(name) : end + 1])
        alone = end < len(self.text) and _HAN.match(self.text, end) and count == longer
        return 0 if count < 2 or alone else min(count, 4) - 1

    def _foreign(self, start: int, *, leads: bool) -> None:
        """Take a name without a family name of ours, as 扎西次仁, that stands there again.

        Once is enough between the post of who `leads` and a sign.
        """
        text = self.text
        if any(text.startswith(name, start) for name in self.names) or MASKED.match(text, start):
            return
        for count in range(2, 8):
            name = text[start : start + count]
            if len(name) < count or not TRANSLITERATION.issuperset(name):
                return
            end = start + count
            begins = re.compile(rf"(?:\A|[\n，。；：、（])(?:{re.escape(name)})(?:{FOLLOW})")
            again = begins.search(text) is not None and self._follows(end) == 4
            ends = leads and text[end : end + 1] in _SIGNS_BEHIND
            alone = ends and not any(one.match(text, start) for one in _NOBODY)
            if (again or alone) and not _OTHER.match(text, start):
                self.names.setdefault(name, None)
                return

    def _stranger(self, start: int) -> None:
        """Take a name whose family name is in no list, where it is spoken of as a person twice."""
        text = self.text
        if any(one.match(text, start) for one in _NOBODY) or MASKED.match(text, start):
            return
        if any(text.startswith(name, start) for name in self.names):
            return
        for count in (3, 2):
            name = text[start : start + count]
            if len(name) < count or not all(map(_may_be_given, name)):
                continue
            places = [match.start() for match in re.finditer(re.escape(name), text)]
            persons = [place for place in places if self._acts_at(place, count)]
            if start in persons and len(persons) > 1 and 2 * len(persons) >= len(places):
                self.names.setdefault(name, None)
                return

    def _acts_at(self, place: int, count: int) -> bool:
        """Whether whoever is named at a place does or suffers something there."""
        before = self.text[max(0, place - _LOOK_BACK) : place]
        begins = _AFTER_POST.search(before) or _AFTER_SIGN.search(before)
        match = _FOLLOW.match(self.text, place + count)
        return begins is not None and match is not None and len(match[0]) > 1


def _rank(candidate: _Candidate) -> tuple[float, int]:
    return candidate.score, candidate.given


@lru_cache(maxsize=1 << 14)
def _may_be_given(sign: str) -> bool:
    return sign not in NOT_GIVEN and _HAN.match(sign) is not None
