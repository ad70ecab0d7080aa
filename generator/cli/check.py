"""Tell everything that is wrong with the content."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from generator.cli import options
from generator.cli.content import load
from generator.source.codes import Severity
from generator.source.diagnostics import ContentError, Language, in_order
from generator.source.formats import FORMATS

if TYPE_CHECKING:
    from pathlib import Path

    from generator.library.loading import Library
    from generator.source.diagnostics import Diagnostic

_COUNTED = {
    Language.CHINESE: "错误 {} 处，警告 {} 处",
    Language.ENGLISH: "errors: {}, warnings: {}",
}


@click.command()
@options.content
@options.layout(*sorted(FORMATS))
@click.option(
    "--lang",
    type=click.Choice([x.value for x in Language]),
    default=Language.CHINESE.value,
    help="语言",
)
def check(content: Path, layout: str, lang: str) -> None:
    """检查内容和印刷设置，一次列出所有问题；有错误时以 1 结束。"""
    told: list[Diagnostic] = []
    try:
        found = load(content)
        told = list(found.warnings)
        _check_book_settings(found)
    except ContentError as error:
        told = in_order([*told, *error.diagnostics])
    if told or layout == "json":
        click.echo(FORMATS[layout](told, content.resolve().parent, Language(lang)))
    errors = sum(d.severity is Severity.ERROR for d in told)
    if layout == "text":
        click.echo(_COUNTED[Language(lang)].format(errors, len(told) - errors), err=True)
    sys.exit(1 if errors else 0)


def _check_book_settings(loaded: Library) -> None:
    """What is wrong with the settings of the books, if there are to be any. Raises ContentError."""
    from generator.books.config import SETTINGS
    from generator.books.config import load as load_settings
    from generator.library.settings import Settings

    place = loaded.content.parent / SETTINGS
    if place.is_file():
        load_settings(Settings(place, SETTINGS), loaded)
