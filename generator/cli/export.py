"""Export lessons as packages, banks and rules as files."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from generator.cli import options
from generator.cli.content import load_or_exit
from generator.cli.export_workbook import export_workbook
from generator.kinds.entry import Audience
from generator.tools.writing import write

if TYPE_CHECKING:
    from pathlib import Path

FORMS = ["scorm12", "scorm2004", "cmi5", "xapi", "xlsx", "gift", "qti", "moodle", "docx"]
"""The names of generator.outputs.EXPORTS, which takes a while to load."""
WORKBOOK = "workbook"
"""Is no form of an edition: it holds everything, for the office itself."""


@click.command()
@click.argument("form", type=click.Choice([*FORMS, WORKBOOK]))
@click.argument("ids", nargs=-1)
@options.content
@options.out("site/export")
@options.edition
@options.kinds
@click.option("--empty", is_flag=True, help="工作簿不带条目，作为填写用的空表")
@click.option("--tries", type=click.IntRange(min=0), default=0, help="每个测验可做几次，0 不限")
def export(
    form: str,
    ids: tuple[str, ...],
    content: Path,
    out: Path,
    audience: str,
    folders: tuple[str, ...],
    empty: bool,
    tries: int,
) -> None:
    """导出课程包（scorm12、scorm2004、cmi5、xapi）、题库（xlsx、gift、qti、moodle）或制度（docx）。

    不写编号就是全部；只有一个文件时，--out 可以写文件名。
    workbook 后面写文件名（如 条目.xlsx）：全部条目的工作簿，改好后用 import 读回。
    """
    if form == WORKBOOK:
        export_workbook(ids, content, folders, empty=empty)
        return
    if folders or empty:
        raise click.UsageError("--kind 和 --empty 只用于 export workbook")
    from generator.edition import select
    from generator.exports.selection import UnknownIdError
    from generator.library.project import project_of
    from generator.mkdocs.project import site_of
    from generator.outputs import EXPORTS, Order

    edition = select(load_or_exit(content), Audience(audience))
    try:
        order = Order(ids, tries, site_of(project_of(edition.content)))
        files = list(EXPORTS[form].files(edition, order))
    except UnknownIdError as error:
        raise click.BadParameter(f"没有“{error}”", param_hint="IDS") from None
    if out.suffix == f".{form}" and len(files) == 1 and not out.is_dir():
        out, files = out.parent, [(out.name, files[0][1])]
    out.mkdir(parents=True, exist_ok=True)
    for name, data in files:
        write(out / name, data)
        click.echo(out / name)
    if not files:
        click.echo("没有可以导出的内容", err=True)
    for remark in EXPORTS[form].remarks(edition, order):
        click.echo(f"提醒 {remark}", err=True)
