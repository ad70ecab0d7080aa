"""Files → text: what may be read at all, in which encoding, of what size."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

from generator.source.diagnostics import Diagnostic

SIZE_LIMIT = 1_000_000
"""Bytes of one YAML file."""


@dataclass(frozen=True, slots=True)
class SourceFile:
    """One YAML file: where it lies and the name under which it is spoken of."""

    path: Path
    name: str  # as shown to authors and in edit links: content/cases/x.yml
    folder: str
    stem: str


def read(file: SourceFile) -> str | Diagnostic:
    """The text of a file, or why it cannot be had. Never raises for anything that can lie in a folder."""
    try:
        size = file.path.stat().st_size
        if size > SIZE_LIMIT:
            return _at_top(file, "file-too-large", size=f"{size:,} B", limit=f"{SIZE_LIMIT:,} B")
        data = file.path.read_bytes()
    except IsADirectoryError:
        return _at_top(file, "not-a-file")
    except OSError as error:
        return _at_top(file, "unreadable-file", reason=error.strerror or type(error).__name__)
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return _at_top(file, "encoding-gb18030" if _is_gb18030(data) else "encoding-unknown", file=file.name)
    if not text.strip():
        return _at_top(file, "empty-file")
    return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text


def find(content: Path, folders: frozenset[str], shown_as: str) -> tuple[list[SourceFile], list[Diagnostic]]:
    """All YAML files of the known folders, sorted by name; and what lies there that is none.

    `folders` that are known to others (pages, media) are named in it too and hold no entries.
    """
    files: list[SourceFile] = []
    problems: list[Diagnostic] = []
    for folder in sorted(_entries(content), key=lambda entry: entry.name):
        name = f"{shown_as}/{folder.name}"
        if folder.name.startswith(".") or folder.name in _NOT_ENTRIES:
            continue
        if not folder.is_dir():
            problems.append(Diagnostic(name, 1, 1, "unknown-file"))
        elif folder.name not in folders:
            values = {"folder": folder.name, "known": "、".join(sorted(folders))}
            problems.append(Diagnostic(name, 1, 1, "unknown-folder", values))
        else:
            for entry in sorted(_entries(Path(folder.path)), key=lambda entry: entry.name):
                _sort_in(entry, folder.name, f"{name}/{entry.name}", files, problems)
    return files, problems


_NOT_ENTRIES = frozenset({"pages", "media"})


def _entries(folder: Path) -> list[os.DirEntry[str]]:
    with os.scandir(folder) as entries:
        return list(entries)


def _sort_in(
    entry: os.DirEntry[str], folder: str, name: str, files: list[SourceFile], problems: list[Diagnostic]
) -> None:
    if entry.name.startswith("."):
        return
    stem, dot, suffix = entry.name.rpartition(".")
    if dot and suffix in ("yml", "yaml"):
        if entry.is_symlink() and not _inside(Path(entry.path), Path(entry.path).parent.parent):
            problems.append(Diagnostic(name, 1, 1, "outside-content", {"file": entry.name}))
        else:
            files.append(SourceFile(Path(entry.path), name, folder, stem))
    elif suffix != "csv":  # data beside an entry
        problems.append(Diagnostic(name, 1, 1, "unknown-file"))


def _inside(path: Path, folder: Path) -> bool:
    return path.resolve().is_relative_to(folder.resolve())


def _is_gb18030(data: bytes) -> bool:
    """Whether the bytes read as Chinese in GB18030: it decodes almost anything, so most of it must be Han or ASCII."""
    try:
        text = data.decode("gb18030")
    except UnicodeDecodeError:
        return False
    plain = sum(c < "\x80" and (c.isprintable() or c in "\r\n\t") or "\u3000" <= c <= "\u9fff" or "\uff00" <= c <= "\uffef"
                for c in text)  # fmt: skip
    return plain >= 0.95 * len(text)


def _at_top(file: SourceFile, code: str, **values: object) -> Diagnostic:
    return Diagnostic(file.name, 1, 1, code, values)
