"""The command line: verbs, no logic."""

from __future__ import annotations

import errno
import io
import json
import logging
import sys
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from generator import __version__, library
from generator.kinds import BY_FOLDER, KINDS
from generator.kinds.entry import Audience
from generator.kinds.fields import ID
from generator.library import vocabulary
from generator.source import documentation
from generator.source.codes import Severity
from generator.source.diagnostics import ContentError, Language, in_order
from generator.source.formats import FORMATS
from generator.tools import gc_tuning
from generator.tools.swap import refusal
from generator.training import scores

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from contextlib import AbstractContextManager

    from generator.library.loading import Library
    from generator.source.diagnostics import Diagnostic

_FOLDER = click.Path(exists=True, file_okay=False, path_type=Path)


class _Verbs(click.Group):
    """Writes what the terminal's encoding lacks as an escape instead of failing."""

    def main(self, *args: Any, **extra: Any) -> Any:
        for stream in (sys.stdout, sys.stderr):
            if isinstance(stream, io.TextIOWrapper):
                stream.reconfigure(errors="backslashreplace")
        return super().main(*args, **extra)

    def invoke(self, ctx: click.Context) -> Any:
        """A folder that is not there or may not be written to is no defect of the program."""
        try:
            return super().invoke(ctx)
        except BrokenPipeError:
            raise
        except OSError as error:
            reason = _REASONS.get(error.errno or 0, error.strerror)
            what = (
                f"“{error.filename}”" if error.filename else ""
            )  # a disk that is full does not say for which file
            raise click.ClickException(f"读写不了{what}：{reason or error}") from error


_REASONS = {
    errno.EACCES: "没有权限",
    errno.EPERM: "没有权限",
    errno.EROFS: "这里只能读，不能写",
    errno.ENOSPC: "磁盘满了",
    errno.ENOENT: "没有这个文件或目录",
    errno.ENOTDIR: "路径里有一段是文件，不是目录",
    errno.EISDIR: "这是目录，不是文件",
    errno.EEXIST: "已经有同名的文件",
}


@click.group(cls=_Verbs)
@click.version_option(__version__, prog_name="qingjian")
def main() -> None:
    """清鉴：从 YAML 生成廉洁教育网站。"""
    gc_tuning.collect_rarely()


_COUNTED = {
    Language.CHINESE: "错误 {} 处，警告 {} 处",
    Language.ENGLISH: "errors: {}, warnings: {}",
}


@main.command()
@click.option("--content", type=_FOLDER, default=Path("content"), help="内容目录")
@click.option(
    "--format", "layout", type=click.Choice(sorted(FORMATS)), default="text", help="输出格式"
)
@click.option(
    "--lang",
    type=click.Choice([x.value for x in Language]),
    default=Language.CHINESE.value,
    help="语言",
)
def check(content: Path, layout: str, lang: str) -> None:
    """检查内容和印刷设置，一次列出所有问题；有错误时以 1 结束。"""
    told: list[Diagnostic] = []
    try:
        found = _load(content)
        told = list(found.warnings)
        _check_book_settings(found)
    except ContentError as error:
        told = in_order([*told, *error.diagnostics])
    if told or layout == "json":
        click.echo(FORMATS[layout](told, content.resolve().parent, Language(lang)))
    errors = sum(d.severity is Severity.ERROR for d in told)
    if layout == "text":
        click.echo(_COUNTED[Language(lang)].format(errors, len(told) - errors), err=True)
    sys.exit(1 if errors else 0)


@main.command()
@click.argument(
    "what", type=click.Choice([*(a.value for a in Audience), "print", "all"]), default="all"
)
@click.option("--content", type=_FOLDER, help="内容目录")
@click.option(
    "--out", type=click.Path(file_okay=False, path_type=Path), default=Path("site"), help="输出目录"
)
def build(what: str, content: Path | None, out: Path) -> None:
    """生成网站和书：检查、生成、整体替换；有错误时旧的原样保留。"""
    from generator.mkdocs.publish import NotPublishedError, publish

    logging.basicConfig(format="%(message)s", level=logging.WARNING)
    for name in [*(a.value for a in Audience), "print"] if what == "all" else [what]:
        if why := refusal(out / name, [content or Path("content"), Path.cwd()]):
            raise click.BadParameter(f"“{out / name}”{why}", param_hint="--out")
    for audience in [a for a in Audience if what in (a.value, "all")]:
        try:
            click.echo(publish(audience, content, out, report=partial(click.echo, err=True)))
        except NotPublishedError as error:
            click.echo(error, err=True)
            sys.exit(1)
    if what in ("print", "all"):
        _print(content or Path("content"), out)


def _print(content: Path, out: Path) -> None:
    from generator.books.export import export
    from generator.books.press import NotSetError

    if not content.is_dir():
        raise click.BadParameter(f"没有“{content}”这个目录", param_hint="--content")
    loaded = _load_or_exit(content)
    try:
        with _progress("排版") as advance:
            click.echo(export(loaded, out, advance))
    except ContentError as error:
        click.echo(
            FORMATS["text"](error.diagnostics, content.resolve().parent, Language.CHINESE), err=True
        )
        sys.exit(1)
    except NotSetError as error:
        raise click.ClickException(
            f"有一本书排不出来，旧的书全部原样保留。这是程序的错，请连同下面的话报告：\n{error}"
        ) from error


@main.command()
@click.argument("output", type=_FOLDER)
@click.option("--content", type=_FOLDER, default=Path("content"), help="内容目录")
@click.option(
    "--format", "layout", type=click.Choice(["text", "json"]), default="text", help="输出格式"
)
def audit(output: Path, content: Path, layout: str) -> None:
    """在生成好的目录里查内部内容和个人信息；查到时以 1 结束。"""
    from generator.audit import audit as search
    from generator.audit import told

    loaded = _load_or_exit(content)
    with _progress("审计") as advance:
        leaks = search(output, loaded, advance)
    click.echo(told(leaks, layout), nl=False)
    if layout == "text":
        click.echo(f"查到 {len(leaks)} 处", err=True)
    sys.exit(1 if leaks else 0)


@main.command()
@click.argument("site", type=_FOLDER, required=False)
@click.option("--content", type=_FOLDER, default=Path("content"), help="内容目录")
@click.option(
    "--edition",
    "audience",
    type=click.Choice([a.value for a in Audience]),
    default="public",
    help="版本",
)
@click.option(
    "--format", "layout", type=click.Choice(["text", "json"]), default="text", help="输出格式"
)
def health(site: Path | None, content: Path, audience: str, layout: str) -> None:
    """列出该打理的地方：空栏目、旧动态、久未核对、已废止的制度、雷同的题；给出网站目录时也查死链。"""
    from generator.audit.health import examine, told
    from generator.edition import select
    from generator.law.citations import today

    remarks = examine(select(_load_or_exit(content), Audience(audience)), today(), site)
    click.echo(told(remarks, layout), nl=False)
    if layout == "text":
        click.echo(f"该打理的地方 {len(remarks)} 处", err=True)


@main.command()
@click.argument(
    "form", type=click.Choice(["scorm12", "scorm2004", "cmi5", "xapi", "xlsx", "gift", "qti"])
)
@click.argument("ids", nargs=-1)
@click.option("--content", type=_FOLDER, default=Path("content"), help="内容目录")
@click.option(
    "--out",
    type=click.Path(file_okay=False, path_type=Path),
    default=Path("site/export"),
    help="输出目录",
)
@click.option(
    "--edition",
    "audience",
    type=click.Choice([a.value for a in Audience]),
    default="public",
    help="版本",
)
@click.option("--tries", type=click.IntRange(min=0), default=0, help="每个测验可做几次，0 不限")
def export(
    form: str, ids: tuple[str, ...], content: Path, out: Path, audience: str, tries: int
) -> None:
    """导出课程包（scorm12、scorm2004、cmi5、xapi）或题库（xlsx、gift、qti）；不写编号就是全部。"""
    from generator.edition import select
    from generator.mkdocs.exports import UnknownIdError, files_of, remarks_on

    edition = select(_load_or_exit(content), Audience(audience))
    try:
        made = files_of(edition, form, ids, tries)
    except UnknownIdError as error:
        raise click.BadParameter(f"没有“{error}”", param_hint="IDS") from None
    out.mkdir(parents=True, exist_ok=True)
    for name, data in made:
        (out / name).write_bytes(data)
        click.echo(out / name)
    for remark in remarks_on(edition, form):
        click.echo(f"提醒 {remark}", err=True)


@main.command("import")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--content", type=_FOLDER, default=Path("content"), help="内容目录")
@click.option("--replace", is_flag=True, help="替换已有的同名题库")
def import_bank(file: Path, content: Path, replace: bool) -> None:
    """把题库文件（xlsx、GIFT 的 txt、QTI 的 zip）写成内容文件；有错的行逐一指出，不写任何文件。"""
    from generator.intake.banks.files import read, write

    reading = read(file)
    written, refused = (
        ([], []) if reading.mistakes else write(reading, content / "questions", replace=replace)
    )
    for line in (*reading.mistakes, *refused):
        click.echo(line, err=True)
    for path in written:
        click.echo(path)
    sys.exit(1 if reading.mistakes or refused else 0)


@main.command("training-report")
@click.argument("folder", type=_FOLDER)
@click.option("--content", type=_FOLDER, help="内容目录，用来写出题目")
@click.option(
    "--out",
    type=click.Path(file_okay=False, path_type=Path),
    default=Path("site/training"),
    help="输出目录",
)
def training_report(folder: Path, content: Path | None, out: Path) -> None:
    """汇总一个目录里学员交来的学习记录：表格和内部网页；损坏和外来的文件指出并略过。"""
    from generator.edition import select
    from generator.theme import assets
    from generator.training.report.run import report

    edition = select(_load_or_exit(content), Audience.INTERNAL) if content else None
    records = report(folder, out, edition, assets.css().content)
    for name, why in records.left_out:
        click.echo(f"没有计入 {name}：{why}", err=True)
    click.echo(out / "report.html")
    click.echo(f"{len(records.lessons)} 课次，{len(records.left_out)} 个文件没有计入", err=True)


@main.command()
@click.argument(
    "kind", type=click.Choice([*BY_FOLDER, *(kind.label for kind in KINDS)]), metavar="KIND"
)
@click.argument("id")
@click.option("--content", type=_FOLDER, default=Path("content"), help="内容目录")
def new(kind: str, id: str, content: Path) -> None:
    """起一个新条目：一份列出全部键的空白文件，等着填写；KIND 如 cases 或 案例，已有的文件不动。"""
    from generator.kinds.scaffold import blank

    if not ID.fullmatch(id):
        raise click.BadParameter(
            "编号只用小写字母、数字和连字符，如 fake-reception", param_hint="ID"
        )
    chosen = next(one for one in KINDS if kind in (one.folder, one.label))
    path = content / chosen.folder / f"{id}.yml"
    path.parent.mkdir(exist_ok=True)
    try:
        with path.open("x", encoding="utf-8") as file:
            file.write(blank(chosen))
    except FileExistsError:
        raise click.BadParameter(f"已经有 {path} 了", param_hint="ID") from None
    click.echo(path)


@main.command()
@click.option(
    "--out",
    type=click.Path(file_okay=False, path_type=Path),
    default=Path(".vscode/schema"),
    help="输出目录",
)
def schema(out: Path) -> None:
    """写出各类条目的 JSON Schema，供编辑器提示和查错；打印 VS Code 的设置。"""
    from generator.kinds.schema import schema as made_of

    out.mkdir(parents=True, exist_ok=True)
    for kind in KINDS:
        (out / f"{kind.folder}.json").write_text(
            json.dumps(made_of(kind), ensure_ascii=False, indent=1), "utf-8"
        )
    where = {
        f"{out.as_posix()}/{kind.folder}.json": f"**/content/{kind.folder}/*.yml" for kind in KINDS
    }
    click.echo(json.dumps({"yaml.schemas": where}, ensure_ascii=False, indent=2))


@main.command()
def codes() -> None:
    """列出所有诊断代码的说明（Markdown，即 docs/diagnostics.md）。"""
    click.echo(documentation.page(), nl=False)


def _load_or_exit(content: Path) -> Library:
    try:
        return _load(content)
    except ContentError as error:
        click.echo(
            FORMATS["text"](error.diagnostics, content.resolve().parent, Language.CHINESE), err=True
        )
        sys.exit(1)


def _load(content: Path) -> Library:
    content = content.resolve()
    words = vocabulary.load(
        content.parent / "site_config" / "vocabulary.yml", "site_config/vocabulary.yml"
    )
    scores.load(content.parent / scores.SHOWN_AS)
    with _progress("检查") as advance:
        return library.load(content, words, advance)


def _check_book_settings(loaded: Library) -> None:
    """What is wrong with the settings of the books, if there are to be any. Raises ContentError."""
    from generator.books.config import SETTINGS, load
    from generator.library.settings import Settings

    place = loaded.content.parent / SETTINGS
    if place.is_file():
        load(Settings(place, SETTINGS), loaded)


def _progress(label: str) -> AbstractContextManager[Callable[[int, int], None]]:
    """A progress bar on a terminal, nothing elsewhere."""
    from contextlib import contextmanager

    from rich.console import Console
    from rich.progress import Progress

    @contextmanager
    def bar() -> Iterator[Callable[[int, int], None]]:
        console = Console(stderr=True)
        # It draws itself when told: with a thread of its own for that, nothing could be shared with
        # a second process.
        drawn = Progress(
            console=console, transient=True, disable=not console.is_terminal, auto_refresh=False
        )
        with drawn as progress:
            task = progress.add_task(label, total=None)

            def advance(done: int, total: int) -> None:
                progress.update(
                    task, completed=done, total=total, refresh=done % (total // 100 + 1) == 0
                )

            yield advance

    return bar()
