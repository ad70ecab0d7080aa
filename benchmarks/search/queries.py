"""What is asked of every contender, and what plain substring search finds."""

from __future__ import annotations

import random
import re
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from generator.search.fold import Folder

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from benchmarks.search.pages import Page

NUMBERS = ("12", "3.5", "120-1", "2.5万元", "2023-01", "21,350", "第八条", "第8条", "第十一条")
_NUMBER = re.compile("[0-9][0-9.,:/-]*[0-9]")
_WITH_NUMBER = re.compile(".{0,2}[0-9][0-9.,:/-]*.{0,3}")
TRUTH_AT_MOST = 200  # commoner strings tell little and would take the peers minutes


@dataclass(frozen=True, slots=True)
class Query:
    """A query, and the names of the pages that hold it."""

    group: str
    text: str
    truth: frozenset[str]


@dataclass(frozen=True, slots=True)
class Score:
    """Averages in percent: of the pages that hold a query, and of the first ten the right."""

    recall: float
    precision: float
    first: float


def make(pages: Sequence[Page], each: int, seed: int = 1) -> list[Query]:
    """Return queries of several kinds, cut at random from the pages."""
    rng, fold = random.Random(seed), Folder().fold
    folded = [(page.name, [fold(text) for text in page.texts()]) for page in pages]

    def truth(*phrases: str) -> frozenset[str]:
        found = [name for name, texts in folded if all(any(p in t for t in texts) for p in phrases)]
        return frozenset(found)

    def cut(length: int) -> str:
        while True:
            text = rng.choice(rng.choice(folded)[1])
            start = rng.randrange(max(1, len(text) - length + 1))
            if len(part := text[start : start + length]) == length and part.isalnum():
                return part

    def single(length: int) -> tuple[str]:
        return (cut(length),)

    def both() -> tuple[str, str]:
        texts = rng.choice(folded)[1]
        one, other = (rng.choice([t for t in texts if len(t) > 12]) for _ in range(2))
        parts = one[2:5], other[-4:-1]
        return parts if all(p.isalnum() for p in parts) else both()

    found = []
    for length in (1, 2, 3, 4, 6, 8):
        found += _some(
            f"{length} character{'s' * (length > 1)}", each, partial(single, length), truth
        )
    found += _some("two phrases", each, both, truth)
    titles = rng.sample(pages, each)
    return found + [Query("title", page.title, truth(fold(page.title))) for page in titles]


def numbers(pages: Sequence[Page], count: int, seed: int = 3) -> list[str]:
    """Return numbers and articles as readers type them, and so many from the pages: alone, and with
    what stands around them, punctuation too.
    """
    rng = random.Random(seed)
    texts = [text for page in pages for text in page.texts()]
    alone, around = (
        sorted({part.strip() for text in texts for part in pattern.findall(text)})
        for pattern in (_NUMBER, _WITH_NUMBER)
    )
    return [*NUMBERS, *rng.sample(alone, count), *rng.sample(around, count)]


def common(pages: Sequence[Page], count: int, seed: int = 2) -> list[str]:
    """Return strings of 1 to 8 characters cut at random, however many pages hold them.

    With these warm queries are timed.
    """
    rng = random.Random(seed)
    texts = [
        text for _ in range(count * 4) if len(text := rng.choice(rng.choice(pages).texts())) > 20
    ]
    parts = [
        text[start : start + rng.randint(1, 8)]
        for text in texts
        for start in [rng.randrange(len(text) - 8)]
    ]
    return [part for part in parts if part.isalnum()][:count]


def _some(
    group: str, each: int, draw: Callable[[], tuple[str, ...]], truth: Callable[..., frozenset[str]]
) -> list[Query]:
    found: list[Query] = []
    for _ in range(each * 40):
        phrases = draw()
        if len(right := truth(*phrases)) <= TRUTH_AT_MOST:
            found.append(Query(group, " ".join(phrases), right))
        if len(found) == each:
            break
    return found


def score(queries: Sequence[Query], answers: Sequence[Sequence[str]]) -> Score:
    """Return how good the answers (names of pages, best first) are."""
    recall = precision = first = 0.0
    for query, names in zip(queries, answers, strict=True):
        recall += len(query.truth.intersection(names)) / len(query.truth)
        top = names[:10]
        precision += sum(name in query.truth for name in top) / len(top) if top else 0.0
        first += bool(names) and names[0] in query.truth
    return Score(*(100 * part / len(queries) for part in (recall, precision, first)))
