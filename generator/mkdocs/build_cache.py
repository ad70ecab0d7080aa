"""Find the folder where builds of a project keep what the next one need not make again.

It is this user's alone and lies in the user's own folder of such things: nothing that comes with a
project, a checkout or a shared folder is taken for what an earlier build made. What one audience
may see lies in a file of its own, which builds for others never open.
"""

from __future__ import annotations

import hashlib
import json
import logging
import os
import shutil
import stat
import sys
from functools import cache, partial
from pathlib import Path
from typing import TYPE_CHECKING

from generator.kinds.rules.model import Rule
from generator.kinds.rules.state import turns
from generator.library.readings import Readings
from generator.pages.bodies import Bodies
from generator.pages.watched import Answers
from generator.tools.clock import today
from generator.tools.store import Store, digest

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from generator.edition import Edition
    from generator.kinds.entry import Audience
    from generator.library.project import Project
    from generator.media import Album
    from generator.pages.site import Site

log = logging.getLogger("mkdocs.plugins.qingjian")

VARIABLE = "QINGJIAN_CACHE"
"""Another folder for what is kept; empty for none."""

_MOST = 2_000_000_000
"""Bytes of bodies and indexes that are kept for one audience of a project."""
_MOST_READINGS = 500_000_000

_WHERE = "where"
"""The file that names the content folder whose builds keep something beside it."""

_TEMPLATES = "templates-"

_PACKAGE = Path(__file__).parent.parent


def folder_of(project: Project) -> Path | None:
    """Return the folder of a project's cache, made if need be; None where none may be used."""
    said = os.environ.get(VARIABLE)
    if said == "":
        return None
    try:
        top = Path(said) if said else _usual()
        name = hashlib.sha256(os.fsencode(project.content)).hexdigest()[:16]
        folder = top / f"{project.home.name or 'site'}-{name}"
        if folder.resolve().is_relative_to(project.content):
            raise OSError("它在内容目录里面，会跟着发布")
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        why = _refusal(folder)
        if not why:
            (folder / _WHERE).write_bytes(os.fsencode(project.content))
            _forget_projects_that_are_gone(top)
    except (OSError, RuntimeError) as error:
        why = str(error)
        folder = Path(said or ".")
    if why:
        log.warning("不用缓存“%s”：%s。环境变量 %s 可以换一个目录。", folder, why, VARIABLE)
        return None
    return folder


def templates_of(project: Project) -> Path | None:
    """Return the folder for the templates that this program compiles; None where none may be used.

    Those of the program as it was before go.
    """
    folder = folder_of(project)
    if folder is None:
        return None
    own = folder / f"{_TEMPLATES}{program().hex()}"
    try:
        for former in folder.glob(f"{_TEMPLATES}*"):
            if former != own:
                shutil.rmtree(former, ignore_errors=True)
        own.mkdir(mode=0o700, exist_ok=True)
    except OSError as error:
        log.debug("%s: %s", own, error)
        return None
    return own


def _forget_projects_that_are_gone(top: Path) -> None:
    """Remove what was kept of projects that no longer lie where they lay."""
    for where in top.glob(f"*/{_WHERE}"):
        if not Path(os.fsdecode(where.read_bytes())).exists() and not _refusal(where.parent):
            shutil.rmtree(where.parent, ignore_errors=True)


def _usual() -> Path:
    from platformdirs import user_cache_path  # takes a while to load

    return user_cache_path("qingjian", appauthor=False)


def _refusal(folder: Path) -> str:
    """Say why what lies in a folder may be somebody else's; "" if it may not."""
    if not hasattr(os, "geteuid"):  # Windows: a user's folder is the user's
        return ""
    status = folder.lstat()
    if not stat.S_ISDIR(status.st_mode):
        return "它不是目录"
    if status.st_uid != os.geteuid():
        return "它是别人的"
    if status.st_mode & (stat.S_IWGRP | stat.S_IWOTH):
        return "别人也能往里写；先运行 chmod 700"
    return ""


def open_for(project: Project, audience: Audience) -> BuildCache | None:
    """Return what earlier builds of a project for one audience kept; None where none may be."""
    folder = folder_of(project)
    return BuildCache(folder, project, audience) if folder else None


class BuildCache:
    """Hold what earlier builds for one audience of a project kept."""

    def __init__(self, folder: Path, project: Project, audience: Audience) -> None:
        self._project = project
        self._audience = audience
        self._program = program()
        self.readings = Readings(Store(folder / "readings.db", _MOST_READINGS), self._program)
        self._store = Store(folder / f"{audience.value}.db", _MOST)
        self._edition: Edition | None = None
        self._answers: Answers | None = None

    def take(self, edition: Edition, album: Album) -> None:
        """Take the edition that is built, and its pictures."""
        self._edition = edition
        self._answers = Answers(edition, album)

    def bodies(self, site: Site, name: str) -> Bodies | None:
        """Return what was made of entries for a site; None where nobody can tell on what it rests.

        `name`: what they are, "page" or "extract".
        """
        edition, answers = self._edition, self._answers
        if edition is None or answers is None or _settings(self._project.settings) is None:
            return None
        return Bodies(
            self._store,
            answers,
            partial(self._circumstances, repr(edition.vocabulary), site.address or ""),
            site.basis,
            name,
        )

    def _circumstances(self, *words: str) -> bytes:
        """A digest of all that pages rest on beside the edition."""
        settings = _settings(self._project.settings) or os.urandom(20)
        return digest(self._audience.value, program(), settings, *words)

    def index(self, key: bytes) -> list[tuple[str, bytes]] | None:
        """Return the files of a search index; None unless all of them are whole."""
        listed = self._store.get(key)
        if listed is None:
            return None
        files = []
        for path, name in json.loads(listed):
            content = self._store.get(bytes.fromhex(name))
            if content is None or ".." in path or path.startswith("/"):
                return None
            files.append((path, content))
        return files

    def keep_index(self, key: bytes, files: Iterable[tuple[str, bytes]]) -> None:
        """Keep the files of a search index."""
        named = [(path, digest("index", path, content), content) for path, content in files]
        listed = json.dumps([(path, name.hex()) for path, name, _ in named])
        parts = [(name, content) for _, name, content in named if name not in self._store]
        self._store.put([(key, listed.encode()), *parts])

    def index_key(self, *of: object) -> bytes | None:
        """Return the key of the index of the edition and of what else stands in it."""
        edition, answers = self._edition, self._answers
        if edition is None or answers is None:
            return None
        rules = edition.all(Rule)  # which are found by their state
        passed = [today() >= turn for rule in rules for turn in turns(rule.data)]
        words = (repr(edition.vocabulary), repr(passed), *map(repr, of))
        whole = answers.of(("everything",))
        return digest("index", self._audience.value, self._program, whole, *words)

    def close(self) -> None:
        """Write down what is new, and let go of the files."""
        self.readings.save()
        self.readings.store.close()
        self._store.put(())
        self._store.close()


@cache
def program() -> bytes:
    """Return a digest of this program, and of all that is installed beside it."""
    return digest(sys.version, *_installed(), *_contents(_PACKAGE, skipped=("__pycache__",)))


def _installed() -> Iterator[str]:
    """Yield the names and versions of all packages."""
    for place in sys.path:
        folder = Path(place)
        if folder.is_dir():
            yield from sorted(one.name for one in folder.iterdir() if one.name.endswith("-info"))


def _settings(folder: Path) -> bytes | None:
    """A digest of the settings and templates of a site; None of what links lead to elsewhere."""
    try:
        return digest(*_contents(folder))
    except _LinkError:
        return None


class _LinkError(Exception):
    """Say that a folder leads elsewhere."""


def _contents(folder: Path, skipped: Iterable[str] = ()) -> Iterator[bytes | str]:
    """Yield paths and bytes of all files below a folder. Raises _LinkError, OSError."""
    for place, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if name not in skipped)
        if any(Path(place, name).is_symlink() for name in folders):
            raise _LinkError
        for name in sorted(names):
            file = Path(place, name)
            yield file.relative_to(folder).as_posix()
            yield file.read_bytes()
