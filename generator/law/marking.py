"""Mark what a text lost and gained: line by line, in them by character for Han.

The shortest way from one text to the other leaves single characters standing between what was
rewritten; so what is too short to be read as kept is marked as well, and the edges of what was
added or taken out are moved to where a phrase begins. After Neil Fraser's “Diff Strategies” (2006),
3.2 Semantic Cleanup.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise
from typing import TYPE_CHECKING

from rapidfuzz.distance import LCSseq

from generator.kinds.numerals import NUMERAL
from generator.law.chain import heaviest_chain
from generator.law.likeness import character_pairs, share

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence


class Fate(StrEnum):
    """What became of a stretch of text."""

    KEPT = "kept"
    DELETED = "deleted"
    INSERTED = "inserted"


@dataclass(frozen=True, slots=True)
class Stretch:
    """Hold a stretch of text and what became of it."""

    fate: Fate
    text: str


@dataclass(frozen=True, slots=True)
class Line:
    """Hold a line of the old text, of the new, or one that stands in both, `in_old` and `in_new`.

    `stretches`: what it consists of, in order; of one place what was deleted comes first.
    """

    stretches: tuple[Stretch, ...]
    in_old: bool = True
    in_new: bool = True

    @property
    def old(self) -> str:
        """Return the line as it was."""
        return "".join(part.text for part in self.stretches if part.fate is not Fate.INSERTED)

    @property
    def new(self) -> str:
        """Return the line as it became."""
        return "".join(part.text for part in self.stretches if part.fate is not Fate.DELETED)

    @property
    def changed(self) -> bool:
        """Tell whether anything in it is not as it was."""
        return any(part.fate is not Fate.KEPT for part in self.stretches)


_LONGEST = 10_000
"""Tokens of a line; one that is longer is shown as taken out and put in, as are …"""
_MOST = 100_000
"""… lines between two that were kept, once there are so many pairs of them."""


def mark(old: Sequence[str], new: Sequence[str]) -> tuple[Line, ...]:
    """Mark the lines of a text as they were and became; equal lines stay together.

    What is kept and deleted gives the old lines, what is kept and inserted the new.
    """
    lines: list[Line] = []
    i = j = 0
    for at_old, at_new in [*_line_pairs(old, new), (len(old), len(new))]:
        lines += (_whole(line, Fate.DELETED) for line in old[i:at_old])
        lines += (_whole(line, Fate.INSERTED) for line in new[j:at_new])
        if at_old < len(old):
            lines.append(Line(_stretches(old[at_old], new[at_new])))
        i, j = at_old + 1, at_new + 1
    return tuple(lines)


def _whole(line: str, fate: Fate) -> Line:
    parts = (Stretch(fate, line),) if line else ()
    return Line(parts, in_old=fate is Fate.DELETED, in_new=fate is Fate.INSERTED)


def _line_pairs(old: Sequence[str], new: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Places of lines that are one line, the same or changed, in their order."""
    pairs = [
        (block.a + k, block.b + k)
        for block in LCSseq.opcodes(*_as_text(old, new)).as_matching_blocks()
        for k in range(block.size)
    ]
    for (i, j), (at_old, at_new) in pairwise([(-1, -1), *pairs, (len(old), len(new))]):
        between = _alike(old[i + 1 : at_old], new[j + 1 : at_new])
        yield from ((i + 1 + k, j + 1 + n) for k, n in between)
        if at_old < len(old):
            yield at_old, at_new


def _alike(old: Sequence[str], new: Sequence[str]) -> list[tuple[int, int]]:
    """The pairs of lines, in order, that are alike and have the most in common."""
    if not old or not new or len(old) * len(new) > _MOST:
        return []
    before, after = (list(map(character_pairs, lines)) for lines in (old, new))
    shares = (
        ((i, j), share(one, other)) for i, one in enumerate(before) for j, other in enumerate(after)
    )
    return heaviest_chain(
        ((i, j), found.common * (len(old[i]) + len(new[j])))
        for (i, j), found in shares
        if found.alike
    )


def _as_text(old: Sequence[str], new: Sequence[str]) -> tuple[str, str]:
    """Two sequences with one character for each different member, for what compares texts."""
    characters = {one: chr(place) for place, one in enumerate(dict.fromkeys([*old, *new]))}
    return "".join(map(characters.__getitem__, old)), "".join(map(characters.__getitem__, new))


# Within a line

_TOKEN = re.compile(
    rf"第[0-9０-９{NUMERAL}]+(?:分?编|[章节条款项目])(?:之[{NUMERAL}]+)?"
    rf"|[（(][0-9{NUMERAL}]+[）)]"
    rf"|[{NUMERAL}]+"
    r"|[0-9]{4}年(?:[0-9]{1,2}月(?:[0-9]{1,2}日)?)?"
    r"|[0-9]{1,3}[.．、](?![0-9])"
    r"|[A-Za-z0-9\u00c0-\u024f０-９]+(?:[.．,:/\-－][A-Za-z0-9０-９]+)*[%％‰]?"
    r"|\s+"
    r"|.[\u0300-\u036f\ufe00-\ufe0f\u200d]*",
    re.DOTALL,
)
"""第十二条, （三）, 三十, a date, 1., a word, a number; else a character and what is set on it."""

_READABLE = 5
"""Tokens that are always shown as kept, however much was rewritten around them."""


def _stretches(old: str, new: str) -> tuple[Stretch, ...]:
    if old == new:
        return (Stretch(Fate.KEPT, old),) if old else ()
    texts = _TOKEN.findall(old), _TOKEN.findall(new)
    edits = _edits(*texts)
    parts: list[Stretch] = []
    at = 0
    for edit in [*edits, _Edit(len(texts[0]), len(texts[0]), 0, 0)]:
        for fate, tokens in (
            (Fate.KEPT, texts[0][at : edit.old]),
            (Fate.DELETED, texts[0][edit.old : edit.old_end]),
            (Fate.INSERTED, texts[1][edit.new : edit.new_end]),
        ):
            if tokens:
                parts.append(Stretch(fate, "".join(tokens)))
        at = edit.old_end
    return tuple(parts)


@dataclass(frozen=True, slots=True)
class _Edit:
    """Tokens from `old` to before `old_end` became those from `new` to before `new_end`."""

    old: int
    old_end: int
    new: int
    new_end: int

    @property
    def deleted(self) -> int:
        return self.old_end - self.old

    @property
    def inserted(self) -> int:
        return self.new_end - self.new

    @property
    def size(self) -> int:
        return max(self.deleted, self.inserted)

    def with_(self, following: _Edit) -> _Edit:
        return _Edit(self.old, following.old_end, self.new, following.new_end)


def _edits(old: list[str], new: list[str]) -> list[_Edit]:
    if max(len(old), len(new)) > _LONGEST:
        return [_Edit(0, len(old), 0, len(new))]
    edits: list[_Edit] = []
    for edit in _raw_edits(old, new):
        following = edit
        while edits and _is_flimsy(edits[-1], following):
            following = edits.pop().with_(following)
        edits.append(following)
    return list(_settle(edits, old, new))


def _raw_edits(old: list[str], new: list[str]) -> Iterator[_Edit]:
    """The fewest edits, those that touch taken as one."""
    i = j = 0
    for block in LCSseq.opcodes(*_as_text(old, new)).as_matching_blocks():
        if (i, j) != (block.a, block.b):
            yield _Edit(i, block.a, j, block.b)
        i, j = block.a + block.size, block.b + block.size


def _is_flimsy(edit: _Edit, following: _Edit) -> bool:
    """Whether what was kept between two edits is one token, or less than either of them changes.

    Between two that only put in, or only take out, it must be less than half, or one token beside
    a longer edit.
    """
    common = following.old - edit.old_end
    if common >= _READABLE:
        return False
    sizes = edit.size, following.size
    if edit.deleted == following.deleted == 0 or edit.inserted == following.inserted == 0:
        return 2 * common < min(sizes) or (common == 1 and max(sizes) > 2)
    return common == 1 or common < min(sizes)


def _settle(edits: list[_Edit], old: list[str], new: list[str]) -> Iterator[_Edit]:
    """The same edits without what both sides share at their ends, each where it reads best."""
    end = -1
    for place, edit in enumerate(edits):
        last = edits[place + 1].old - 1 if place + 1 < len(edits) else len(old)
        edit = _shift(_trim(edit, old, new), end + 1, last, old, new)
        end = edit.old_end
        yield edit


def _trim(edit: _Edit, old: list[str], new: list[str]) -> _Edit:
    i, i_end, j, j_end = edit.old, edit.old_end, edit.new, edit.new_end
    while i < i_end and j < j_end and old[i] == new[j]:
        i, j = i + 1, j + 1
    while i < i_end and j < j_end and old[i_end - 1] == new[j_end - 1]:
        i_end, j_end = i_end - 1, j_end - 1
    return _Edit(i, i_end, j, j_end)


def _shift(edit: _Edit, first: int, last: int, old: list[str], new: list[str]) -> _Edit:
    """Move what was only put in or only taken out to the place that reads best.

    The same change may often be told of several places: 甲、〔乙、〕丙 and 甲〔、乙〕丙. The edit
    stays between the tokens `first` and `last` of the old text.
    """
    if edit.deleted and edit.inserted:
        return edit
    tokens, start, end = old, edit.old, edit.old_end
    if edit.inserted:
        tokens, start, end = new, edit.new, edit.new_end
    left = right = 0
    while edit.old + left > first and tokens[start + left - 1] == tokens[end + left - 1]:
        left -= 1
    while edit.old_end + right < last and tokens[start + right] == tokens[end + right]:
        right += 1

    def quality(by: int) -> int:
        return _edge(tokens, start + by) + _edge(tokens, end + by)

    by = max(range(right, left - 1, -1), key=quality)
    return _Edit(edit.old + by, edit.old_end + by, edit.new + by, edit.new_end + by)


_FULL_STOPS, _STOPS = frozenset("。；！？：;!?:"), frozenset("，、,")
_OPENING, _CLOSING = frozenset("（《“‘〈【〔(["), frozenset("）》”’〉】〕)]")


def _edge(tokens: list[str], at: int) -> int:
    """How well a text may be cut before a token: best at its ends, well after a stop."""
    if at in (0, len(tokens)):
        return 4
    before, after = tokens[at - 1], tokens[at]
    if before in _FULL_STOPS:
        return 3
    if before in _STOPS:
        return 2
    cuts = before in _CLOSING or after in _OPENING or after in _STOPS or after in _FULL_STOPS
    return 1 if cuts or before.isspace() else 0
