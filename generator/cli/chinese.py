"""Say in Chinese what the option parser says in English: its errors, and the heads of its help."""

from __future__ import annotations

import re
from difflib import get_close_matches
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from collections.abc import Iterable

_QUOTED = "(?P<value>'.*'|\".*\")"
_ERRORS = tuple(
    (re.compile(pattern, re.DOTALL), chinese)
    for pattern, chinese in (
        (rf"No such option:? {_QUOTED}\.?", "没有选项{value}"),
        (r"No such option: (?P<value>\S+)", "没有选项{value}"),
        (rf"No such command {_QUOTED}\.?", "没有命令{value}"),
        (r"Missing command\.", "还缺一个命令"),
        (rf"Option {_QUOTED} does not take a value\.", "选项{value}后面不写值"),
        (rf"Option {_QUOTED} requires an argument\.", "选项{value}后面还缺一个值"),
        (r"Got unexpected extra arguments? \((?P<value>.*)\)", "多出了参数 {value}"),
        (rf"{_QUOTED} is not a valid (?:integer|float)(?: range)?\.", "{value}不是数字"),
        (rf"{_QUOTED} is not (?:one of )?(?P<known>.*)\.", "{value}不在可选的词里：{known}"),
        (r"(?P<value>\S+) is not in the range (?P<known>.*)\.", "{value} 超出范围，应当 {known}"),
        (rf"(?:Directory|File|Path) {_QUOTED} does not exist\.", "没有{value}这个文件或目录"),
        (rf"(?:Directory|File|Path) {_QUOTED} is a file\.", "{value}是文件，这里要目录"),
        (rf"(?:Directory|File|Path) {_QUOTED} is a directory\.", "{value}是目录，这里要文件"),
        (rf"(?:Directory|File|Path) {_QUOTED} is not readable\.", "{value}没有读取权限"),
        (rf"(?:Directory|File|Path) {_QUOTED} is not writable\.", "{value}没有写入权限"),
    )
)
_HEADS = {"Options": "选项", "Commands": "命令", "Positional arguments": "参数"}


class Formatter(click.HelpFormatter):
    """Hold the help of a command with Chinese heads."""

    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
        """Write the line that shows how the command is written."""
        super().write_usage(prog, args, prefix or "用法：")

    def write_heading(self, heading: str) -> None:
        """Write the head of a section."""
        self.write(f"{'':>{self.current_indent}}{_HEADS.get(heading, heading)}：\n")


click.Context.formatter_class = Formatter


def tell(error: click.ClickException) -> None:
    """Write a mistake in the use of the command line to the error output, with what to do."""
    context = error.ctx if isinstance(error, click.UsageError) else None
    if context is not None:
        click.echo(context.get_usage(), err=True)
        click.echo(f"用“{context.command_path} --help”看说明。\n", err=True)
    click.echo(f"错误：{sentence(error)}", err=True)


def sentence(error: click.ClickException) -> str:
    """Return what a mistake is, in Chinese, with the nearest word that is known."""
    if isinstance(error, click.MissingParameter) and error.param is not None:
        what = "选项" if isinstance(error.param, click.Option) else "参数"
        return f"还缺{what} {_name(error)}"
    chinese = _translate(error.message)
    if isinstance(error, click.BadParameter) and _name(error):
        chinese = f"{_name(error)}：{chinese}"
    return chinese + _suggestion(error)


def _translate(message: str) -> str:
    for pattern, chinese in _ERRORS:
        if match := pattern.fullmatch(message):
            groups = {name: _plain(text) for name, text in match.groupdict().items()}
            return chinese.format(**groups)
    return message


def _plain(text: str) -> str:
    """Words without the quotes that Python puts around them."""
    if "', '" in text:
        return "、".join(re.findall(r"'([^']*)'", text))
    return f"“{text[1:-1]}”" if text[:1] in "'\"" and text[-1:] == text[:1] else text


def _name(error: click.BadParameter) -> str:
    """The parameter at fault, as it is written."""
    if error.param_hint is not None:
        hint = error.param_hint
        return hint if isinstance(hint, str) else " ".join(hint)
    if error.param is None:
        return ""
    if isinstance(error.param, click.Option):
        return error.param.opts[0]
    return error.param.make_metavar(error.ctx or click.Context(click.Command(None)))


def _suggestion(error: click.ClickException) -> str:
    """The words nearest to one that is not known; what this verb or its group knows."""
    context = error.ctx if isinstance(error, click.UsageError) else None
    if context is None or not (match := re.search(r"['\"]([^'\"]+)['\"]|: (\S+)$", error.message)):
        return ""
    word = match.group(1) or match.group(2)
    known: Iterable[str] = ()
    if isinstance(error, click.NoSuchOption):
        known = [name for param in context.command.get_params(context) for name in param.opts]
    elif error.message.startswith("No such command") and isinstance(context.command, click.Group):
        known = context.command.list_commands(context)
    elif isinstance(error, click.BadParameter) and error.param is not None:
        choice = error.param.type
        known = choice.choices if isinstance(choice, click.Choice) else ()
    near = get_close_matches(word, list(known), n=1, cutoff=0.5)
    return f"。是不是想写“{near[0]}”？" if near else ""
