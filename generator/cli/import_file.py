"""Turn files from elsewhere into content: rules from Word and text, banks of questions."""

from __future__ import annotations

import re
import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from generator.cli import options
from generator.cli.content import diagnose, read_library, tell
from generator.cli.import_bank import import_bank
from generator.cli.import_case import import_case
from generator.source.codes import Severity
from generator.source.files import encoding_of

if TYPE_CHECKING:
    from generator.intake.statutes.files import Place, Plan
    from generator.intake.statutes.statute import Statute

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
_INPUT = Path("-")


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
            failed |= not _import_rule(file, content, id, effective, yes=yes, dry_run=dry_run)
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


def _import_rule(
    file: Path, content: Path, id: str, effective: str, *, yes: bool, dry_run: bool
) -> bool:
    """Show a rule, ask, write it; whether that went well."""
    from generator.intake.office.blocks import RefusalError
    from generator.intake.office.package import read_bytes
    from generator.intake.statutes import files, preview

    shown = "标准输入" if file == _INPUT else str(file)
    try:
        with click.open_file(str(file), "rb") as stream:
            data = read_bytes(stream)
        statute, document = files.read(data, "" if file == _INPUT else file.name)
        if effective:
            statute = files.with_date(statute, effective)
        click.echo(f"{shown}：")
        for line in preview.lines(statute, document):
            click.echo(f"  {line}")
        plan = files.plan(statute, content, _places(content), id)
    except RefusalError as error:
        click.echo(f"{shown}：{error}", err=True)
        return False
    _tell_plan(plan, statute)
    if not _is_sound(plan, content):
        return False
    if dry_run:
        click.echo("没有写入（--dry-run）", err=True)
        return True
    if not (yes or click.confirm("写入吗？", err=True)):
        click.echo("没有写入", err=True)
        return True
    return _write(plan)


def _tell_plan(plan: Plan, statute: Statute) -> None:
    if plan.old is None:
        click.echo(f"  写入新文件 {plan.file.name}")
    else:
        begins = statute.version.effective
        click.echo(f"  “{plan.old.title}”（{plan.old.id}）得到 {begins} 施行的新版本")


def _places(content: Path) -> list[Place]:
    from generator.intake.statutes.files import Place
    from generator.kinds.rules.model import Rule

    library = read_library(content)
    return [
        Place(entry.data.id, entry.data.title, entry.file.path, entry.path)
        for entry in library.entries["rules"].values()
        if isinstance(entry.data, Rule)
    ]


def _is_sound(plan: Plan, content: Path) -> bool:
    """Tell whether the file would pass the check; what is wrong with it is told before writing."""
    path = Path(plan.file).resolve()
    told = [
        one
        for one in diagnose(content, {path: plan.after})
        if one.file.endswith(f"rules/{path.name}")
    ]
    if told:
        tell(told, content)
    if any(one.severity is Severity.ERROR for one in told):
        click.echo("照这样写入通不过检查，没有写入：先在原文件里改好上面的问题", err=True)
        return False
    return True


def _write(plan: Plan) -> bool:
    from generator.tools.writing import write

    before = plan.file.read_bytes() if plan.file.exists() else None
    if before != plan.before:
        click.echo(f"没有写入 {plan.file.name}：它刚才被别人改过，请再运行一次", err=True)
        return False
    plan.file.parent.mkdir(parents=True, exist_ok=True)
    write(plan.file, plan.after)
    click.echo(plan.file)
    return True
