"""Declare the options that several verbs share."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from generator.kinds import KINDS
from generator.kinds.entry import Audience

if TYPE_CHECKING:
    from collections.abc import Callable

    Option = Callable[[Callable[..., None]], Callable[..., None]]

FOLDER = click.Path(exists=True, file_okay=False, path_type=Path)
_TARGET = click.Path(file_okay=False, path_type=Path)

content = click.option("--content", type=FOLDER, default=Path("content"), help="内容目录")
yes = click.option("--yes", is_flag=True, help="不问，直接写入（用在脚本里）")
dry_run = click.option("--dry-run", is_flag=True, help="只看，不写入")
kinds = click.option(
    "--kind",
    "folders",
    multiple=True,
    callback=lambda context, parameter, names: tuple(map(_folder, names)),
    metavar="种类",
    help="只要这一类，如 cases 或 案例；可以写几次",
)
edition = click.option(
    "--edition",
    "audience",
    type=click.Choice([audience.value for audience in Audience]),
    default="public",
    help="版本",
)


cluster = click.option(
    "--cluster", metavar="地址", help="条目的页面由一群机器做（Dask）：如 tcp://192.0.2.1:8786"
)
shared = click.option(
    "--shared", metavar="网址", help="那些机器和这里都看得到的目录或对象存储，数据从那里走"
)


def _folder(name: str) -> str:
    """Return the folder of a kind that is named by it or by its label."""
    folders: dict[str, str] = {
        word: kind.folder for kind in KINDS for word in (kind.folder, kind.label)
    }
    if name not in folders:
        known = "、".join(f"{kind.folder} {kind.label}" for kind in KINDS)
        raise click.BadParameter(f"没有“{name}”这一类：{known}", param_hint="--kind")
    return folders[name]


def out(default: str) -> Option:
    """Return the folder that a verb writes to."""
    return click.option("--out", type=_TARGET, default=Path(default), help="输出目录")


def layout(*names: str) -> Option:
    """Return the form of what a verb tells: one of the names, `text` if none is given."""
    return click.option(
        "--format", "layout", type=click.Choice(names), default="text", help="输出格式"
    )
