"""Check for personal data what is published beside the entries.

That is hand-written pages, the names of their files, and what the settings say at the foot of every
page.
"""

from __future__ import annotations

import re
from functools import lru_cache
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from generator.kinds.fields import ADDRESS, PHONE
from generator.library import personal
from generator.source import yaml
from generator.source.diagnostics import Diagnostic, Problem, printable

if TYPE_CHECKING:
    import pathlib
    from collections.abc import Collection, Iterable, Iterator, Sequence

    from generator.kinds.leaves import Leaf
    from generator.library.personal import Finding
    from generator.library.project import Project
    from generator.source.diagnostics import Path

_TEXTS = frozenset([".md", ".html", ".htm", ".txt", ".svg", ".json", ".csv", ".xml"])
_LARGEST = 5_000_000
_FRONT = re.compile(r"---[ \t]*\r?\n(.*?)\r?\n---[ \t]*(?:\r?\n|\Z)", re.DOTALL)
_ALLOW, _TEXT = ("allow", "准许"), ("text", "文字")
_COMMENT = re.compile(r"^[ \t]*#.*|[ \t]#.*", re.MULTILINE)


def in_texts(leaves: Sequence[Leaf]) -> Iterator[Problem]:
    """Yield what names persons in the texts of a record.

    What describes the person of a case must have no real name.
    """
    texts = [text for _, _, text in leaves]
    for at in personal.worth_reading(texts, personal.may_name):
        path, mark, text = leaves[at]
        if mark is not ADDRESS:
            yield from _names(text, path)
    for at in personal.worth_reading(texts, personal.may_hold):
        path, mark, text = leaves[at]
        if mark is not ADDRESS:
            yield from _numbers(personal.find(text), mark, path)
    for path, mark, text in leaves:
        if mark is ADDRESS:
            yield from _numbers(personal.find_in_address(text), mark, path)
        elif path[0] == "person" and (name := personal.name_after_post(text)):
            yield Problem("unmasked-name", path, {"value": name})


def _names(text: str, path: Path) -> Iterator[Problem]:
    of_person = path[0] == "person"
    for name in personal.names(text):
        if not of_person or name != personal.name_after_post(text):
            code = "unmasked-name" if of_person else "real-name-in-text"
            yield Problem(code, path, {"value": name})


def _numbers(findings: Iterable[Finding], mark: object, path: Path) -> Iterator[Problem]:
    for finding in findings:
        if mark is not PHONE or not finding.is_fixed_line:
            code = "personal-data-meant" if finding.sort.meant else "personal-data"
            yield Problem(code, path, _values(finding))


def in_pages(folder: pathlib.Path, shown_as: str, paths: Iterable[str]) -> Iterator[Diagnostic]:
    """Yield the personal data in hand-written pages, by path from their folder on.

    A page silences what may stay as entries do: `allow` at its head, with a text and a reason.
    """
    for path in paths:
        name = f"{shown_as}/{printable(path)}"
        text = _text(folder / path) if PurePosixPath(path).suffix.lower() in _TEXTS else ""
        allowances = _allowances(text)
        words = re.sub(r"[/.]+", "\n", printable(path))
        for finding in personal.find(words):
            if not finding.sort.meant and personal.plain(finding.text) not in allowances:
                yield Diagnostic(name, 1, 1, "personal-data", _values(finding))
        for finding, diagnostic in _in_text(text, name):
            if personal.plain(finding.text) not in allowances:
                yield diagnostic


def in_settings(project: Project) -> Iterator[Diagnostic]:
    """Yield the personal data in a project's settings.

    The telephone and mail of an office are none there.
    """
    files = [project.home / "mkdocs.yml", *sorted(project.settings.glob("*.yml"))]
    for file in files:
        text = _COMMENT.sub(lambda comment: " " * len(comment.group()), _text(file))
        name = file.relative_to(project.home).as_posix()
        for finding, diagnostic in _in_text(text, name):
            if not (finding.sort.meant or finding.is_fixed_line):
                yield diagnostic


def _in_text(text: str, name: str) -> Iterator[tuple[Finding, Diagnostic]]:
    for finding in _findings(text):
        line = text.count("\n", 0, finding.start) + 1
        column = finding.start - (text.rfind("\n", 0, finding.start) + 1) + 1
        code = "personal-data-meant" if finding.sort.meant else "personal-data"
        yield finding, Diagnostic(name, line, column, code, _values(finding))


@lru_cache(maxsize=64)  # a preview asks again after every edit, of files that seldom change
def _findings(text: str) -> tuple[Finding, ...]:
    return tuple(personal.find(text))


def in_table(
    text: str,
    name: str,
    words: Iterable[str],
    allowances: Collection[str],
    published: Collection[str],
) -> Iterator[Diagnostic]:
    """Yield what names persons in a table beside an entry, which stays in the office.

    `words`: the cells of the table that are no figures, of which rows look like anything.
    `allowances`: what the entry allows, plain; `published`: the words that the public is told. What
    stands in others is a warning.
    """
    cells = list(dict.fromkeys(words))
    for at in personal.worth_reading(cells, personal.may_hold):
        start = max(text.find(cells[at]), 0)
        for finding in personal.find(cells[at]):
            if personal.plain(finding.text) not in allowances:
                code = "personal-data-meant" if finding.sort.meant else "personal-data"
                code = code if cells[at] in published else "personal-data-internal"
                yield _at(text, start + finding.start, name, code, _values(finding))
    for at in personal.worth_reading(cells, personal.may_name):
        for person in personal.names(cells[at]):
            if personal.plain(person) not in allowances:
                code = "real-name-in-text"
                code = code if cells[at] in published else "unmasked-name-internal"
                start = max(text.find(cells[at]), 0) + cells[at].find(person)
                yield _at(text, start, name, code, {"value": person})


def _at(text: str, place: int, name: str, code: str, values: dict[str, object]) -> Diagnostic:
    line = text.count("\n", 0, place) + 1
    return Diagnostic(name, line, place - text.rfind("\n", 0, place), code, values)


def _values(finding: Finding) -> dict[str, object]:
    return {"what": finding.what, "what_en": finding.what_en, "value": finding.text}


def _text(file: pathlib.Path) -> str:
    """The text of a file; nothing of one that cannot be read: the host tells what is wrong."""
    try:
        if not file.is_file() or file.stat().st_size > _LARGEST:
            return ""
        return file.read_bytes().decode("utf-8-sig", "replace").replace("\r\n", "\n")
    except OSError:
        return ""


def _allowances(text: str) -> frozenset[str]:
    """What the head of a page allows, plain."""
    front = _FRONT.match(text)
    value = yaml.parse(front.group(1))[0] if front else None
    if not isinstance(value, dict):
        return frozenset()
    entries = next((value[key] for key in _ALLOW if isinstance(value.get(key), list)), [])
    texts = (
        one.get(key) for one in entries if isinstance(one, dict) for key in _TEXT if one.get(key)
    )
    return frozenset(personal.plain(str(text)) for text in texts)
