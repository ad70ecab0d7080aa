"""Begin a new entry."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from generator.cli import options
from generator.kinds import BY_FOLDER, KINDS
from generator.kinds.fields import ID

if TYPE_CHECKING:
    from pathlib import Path


@click.command()
@click.argument(
    "kind", type=click.Choice([*BY_FOLDER, *(kind.label for kind in KINDS)]), metavar="KIND"
)
@click.argument("id")
@options.content
def new(kind: str, id: str, content: Path) -> None:
    """起一个新条目：一份列出全部键的空白文件，等着填写；KIND 如 cases 或 案例，已有的文件不动。"""
    from generator.kinds.scaffold import blank

    if not ID.fullmatch(id):
        raise click.BadParameter(
            "编号只用小写字母、数字和连字符，如 fake-reception", param_hint="ID"
        )
    choice = next(one for one in KINDS if kind in (one.folder, one.label))
    path = content / choice.folder / f"{id}.yml"
    path.parent.mkdir(exist_ok=True)
    try:
        with path.open("x", encoding="utf-8") as file:
            file.write(blank(choice))
    except FileExistsError:
        raise click.BadParameter(f"已经有 {path} 了", param_hint="ID") from None
    click.echo(path)
