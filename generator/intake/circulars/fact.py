"""Hold a value that a text gave, with the words that gave it and the paragraph they stand in."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Fact:
    """Hold a value as it is written into a file.

    `words`: those of the source, names masked. `number`: of their paragraph, from 1.
    """

    value: str
    words: str
    number: int
