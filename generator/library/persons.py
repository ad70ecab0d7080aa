"""Check for personal data what is published beside the entries: hand-written pages, the names of
their files, and what the settings say at the foot of every page.
"""

from __future__ import annotations

import re
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from generator.library import personal
from generator.source import yaml
from generator.source.diagnostics import Diagnostic, printable

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from generator.library.personal import Finding

_TEXTS = frozenset([".md", ".html", ".htm", ".txt", ".svg", ".json", ".csv", ".xml"])
_LARGEST = 5_000_000
_FRONT = re.compile(r"---[ \t]*\r?\n(.*?)\r?\n---[ \t]*(?:\r?\n|\Z)", re.DOTALL)
_ALLOW, _TEXT = ("allow", "准许"), ("text", "文字")
_COMMENT = re.compile(r"^[ \t]*#.*|[ \t]#.*", re.MULTILINE)


def in_pages(folder: Path, shown_as: str, paths: Iterable[str]) -> Iterator[Diagnostic]:
    """Yield the personal data in hand-written pages, by path from their folder on.

    A page silences what may stay as entries do: `allow` at its head, with a text and a reason.
    """
    for path in paths:
        name = f"{shown_as}/{printable(path)}"
        text = _text(folder / path) if PurePosixPath(path).suffix.lower() in _TEXTS else ""
        allowed = _allowed(text)
        spoken = re.sub(r"[/.]+", "\n", printable(path))
        for finding in personal.find(spoken):
            if not finding.sort.meant and personal.plain(finding.text) not in allowed:
                yield Diagnostic(name, 1, 1, "personal-data", _values(finding))
        for finding, diagnostic in _in_text(text, name):
            if personal.plain(finding.text) not in allowed:
                yield diagnostic


def in_settings(project: Path) -> Iterator[Diagnostic]:
    """Yield the personal data in a project's settings.

    The telephone and mail of an office are none there.
    """
    files = [project / "mkdocs.yml", *sorted((project / "site_config").glob("*.yml"))]
    for file in files:
        text = _COMMENT.sub(lambda comment: " " * len(comment.group()), _text(file))
        name = file.relative_to(project).as_posix()
        for finding, diagnostic in _in_text(text, name):
            if not (finding.sort.meant or finding.is_fixed_line):
                yield diagnostic


def _in_text(text: str, name: str) -> Iterator[tuple[Finding, Diagnostic]]:
    for finding in personal.find(text):
        line = text.count("\n", 0, finding.start) + 1
        column = finding.start - (text.rfind("\n", 0, finding.start) + 1) + 1
        code = "personal-data-meant" if finding.sort.meant else "personal-data"
        yield finding, Diagnostic(name, line, column, code, _values(finding))


def _values(finding: Finding) -> dict[str, object]:
    return {"what": finding.what, "what_en": finding.what_en, "value": finding.text}


def _text(file: Path) -> str:
    """The text of a file; nothing of one that cannot be read: the host tells what is wrong."""
    try:
        if not file.is_file() or file.stat().st_size > _LARGEST:
            return ""
        return file.read_bytes().decode("utf-8-sig", "replace").replace("\r\n", "\n")
    except OSError:
        return ""


def _allowed(text: str) -> frozenset[str]:
    """What the head of a page allows, plain."""
    front = _FRONT.match(text)
    value = yaml.parse(front.group(1))[0] if front else None
    if not isinstance(value, dict):
        return frozenset()
    listed = next((value[key] for key in _ALLOW if isinstance(value.get(key), list)), [])
    texts = (
        one.get(key) for one in listed if isinstance(one, dict) for key in _TEXT if one.get(key)
    )
    return frozenset(personal.plain(str(text)) for text in texts)
