"""Cut large pools of questions into shards, of which a paper fetches a few.

A question's shard follows from its key alone, so that a bank may grow without all of them being
written anew. What stories lead on to stands with their beginning. The questions of an exam stand
without their answers; these are in files of their own, fetched when the paper is handed in.
"""

from __future__ import annotations

import base64
from functools import cached_property
from typing import TYPE_CHECKING, Any

from generator.kinds.modules.model import Module
from generator.kinds.questions.gaps import parts
from generator.training import rows
from generator.training.build import course
from generator.training.draw import shards
from generator.training.pictures import shown_in

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from generator.edition import Edition
    from generator.media import Album
    from generator.training.course import Portion, Question, Quiz
    from generator.training.rows import Row

INLINE = 40
"""So many questions stand in the page itself; of more a few are fetched."""

Shard = list[Any]
"""Name, how many are drawn from, how many stand in it, and the name of its answers in an exam."""


def is_pooled(quiz: Quiz) -> bool:
    """Tell whether the questions of a quiz are fetched, not told by the page."""
    return bool(quiz.minutes) or quiz.pool > INLINE


def files(edition: Edition, album: Album) -> Iterator[tuple[str, bytes]]:
    """Yield path and content of the shards that the lessons of an edition fetch, each once."""
    seen: set[str] = set()
    for item in edition.all(Module):
        for quiz in course(edition, item, shown_in(album)).quizzes:
            if is_pooled(quiz):
                for path, content in Pool(quiz).files.items():
                    if path not in seen:
                        seen.add(path)
                        yield path, content


class Pool:
    """Hold the questions of a quiz as data; `link` is that of data.course_json."""

    def __init__(self, quiz: Quiz, link: Callable[[str], str] = str) -> None:
        self._quiz = quiz
        self._link = link
        self._later = {question.key: question for question in quiz.later}
        self.files: dict[str, bytes] = {}
        """The shards by their paths, once there is an index."""
        if is_pooled(quiz):
            self.index = [self._indexed(portion) for portion in quiz.portions]

    @cached_property
    def inline(self) -> list[Row]:
        """Return the portions with their questions."""
        return [
            {"draw": portion.draw, "questions": list(map(self._row, portion.questions))}
            for portion in self._quiz.portions
        ]

    @property
    def later(self) -> list[Row]:
        """Return the questions that stories add."""
        return list(map(self._row, self._quiz.later))

    def _indexed(self, portion: Portion) -> Row:
        return {"draw": portion.draw, "shards": [self._shard(one) for one in shards(portion)]}

    def _shard(self, first: list[Question]) -> Shard:
        questions = [*first, *self._led_to(first)]
        whole = list(map(self._row, questions))
        if not self._quiz.minutes:
            return [self._file(whole), len(first), len(whole)]
        answers = base64.b64encode(rows.pack([_answers(row) for row in whole])).decode()
        return [self._file(list(map(_open, whole))), len(first), len(whole), self._file(answers)]

    def _led_to(self, first: list[Question]) -> list[Question]:
        """What the stories that begin here lead on to."""
        found: dict[str, Question] = {}
        open_ids = [choice.next for one in first for choice in one.choices]
        while open_ids:
            question = self._later.get(open_ids.pop(0))
            if question and question.key not in found:
                found[question.key] = question
                open_ids += [choice.next for choice in question.choices]
        return list(found.values())

    def _file(self, payload: object) -> str:
        shard = rows.shard(payload)
        self.files[shard.path] = shard.content
        return shard.name

    def _row(self, one: Question) -> Row:
        return rows.row(one, self._link)


_CLOSED = ("answers", "why", "clauses")


def _open(row: Row) -> Row:
    """A question of an exam before it is handed in."""
    asked = {key: value for key, value in row.items() if key not in _CLOSED}
    asked["blanks"] = len(parts(row["answers"][0])) if "answers" in row else 0
    asked["choices"] = [{"text": choice["text"]} for choice in row.get("choices", ())]
    return rows.slim(asked)


def _answers(row: Row) -> Row:
    """What a question of an exam says once it is handed in."""
    kept = {key: row[key] for key in _CLOSED if key in row}
    return kept | {"choices": row.get("choices", [])}
