"""Turn places of problems in the data into lines, columns and edits of a file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.kinds.record import SPELLINGS
from generator.source import files, yaml
from generator.source.diagnostics import Anchor, Diagnostic, Fix, Path, Problem
from generator.source.splice import Document
from generator.source.spots import Spots

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.source.files import SourceFile


def diagnostics_of(file: SourceFile, problems: list[Problem]) -> Iterator[Diagnostic]:
    """Tell problems of a file with lines and columns of their places, and how they are mended."""
    places = yaml.Places()
    text = files.read(file)
    if isinstance(text, str):
        yaml.parse(text, places)
    spots: Spots | None = None
    document: Document | None = None
    for problem in problems:
        position = locate(places, problem.path, problem.anchor)
        if problem.code in _OF_A_PART and isinstance(text, str):
            spots = spots or Spots(text, places)
            position = spots.find(str(problem.values["value"]), position)
        values = problem.values
        if problem.also is not None:
            values = {**values, "line": locate(places, problem.also, Anchor.VALUE).line}
        fix = None
        if problem.mending is not None and isinstance(text, str):
            document = document or Document(text)
            fix = _fix(document, places, problem, position)
        yield Diagnostic(file.name, position.line, position.column, problem.code, values, fix)


def _fix(
    document: Document, places: yaml.Places, problem: Problem, position: yaml.Position
) -> Fix | None:
    """The mending of a problem as an edit of its file."""
    assert problem.mending is not None
    path = path_in_file(places, problem.path)
    old = str(problem.values.get("value"))
    if isinstance(problem.mending, tuple):
        whole = document.text_at(path) == old
        edit = document.items(path, problem.mending) if whole else None
        return Fix((edit,)) if edit else None
    if problem.code in _OF_A_PART and document.text_at(path) != old:
        edit = document.part(position.line, position.column, old, problem.mending)
    else:
        path += problem.path[len(path) :]  # at most the last key, which is to be added
        edit = document.edit(path, problem.anchor, problem.mending)
    return Fix((edit,)) if edit else None


_OF_A_PART = frozenset({
    "personal-data", "personal-data-meant", "personal-data-internal", "real-name-in-text",
    "bad-link", "bad-reference", "unknown-reference", "footnote",
    "unmasked-name", "unmasked-name-internal",
    "unknown-clause", "internal-reference", "draft-reference",
})  # fmt: skip
"""What is wrong with a few words of a text, which may be long: they are shown, not the beginning of
the text.
"""


def locate(places: yaml.Places, path: Path, anchor: Anchor) -> yaml.Position:
    """Find where a value stands, its keys written in either spelling.

    Of what is not there, find where it should be.
    """
    actual = path_in_file(places, path)
    at_key = (anchor is Anchor.KEY and len(actual) == len(path)) or actual not in places.values
    return (
        (places.keys.get(actual) if at_key else None)
        or places.values.get(actual)
        or yaml.Position(1, 1)
    )


def path_in_file(places: yaml.Places, path: Path) -> Path:
    """Return a path with its keys as the file writes them, as far as it leads there."""
    actual: Path = ()
    for step in path:
        spellings = [step, *sorted(SPELLINGS.get(step, ()))] if isinstance(step, str) else [step]
        following = next(
            (s for s in spellings if (*actual, s) in places.keys or (*actual, s) in places.values),
            None,
        )
        if following is None:
            break
        actual = (*actual, following)
    return actual
