"""Break names into lines where a reader would: never within a word."""

from __future__ import annotations

from itertools import pairwise

from generator.tools.text_metrics import width

_COMFORTABLE = 7.0  # em of a line that needs no second
_WIDEST = 14.0  # em of a line, whatever it says

_OPENING = "（(《〈“‘「『【〔["
_CLOSING = "）)》〉”’」』】〕]，、。；：！？—·"
_AFTER = "的之与和及省市州县区镇乡村旗盟"
"""Characters after which a Chinese phrase may pause; what follows begins a word."""
_FEWEST = 2  # characters before and after such a pause


def lines(title: str) -> list[tuple[str, ...]]:
    """Return the ways to write a title in one line or two, the best first; none if it is too long.

    Broken only at gaps, brackets, punctuation and where a phrase pauses.
    """
    whole = width(title)
    one: list[tuple[str, ...]] = [(title,)] if whole <= _WIDEST else []
    two = _halves(title)
    return [*two, *one] if whole > _COMFORTABLE else [*one, *two]


def _halves(title: str) -> list[tuple[str, ...]]:
    parts = [(title[:at].strip(), title[at:].strip()) for at in _seams(title)]
    fitting = [pair for pair in parts if all(pair) and max(map(width, pair)) <= _WIDEST]
    balance = min(fitting, key=lambda pair: abs(width(pair[0]) - width(pair[1])), default=None)
    return [balance] if balance else []


def _seams(title: str) -> list[int]:
    """Where a title may be broken: before which of its characters."""
    seams = []
    for at, (before, after) in enumerate(pairwise(title), 1):
        if after in _CLOSING or before in _OPENING:
            continue
        pause = before in _AFTER and _FEWEST <= at <= len(title) - _FEWEST
        if before == " " or after in _OPENING or before in _CLOSING or pause:
            seams.append(at)
    return seams
