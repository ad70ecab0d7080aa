"""Tell everything that is wrong with the content, and mend what has only one right mending."""

from __future__ import annotations

import sys
from functools import partial
from typing import TYPE_CHECKING

import click

from generator.cli import options
from generator.cli.content import diagnose
from generator.library import mending
from generator.source.codes import Severity
from generator.source.diagnostics import Language
from generator.source.formats import FORMATS

if TYPE_CHECKING:
    from pathlib import Path

    from generator.source.diagnostics import Diagnostic

_COUNTED = {
    Language.CHINESE: "错误 {} 处，警告 {} 处",
    Language.ENGLISH: "errors: {}, warnings: {}",
}
_FIXABLE = {
    Language.CHINESE: "；有 {} 处可以用 qingjian check --fix 改好",
    Language.ENGLISH: "; {} of them can be mended by qingjian check --fix",
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
@click.option("--fix", is_flag=True, help="只有一种改法的，列出改动，问过以后写入")
@options.yes
@options.dry_run
def check(content: Path, layout: str, lang: str, fix: bool, yes: bool, dry_run: bool) -> None:
    """检查内容和印刷设置，一次列出所有问题；有错误时以 1 结束。"""
    if (yes or dry_run) and not fix:
        raise click.UsageError("--yes 和 --dry-run 要和 --fix 一起用")
    problems = diagnose(content)
    if fix and _fix(content, layout, yes=yes, dry_run=dry_run):
        problems = diagnose(content)
    _tell(problems, content, layout, Language(lang))
    sys.exit(1 if any(d.severity is Severity.ERROR for d in problems) else 0)


def _fix(content: Path, layout: str, *, yes: bool, dry_run: bool) -> bool:
    """Show what can be mended, ask, and write it; whether anything was written."""
    changes = mending.changes(content, partial(diagnose, content))
    for change in changes:
        for line in change.diff():
            click.echo(line, err=layout != "text")
    if not changes:
        click.echo("没有可以代改的", err=True)
        return False
    if dry_run:
        click.echo(f"可以改好 {len(changes)} 个文件，没有写入", err=True)
        return False
    if not (yes or click.confirm(f"写入这 {len(changes)} 个文件吗？", err=True)):
        click.echo("没有写入", err=True)
        return False
    for name in mending.write(changes):
        click.echo(f"没有写入 {name}：它刚才被别人改过，请再运行一次", err=True)
    return True


def _tell(problems: list[Diagnostic], content: Path, layout: str, lang: Language) -> None:
    if problems or layout == "json":
        click.echo(FORMATS[layout](problems, content.resolve().parent, lang))
    if layout != "text":
        return
    errors = sum(d.severity is Severity.ERROR for d in problems)
    fixable = sum(d.fix is not None for d in problems)
    more = _FIXABLE[lang].format(fixable) if fixable else ""
    click.echo(_COUNTED[lang].format(errors, len(problems) - errors) + more, err=True)
