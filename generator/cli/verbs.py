"""Keep the terminal, the disk and the option parser from ending a verb in foreign words."""

from __future__ import annotations

import errno
import io
import sys
from typing import Any

import click

from generator.cli import chinese


class Verbs(click.Group):
    """Group the verbs of the command line.

    What the terminal's encoding lacks is written as an escape instead of failing, and mistakes in
    the use of the command line are told in Chinese.
    """

    def main(self, *args: Any, **extra: Any) -> Any:
        """Run the command line; ends the process by itself unless `standalone_mode` is False."""
        for stream in (sys.stdout, sys.stderr):
            if isinstance(stream, io.TextIOWrapper):
                stream.reconfigure(errors="backslashreplace")
        alone = extra.get("standalone_mode", True)
        extra["standalone_mode"] = False
        try:
            code: object = super().main(*args, **extra)
        except click.Abort:
            if not alone:
                raise
            click.echo("\n没有做完就停下了", err=True)
            sys.exit(1)
        except click.ClickException as error:
            if not alone:
                raise
            chinese.tell(error)
            sys.exit(error.exit_code)
        if not alone:
            return code
        sys.exit(code if isinstance(code, int) else 0)

    def invoke(self, ctx: click.Context) -> Any:
        """Run a verb; a folder that is not there or may not be written to is no defect of ours."""
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
    errno.EADDRINUSE: "这个端口已经有程序在用，换一个，如 --address 127.0.0.1:8001",
}
