"""Sum up the records that learners handed in."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from generator.cli import options
from generator.cli.content import load_or_exit
from generator.kinds.entry import Audience

if TYPE_CHECKING:
    from pathlib import Path


@click.command("training-report")
@click.argument("folder", type=options.FOLDER)
@click.option("--content", type=options.FOLDER, help="内容目录，用来写出题目")
@options.out("site/training")
def training_report(folder: Path, content: Path | None, out: Path) -> None:
    """汇总一个目录里学员交来的学习记录：表格和内部网页；损坏和外来的文件指出并略过。"""
    from generator.edition import select
    from generator.theme import assets
    from generator.training.report.run import report

    edition = select(load_or_exit(content), Audience.INTERNAL) if content else None
    records = report(folder, out, edition, assets.css().content)
    for name, why in records.left_out:
        click.echo(f"没有计入 {name}：{why}", err=True)
    click.echo(out / "report.html")
    click.echo(f"{len(records.lessons)} 课次，{len(records.left_out)} 个文件没有计入", err=True)
