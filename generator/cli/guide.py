"""Print the authors' guide."""

from __future__ import annotations

import click

from generator.kinds.guide import guide as text


@click.command()
def guide() -> None:
    """写出作者手册：各类条目的全部键（Markdown，即 docs/kinds.md）。"""
    click.echo(text(), nl=False)
