"""Begin a site of one's own, or a copy of the sample."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from collections.abc import Iterable

_FOLDER = click.Path(file_okay=False, path_type=Path)
_LISTED = 5  # of the paths that are there already, so many are named


@click.command()
@click.argument("folder", type=_FOLDER, metavar="DIR")
@click.option("--name", default="", help="网站的名称；以后在 site_config/base.yml 里改")
def init(folder: Path, name: str) -> None:
    """起一个自己的网站：设置、每一类一个例子、使用说明，放进 DIR；已有的文件不动。"""
    from generator.starter import site

    _write(site.files(name or site.UNNAMED), folder)


@click.command()
@click.argument("folder", type=_FOLDER, metavar="DIR")
def sample(folder: Path) -> None:
    """把示例站（全部内容和设置）拷到 DIR，用来试；已有的文件不动。"""
    from generator.starter import sample as sample_site

    _write(sample_site.files(), folder)


def _write(files: Iterable[tuple[str, bytes]], folder: Path) -> None:
    from generator.starter.writing import TakenError, write

    try:
        paths = write(files, folder)
    except TakenError as error:
        more = "…" if len(error.paths) > _LISTED else ""
        named = "、".join(error.paths[:_LISTED])
        raise click.BadParameter(
            f"“{folder}”里已经有 {named}{more}，什么也没有写：换一个空的目录", param_hint="DIR"
        ) from None
    click.echo(f"{folder}：写好 {len(paths)} 个文件")
    click.echo(f'下一步：cd "{folder}"，再运行 qingjian build', err=True)
