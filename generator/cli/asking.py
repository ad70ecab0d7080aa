"""Ask before anything of an author's is written, and say where nothing was."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from generator.cli.content import tell
from generator.source.codes import Severity

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from generator.source.diagnostics import Diagnostic


def may_write(*, yes: bool, dry_run: bool = False, question: str = "写入吗？") -> bool:
    """Ask whether to write, unless the options say; where nothing is to be written, tell so."""
    if dry_run:
        click.echo("没有写入（--dry-run）", err=True)
        return False
    if yes or click.confirm(question, err=True):
        return True
    click.echo("没有写入", err=True)
    return False


def is_sound(problems: Sequence[Diagnostic], content: Path) -> bool:
    """Tell what the check says of what is to be written; whether there is no error in it."""
    if problems:
        tell(problems, content)
    if any(one.severity is Severity.ERROR for one in problems):
        click.echo("照这样写入通不过检查，没有写入：先在原文件里改好上面的问题", err=True)
        return False
    return True


def tell_of_others(names: str) -> None:
    """Say that somebody else changed files meanwhile, so that they were not written."""
    click.echo(f"没有写入 {names}：它刚才被别人改过，请再运行一次", err=True)
