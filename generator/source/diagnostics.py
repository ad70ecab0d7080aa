"""Say what is wrong and where: problems are data, their wording and layout come later."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

from generator.source.codes import CODES, Severity

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

Path = tuple[str | int, ...]
"""Keys and list positions from the top of a file down to a value."""


PROBLEM_LIMIT = 200
"""Of one file so many problems are told: whoever made more made one mistake, and looking for all
would take minutes.
"""


class Language(StrEnum):
    CHINESE = "zh"
    ENGLISH = "en"


class Anchor(StrEnum):
    """Say what of a mapping item a problem points at."""

    KEY = "key"
    VALUE = "value"


@dataclass(frozen=True, slots=True)
class Problem:
    """Name a mistake and its place in the data; line and column are looked up when it is told.

    `also`: a second place in the same file, whose line the wording calls {line}. `mending`: the one
    text that the value (or key) at the place ought to have, where there is only one; of a key that
    is not there, the value to add with it; several texts are the items of the list that is meant.
    """

    code: str
    path: Path = ()
    values: Mapping[str, object] = field(default_factory=dict)
    anchor: Anchor = Anchor.VALUE
    also: Path | None = None
    mending: str | tuple[str, ...] | None = None


@dataclass(frozen=True, slots=True)
class Edit:
    """Replace characters `start` to `end` of a file's text, as it is read, by `text`."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Fix:
    """Hold the one right mending of a mistake.

    Without edits the file is to be written in UTF-8.
    """

    edits: tuple[Edit, ...] = ()


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """Name a mistake and its place in a file: `line` and `column` (in characters) count from 1."""

    file: str
    line: int
    column: int
    code: str
    values: Mapping[str, object] = field(default_factory=dict)
    fix: Fix | None = None

    @property
    def severity(self) -> Severity:
        return CODES[self.code].severity

    def message(self, language: Language = Language.CHINESE) -> str:
        return CODES[self.code].message[language].format_map(_Display(self.values))

    def hint(self, language: Language = Language.CHINESE) -> str:
        code = CODES[self.code]
        wording = code.nearest if self.values.get("nearest") else code.hint
        return wording[language].format_map(_Display(self.values))

    @property
    def order(self) -> tuple[str, int, int, str, str]:
        return self.file, self.line, self.column, self.code, self.message()


class _Display(dict[str, object]):
    """Hold authors' values as a message may show them: one line, not endless, printable."""

    def __init__(self, values: Mapping[str, object]) -> None:
        super().__init__(
            {name: _display(value, _LIMITS.get(name, 60)) for name, value in values.items()}
        )


_LIMITS = {"known": 600}
"""Characters of a value in a message, where it is not the author's: a list of choices must be
readable to its end.
"""


def _display(value: object, limit: int) -> str:
    text = printable(" ".join(str(value).split()))
    return text if len(text) <= limit else text[: limit - 1] + "…"


def legible(name: str) -> str:
    """Return the name of a file with the bytes that are no UTF-8 written as \\xNN."""
    return name.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")


def printable(text: str) -> str:
    """Return the text with escapes for what a terminal would obey, hide or fail to write."""
    if text.isprintable():
        return text
    return "".join(c if c.isprintable() else f"\\u{ord(c):04x}" for c in text)


def in_order(diagnostics: Iterable[Diagnostic]) -> list[Diagnostic]:
    """Sort problems by file, line, column, code; equal ones are told once."""
    unique = {diagnostic.order: diagnostic for diagnostic in diagnostics}
    return [unique[order] for order in sorted(unique)]


def limit_count(diagnostics: Iterable[Diagnostic]) -> list[Diagnostic]:
    """Return problems in order, of each file no more errors and no more warnings than the limit.

    A word about the rest follows. Many warnings hide no error and are none.
    """
    result: list[Diagnostic] = []
    counts: Counter[tuple[str, Severity]] = Counter()
    for diagnostic in in_order(diagnostics):
        kind = diagnostic.file, diagnostic.severity
        counts[kind] += 1
        if counts[kind] <= PROBLEM_LIMIT:
            result.append(diagnostic)
        elif counts[kind] == PROBLEM_LIMIT + 1:
            place = diagnostic.file, diagnostic.line, diagnostic.column
            values = {"limit": PROBLEM_LIMIT}
            result.append(Diagnostic(*place, _TOO_MANY[diagnostic.severity], values))
    return result


_TOO_MANY = {Severity.ERROR: "too-many-problems", Severity.WARNING: "too-many-warnings"}


def first_of(problems: Iterable[Problem]) -> Iterator[Problem]:
    """Yield problems, of errors and of warnings one more than the limit at most.

    The one more says that there are too many; nothing is looked for after as many errors.
    """
    counts: Counter[Severity] = Counter()
    for problem in problems:
        severity = CODES[problem.code].severity
        counts[severity] += 1
        if counts[severity] <= PROBLEM_LIMIT + 1:
            yield problem
        if counts[Severity.ERROR] > PROBLEM_LIMIT:
            return


class ContentError(Exception):
    """Say that the content has errors.

    `diagnostics` holds all of them, and the warnings, in order.
    """

    def __init__(self, diagnostics: Iterable[Diagnostic]) -> None:
        self.diagnostics = in_order(diagnostics)
        errors = sum(d.severity is Severity.ERROR for d in self.diagnostics)
        super().__init__(f"{errors} errors in the content")
