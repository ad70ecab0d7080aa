"""Turn circulars, cases and news in Word or text into drafts of content."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from generator.cli.asking import is_sound, may_write
from generator.cli.content import diagnose, read_library

if TYPE_CHECKING:
    from pathlib import Path

    from generator.intake.circulars.files import Plan
    from generator.source.diagnostics import Diagnostic


def import_case(file: Path, kind: str, content: Path, id: str, *, yes: bool, dry_run: bool) -> bool:
    """Show what a file holds, ask, write it as drafts; whether that went well.

    Names and what became of them are shown on a terminal alone: nothing else keeps them.
    """
    from generator.intake.circulars import files
    from generator.intake.office.blocks import RefusalError
    from generator.intake.office.package import read_bytes
    from generator.intake.reports.files import plan_report

    source = "标准输入" if str(file) == "-" else str(file)
    plans = {
        "circulars": files.plan_circular,
        "cases": files.plan_case,
        "reports": plan_report,
    }
    try:
        with click.open_file(str(file), "rb") as stream:
            data = read_bytes(stream)
        plan = plans[kind](data, "" if str(file) == "-" else file.name, read_library(content), id)
    except RefusalError as error:
        click.echo(f"{source}：{error}", err=True)
        return False
    click.echo(f"{source}：")
    for line in plan.lines:
        click.echo(f"  {line}")
    _tell_names(plan)
    return _is_sound(plan, content) and _write(plan, yes=yes, dry_run=dry_run)


def _tell_names(plan: Plan) -> None:
    if not plan.names:
        return
    if not _is_terminal():
        click.echo(f"  {len(plan.names)} 个姓名改成了化名；对照只在终端里显示，不存", err=True)
        return
    click.echo("  化名（只在这里显示一次，哪里也不存）：", err=True)
    for line in plan.names:
        click.echo(f"    {line}", err=True)


def _is_terminal() -> bool:
    """Whether what is told goes to somebody's eyes and into no file."""
    return sys.stderr.isatty()


def _is_sound(plan: Plan, content: Path) -> bool:
    """Tell whether the files would pass the check; what is wrong is told before writing."""
    names = tuple(f"/{path.parent.name}/{path.name}" for path in plan.files)
    problems = [one for one in diagnose(content, plan.files) if f"/{one.file}".endswith(names)]
    return is_sound([one for one in problems if not _is_known(one, plan)], content)


def _is_known(diagnostic: Diagnostic, plan: Plan) -> bool:
    """Tell whether a mistake is none: pictures come with the files, and drafts are open."""
    if diagnostic.code == "file-not-found":
        names = {f"media/{path.name}" for path in plan.pictures}
        return diagnostic.values.get("file") in names
    return diagnostic.code in ("unsourced-draft", "alt-to-write-draft")


def _write(plan: Plan, *, yes: bool, dry_run: bool) -> bool:
    from generator.tools.writing import write_new

    for path in plan.files:
        click.echo(f"  写入新文件 {path.parent.name}/{path.name}")
    if not may_write(yes=yes, dry_run=dry_run):
        return True
    write_new({**plan.pictures, **plan.files})
    for path in (*plan.pictures, *plan.files):
        click.echo(path)
    return True
