"""Keep the terminal and the disk from ending a verb in a traceback."""

from __future__ import annotations

import errno
import io
import sys
from typing import Any

import click


class Verbs(click.Group):
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
