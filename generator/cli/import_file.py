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
from generator.source.files import encoding_of

_OF_BANKS = (".xlsx", ".csv", ".tsv", ".xls", ".et", ".zip", ".gift")
_KINDS = {
    "rules": "rules",
    "制度": "rules",
    "questions": "questions",
    "题库": "questions",
    "circulars": "circulars",
    "通报": "circulars",
    "cases": "cases",
    "案例": "cases",
}
_OF_PROSE = ("circulars", "cases")


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
    help="种类：rules 制度，questions 题库，circulars 通报，cases 案例",
)
@click.option("--id", "id", default="", help="编号；已有的制度得到一个新版本")
@click.option("--version", "effective", default="", metavar="日期", help="施行日期，如 2025-06-01")
@click.option("--replace", "anew", is_flag=True, help="替换已有的同名题库")
@options.content
@options.yes
@options.dry_run
def import_file(
    files: tuple[Path, ...],
    kind: str | None,
    id: str,
    effective: str,
    anew: bool,
    content: Path,
    yes: bool,
    dry_run: bool,
) -> None:
    """把文件写成内容：制度、通报、案例（docx、txt、md，- 是标准输入），题库（xlsx、GIFT、QTI）。

    先列出读到的结构和没有看懂的地方，问过再写；已有的制度得到一个新版本。通报和案例里的姓名一律
    改成化名，写成草稿，等人核对。
    """
    if id and len(files) > 1:
        raise click.UsageError("--id 只能和一个文件一起用")
    if effective:
        effective = _day(effective)
    failed = False
    for file in files:
        named = _KINDS.get(kind or "")
        if named in _OF_PROSE:
            failed |= not import_case(file, named, content, id, yes=yes, dry_run=dry_run)
        elif _is_bank(file, kind):
            failed |= not import_bank(file, content, replace=anew, dry_run=dry_run)
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
