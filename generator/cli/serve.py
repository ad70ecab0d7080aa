"""Preview an edition in a browser, renewed at every edit."""

from __future__ import annotations

import logging
import sys
from typing import TYPE_CHECKING

import click

from generator.cli import options
from generator.kinds.entry import Audience

if TYPE_CHECKING:
    from pathlib import Path

_AUDIENCES = [audience.value for audience in Audience]


@click.command()
@click.argument("what", type=click.Choice(_AUDIENCES), default=Audience.PUBLIC.value)
@click.option("--content", type=options.FOLDER, help="内容目录")
@click.option("--address", default="127.0.0.1:8000", help="在哪里看：主机和端口")
def serve(what: str, content: Path | None, address: str) -> None:
    """预览：一存盘，开着的那一页就更新；写错了，错在哪里显示在页顶。"""
    from generator.mkdocs.publish import NoProjectError, NotPublishedError
    from generator.mkdocs.serve import serve as preview

    logging.basicConfig(format="%(message)s", level=logging.INFO)
    try:
        preview(Audience(what), content, address)
    except NoProjectError as error:
        raise click.UsageError(str(error)) from error
    except NotPublishedError as error:
        click.echo(error, err=True)
        sys.exit(1)
