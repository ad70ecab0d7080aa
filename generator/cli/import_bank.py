"""Turn a bank of questions from elsewhere into content."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from generator.cli import options


@click.command("import")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@options.content
@click.option("--replace", is_flag=True, help="替换已有的同名题库")
def import_bank(file: Path, content: Path, replace: bool) -> None:
    """把题库文件（xlsx、GIFT 的 txt、QTI 的 zip）写成内容文件；有错的行逐一指出，不写任何文件。"""
    from generator.intake.banks.files import read, write

    reading = read(file)
    files, refusals = (
        ([], []) if reading.mistakes else write(reading, content / "questions", replace=replace)
    )
    for line in (*reading.mistakes, *refusals):
        click.echo(line, err=True)
    for path in files:
        click.echo(path)
    sys.exit(1 if reading.mistakes or refusals else 0)
