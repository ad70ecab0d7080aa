"""Load the content that a verb works on, and tell what is wrong with it."""

from __future__ import annotations

import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING, NoReturn

import click

from generator.library.project import project_of
from generator.library.survey import survey
from generator.source.diagnostics import ContentError, Language, in_order
from generator.source.formats import FORMATS
from generator.tools.clock import today

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
    from pathlib import Path

    from generator.library.catalogue import Library
    from generator.library.loading import Reading
    from generator.source.diagnostics import Diagnostic


def load(content: Path) -> Library:
    """Read a content folder and the settings that hold for it. Raises ContentError."""
    return _survey(content).whole()


def read_library(content: Path) -> Library:
    """Read what a content folder holds, without what is wrong in it."""
    return _survey(content).library


def diagnose(content: Path, drafts: Mapping[Path, bytes | None] | None = None) -> list[Diagnostic]:
    """List all that is wrong with a content folder, its settings and those of its books.

    `drafts`: what files, by their real paths, are taken to hold.
    """
    reading = _survey(content, drafts)
    return in_order([*reading.diagnostics, *of_books(reading.library, drafts, reading.broken)])


def _survey(content: Path, drafts: Mapping[Path, bytes | None] | None = None) -> Reading:
    project = project_of(content)
    with progress("检查") as advance:
        return survey(project.content, project.home, progress=advance, drafts=drafts, today=today())


def of_books(
    library: Library,
    drafts: Mapping[Path, bytes | None] | None = None,
    broken: Collection[tuple[str, str]] = (),
) -> list[Diagnostic]:
    """List what is wrong or odd in the settings of the books, if there are to be any.

    `broken`: folder and id of entries that are there and cannot be used as they are.
    """
    from generator.books import config

    place = library.home / config.SETTINGS
    if not place.is_file():
        return []
    try:
        return config.warnings(config.load(place, library, drafts, broken), library)
    except ContentError as error:
        return error.diagnostics


def load_or_exit(content: Path) -> Library:
    """Read a content folder; where it has errors, tell them and end with 1."""
    try:
        return load(content)
    except ContentError as error:
        exit_with(error, content)


def exit_with(error: ContentError, content: Path) -> NoReturn:
    """Tell what is wrong with the content and end with 1."""
    tell(error.diagnostics, content)
    sys.exit(1)


def tell(problems: Iterable[Diagnostic], content: Path) -> None:
    """Tell what is wrong or odd beside what a verb puts out."""
    click.echo(FORMATS["text"]([*problems], content.resolve().parent, Language.CHINESE), err=True)


@contextmanager
def progress(label: str, *, lines: bool = False) -> Iterator[Callable[[int, int], None]]:
    """Draw a progress bar on a terminal; gives what takes (done, total).

    Elsewhere it is silent, or writes a line for every tenth, with `lines`.
    """
    from rich.console import Console
    from rich.progress import Progress

    console = Console(stderr=True)
    # It draws itself when told: with a thread of its own for that, nothing could be shared with
    # a second process.
    display = Progress(
        console=console, transient=True, disable=not console.is_terminal, auto_refresh=False
    )
    with display as bar:
        task = bar.add_task(label, total=None)
        told = 0

        def advance(done: int, total: int) -> None:
            nonlocal told
            if lines and not console.is_terminal and (tenth := done * 10 // total) != told:
                told = tenth
                click.echo(f"{label}：{done}/{total} 份", err=True)
            bar.update(task, completed=done, total=total, refresh=done % (total // 100 + 1) == 0)

        yield advance
