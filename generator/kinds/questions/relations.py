"""Count the questions of a bank."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from generator.kinds.questions.model import Bank
    from generator.kinds.shelves import Shelves


class Relations:
    """Answer what a question bank asks of an edition: nothing; it counts its own."""

    def __init__(self, edition: Shelves) -> None:
        pass

    @staticmethod
    def types(bank: Bank) -> list[tuple[str, int]]:
        """Count the questions of a bank by the words for their types."""
        return list(Counter(question.type.label for question in bank.questions).items())
