"""Find the unit that was meant where a name is nearly that of one.

Senders and receivers of an action may be anybody, so that a slip in the name of a unit is no error
by itself. Named here are only slips of fingers and input methods: another width or blank, two
characters in the wrong order, one written twice, one for another of the same sound (高薪 for 高新).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.kinds.suggest import fold

if TYPE_CHECKING:
    from collections.abc import Iterable

_SHORTEST = 4  # of two or three characters, each other one makes another name


def near_unit(name: str, titles: Iterable[str]) -> str:
    """Return the title that was probably meant; "" where there is none or it stands exactly so."""
    near = ""
    for title in titles:
        if name == title:
            return ""
        if abs(len(name) - len(title)) <= _SHORTEST and _is_slip(fold(name), fold(title)):
            near = title
    return near


def _is_slip(a: str, b: str) -> bool:
    if a == b:
        return True
    if min(len(a), len(b)) < _SHORTEST:
        return False
    if len(a) != len(b):
        return _is_doubled(*sorted((a, b), key=len))
    others = [i for i in range(len(a)) if a[i] != b[i]]
    if len(others) == 1:
        return _sound(a[others[0]]) == _sound(b[others[0]])
    i, j = others[0], others[-1]
    return len(others) == 2 and j == i + 1 and (a[i], a[j]) == (b[j], b[i])


def _is_doubled(short: str, long: str) -> bool:
    """Whether one character of the longer name stands there twice in a row."""
    at = next((i for i in range(len(short)) if short[i] != long[i]), len(short))
    return (
        len(long) == len(short) + 1 and at > 0 and long == short[:at] + short[at - 1] + short[at:]
    )


def _sound(character: str) -> str:
    # its dictionaries take 60 MB: only where a name is nearly that of a unit
    from pypinyin import Style, lazy_pinyin

    return lazy_pinyin(character, style=Style.NORMAL)[0]
