"""Judge by its number whether a line begins an article: numbers follow each other."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from generator.kinds.rules import clause_number

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.intake.statutes.marks import ArticleMark, HeadingMark

_RANKS = 4  # 编, 分编, 章, 节
Number = tuple[int, int]
"""The main number of an article and its place behind it (之一), 0 for none."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """Say whether a line is an article, what is odd about it, and whether another rule begins."""

    is_article: bool
    what: str = ""
    begins_anew: bool = False


def name(number: Number) -> str:
    """Return a number as it is spoken of: 第8条, 第120条之一."""
    main, inserted = number
    return clause_number.words(f"{main}-{inserted}" if inserted else str(main))


def follows(number: Number, other: Number) -> bool:
    """Tell whether a number comes right after another."""
    return number in ((other[0] + 1, 0), (other[0], other[1] + 1))


@dataclass(slots=True)
class Sequence:
    """Hold the numbers so far, and for every line the next number that may come below it."""

    unit: str = "段"
    following: list[Number | None] = field(default_factory=list)
    last: Number | None = None
    used: dict[Number, int] = field(default_factory=dict)
    order: list[tuple[Number, int]] = field(default_factory=list)
    headings: dict[int, int] = field(default_factory=dict)
    above: set[int] = field(default_factory=set)  # ranks above whose next heading another stands
    odd: list[tuple[str, int]] = field(default_factory=list)

    @classmethod
    def of(cls, unit: str, marks: list[ArticleMark | None]) -> Sequence:
        """Prepare for lines of which some look as articles do."""
        following: list[Number | None] = [None] * len(marks)
        below: Number | None = None
        for i in range(len(marks) - 1, -1, -1):
            following[i] = below
            mark = marks[i]
            below = mark.number if mark else below
        return cls(unit, following)

    def is_next(self, number: Number) -> bool:
        """Tell whether a number comes right after the last one."""
        return self.last is not None and follows(number, self.last)

    def judge(self, i: int, number: Number, *, sure: bool) -> Verdict:
        """Judge the number at the beginning of line `i`.

        `sure`: a blank follows it, or the program has counted it.
        """
        if self.last is None or follows(number, self.last):
            return Verdict(True)
        below = self.following[i] if i < len(self.following) else None
        if number == (1, 0) and len(self.used) > 2 and sure and below in (None, (2, 0), (1, 1)):
            return Verdict(False, begins_anew=True)
        if number in self.used:
            return Verdict(
                False,
                f"的条号用过了（第 {self.used[number]} {self.unit}），当作上一条的正文，请核对",
            )
        if not sure or (below is not None and follows(below, self.last)):
            return Verdict(False, f"的条号接不上{name(self.last)}，当作上一条的正文")
        return Verdict(True)

    def take(self, number: Number, paragraph: int) -> None:
        """Add the number of an article."""
        self.last = number
        self.used[number] = paragraph
        self.order.append((number, paragraph))

    def heading(self, mark: HeadingMark, paragraph: int) -> None:
        """Add the number of a heading; those below it may begin anew or count on."""
        expected = self.headings.get(mark.rank, 0) + 1
        begins_anew = mark.number == 1 and mark.rank in self.above
        if mark.number != expected and not begins_anew:
            self.odd.append((f"“{mark.text}”的号码接不上，应当是 {expected}", paragraph))
        self.headings[mark.rank] = mark.number
        self.above |= set(range(mark.rank + 1, _RANKS))
        self.above.discard(mark.rank)

    def gaps(self) -> Iterator[tuple[str, int]]:
        """Yield where numbers jump, with the paragraph."""
        yield from self.odd
        last: Number | None = None
        for number, paragraph in self.order:
            if last is not None and not follows(number, last):
                what = "跳号" if number > last else "倒号"
                yield f"{name(last)}后面是{name(number)}，{what}", paragraph
            elif last is None and number != (1, 0):
                yield f"从{name(number)}开始，前面没有第1条", paragraph
            last = number
