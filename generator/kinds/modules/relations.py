"""Find the questions that a lesson asks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.kinds.modules.model import Module
from generator.kinds.modules.papers import quiz_questions
from generator.kinds.questions.model import Bank

if TYPE_CHECKING:
    from generator.kinds.modules.model import Quiz
    from generator.kinds.questions.model import Question
    from generator.kinds.shelves import Shelves


class Relations:
    """Answer what a module asks of an edition."""

    def __init__(self, edition: Shelves) -> None:
        self._edition = edition
        self.reminds = any(module.data.remind for module in edition.of(Module))
        """Whether any module wants to be remembered on a day, so that there is a calendar."""

    def questions(self, quiz: Quiz) -> list[Question]:
        """List all that a step may ask, in its order, with what stories lead on to."""
        bank = self._edition.one(Bank, quiz.bank)
        return quiz_questions(bank.data, quiz) if bank else []
