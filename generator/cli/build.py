"""Build the sites and the books."""

from __future__ import annotations

import logging
import sys
from contextlib import nullcontext
from functools import partial
from pathlib import Path

import click

from generator.cli import options
from generator.cli.clustering import by_cluster
from generator.cli.content import exit_with, load_or_exit, of_books, progress, tell
from generator.kinds.entry import Audience
from generator.kinds.suggest import nearest
from generator.source.diagnostics import ContentError
from generator.tools.swap import refusal

_AUDIENCES = [audience.value for audience in Audience]


@click.command()
@click.argument("what", type=click.Choice([*_AUDIENCES, "print", "all"]), default="all")
@click.option("--content", type=options.FOLDER, help="内容目录")
@options.out("site")
@click.option("--clean", is_flag=True, help="全部重新做，不用上次留下的")
@click.option(
    "--book",
    "books",
    multiple=True,
    metavar="编号",
    help="只排这一本（和 print 一起用）；可以写几次",
)
@options.cluster
@options.shared
def build(
    what: str,
    content: Path | None,
    out: Path,
    clean: bool,
    books: tuple[str, ...],
    cluster: str | None,
    shared: str | None,
) -> None:
    """生成网站和书：检查、生成、整体替换；有错误时旧的原样保留。"""
    from generator.mkdocs.publish import NoProjectError, NotPublishedError, publish

    if books and what != "print":
        raise click.UsageError("--book 只和 print 一起用：qingjian build print --book 编号")
    if cluster and what == "print":
        raise click.UsageError("--cluster 只用来生成网站，书在这里排")
    if shared and not cluster:
        raise click.UsageError("--shared 和 --cluster 一起用")
    logging.basicConfig(format="%(message)s", level=logging.WARNING)
    if content is None and Path("mkdocs.yml").is_file() and not Path("content").is_dir():
        raise click.BadParameter("没有“content”这个目录", param_hint="--content")
    for name in [*_AUDIENCES, "print"] if what == "all" else [what]:
        if why := refusal(out / name, [content or Path("content"), Path.cwd()]):
            raise click.BadParameter(f"“{out / name}”{why}", param_hint="--out")
    for audience in [a for a in Audience if what in (a.value, "all")]:
        try:
            report = partial(click.echo, err=True)
            with by_cluster(cluster, shared) if cluster else nullcontext():
                place = publish(audience, content, out, report, remembers=not clean)
            click.echo(place)
        except NoProjectError as error:
            raise click.UsageError(str(error)) from error
        except NotPublishedError as error:
            click.echo(error, err=True)
            sys.exit(1)
    if what in ("print", "all"):
        _print(content or Path("content"), out, books, alone=what == "print")


def _print(content: Path, out: Path, books: tuple[str, ...], *, alone: bool) -> None:
    """Print the books; where nothing else was asked for, settings to be filled in are an error."""
    from generator.books.export import UnfilledError, UnknownBookError, export
    from generator.books.press import NotSetError

    if not content.is_dir():
        raise click.BadParameter(f"没有“{content}”这个目录", param_hint="--content")
    library = load_or_exit(content)
    try:
        with progress("排版") as advance:
            place = export(library, out, advance, books)
    except UnknownBookError as error:
        near = nearest(error.id, error.known)
        hint = f"，是不是“{near}”？" if near else "："
        known = f"print.yml 里有 {'、'.join(error.known)}"
        raise click.BadParameter(
            f"没有编号为“{error.id}”的书{hint}{known}", param_hint="--book"
        ) from error
    except UnfilledError as error:
        tell(error.diagnostics, content)
        click.echo("书没有排：先填好上面几处", err=True)
        sys.exit(1 if alone else 0)
    except ContentError as error:
        exit_with(error, content)
    except NotSetError as error:
        raise click.ClickException(
            f"有一本书排不出来，旧的书全部原样保留。这是程序的错，请连同下面的话报告：\n{error}"
        ) from error
    if problems := of_books(library):
        tell(problems, content)
    click.echo(place)
