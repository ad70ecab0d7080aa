"""Export lessons as packages, banks and rules as files."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from generator.cli import options
from generator.cli.content import exit_with, load_or_exit
from generator.cli.export_offline import export_offline
from generator.cli.export_workbook import export_workbook
from generator.kinds import BY_FOLDER
from generator.kinds.entry import Audience
from generator.source.diagnostics import ContentError
from generator.tools.writing import write

if TYPE_CHECKING:
    from collections.abc import Sequence

    from generator.edition import Edition
    from generator.outputs import SiteAddress

FORMS = [
    "scorm12", "scorm2004", "cmi5", "xapi", "xlsx", "gift", "qti", "moodle", "docx", "list",
    "wechat", "page",
]  # fmt: skip
"""The names of generator.outputs.exports(), which takes a while to load."""
WORKBOOK = "workbook"
"""Is no form of an edition: it holds everything, for the office itself."""
OFFLINE = "offline"
"""Is a whole site, which is built first."""


@click.command()
@click.argument("form", type=click.Choice([*FORMS, WORKBOOK, OFFLINE]))
@click.argument("ids", nargs=-1)
@options.content
@options.out("site/export")
@options.edition
@options.kinds
@click.option("--empty", is_flag=True, help="工作簿不带条目，作为填写用的空表")
@click.option("--tries", type=click.IntRange(min=0), default=0, help="每个测验可做几次，0 不限")
@click.option("--month", metavar="年-月", help="wechat 的月报，如 2026-10")
def export(
    form: str,
    ids: tuple[str, ...],
    content: Path,
    out: Path,
    audience: str,
    folders: tuple[str, ...],
    empty: bool,
    tries: int,
    month: str | None,
) -> None:
    """导出课程包（scorm12、scorm2004、cmi5、xapi）、题库（xlsx、gift、qti、moodle）、文件（docx）。

    docx 是 Word 文件：制度，加 --kind 是案例（cases）、通报（circulars）或建议书（actions）。
    list 加 --kind 是任何一类的清单（xlsx）。不写编号就是全部；只有一个文件时，--out 可以写文件名。
    wechat 是公众号文章：案例、通报、制度、线路、课程，或 --month 的月报；什么也不发出去。
    page 是一条内容的网页，样式和图片都在这一个文件里，哪里都能打开、打印。
    offline 是整个网站的压缩包，放进 U 盘，解压后不联网也能用。
    workbook 后面写文件名（如 条目.xlsx）：全部条目的工作簿，改好后用 import 读回。
    """
    when = _month(form, month)
    if form == WORKBOOK:
        export_workbook(ids, content, folders, empty=empty)
        return
    if empty:
        raise click.UsageError("--empty 只用于 export workbook")
    if form == OFFLINE:
        export_offline(ids, Audience(audience), content, out)
        return
    from generator.edition import select
    from generator.exports.selection import UnknownIdError
    from generator.outputs import Order, exports

    wanted = exports()[form]
    folder = _folder(form, folders, wanted.folders)
    edition = select(load_or_exit(content), Audience(audience))
    order = Order(ids, tries, _address(edition), folder, when)
    try:
        files = list(wanted.files(edition, order))
    except UnknownIdError as error:
        raise click.BadParameter(f"没有“{error}”", param_hint="IDS") from None
    except ContentError as error:
        exit_with(error, content)
    old = wanted.old(out, {name for name, _ in files})
    _write(files, out)
    for path in old:
        path.unlink()
        click.echo(f"删去 {path}：上一次的图片，文章里已经没有")
    for remark in wanted.remarks(edition, order):
        click.echo(f"提醒 {remark}", err=True)


def _address(edition: Edition) -> SiteAddress:
    """What the configuration beside the content says of the site."""
    from generator.library.project import project_of
    from generator.mkdocs.project import address_of, name_of, site_of
    from generator.outputs import SiteAddress

    project = project_of(edition.content)
    return SiteAddress(site_of(project), name_of(project), address_of(project))


def _write(files: list[tuple[str, bytes]], out: Path) -> None:
    """Write the files into a folder; a single one may have a name of its own."""
    if len(files) == 1 and out.suffix == Path(files[0][0]).suffix and not out.is_dir():
        out, files = out.parent, [(out.name, files[0][1])]
    out.mkdir(parents=True, exist_ok=True)
    for name, data in files:
        (out / name).parent.mkdir(parents=True, exist_ok=True)
        write(out / name, data)
        click.echo(out / name)
    if not files:
        click.echo("没有可以导出的内容", err=True)


def _month(form: str, text: str | None) -> tuple[int, int] | None:
    """Read the month of a digest; None where none is wanted."""
    if text is None:
        return None
    if form != "wechat":
        raise click.UsageError("--month 只用于 export wechat")
    from generator.exports.articles.files import month_of

    month = month_of(text)
    if month is None:
        raise click.BadParameter(f"“{text}”不是月份：写成 2026-10 这样", param_hint="--month")
    return month


def _folder(form: str, chosen: Sequence[str], known: Sequence[str]) -> str:
    """Return the folder of the kind that a form is to hold; "" where it has no choice."""
    words = "、".join(f"{folder} {BY_FOLDER[folder].label}" for folder in known)
    if not chosen and form != "list":
        return ""
    if len(chosen) != 1:
        raise click.UsageError(f"export {form} 要用 --kind 指定一类：{words}")
    if chosen[0] not in known:
        reason = f"只能是 {words}" if known else "不分种类"
        raise click.UsageError(f"export {form} {reason}")
    return chosen[0]
