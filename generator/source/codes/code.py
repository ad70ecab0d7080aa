"""Describe a code: how a mistake is told, and how it is mended."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True)
class Code:
    """Hold one kind of mistake.

    `message`, `hint` and `nearest` map a language to a template over the problem's values;
    `nearest` replaces the hint where a near match is known. `example`: files that have the mistake,
    each after a line `# content/<folder>/<name>`; or a description, where it lies outside the text.
    """

    id: str
    severity: Severity
    message: dict[str, str]
    hint: dict[str, str]
    nearest: dict[str, str]
    example: str


_NEAREST = ("是不是想写“{nearest}”？", "Did you mean “{nearest}”?")


def code(
    id: str,
    message: tuple[str, str],
    hint: tuple[str, str],
    example: str,
    severity: Severity = Severity.ERROR,
    nearest: tuple[str, str] | None = _NEAREST,
) -> Code:
    """Return a code with its texts in Chinese and English, each a pair.

    `nearest`: the hint where a near match is known; None where it is the hint as well.
    """
    near = _languages(hint if nearest is None else nearest)
    return Code(id, severity, _languages(message), _languages(hint), near, example)


def _languages(texts: tuple[str, str]) -> dict[str, str]:
    return dict(zip(("zh", "en"), texts, strict=True))
