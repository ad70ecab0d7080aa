"""Turn files from elsewhere into content: rules from Word and text, banks of questions."""

from __future__ import annotations

import re
import sys
from datetime import date
from pathlib import Path

import click

from generator.cli import options
from generator.cli.import_bank import import_bank
from generator.cli.import_case import import_case
from generator.cli.import_rule import import_rule
from generator.cli.import_table import TABLES, import_table
from generator.cli.import_workbook import import_workbook, is_workbook
from generator.kinds import BY_FOLDER, KINDS
from generator.source.files import encoding_of

_OF_BANKS = (*TABLES, ".zip", ".gift", ".xml")
_KINDS: dict[str, str] = {word: kind.folder for kind in KINDS for word in (kind.folder, kind.label)}
_OF_PROSE = ("circulars", "cases", "reports")
_READ = (None, "rules", "questions", *_OF_PROSE)
"""What may come in otherwise than as a table."""


@click.command("import")
@click.argument(
    "files",
    nargs=-1,
    required=True,
    type=click.Path(exists=True, dir_okay=False, allow_dash=True, path_type=Path),
    metavar="FILE",
)
@click.option(
    "--kind",
    type=click.Choice([*_KINDS]),
    metavar="种类",
    help="如 reports 或 工作动态：表格的每一行是一条；不写时表格、GIFT、QTI 和 Moodle XML 是题库，"
    "别的是制度；导出的工作簿自己认得出，写了就只读这一类",
)
@click.option(
    "--map", "maps", multiple=True, metavar="列名=键", help="表格的一列是哪个键；备注= 不收"
)
@click.option(
    "--set",
    "values",
    multiple=True,
    metavar="键=值",
    help="表格里没写的键，新的条目都写上，如 来源=示例县简报、状态=草稿",
)
@click.option("--each", is_flag=True, help="表格的每一行写成一个文件；不写就都写进一个文件")
@click.option("--all-or-nothing", "whole", is_flag=True, help="有一行或一题不行，就都不写")
@click.option("--id", "id", default="", help="编号；已有的制度得到一个新版本")
@click.option("--version", "effective", default="", metavar="日期", help="施行日期，如 2025-06-01")
@click.option("--replace", "anew", is_flag=True, help="把题目并进已有的同名题库")
@options.content
@options.yes
@options.dry_run
def import_file(
    files: tuple[Path, ...],
    kind: str | None,
    maps: tuple[str, ...],
    values: tuple[str, ...],
    each: bool,
    whole: bool,
    id: str,
    effective: str,
    anew: bool,
    content: Path,
    yes: bool,
    dry_run: bool,
) -> None:
    """把文件写成内容：制度、通报、案例、动态（docx、txt、md，- 是标准输入），题库（xlsx、csv、
    GIFT、QTI），任何一类的普通表格（xlsx、csv，加 --kind），export workbook 导出的工作簿。

    先列出读到的结构和没有看懂的地方，问过再写；已有的制度得到一个新版本，表格里已有的条目只改不同
    的地方。通报、案例和动态里的姓名一律改成化名，写成草稿，等人核对。
    """
    if id and len(files) > 1:
        raise click.UsageError("--id 只能和一个文件一起用")
    if effective:
        effective = _day(effective)
    if (maps or values or each) and _KINDS.get(kind or "") in (None, "questions"):
        raise click.UsageError("--map、--set、--each 只用于普通表格，和 --kind 一起用")
    failed = False
    for file in files:
        named = _KINDS.get(kind or "")
        if is_workbook(file):
            folders = [named] if named else []
            failed |= not import_workbook(file, content, folders, yes=yes, dry_run=dry_run)
        elif named not in (None, "questions") and file.suffix.lower() in TABLES:
            failed |= not import_table(
                file,
                str(named),
                content,
                maps,
                values,
                each=each,
                whole=whole,
                yes=yes,
                dry_run=dry_run,
            )
        elif named not in _READ:
            label = BY_FOLDER[str(named)].label
            raise click.UsageError(f"{file}：{label}只能从表格（.xlsx、.csv）导入")
        elif named in _OF_PROSE:
            failed |= not import_case(file, named, content, id, yes=yes, dry_run=dry_run)
        elif _is_bank(file, kind):
            failed |= not import_bank(
                file, content, id, anew=anew, whole=whole, yes=yes, dry_run=dry_run
            )
        else:
            failed |= not import_rule(file, content, id, effective, yes=yes, dry_run=dry_run)
    sys.exit(1 if failed else 0)


def _day(text: str) -> str:
    try:
        return date.fromisoformat(text).isoformat()
    except ValueError:
        raise click.BadParameter("施行日期写成 2025-06-01 这样", param_hint="--version") from None


def _is_bank(file: Path, kind: str | None) -> bool:
    if kind is not None:
        return _KINDS[kind] == "questions"
    if file.suffix.lower() == ".txt":
        data = file.read_bytes()
        text = data.decode(encoding_of(data) or "ascii", "ignore")
        is_gift = re.search(r"\{[^{}]{0,2000}[=~TF]", text) is not None
        return is_gift and re.search("^第.{1,8}条", text, re.MULTILINE) is None
    return file.suffix.lower() in _OF_BANKS
