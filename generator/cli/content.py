"""Load the content that a verb works on, and tell what is wrong with it."""

from __future__ import annotations

import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING, NoReturn

import click

from generator import library
from generator.library import vocabulary
from generator.source.diagnostics import ContentError, Language
from generator.source.formats import FORMATS
from generator.training import scores

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from generator.library.loading import Library


def load(content: Path) -> Library:
    """Read a content folder and the settings beside it. Raises ContentError."""
    content = content.resolve()
    words = vocabulary.load(
        content.parent / "site_config" / "vocabulary.yml", "site_config/vocabulary.yml"
    )
    scores.load(content.parent / scores.SHOWN_AS)
    with progress("检查") as advance:
        return library.load(content, words, advance)


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
