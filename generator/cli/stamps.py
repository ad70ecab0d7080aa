"""Make stamps for places."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from generator.cli import options
from generator.cli.content import load_or_exit
from generator.kinds.entry import Audience

if TYPE_CHECKING:
    from pathlib import Path


@click.command()
@click.argument("ids", nargs=-1, metavar="[点位]…")
@options.content
@options.edition
@options.out("site/stamps")
@click.option("--site", default="", help="网站发布后的首页地址；不写就用 mkdocs.yml 里的 site_url")
def stamps(ids: tuple[str, ...], content: Path, audience: str, out: Path, site: str) -> None:
    """给点位做打卡码：一张贴在现场的二维码表，和写进 site_config/visits.yml 的几行。

    不写点位就每处一枚。每次做的都是新的：旧的码要换下来。
    """
    from generator.edition import select
    from generator.exports import stamps as work
    from generator.library.project import project_of
    from generator.mkdocs.project import address_of
    from generator.tools.writing import write

    edition = select(load_or_exit(content), Audience(audience))
    site = site or address_of(project_of(edition.content))
    if not site.startswith(("http://", "https://")):
        raise click.BadParameter("要写网站发布后的首页地址，以 https:// 开头", param_hint="--site")
    try:
        made = work.stamps(edition, ids, site)
    except work.UnknownPlaceError as error:
        raise click.BadParameter(f"没有“{error}”这个点位", param_hint="点位") from None
    if not made:
        raise click.UsageError("还没有点位")
    out.mkdir(parents=True, exist_ok=True)
    write(out / work.SHEET, work.sheet(made))
    click.echo(work.settings(made), nl=False)
    click.echo(f"二维码表：{out / work.SHEET}；把上面几行写进 site_config/visits.yml", err=True)
