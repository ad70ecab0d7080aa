"""Work on the search of sites that are built already."""

from __future__ import annotations

from pathlib import Path

import click

from generator.cli import options


@click.group(subcommand_metavar="命令 [参数]…")
def search() -> None:
    """已经生成的网站的检索：合并几个网站的。"""


@search.command(options_metavar="[选项]")
@click.help_option("--help", help="这段说明")
@click.argument("sites", nargs=-1, required=True, metavar="网站目录[=网址]…")
@click.option(
    "--into", required=True, type=options.FOLDER, help="已经生成的网站：它的检索从此也查得到这几个"
)
def merge(sites: tuple[str, ...], into: Path) -> None:
    """让一个网站的检索也查得到别的网站，点开结果就到那个网站。

    如 qingjian search merge 甲县/site/public 乙县/site/public --into site/public。网站自己的网址
    写在它的 site_url 里；没有写的，写在目录后面：甲县/site/public=https://jia.gov.cn/。
    """
    from generator.search.merging import MergeError, open_site
    from generator.search.merging import merge as merge_sites
    from generator.search.published import UnusableIndexError

    try:
        opened = [open_site(*_place(site)) for site in sites]
        counts = merge_sites(opened, into)
    except UnusableIndexError as error:
        raise click.ClickException(_UNUSABLE[error.reason].format(error.file)) from error
    except MergeError as error:
        raise click.ClickException(_REFUSED[error.code].format(**error.values)) from error
    for name, count in counts.items():
        click.echo(f"{name or '本站'}：{count:,} 页", err=True)
    click.echo(into)


def _place(site: str) -> tuple[Path, str]:
    """Part a folder from the address behind it."""
    folder, sign, address = site.rpartition("=http")
    path = Path(folder if sign else site)
    if not path.is_dir():
        raise click.BadParameter(f"没有“{path}”这个目录", param_hint="网站目录")
    return path, f"http{address}" if sign else ""


_UNUSABLE = {
    "missing": "没有 {}：这个网站没有生成过检索，或者没有拷全。检索原样未动",
    "damaged": "{} 坏了：请重新生成或重新拷贝这个网站。检索原样未动",
    "version": "{} 是另一个版本的清鉴生成的：请用同一个版本重新生成。检索原样未动",
}
_REFUSED = {
    "no-address": "不知道“{folder}”放在哪个网址：在它的 mkdocs.yml 里写 site_url 后重新生成，"
    "或者写成 {folder}=https://…/",
    "twice": "“{one}”和“{other}”是同一个网站（{address}）：只写一个",
    "into-itself": "“{folder}”就是 --into 的网站，它自己的页面本来就查得到：去掉它",
    "same-page": "{url} 在“{one}”和“{other}”里都有：去掉其中一个网站",
    "internal": "“{folder}”是内部版，“{into}”是公开的：内部的内容不能让公众查到。"
    "公开版是以前的版本生成的，也会这样：请重新生成",
}
