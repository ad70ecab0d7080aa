"""Turn a rule in Word or text into content, or into a new version of what is there."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from generator.cli.asking import is_sound, may_write, tell_of_others
from generator.cli.content import diagnose, read_library
from generator.kinds.rules import clause_number

if TYPE_CHECKING:
    from generator.intake.statutes.files import Place, Plan
    from generator.intake.statutes.statute import Statute

_INPUT = Path("-")
_LISTED = 8  # articles that are named


def import_rule(
    file: Path, content: Path, id: str, effective: str, *, yes: bool, dry_run: bool
) -> bool:
    """Show a rule, ask, write it; whether that went well."""
    from generator.intake.office.blocks import RefusalError
    from generator.intake.office.package import read_bytes
    from generator.intake.statutes import files, preview

    name = "标准输入" if file == _INPUT else str(file)
    try:
        with click.open_file(str(file), "rb") as stream:
            data = read_bytes(stream)
        statute, document = files.read(data, "" if file == _INPUT else file.name)
        if effective:
            statute = files.with_date(statute, effective)
        click.echo(f"{name}：")
        for line in preview.lines(statute, document):
            click.echo(f"  {line}")
        plan = files.plan(statute, content, _places(content), id)
    except RefusalError as error:
        click.echo(f"{name}：{error}", err=True)
        return False
    _tell_plan(plan, statute)
    if not _is_sound(plan, content):
        return False
    if not may_write(yes=yes, dry_run=dry_run):
        return True
    return _write(plan)


def _tell_plan(plan: Plan, statute: Statute) -> None:
    if plan.old is None:
        click.echo(f"  写入新文件 {plan.file.name}")
    else:
        begins = statute.version.effective
        click.echo(f"  “{plan.old.title}”（{plan.old.id}）得到 {begins} 施行的新版本")
    if plan.heirs:
        words = "、".join(clause_number.words(article.no) for article in plan.heirs[:_LISTED])
        more = f"等 {len(plan.heirs)} 条" if len(plan.heirs) > _LISTED else ""
        click.echo(f"  {words}{more}沿用原来写的性质和主题，请核对")


def _places(content: Path) -> list[Place]:
    from generator.intake.statutes.files import Place
    from generator.kinds.rules.model import Rule

    library = read_library(content)
    return [
        Place(entry.data, entry.file.path, entry.path)
        for entry in library.entries["rules"].values()
        if isinstance(entry.data, Rule)
    ]


def _is_sound(plan: Plan, content: Path) -> bool:
    """Tell whether the file would pass the check; what is wrong with it is told before writing."""
    path = Path(plan.file).resolve()
    problems = diagnose(content, {path: plan.after})
    return is_sound([one for one in problems if one.file.endswith(f"rules/{path.name}")], content)


def _write(plan: Plan) -> bool:
    from generator.tools.writing import write

    before = plan.file.read_bytes() if plan.file.exists() else None
    if before != plan.before:
        tell_of_others(plan.file.name)
        return False
    plan.file.parent.mkdir(parents=True, exist_ok=True)
    write(plan.file, plan.after)
    click.echo(plan.file)
    return True
