"""Let a language model ask a finished edition."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from generator.cli import options

if TYPE_CHECKING:
    from pathlib import Path


@click.command()
@click.argument("edition", type=options.FOLDER, metavar="目录")
def mcp(edition: Path) -> None:
    """让本机的大模型查一版生成好的网站（MCP，标准输入输出）：检索、读、列、按日期引条文；只读。"""
    from generator.mcp.protocol import serve
    from generator.mcp.shelf import NoTextsError, Shelf

    try:
        shelf = Shelf(edition)
    except NoTextsError as error:
        raise click.ClickException(str(error)) from None
    serve(shelf, sys.stdin.buffer, sys.stdout.buffer)
