"""Read a file of site_config/ as a record, every mistake in it told at its place."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from generator.library.inspection import unknown_reference
from generator.library.places import diagnostics_of
from generator.library.references import references, wide_comma_parts
from generator.library.validation import ShapeError, fill
from generator.source import files, yaml
from generator.source.diagnostics import ContentError, Diagnostic, Problem
from generator.source.files import SourceFile

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping
    from pathlib import Path

    from generator.library.catalogue import Library

R = TypeVar("R")


@dataclass(frozen=True, slots=True)
class Settings(Generic[R]):
    """Hold the `record` that a file gives.

    `under`: the field of the record that the file gives alone, as a list; "" where the file is a
    mapping of all.
    """

    record: R
    file: SourceFile
    under: str = ""

    def diagnose(self, problems: Iterable[Problem]) -> Iterator[Diagnostic]:
        """Tell what is wrong or odd about the record, by paths in it, with line and column."""
        return diagnostics_of(self.file, [_in_file(problem, self.under) for problem in problems])

    def error(self, problems: Iterable[Problem]) -> ContentError:
        """Return what is wrong with the record, by paths in it, to be raised."""
        return ContentError(self.diagnose(problems))

    def missing_references(
        self, library: Library, broken: Collection[tuple[str, str]] = ()
    ) -> Iterator[Problem]:
        """Yield the references to what the library lacks.

        `broken`: folder and id of entries that are there and cannot be used as they are; what is
        wrong with them is told of themselves.
        """
        data: Any = self.record
        for reference in references(data):
            path, word, target, expected = reference
            if parts := wide_comma_parts(reference, library.entry, library.id_of):
                yield Problem("wide-comma", path, {"value": word}, mending=parts)
            elif target is None:
                values = {"value": word, "expected": expected[0], "expected_en": expected[1]}
                yield Problem("bad-reference", path, values)
            elif library.entry(*target.key) is None and target.key not in broken:
                yield unknown_reference(path, word, target, library)


def read(
    path: Path,
    shown_as: str,
    record: type[R],
    drafts: Mapping[Path, bytes | None] | None = None,
    under: str = "",
) -> Settings[R]:
    """Read a file of settings, called `shown_as` in messages, as a record of a class.

    With `under`, the file is a list, the value of that field. `drafts`: what files, by their real
    paths, are taken to hold. Raises ContentError with every mistake: the file cannot be read, is no
    YAML, says nothing, or is not of the shape of the record.
    """
    file = SourceFile(str(path), shown_as, "site_config", path.stem).with_draft(drafts or {})
    text = files.read(file)
    if isinstance(text, Diagnostic):
        raise ContentError([text])
    return _of_text(text, file, record, under)  # type: ignore[arg-type]  # classes are hashable


@lru_cache(maxsize=64)  # a preview asks again after every edit, of files that seldom change
def _of_text(text: str, file: SourceFile, record: type[R], under: str) -> Settings[R]:
    value, troubles = yaml.parse(text)
    if value is None or troubles:
        diagnostics = [trouble.of(file.name) for trouble in troubles]
        raise ContentError(diagnostics or [Diagnostic(file.name, 1, 1, "empty-file")])
    if not under and not isinstance(value, dict):
        raise ContentError(diagnostics_of(file, [Problem("not-an-entry")]))
    try:
        return Settings(fill(record, {under: value} if under else value), file, under)
    except ShapeError as error:
        problems = [_in_file(problem, under) for problem in error.problems()]
        raise ContentError(diagnostics_of(file, problems)) from None


def _in_file(problem: Problem, under: str) -> Problem:
    """A problem of a record, at its place in a file that gives the record's one field alone."""
    return replace(problem, path=problem.path[1:]) if under else problem
