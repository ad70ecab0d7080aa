"""Tell what of the content needs tending."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from generator.cli import options
from generator.cli.content import load_or_exit
from generator.kinds.entry import Audience

if TYPE_CHECKING:
    from pathlib import Path


@click.command()
@click.argument("site", type=options.FOLDER, required=False)
@options.content
@options.edition
@options.layout("text", "json")
def health(site: Path | None, content: Path, audience: str, layout: str) -> None:
    """列出该打理的地方：空栏目、旧动态、久未核对、已废止的制度、雷同的题；给出网站目录时也查死链。"""
    from generator.audit.health import examine, report
    from generator.edition import select
    from generator.tools.clock import today

    remarks = examine(select(load_or_exit(content), Audience(audience)), today(), site)
    click.echo(report(remarks, layout), nl=False)
    if layout == "text":
        click.echo(f"该打理的地方 {len(remarks)} 处", err=True)
