"""Cut a bank into pages: where a question stands, and what stands on a page."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from generator.kinds.questions.model import Bank, Question

PER_PAGE = 50


def page_path(page: int) -> str:
    """Return where a page of a bank stands, by its number from 1, from the bank's address on."""
    return "" if page == 1 else f"page/{page}/"


def address(number: int, id: str) -> str:
    """Return the anchor of a question by its number from 1, with its page if that is not the first.

    So it is written: q-01, page/2/#q-51.
    """
    path = page_path(-(-number // PER_PAGE))
    return f"{path}#{id}" if path else id


def count(bank: Bank) -> int:
    """Return how many pages a bank has."""
    return max(1, -(-len(bank.questions) // PER_PAGE))


def sheet(bank: Bank, page: int) -> list[tuple[int, Question]]:
    """Return the questions of a page, each with its number in the bank."""
    first = (page - 1) * PER_PAGE
    return list(enumerate(bank.questions[first : first + PER_PAGE], first + 1))
