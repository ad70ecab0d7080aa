"""Prefill a case from its masked paragraphs; what no key can hold stays as text or is told."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import takewhile
from typing import TYPE_CHECKING

from generator.intake.circulars import acts, outcome, persons
from generator.intake.circulars.fact import Fact
from generator.intake.circulars.passages import Sentence, sentences
from generator.intake.circulars.sums import sums
from generator.intake.circulars.times import has_time, times

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from generator.intake.circulars.acts import Act
    from generator.intake.circulars.clauses import Code
    from generator.intake.circulars.masking import Masking
    from generator.intake.circulars.passages import Passage
    from generator.intake.office.blocks import Illustration

_HEADING = re.compile(r"(?:问题|一案|案|案例|案件)[。]?\Z")
_SANCTION = re.compile("处分|党籍|公职|双开|撤职|记过|降级")
_SECTION = re.compile(
    "(?:基本|主要)?(?:案情|情况|事实|问题)(?:简介)?|(?:处理|处分|处置)(?:情况|结果|意见|决定)|存在的?问题|违纪事实"
)
"""A heading within a case, which says nothing of its own."""
_FRAME = re.compile(r"\A关于|的(?:情况)?(?:通报|通知|决定)\Z")
_LONGEST_HEADING = 120
_LONGEST_TITLE = 60


@dataclass(slots=True)
class CaseDraft:
    """Hold what was read of a case. `others`: what was imposed on whom beside the main person.

    `about`: paragraphs of Markdown that are neither acts nor outcome. `doubts`: what is left open.
    """

    masking: Masking
    title: Fact
    date: Fact | None = None
    alias: Fact | None = None
    post: Fact | None = None
    rank: Fact | None = None
    acts: list[Act] = field(default_factory=list)
    outcome: dict[str, Fact] = field(default_factory=dict)
    others: dict[str, dict[str, Fact]] = field(default_factory=dict)
    about: list[str] = field(default_factory=list)
    doubts: list[Fact] = field(default_factory=list)
    pictures: list[Illustration] = field(default_factory=list)


def draft(
    passages: Sequence[Passage],
    masking: Masking,
    code: Code,
    written: int | None,
    above: Sentence | None = None,
) -> CaseDraft:
    """Prefill a case. `passages` are masked, the first one begins it; `written`: its year.

    `above`: the masked title of the text, where the case is all that it is about.
    """
    heading, rest = _heading(passages)
    rest = [one for one in rest if not _SECTION.fullmatch(one.words)]
    lines = [sentence for passage in rest for sentence in sentences(passage)]
    title = heading or (_from_title(above) if above else _first_words(lines, passages))
    who = [Sentence(heading.words, heading.number)] if heading else []
    alias, post, rank = persons.person([*who, *lines])
    if post is None and above:
        in_title = persons.person([above])
        alias, post, rank = in_title if in_title[1] else (alias, post, rank)
    result = CaseDraft(masking, title, alias=alias, post=post, rank=rank)
    parts = acts.parts(lines, code, written)
    result.acts, result.doubts = parts.acts, parts.doubts
    main = alias.value if alias else ""
    known = frozenset(masking.aliases.values()) - {main}
    measures, doubts = outcome.outcome(parts.outcome, main, known)
    if main in measures:
        result.outcome = measures.pop(main).facts
    result.others = {name: one.facts for name, one in measures.items() if one.facts}
    result.doubts += doubts
    doubtful = {fact.number for fact in doubts}
    result.date = _day(parts.outcome, parts.year, written)
    result.about = [sentence.text for sentence in parts.about]
    for one in parts.outcome:
        if one.number in doubtful or _is_of_others(one, main, known):
            result.about.append(one.text)
    result.about += [one.text for one in rest if one.is_table]
    return result


def _is_of_others(sentence: Sentence, main: str, known: Collection[str]) -> bool:
    """Whether a sentence tells what came of somebody for whom the case has no key."""
    measures, _ = outcome.outcome([sentence], main, known)
    return any(name != main and one.facts for name, one in measures.items())


def _heading(passages: Sequence[Passage]) -> tuple[Fact | None, list[Passage]]:
    """The heading of a case, and its paragraphs without it."""
    first, *more = passages
    if not first.words.strip():
        return _heading(more) if more else (None, [])
    opening, *behind = [*sentences(first)] or [Sentence(first.words, first.number)]
    text = opening.text
    whole = not behind and not text.endswith(("。", "；"))
    is_title = bool(behind or more) and len(text) <= _LONGEST_TITLE and _names_deed(text)
    if len(text) <= _LONGEST_HEADING and (_HEADING.search(text) or (whole and more) or is_title):
        rest = first.words[first.words.find(text) + len(text) :].strip()
        remainder = [first.with_text(rest)] if rest else []
        return Fact(text.rstrip("。 ："), text.rstrip("。 ："), first.number), [*remainder, *more]
    return None, [first, *more]


def _names_deed(text: str) -> bool:
    """Whether a sentence only names a person in a post and the deed: no time, no sum, no end."""
    more = has_time(text) or next(sums(text), None) is not None or outcome.is_outcome(text)
    return persons.has_post(text) and not more


def _from_title(above: Sentence) -> Fact:
    """What a circular about one case is about: 某局长违纪问题 of 关于某局长违纪问题的通报."""
    words = _FRAME.sub("", above.text)
    return Fact(words or above.text, above.text, above.number)


def _first_words(lines: list[Sentence], passages: Sequence[Passage]) -> Fact:
    """The first words of a case, up to what came of it, for a title where it has no heading."""
    if not lines:
        return Fact("案例", passages[0].text, passages[0].number)
    text = next((one.text for one in lines if persons.has_person(one.text)), lines[0].text)
    first, *more = re.split("[。；]", text)[0].split("，")
    words = "，".join([first, *takewhile(lambda clause: not outcome.is_outcome(clause), more)])
    while len(words) > _LONGEST_TITLE and "，" in words:
        words = words.rpartition("，")[0]
    return Fact(words[: 2 * _LONGEST_TITLE], words, lines[0].number)


def _day(lines: list[Sentence], year: int | None, written: int | None) -> Fact | None:
    """The day of the outcome: that of the sanction before that of anything else."""
    for sentence in sorted(lines, key=lambda one: _SANCTION.search(one.text) is None):
        time = next(times(sentence.text, year, written), None)
        if time and time.edtf:
            return Fact(time.edtf, time.words, sentence.number)
    return None
