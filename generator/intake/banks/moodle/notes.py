"""Know the tags in which this program says what Moodle has no place for."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.kinds.questions.model import QuestionType

if TYPE_CHECKING:
    from collections.abc import Iterable

    from generator.intake.banks.questions import Plain

_TYPE, _LEVEL, _CITE = "题型：", "难度：", "依据："
_LEVELS = re.compile("[123]")


@dataclass(frozen=True, slots=True)
class Notes:
    """Hold what tags say of a question; None and () where they say nothing. `others`: of others."""

    type: QuestionType | None = None
    difficulty: int | None = None
    cites: tuple[str, ...] = ()
    others: int = 0


def tags(question: Plain) -> list[str]:
    """Return the tags of a question."""
    cites = (f"{_CITE}{reference}" for reference in question.cites)
    return [f"{_TYPE}{question.type.label}", f"{_LEVEL}{question.difficulty}", *cites]


def notes(texts: Iterable[str]) -> Notes:
    """Read what tags say."""
    kinds = {f"{_TYPE}{kind.label}": kind for kind in QuestionType}
    kind, difficulty, others = None, None, 0
    cites: list[str] = []
    for text in texts:
        if text in kinds:
            kind = kinds[text]
        elif text.startswith(_LEVEL) and _LEVELS.fullmatch(text.removeprefix(_LEVEL)):
            difficulty = int(text.removeprefix(_LEVEL))
        elif text.startswith(_CITE):
            cites.append(text.removeprefix(_CITE))
        else:
            others += 1
    return Notes(kind, difficulty, tuple(cites), others)
