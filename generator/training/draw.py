"""Draw the paper that a number stands for, as the script in the browser draws it."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar
from zlib import crc32

if TYPE_CHECKING:
    from collections.abc import Sequence

    from generator.training.course import Portion, Question, Quiz

T = TypeVar("T")

SHARD = 10
"""How many questions a shard holds on the average."""

_CANDIDATES = 1.5
_WORD = 0xFFFFFFFF


def shards(portion: Portion) -> list[list[Question]]:
    """Return the questions of a portion in shards; which is a question's follows from its key."""
    count = -(-len(portion.questions) // SHARD)
    result: list[list[Question]] = [[] for _ in range(count)]
    for question in portion.questions:
        result[crc32(question.key.encode()) % count].append(question)
    return [shard for shard in result if shard]


def drawn(quiz: Quiz, seed: int) -> list[Question]:
    """Return the questions of a quiz with a pool that a seed draws (pool.js, attempt.js)."""
    result: list[Question] = []
    for place, portion in enumerate(quiz.portions):
        own = (seed + place) & _WORD
        candidates: list[Question] = []
        for shard in shuffled(shards(portion), own):
            if len(candidates) >= portion.draw * _CANDIDATES:
                break
            candidates += shard
        result += shuffled(candidates, own)[: portion.draw]
    return result


def shuffled(items: Sequence[T], seed: int) -> list[T]:
    """Return items in the order of a seed (Fisher–Yates over mulberry32, as shuffle.js does)."""
    order = list(items)
    state = seed & _WORD
    for i in range(len(order) - 1, 0, -1):
        state = (state + 0x6D2B79F5) & _WORD
        t = ((state ^ (state >> 15)) * (state | 1)) & _WORD
        t ^= (t + (((t ^ (t >> 7)) * (t | 61)) & _WORD)) & _WORD
        j = ((t ^ (t >> 14)) & _WORD) * (i + 1) >> 32
        order[i], order[j] = order[j], order[i]
    return order
