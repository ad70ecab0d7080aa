"""Follow the questions that lead on to others: small stories of decisions."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from generator.kinds.questions.model import Question


def following(question: Question) -> tuple[str, ...]:
    """Return the ids of the questions to which the choices of a question lead, each once."""
    return tuple(dict.fromkeys(choice.next for choice in question.choices if choice.next))


def continuations(questions: Iterable[Question]) -> frozenset[str]:
    """Return the ids of the questions that only go on with a story that others begin."""
    return frozenset(id for question in questions for id in following(question))


def reach(first: str, questions: Mapping[str, Question]) -> list[str]:
    """List the ids of what can be asked once a question is, that one first, each once."""
    order: dict[str, None] = {}
    open_ids = [first]
    while open_ids:
        id = open_ids.pop(0)
        if id in questions and id not in order:
            order[id] = None
            open_ids += following(questions[id])
    return list(order)


def circle(questions: Mapping[str, Question]) -> list[str]:
    """List the ids of a way that leads back to where it began; [] where there is none."""
    done: set[str] = set()
    for first in questions:
        way: list[tuple[str, list[str]]] = [(first, _known(first, questions))]
        while way and first not in done:
            id, open_ids = way[-1]
            if not open_ids:
                done.add(id)
                way.pop()
                continue
            step = open_ids.pop()
            ids = [one for one, _ in way]
            if step in ids:
                return ids[ids.index(step) :]
            if step not in done:
                way.append((step, _known(step, questions)))
    return []


def _known(id: str, questions: Mapping[str, Question]) -> list[str]:
    return [other for other in following(questions[id]) if other in questions]


def lengths(questions: Mapping[str, Question]) -> dict[str, int]:
    """Return by id how many questions the longest way from a question on has, itself included.

    A circle, of which a check tells, counts as if it ended where it closes.
    """
    known: dict[str, int] = {}
    seen: set[str] = set()
    open_ids = list(questions)
    while open_ids:
        id = open_ids[-1]
        below = _known(id, questions)
        if id not in seen:
            seen.add(id)
            open_ids += [other for other in below if other not in seen]
            continue
        open_ids.pop()
        known[id] = 1 + max((known.get(other, 0) for other in below), default=0)
    return known
