"""Match the articles of two versions of a law, though numbers shift and words change.

Equal texts come first, those in order before those that moved; then what is most alike, measured by
the pairs of characters that two texts share. An inverted index finds who is alike, so that not all
need to be compared with all.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from rapidfuzz.distance import LCSseq

from generator.law.chain import heaviest_chain
from generator.law.likeness import Index, Share, character_pairs, share

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from generator.law.chain import Pair

ALIKE_ANYWHERE = 0.6
"""Share of common pairs of characters from which two texts are one article wherever they stand.

On the pairs of laws named in likeness.py the most alike of two that are not the same, and have no
other partner, shared 0.46.
"""

Numbered = tuple[str, str]
"""The number of an article, "" for none, and its text."""


def match(old: Sequence[Numbered], new: Sequence[Numbered]) -> list[Pair]:
    """Match articles: places in `old` and `new` that are the same one, each at most once.

    They stand in the order of `new`. What was rewritten from the first word to the last is known by
    its number, if it stands between the same neighbours.
    """
    before, after = ([text for _, text in articles] for articles in (old, new))
    pairs = dict(_equal(before, after))
    alike = _alike(before, after, pairs)
    _add(pairs, (pair for pair, likeness in alike if likeness.common >= ALIKE_ANYWHERE))
    weak = _open([(pair, likeness.common) for pair, likeness in alike], pairs)
    _add(pairs, heaviest_chain([*((pair, 1.0) for pair in pairs.items()), *weak]))
    _add(pairs, _rewritten(old, new, in_order(pairs.items())))
    return sorted(pairs.items(), key=lambda pair: pair[1])


def in_order(pairs: Iterable[Pair]) -> list[Pair]:
    """Choose the most pairs that did not move past each other."""
    return heaviest_chain((pair, 1) for pair in pairs)


def _add(pairs: dict[int, int], more: Iterable[Pair]) -> None:
    taken = set(pairs.values())
    for i, j in more:
        if i not in pairs and j not in taken:
            pairs[i] = j
            taken.add(j)


def _equal(old: Sequence[str], new: Sequence[str]) -> Iterator[Pair]:
    """Pairs of equal texts, first as many in order as there are, then what moved."""
    characters = {text: chr(place) for place, text in enumerate(dict.fromkeys([*old, *new]))}
    before, after = ("".join(map(characters.__getitem__, texts)) for texts in (old, new))
    moved_from, moved_to = dict.fromkeys(range(len(old))), dict.fromkeys(range(len(new)))
    for block in LCSseq.opcodes(before, after).as_matching_blocks():
        for k in range(block.size):
            del moved_from[block.a + k], moved_to[block.b + k]
            yield block.a + k, block.b + k
    places: dict[str, list[int]] = {}
    for j in reversed(moved_to):
        places.setdefault(new[j], []).append(j)
    for i in moved_from:
        if places.get(old[i]):
            yield i, places[old[i]].pop()


def _alike(
    old: Sequence[str], new: Sequence[str], done: Mapping[int, int]
) -> list[tuple[Pair, Share]]:
    """Pairs of texts without a partner that are alike, the most alike first."""
    matched_new = set(done.values())
    before = {i: character_pairs(text) for i, text in enumerate(old) if i not in done}
    after = {j: character_pairs(text) for j, text in enumerate(new) if j not in matched_new}
    index = Index(before)
    shares = (
        ((i, j), share(before[i], pairs)) for j, pairs in after.items() for i in index.near(pairs)
    )
    return sorted(
        ((pair, found) for pair, found in shares if found.alike),
        key=lambda one: (-one[1].common, one[0]),
    )


def _open(
    weighted: Iterable[tuple[Pair, float]], done: Mapping[int, int]
) -> Iterator[tuple[Pair, float]]:
    """What has no partner yet, on neither side."""
    matched_new = set(done.values())
    for (i, j), weight in weighted:
        if i not in done and j not in matched_new:
            yield (i, j), weight


def _rewritten(
    old: Sequence[Numbered], new: Sequence[Numbered], fixed: Sequence[Pair]
) -> Iterator[Pair]:
    """Pairs of one number between the same neighbours."""
    for (i, j), (next_i, next_j) in pairwise([(-1, -1), *fixed, (len(old), len(new))]):
        places = {old[place][0]: place for place in range(i + 1, next_i)}
        for place in range(j + 1, next_j):
            number = new[place][0]
            if number and number in places:
                yield places[number], place
