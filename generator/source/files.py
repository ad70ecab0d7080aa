"""Read files as text: what may be read at all, in which encoding, of what size."""

from __future__ import annotations

import codecs
import errno
import os
import re
import stat
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from generator.source.cleaning import clean
from generator.source.diagnostics import Diagnostic, Fix, printable
from generator.source.leftovers import is_leftover

if TYPE_CHECKING:
    from collections.abc import Mapping

SIZE_LIMIT = 1_000_000
"""Bytes of one YAML file."""


@dataclass(frozen=True, slots=True)
class SourceFile:
    """Hold one YAML file: where it lies and the name under which it is spoken of.

    `place` is its path as a text, which takes a fifth of the memory.
    """

    place: str
    name: str  # as shown to authors and in edit links: content/cases/x.yml
    folder: str
    stem: str
    draft: bytes | None = None  # what it is taken to hold, where that is not written yet

    @property
    def path(self) -> Path:
        return Path(self.place)

    def status(self) -> os.stat_result:
        """Return what the system says of the file. Raises OSError.

        It is asked of every file after every edit, and a path as an object takes longer than that.
        """
        return os.stat(self.place)  # noqa: PTH116

    def with_draft(self, drafts: Mapping[Path, bytes | None]) -> SourceFile:
        """Return the file with its draft, if there is one for the real path."""
        return replace(self, draft=drafts.get(Path(os.path.realpath(self.place))))

    def is_to_go(self, drafts: Mapping[Path, bytes | None]) -> bool:
        """Tell whether the file is taken away: its draft is None."""
        return drafts.get(Path(os.path.realpath(self.place)), b"") is None


def new_files(
    content: Path, drafts: Mapping[Path, bytes | None], files: list[SourceFile]
) -> list[SourceFile]:
    """List the drafts of a content folder that no file stands for yet, by name."""
    there = {Path(os.path.realpath(file.place)) for file in files}
    folder = Path(os.path.realpath(content))
    new = {path: data for path, data in drafts.items() if data is not None}
    return [
        SourceFile(
            os.fspath(path),
            f"{content.name}/{path.parent.name}/{path.name}",
            path.parent.name,
            path.stem,
            new[path],
        )
        for path in sorted(new)
        if path.parent.parent == folder and path not in there and path.suffix in (".yml", ".yaml")
    ]


def read(file: SourceFile) -> str | Diagnostic:
    """Read the text of a file, cleaned, or say why it cannot be had.

    Never raises for anything that can lie in a folder.
    """
    data = read_bytes(file)
    if isinstance(data, Diagnostic):
        return data
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        encoding = encoding_of(data)
        code = "encoding-gb18030" if encoding == "gb18030" else "encoding-unknown"
        return _at_top(file, code, Fix() if encoding else None, file=file.name)
    text = clean(text)
    if not text.strip():
        return _at_top(file, "empty-file")
    return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text


def read_bytes(file: SourceFile) -> bytes | Diagnostic:
    """Read what a file holds, or say why that cannot be had."""
    data = file.draft
    if data is None:
        try:
            status = file.status()
            # A folder; or a pipe, on which reading would wait for ever.
            if not stat.S_ISREG(status.st_mode):
                return _at_top(file, "not-a-file")
            if status.st_size > SIZE_LIMIT:
                return _too_large(file, status.st_size)
            data = file.path.read_bytes()
        except OSError as error:
            return unreadable(file.name, error)
    if len(data) > SIZE_LIMIT:  # of a draft, or of a file that grew
        return _too_large(file, len(data))
    return data


def _too_large(file: SourceFile, size: int) -> Diagnostic:
    return _at_top(file, "file-too-large", size=f"{size:,} B", limit=f"{SIZE_LIMIT:,} B")


def encoding_of(data: bytes) -> str | None:
    """Tell the encoding in which bytes read as text: UTF-8, UTF-16, GB18030, or none.

    UTF-16 must say so by its mark.
    """
    try:
        data.decode()
    except UnicodeDecodeError:
        if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
            return "utf-16" if _reads(data, "utf-16") else None
        return "gb18030" if _reads(data, "gb18030") else None
    return "utf-8"


_NONE: Mapping[str, SourceFile] = {}


def find(
    content: Path,
    folders: frozenset[str],
    shown_as: str,
    known: Mapping[str, SourceFile] = _NONE,
) -> tuple[list[SourceFile], list[Diagnostic]]:
    """Find all YAML files of the known folders, sorted by name, and what lies there that is none.

    Folders that are known to others (pages, media) hold no entries. `known`: by path the files that
    were found before, which are handed out again.
    """
    files: list[SourceFile] = []
    problems: list[Diagnostic] = []
    for folder in _entries(content, shown_as, problems):
        name = f"{shown_as}/{printable(folder.name)}"
        if is_leftover(folder.name) or folder.name in _NOT_ENTRIES:
            continue
        if not Path(folder.path).is_dir():
            yaml = folder.name.endswith((".yml", ".yaml"))
            problems.append(Diagnostic(name, 1, 1, "misplaced-file" if yaml else "unknown-file"))
        elif folder.name not in folders:
            values = {"folder": folder.name, "known": "、".join(sorted(folders))}
            problems.append(Diagnostic(name, 1, 1, "unknown-folder", values))
        elif folder.is_symlink() and not inside(folder.path, content):
            problems.append(_elsewhere(name, folder.name))
        else:
            for entry in _entries(Path(folder.path), name, problems):
                if entry.path in known and not entry.is_symlink():
                    files.append(known[entry.path])
                else:
                    shown = f"{name}/{printable(entry.name)}"
                    _sort_in(entry, content, folder.name, shown, files, problems)
    return files, problems


_NOT_ENTRIES = frozenset({"pages", "media"})


def _elsewhere(name: str, file: str) -> Diagnostic:
    values = {"file": printable(file), "place": "content"}
    values |= {"how": "，不用快捷方式（符号链接）", "how_en": " instead of a symbolic link"}
    return Diagnostic(name, 1, 1, "outside-content", values)


def _entries(folder: Path, name: str, problems: list[Diagnostic]) -> list[os.DirEntry[str]]:
    try:
        with os.scandir(folder) as entries:
            return sorted(entries, key=lambda entry: entry.name)
    except OSError as error:
        problems.append(unreadable(name, error))
        return []


def _sort_in(
    entry: os.DirEntry[str],
    content: Path,
    folder: str,
    name: str,
    files: list[SourceFile],
    problems: list[Diagnostic],
) -> None:
    if is_leftover(entry.name):
        return
    stem, dot, suffix = entry.name.rpartition(".")
    if dot and suffix in ("yml", "yaml"):
        if entry.is_symlink() and not inside(entry.path, content):
            problems.append(_elsewhere(name, entry.name))
        else:
            files.append(SourceFile(entry.path, name, folder, printable(stem)))
    elif entry.is_dir(follow_symlinks=False):
        problems.append(Diagnostic(name, 1, 1, "not-a-file"))
    else:
        problems.append(Diagnostic(name, 1, 1, "unknown-file"))


def inside(path: str | Path, folder: Path) -> bool:
    """Tell whether a path, its links followed, lies in a folder.

    realpath bears links that run in a circle.
    """
    return Path(os.path.realpath(path)).is_relative_to(os.path.realpath(folder))


_REASONS = {
    errno.EACCES: "没有读取权限",
    errno.ENOENT: "没有它，或它是一个失效的链接",
    errno.ELOOP: "它是一个绕圈的链接",
}


def unreadable(name: str, error: OSError) -> Diagnostic:
    """Tell why the system does not let a file be read."""
    english = error.strerror or type(error).__name__
    values = {"reason": _REASONS.get(error.errno or 0, english), "reason_en": english}
    return Diagnostic(name, 1, 1, "unreadable-file", values)


def _reads(data: bytes, encoding: str) -> bool:
    """Tell whether bytes read as Chinese in an encoding: nearly all must be Han or ASCII.

    The encodings in question take almost any bytes.
    """
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError:
        return False
    return len(_USUAL.findall(text)) >= 0.95 * len(text)


_USUAL = re.compile("[\t\n\r -~·\u2010-\u27bf\u3000-\u9fff\uff00-\uffef]")
"""ASCII, Han and the signs between them."""


def _at_top(file: SourceFile, code: str, fix: Fix | None = None, /, **values: object) -> Diagnostic:
    return Diagnostic(file.name, 1, 1, code, values, fix)
