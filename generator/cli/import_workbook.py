"""Bring a workbook that was exported back: show what changed, ask, write."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from generator.cli.asking import may_write, tell_of_others
from generator.cli.content import diagnose, tell
from generator.source.diagnostics import printable

if TYPE_CHECKING:
    from collections.abc import Collection
    from pathlib import Path

    from generator.intake.workbook.checking import Outcome


def is_workbook(file: Path) -> bool:
    """Tell whether a file is a workbook that `export workbook` wrote, whoever saved it since."""
    from generator.intake.office.package import read_bytes
    from generator.intake.workbook import reader

    if file.suffix.lower() != ".xlsx":
        return False
    with file.open("rb") as stream:
        return reader.is_workbook(read_bytes(stream))


def import_workbook(
    file: Path, content: Path, folders: Collection[str], *, yes: bool, dry_run: bool
) -> bool:
    """Merge a workbook into the files; whether that went well, with nothing left out."""
    from generator.intake.office.blocks import RefusalError
    from generator.intake.office.package import read_bytes
    from generator.intake.workbook import content as reading
    from generator.intake.workbook import preview, reader
    from generator.intake.workbook.checking import settle
    from generator.intake.workbook.units import Units

    try:
        with file.open("rb") as stream:
            book = reader.read(read_bytes(stream), folders)
    except RefusalError as error:
        click.echo(printable(f"{file}：{error}"), err=True)
        return False
    entries = reading.read(content)
    units = Units(book, entries)
    outcome = settle(units, entries, content, lambda drafts: diagnose(content, drafts))
    for line in preview.lines(outcome, book, entries.remarks):
        click.echo(f"  {line}")
    click.echo(f"{file}：{preview.counts(outcome, book)}")
    if outcome.warnings:
        tell(outcome.warnings, content)
    whole = not book.faults and not outcome.is_partial
    return _write(outcome, yes=yes, dry_run=dry_run) and whole


def _write(outcome: Outcome, *, yes: bool, dry_run: bool) -> bool:
    from generator.intake.workbook.plan import write

    if not outcome.files:
        return True
    deletions = sum(unit.is_done and unit.value is None for unit in outcome.units.values())
    question = f"写入吗？其中删除 {deletions} 条，删去的文件找不回来" if deletions else "写入吗？"
    if not may_write(yes=yes, dry_run=dry_run, question=question):
        return True
    failures = write(outcome.files)
    for name in failures:
        tell_of_others(name)
    click.echo(f"写入 {len(outcome.files) - len(failures)} 个文件；要接着改，请重新导出工作簿")
    return not failures
