"""Write JSON Schemas for editors."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import click

from generator.cli import options
from generator.kinds import KINDS
from generator.tools.writing import write

if TYPE_CHECKING:
    from pathlib import Path


@click.command()
@options.out(".vscode/schema")
def schema(out: Path) -> None:
    """写出各类条目的 JSON Schema，供编辑器提示和查错；打印 VS Code 的设置。"""
    from generator.kinds.schema import schema as schema_of

    out.mkdir(parents=True, exist_ok=True)
    for kind in KINDS:
        text = json.dumps(schema_of(kind), ensure_ascii=False, indent=1)
        write(out / f"{kind.folder}.json", text.encode())
    where = {
        f"{out.as_posix()}/{kind.folder}.json": f"**/content/{kind.folder}/*.yml" for kind in KINDS
    }
    click.echo(json.dumps({"yaml.schemas": where}, ensure_ascii=False, indent=2))
