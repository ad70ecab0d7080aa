"""Mend the files of a project, and write what was mended."""

from __future__ import annotations

import os
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

from generator.kinds import BY_FOLDER
from generator.kinds.record import SPELLINGS
from generator.library.project import SITE_CONFIG, project_of
from generator.source import files
from generator.source.mending import mend
from generator.tools.writing import write as put

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from generator.source.diagnostics import Diagnostic
    from generator.source.mending import Mending


def changes(
    content: Path, told_of: Callable[[Mapping[Path, bytes]], list[Diagnostic]]
) -> list[Mending]:
    """Return the files of a project that have mistakes with only one right mending, mended.

    `told_of` tells what is wrong where some files hold drafts. Nothing is written.
    """
    project = project_of(content)
    sources, _ = files.find(project.content, frozenset(BY_FOLDER), project.content.name)
    # Of several names of one file, links to it, only the last is used.
    names = {Path(os.path.realpath(file.path)): file.name for file in sources}
    paths = {name: path for path, name in names.items()}
    settings = [project.settings / name for name in _SETTINGS]
    paths |= {f"{SITE_CONFIG}/{path.name}": path for path in settings if path.is_file()}
    keys = frozenset(chain.from_iterable(SPELLINGS.values()))
    return mend(told_of, paths, keys)


_SETTINGS = ("vocabulary.yml", "scores.yml", "standards.yml", "print.yml")


def write(mendings: Iterable[Mending]) -> list[str]:
    """Write mended files, each in one step; gives the names of those that others changed meanwhile,
    which are left alone. Raises OSError where a file cannot be written.
    """
    failures = []
    for one in mendings:
        if one.path.read_bytes() == one.before:
            put(one.path, one.after)
        else:
            failures.append(one.name)
    return failures
