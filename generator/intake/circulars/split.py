"""Split the paragraphs of a circular into what stands before, its cases, and what stands behind.

Cases are told by headings of one form (一、, 案例一, 1., （一）), each with somebody in a post and
an outcome somewhere below; without headings by paragraphs that begin with a post and a name;
without names by paragraphs in a row that each tell of a post and an outcome.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.intake.circulars.lexicon import POST
from generator.intake.circulars.outcome import SANCTION
from generator.intake.circulars.persons import has_person, has_post, mentions

if TYPE_CHECKING:
    from collections.abc import Sequence

    from generator.intake.circulars.passages import Passage

_CLOSING = re.compile(
    r"(?:上述|以上|这些|这[一二两三四五六七八九十0-9]+起|通报(?:指出|强调|要求|认为)|会议|各级"
    r"|各地|各单位|各部门|各乡镇|各镇|各县|各党"
    r"|全县|全市|全区|全省|全体|全镇|广大|工作要求|有关要求|希望|要(?:深刻|以案|引以|坚持"
    r"|进一步|切实)|当前|临近"
    r"|下一步|为进一步|为此|为严|特此|抄送|联系人"
    r"|附件|案例(?:警示|剖析|点评|启示)|警示|教训|[县市区省]纪委(?:监委)?(?:要求|指出|强调|将))"
)
_MEASURE = re.compile(
    "给予|决定|责[成令]|免去|撤销|[对由将][^，。]{2,30}(?:给予|进行|予以|处分|诫勉|批评|移送)"
)
"""How an item begins that tells only what was imposed."""
_POST = re.compile(POST)
_TITLE_ONLY = 40
_PERSON_WITHIN, _NEAR = 90, 3
"""Characters and paragraphs within which somebody is named below the heading of a case."""
_UNIQUE_FORMS = ("case", "instance")


@dataclass(frozen=True, slots=True)
class Split:
    """Hold where cases stand among some passages: pairs of first and behind the last."""

    cases: tuple[tuple[int, int], ...]

    @property
    def start(self) -> int:
        """Return where the first case begins, 0 where there is none."""
        return self.cases[0][0] if self.cases else 0

    @property
    def end(self) -> int:
        """Return where the last case ends."""
        return self.cases[-1][1] if self.cases else 0


def split(passages: Sequence[Passage]) -> Split:
    """Find the cases among masked passages, the head of the circular not being among them."""
    starts = _by_headings(passages) or _by_persons(passages) or _by_outcomes(passages)
    if not starts:
        return Split(())
    ends = [*starts[1:], _end(passages, starts)]
    return Split(tuple(zip(starts, ends, strict=True)))


def _by_headings(passages: Sequence[Passage]) -> list[int]:
    """The headings of cases: of the form of which most begin one."""
    order = list(dict.fromkeys(one.mark for one in passages if one.mark))
    best: list[int] = []
    for form in order:
        above = set(order[: order.index(form) + 1])
        places = [i for i, one in enumerate(passages) if one.mark == form]
        heads = [i for i in places if _begins_case(passages, i, _until(passages, i, above))]
        enough = len(heads) > 1 or _has_own(passages, heads)
        if enough and len(heads) > len(best):
            best = heads
    return best


def _has_own(passages: Sequence[Passage], heads: list[int]) -> bool:
    """Whether the one heading of its form names somebody, or says itself that it is a case."""
    return bool(heads) and (
        passages[heads[0]].mark in _UNIQUE_FORMS or has_post(passages[heads[0]].words)
    )


def _until(passages: Sequence[Passage], start: int, above: set[str]) -> int:
    later = range(start + 1, len(passages))
    return next((i for i in later if passages[i].mark in above), len(passages))


def _begins_case(passages: Sequence[Passage], start: int, end: int) -> bool:
    own = passages[start]
    text = "\n".join(one.text for one in passages[start:end])
    if not (SANCTION.search(text) and has_person(text)) or _MEASURE.match(own.words):
        return False
    if has_person(own.words[:_PERSON_WITHIN]):
        return True
    below = passages[start + 1 : min(start + _NEAR, end)]
    short = own.mark in _UNIQUE_FORMS or len(own.words) <= _TITLE_ONLY
    return short and any(has_person(one.text[:_PERSON_WITHIN]) for one in below)


def _by_persons(passages: Sequence[Passage]) -> list[int]:
    """Paragraphs that begin with a post and somebody who was not named before."""
    starts: list[int] = []
    known: set[str] = set()
    for i, passage in enumerate(passages):
        if passage.is_table:
            continue
        opening = passage.words[:_PERSON_WITHIN]
        persons = [match[0] for match in mentions(opening)]
        if persons and persons[0] not in known and (has_post(opening) or not starts):
            text = "\n".join(one.text for one in passages[i:])
            if SANCTION.search(text):
                starts.append(i)
        known.update(match[0] for match in mentions(passage.text))
    return [i for n, i in enumerate(starts) if _is_whole(passages, starts, n)] or starts[:1]


def _by_outcomes(passages: Sequence[Passage]) -> list[int]:
    """The longest row of paragraphs that each say in which post somebody suffered what."""
    rows: list[list[int]] = [[]]
    for i, passage in enumerate(passages):
        whole = not passage.is_table and _CLOSING.match(passage.words) is None
        if whole and _POST.search(passage.words) and SANCTION.search(passage.text):
            rows[-1].append(i)
        else:
            rows.append([])
    longest = max(rows, key=len)
    return longest if len(longest) > 1 else []


def _is_whole(passages: Sequence[Passage], starts: list[int], n: int) -> bool:
    """Whether there is an outcome before the next one begins."""
    end = starts[n + 1] if n + 1 < len(starts) else len(passages)
    return any(SANCTION.search(one.text) for one in passages[starts[n] : end])


def _end(passages: Sequence[Passage], starts: list[int]) -> int:
    """Where the last case ends: at words to all, or a heading of a higher form."""
    last = starts[-1]
    form = passages[last].mark
    order = list(dict.fromkeys(one.mark for one in passages if one.mark))
    above = set(order[: order.index(form) + 1]) if form else set()
    for i in range(last + 1, len(passages)):
        passage = passages[i]
        if passage.mark in above or _CLOSING.match(passage.words):
            return i
        if passage.text.startswith("〔注"):
            return i
    return len(passages)
