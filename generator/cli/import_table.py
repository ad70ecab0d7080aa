"""Turn an ordinary table into entries of a kind."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from generator.cli.asking import may_write
from generator.cli.content import diagnose
from generator.source.yaml import INVISIBLE

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from generator.intake.entries.plan import Plan
    from generator.source.diagnostics import Diagnostic

TABLES = (".xlsx", ".xlsm", ".xlsb", ".xls", ".et", ".ods", ".csv", ".tsv")
"""How the names of tables end; some are refused with the way out."""


def import_table(
    file: Path,
    folder: str,
    content: Path,
    maps: Sequence[str],
    values: Sequence[str],
    *,
    each: bool,
    whole: bool,
    yes: bool,
    dry_run: bool,
) -> bool:
    """Show what a table becomes as entries of a kind, ask, write; whether all of it came in.

    `maps`: 列名=键. `values`: 键=值, of new entries. `each`: a file for every entry. `whole`: all
    rows or none.
    """
    from generator.intake.entries import files, preview
    from generator.intake.entries.matching import UnknownColumnError
    from generator.intake.office.blocks import RefusalError

    try:
        plan = _plan(file, folder, content, maps, values)
    except RefusalError as error:
        click.echo(f"{file}：{error}", err=True)
        return False
    except UnknownColumnError as error:
        raise click.BadParameter(str(error), param_hint="--map、--set") from None
    click.echo(f"{file}：")
    for line in preview.lines(plan):
        _say(line)
    for line in preview.faults(plan.warnings):
        _say(f"注意 {line}", err=True)
    for line in preview.faults(plan.faults):
        _say(f"没有收入 {line}", err=True)
    if plan.is_idle or (whole and plan.faults):
        why = "（--all-or-nothing：有一行不行就都不写）" if whole and plan.faults else ""
        click.echo(f"没有写入{why}", err=True)
        return not plan.faults
    result = files.files(plan, content, file.name, each=each)
    return _write(result, yes=yes, dry_run=dry_run) and not plan.faults


def _say(line: str, *, err: bool = False) -> None:
    """Tell a line in which words of a foreign file may stand, without what turns a text round."""
    click.echo(f"  {INVISIBLE.sub('', line)}", err=err)


def _plan(
    file: Path, folder: str, content: Path, maps: Sequence[str], values: Sequence[str]
) -> Plan:
    from generator.intake.entries import matching
    from generator.intake.entries.plan import plan
    from generator.intake.tables import files as tables
    from generator.intake.tables.package import LARGEST_FILE
    from generator.intake.workbook.content import read
    from generator.kinds import BY_FOLDER

    with file.open("rb") as stream:
        data = stream.read(LARGEST_FILE + 1)
    grid = tables.read(data, file.name)
    there = read(content)

    def check(drafts: Mapping[Path, bytes]) -> list[Diagnostic]:
        return diagnose(content, drafts)

    wishes = matching.parse(maps, values)
    return plan(grid, BY_FOLDER[folder], there, content, check, wishes)


def _write(files: Mapping[Path, bytes], *, yes: bool, dry_run: bool) -> bool:
    """Ask and write, new files all or none; whether nobody came in between."""
    from generator.tools.writing import write, write_new

    before = {path: _bytes_of(path) for path in files}
    for path, data in before.items():
        click.echo(f"  {'写入新文件' if data is None else '改写'} {path.parent.name}/{path.name}")
    if not may_write(yes=yes, dry_run=dry_run):
        return True
    others = [path for path in files if _bytes_of(path) != before[path]]
    if others:
        names = "、".join(path.name for path in others)
        click.echo(f"没有写入：{names} 刚才被别人改过，请再运行一次", err=True)
        return False
    write_new({path: data for path, data in files.items() if before[path] is None})
    for path, data in files.items():
        if before[path] is not None:
            write(path, data)
        click.echo(path)
    return True


def _bytes_of(path: Path) -> bytes | None:
    return path.read_bytes() if path.exists() else None
