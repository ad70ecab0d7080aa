"""Look for internal content and personal data in finished outputs."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from generator.cli import options
from generator.cli.content import load_or_exit, progress

if TYPE_CHECKING:
    from pathlib import Path


@click.command()
@click.argument("output", type=options.FOLDER)
@options.content
@options.layout("text", "json")
def audit(output: Path, content: Path, layout: str) -> None:
    """在生成好的目录里查内部内容和个人信息；查到时以 1 结束。"""
    from generator.audit import audit as search
    from generator.audit import report

    library = load_or_exit(content)
    with progress("审计") as advance:
        leaks = search(output, library, advance)
    click.echo(report(leaks, layout), nl=False)
    if layout == "text":
        click.echo(f"查到 {len(leaks)} 处", err=True)
    sys.exit(1 if leaks else 0)
