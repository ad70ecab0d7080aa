"""Count the questions of a bank, and lay them out on pages."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from generator.kinds.questions import sheets

if TYPE_CHECKING:
    from generator.kinds.questions.model import Bank, Question
    from generator.kinds.shelves import Shelves


class Relations:
    """Answer what a question bank asks of an edition: nothing; it counts its own."""

    def __init__(self, edition: Shelves) -> None:
        pass

    @staticmethod
    def sheet(bank: Bank, page: int) -> list[tuple[int, Question]]:
        """Return the questions of a page, each with its number in the bank."""
        return sheets.sheet(bank, page)

    @staticmethod
    def pages(bank: Bank) -> list[str]:
        """Return where the pages of a bank stand, from its address on."""
        return [sheets.page_path(page) for page in range(1, sheets.count(bank) + 1)]

    @staticmethod
    def types(bank: Bank) -> list[tuple[str, int]]:
        """Count the questions of a bank by the words for their types."""
        return list(Counter(question.type.label for question in bank.questions).items())
