"""Name the answers that a questionnaire on a unit has, and what each counts out of 100."""

from __future__ import annotations

SCORES = {"很满意": 100, "满意": 75, "一般": 50, "不满意": 25, "很不满意": 0}
"""The five answers, the best first, in equal steps; who does not know is left out."""

HEAD = "群众评价"


def column(answer: str) -> str:
    """Return under which name a table gives how many chose an answer: 群众评价：满意.

    No indicator can have that as its id.
    """
    return f"{HEAD}：{answer}"


def answer_of(text: str) -> str | None:
    """Return the answer whose count stands under a name in a table; None for other names."""
    head, colon, answer = text.replace(":", "：").partition("：")
    return answer.strip() if colon and head.strip() == HEAD and answer.strip() in SCORES else None
