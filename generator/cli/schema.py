"""Write JSON Schemas for editors."""

from __future__ import annotations

from pathlib import Path

import click

from generator.cli import options
from generator.tools.writing import write


@click.command()
@options.out(".vscode/schema")
def schema(out: Path) -> None:
    """写出各类条目的 JSON Schema，供编辑器提示和查错；打印 VS Code 的设置。"""
    from generator.kinds import schema as schemas

    out.mkdir(parents=True, exist_ok=True)
    folder = out.as_posix()
    for place, data in schemas.files(folder):
        write(Path(place), data)
    click.echo(schemas.editor_settings(folder))
