"""Turn a bank of questions from elsewhere into content, or merge it into a bank there is."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from generator.cli.asking import may_write, tell_of_others
from generator.cli.content import diagnose, read_library

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from generator.intake.banks.plan import Plan, Planner


def import_bank(
    file: Path, content: Path, id: str, *, anew: bool, whole: bool, yes: bool, dry_run: bool
) -> bool:
    """Show the banks of a file, ask, write them; whether every question came in.

    `anew`: a bank may be merged into one that is there. `whole`: all questions or none.
    """
    from generator.intake.banks import files, preview
    from generator.intake.banks.pictures import Gallery
    from generator.intake.banks.plan import Planner
    from generator.intake.office.blocks import RefusalError
    from generator.intake.office.package import read_bytes

    is_input = str(file) == "-"
    name = "" if is_input else file.name
    with click.open_file(str(file), "rb") as stream:
        gallery = Gallery(content, files.with_id(files.read(read_bytes(stream), name), id))
    reading = gallery.settle()
    click.echo(f"{'标准输入' if is_input else file}：")
    _say(preview.remark_lines("没有收入", reading.mistakes))
    _say(preview.remark_lines("注意", reading.remarks))
    names = [f"media/{path.name}" for path in gallery.files]
    planner = Planner(read_library(content), lambda drafts: diagnose(content, drafts), names)
    banks = [bank for bank in reading.banks if bank.questions]
    good: list[Plan] = []
    for plan in planner.plans(banks, files.stem_of(name), anew=anew):
        if isinstance(plan, RefusalError):
            click.echo(f"  {plan}", err=True)
        else:
            good.append(plan)
            _say(preview.plan_lines(plan))
    every = len(good) == len(banks) and not any(plan.mistakes for plan in good)
    complete = every and not reading.mistakes
    if whole and not complete:
        click.echo("没有写入：有题目不能收入（--all-or-nothing）", err=True)
        return False
    if dry_run:
        click.echo("没有写入（--dry-run）", err=True)
        return complete
    final = [_without_gone(planner, plan, complete=complete, yes=yes) for plan in good]
    final = [plan for plan in final if not plan.is_empty]
    return _write(final, gallery.files, yes=yes) and complete


def _say(lines: Iterable[str]) -> None:
    for line in lines:
        click.echo(f"  {line}")


def _without_gone(planner: Planner, plan: Plan, *, complete: bool, yes: bool) -> Plan:
    """Return a plan that also removes what its file lacks, where somebody wants that."""
    from generator.intake.office.blocks import RefusalError

    if plan.merge is None or not plan.merge.gone:
        return plan
    count = len(plan.merge.gone)
    if not complete:
        reason = f"  有题目不能收入，所以文件里没有的 {count} 题都留着"
        click.echo(reason, err=True)
        return plan
    if not (yes or click.confirm(f"文件里没有的 {count} 题，从题库里删去吗？", err=True)):
        return plan
    try:
        return planner.plan(plan.bank, "", anew=True, remove=True)
    except RefusalError as error:
        click.echo(f"  文件里没有的题不能删：{error}", err=True)
        return plan


def _write(plans: list[Plan], pictures: Mapping[Path, bytes], *, yes: bool) -> bool:
    from generator.tools.writing import write, write_new

    if not plans:
        click.echo("没有要写入的", err=True)
        return True
    if not may_write(yes=yes):
        return True
    good = True
    texts = "".join(plan.after.decode() for plan in plans)
    write_new({path: data for path, data in pictures.items() if f"media/{path.name}" in texts})
    for plan in plans:
        before = plan.file.read_bytes() if plan.file.exists() else None
        if before != plan.before:
            tell_of_others(plan.file.name)
            good = False
            continue
        plan.file.parent.mkdir(parents=True, exist_ok=True)
        write(plan.file, plan.after)
        click.echo(plan.file)
    return good
