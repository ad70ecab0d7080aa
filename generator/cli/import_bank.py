"""Turn a bank of questions from elsewhere into content."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from pathlib import Path


def import_bank(file: Path, content: Path, *, replace: bool, dry_run: bool) -> bool:
    """Write the banks of a file as content; whether all of them came in."""
    from generator.intake.banks.files import read, write

    reading = read(file)
    paths: list[Path] = []
    refusals: list[str] = []
    if not dry_run:
        paths, refusals = write(reading, content / "questions", replace=replace)
    for line in (*reading.mistakes, *reading.remarks, *refusals):
        click.echo(line, err=True)
    for path in paths:
        click.echo(path)
    return not (reading.mistakes or refusals)
