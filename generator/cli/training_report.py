"""Sum up the records that learners handed in."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import click

from generator.cli import options
from generator.cli.content import load_or_exit
from generator.kinds.entry import Audience

if TYPE_CHECKING:
    from pathlib import Path


_QUARTER = re.compile("([0-9]{4})(?:Q|-|年第)([1-4])(?:季度)?", re.IGNORECASE)


def _quarter(context: click.Context, option: click.Parameter, value: str) -> str:
    """A quarter as records say it, "" for any. Raises BadParameter for what is none."""
    if not value:
        return ""
    found = _QUARTER.fullmatch(value.strip())
    if not found:
        raise click.BadParameter(f"“{value}”不是季度，写成 2026Q2")
    return f"{found[1]}年第{found[2]}季度"


@click.command("training-report")
@click.argument("folder", type=options.FOLDER)
@click.option("--content", type=options.FOLDER, help="内容目录，用来写出题目")
@click.option("--unit", default="", help="只汇总这个单位")
@click.option("--quarter", default="", callback=_quarter, help="只汇总这个季度，如 2026Q2")
@options.out("site/training")
def training_report(folder: Path, content: Path | None, unit: str, quarter: str, out: Path) -> None:
    """汇总一个目录里学员交来的学习记录：各单位各季度、难题和误导选项、证书名单，写成表格和内部网页。

    损坏和外来的文件指出并略过；姓名只在证书名单里。
    """
    from generator.edition import select
    from generator.theme import assets
    from generator.training.report.run import report

    edition = select(load_or_exit(content), Audience.INTERNAL) if content else None
    records = report(folder, out, edition, assets.css().content, unit, quarter)
    for name, why in records.left_out:
        click.echo(f"没有计入 {name}：{why}", err=True)
    click.echo(out / "report.html")
    click.echo(f"{len(records.lessons)} 课次，{len(records.left_out)} 个文件没有计入", err=True)
