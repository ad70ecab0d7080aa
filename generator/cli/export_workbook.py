"""Export whole kinds of entries as a workbook."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from generator.kinds import KINDS
from generator.tools.writing import write

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

_SUFFIX = ".xlsx"


def export_workbook(
    files: Sequence[str], content: Path, folders: Collection[str], *, empty: bool
) -> None:
    """Write the workbook of the kinds in some folders, of all where none is named, to one file."""
    from generator.intake.workbook import content as reading
    from generator.intake.workbook import writer

    if len(files) != 1 or not files[0].lower().endswith(_SUFFIX):
        raise click.UsageError("export workbook 后面写一个文件名，如 条目.xlsx")
    out = Path(files[0])
    entries = reading.read(content)
    kinds = [kind for kind in KINDS if not folders or kind.folder in folders]
    data = writer.write(entries, kinds, empty=empty)
    out.parent.mkdir(parents=True, exist_ok=True)
    write(out, data)
    click.echo(out)
    for remark in entries.remarks:
        click.echo(f"没有导出 {remark}", err=True)
