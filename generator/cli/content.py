"""Load the content that a verb works on, and tell what is wrong with it."""

from __future__ import annotations

import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING, NoReturn

import click

from generator import library
from generator.library import vocabulary
from generator.library.project import SITE_CONFIG, project_of
from generator.source.diagnostics import ContentError, Language, in_order
from generator.source.formats import FORMATS
from generator.training import scores

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from pathlib import Path

    from generator.library.loading import Library
    from generator.source.diagnostics import Diagnostic


def load(content: Path, drafts: Mapping[Path, bytes] | None = None) -> Library:
    """Read a content folder and the settings that hold for it. Raises ContentError.

    `drafts`: what files, by their real paths, are taken to hold.
    """
    project = project_of(content)
    words = vocabulary.load(
        project.settings / "vocabulary.yml", f"{SITE_CONFIG}/vocabulary.yml", drafts
    )
    scores.load(project.content.parent / scores.SHOWN_AS, drafts)
    with progress("检查") as advance:
        return library.load(project.content, words, advance, drafts)


def told_of(content: Path, drafts: Mapping[Path, bytes] | None = None) -> list[Diagnostic]:
    """List all that is wrong with a content folder, its settings and those of its books."""
    try:
        loaded = load(content, drafts)
    except ContentError as error:
        return error.diagnostics
    told = list(loaded.warnings)
    for check in (_check_scores, _check_books):
        try:
            check(loaded, drafts)
        except ContentError as error:
            told += error.diagnostics
    return in_order(told)


def _check_scores(loaded: Library, drafts: Mapping[Path, bytes] | None) -> None:
    """Check the parts of the hundred points, if there are any. Raises ContentError."""
    scores.check(loaded.content.parent / scores.SHOWN_AS, loaded, drafts)


def _check_books(loaded: Library, drafts: Mapping[Path, bytes] | None) -> None:
    """Check the settings of the books, if there are to be any. Raises ContentError."""
    from generator.books.config import SETTINGS
    from generator.books.config import load as load_settings
    from generator.library.settings import Settings

    place = loaded.content.parent / SETTINGS
    if place.is_file():
        load_settings(Settings(place, SETTINGS, drafts), loaded)


def load_or_exit(content: Path) -> Library:
    """Read a content folder; where it has errors, tell them and end with 1."""
    try:
        return load(content)
    except ContentError as error:
        exit_with(error, content)


def exit_with(error: ContentError, content: Path) -> NoReturn:
    """Tell what is wrong with the content and end with 1."""
    click.echo(
        FORMATS["text"](error.diagnostics, content.resolve().parent, Language.CHINESE), err=True
    )
    sys.exit(1)


@contextmanager
def progress(label: str) -> Iterator[Callable[[int, int], None]]:
    """Draw a progress bar on a terminal, nothing elsewhere; gives what takes (done, total)."""
    from rich.console import Console
    from rich.progress import Progress

    console = Console(stderr=True)
    # It draws itself when told: with a thread of its own for that, nothing could be shared with
    # a second process.
    drawn = Progress(
        console=console, transient=True, disable=not console.is_terminal, auto_refresh=False
    )
    with drawn as bar:
        task = bar.add_task(label, total=None)

        def advance(done: int, total: int) -> None:
            bar.update(task, completed=done, total=total, refresh=done % (total // 100 + 1) == 0)

        yield advance
