"""Print the documentation of all diagnostic codes."""

from __future__ import annotations

import click

from generator.source import documentation


@click.command()
def codes() -> None:
    """列出所有诊断代码的说明（Markdown，即 docs/diagnostics.md）。"""
    click.echo(documentation.page(), nl=False)
