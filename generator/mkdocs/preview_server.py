"""Serve a preview: renew it at every edit, and reload a browser only if its page changed."""

from __future__ import annotations

import logging
import posixpath
import re
import threading
from typing import TYPE_CHECKING, Any, Protocol
from urllib.parse import unquote, urlsplit

from markupsafe import escape
from mkdocs.exceptions import PluginError
from watchdog.events import (
    DirDeletedEvent,
    DirMovedEvent,
    FileCreatedEvent,
    FileDeletedEvent,
    FileModifiedEvent,
    FileMovedEvent,
    FileSystemEvent,
    FileSystemEventHandler,
)
from watchdog.observers import Observer

from generator.tools.file_states import States, states

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.livereload import LiveReloadServer
    from watchdog.observers.api import ObservedWatch

    from generator.library.project import Project
    from generator.mkdocs.preview import Preview, State

log = logging.getLogger("mkdocs.plugins.qingjian")

_POLL = re.compile(r"/livereload/([0-9]+)/[0-9]+")
_PATIENCE = 60
"""Seconds after which a browser that waits is told that nothing changed, and asks again."""

_PAUSE = 0.01
"""Seconds without an edit after which a row of them, as of a program that saves, is over."""
_FAILURE = (
    '<!doctype html><html lang="zh"><meta charset="utf-8"><meta http-equiv="refresh" content="2">'
    "<title>这一页做不出来</title><h1>这一页做不出来</h1><pre>{}</pre>"
)
"""A page that looks every two seconds whether its template was mended."""


class Source(Protocol):
    """Read the content, and say what of it is to be seen."""

    preview: Preview | None

    def project(self, config: MkDocsConfig) -> Project:
        """Return the project whose content it is."""
        ...

    def read(self, config: MkDocsConfig) -> None:
        """Read the content again."""
        ...

    def state(self, config: MkDocsConfig) -> State:
        """Return what is to be seen of the content as it was last read."""
        ...


def watch(
    server: LiveReloadServer,
    source: Source,
    config: MkDocsConfig,
    builder: Callable[[], None],
) -> None:
    """Put a preview between MkDocs' server and those who ask it, if there is one."""
    if source.preview is not None:
        watcher = _Watcher(server, source, config, builder)
        server.builder = watcher.build
        server.set_app(watcher.answer)
        _hear_of_edits(server)


def _hear_of_edits(server: LiveReloadServer) -> None:
    """Let the system tell of edits, where MkDocs looks at every file twice a second.

    Where the system cannot, because it watches too much already, MkDocs goes on looking.
    """
    edits = _Edits()
    folders = list(server._watched_paths)
    try:
        for folder in folders:
            edits.schedule(FileSystemEventHandler(), folder, recursive=True)
    except OSError as error:
        log.warning("系统不肯报告改动（%s），每半秒看一遍。", error.strerror)
        return
    edits.unschedule_all()
    for folder in folders:
        server.unwatch(folder)
    server.observer = edits  # type: ignore[assignment]
    server.build_delay = _PAUSE
    for folder in folders:
        server.watch(folder)


class _Edits:
    """Report what is written, and not, as the system's own observer, what is merely read."""

    def __init__(self) -> None:
        self._observer = Observer()
        self.start = self._observer.start
        self.stop = self._observer.stop
        self.join = self._observer.join
        self.unschedule = self._observer.unschedule
        self.unschedule_all = self._observer.unschedule_all

    def schedule(
        self, handler: FileSystemEventHandler, path: str, *, recursive: bool
    ) -> ObservedWatch:
        return self._observer.schedule(handler, path, recursive=recursive, event_filter=_WRITING)


_WRITING: list[type[FileSystemEvent]] = [
    FileCreatedEvent,
    FileModifiedEvent,
    FileMovedEvent,
    FileDeletedEvent,
    DirMovedEvent,
    DirDeletedEvent,
]


class _Watcher:
    """Answer requests from the preview, and make it anew when files change.

    States are numbered as MkDocs' server numbers its builds, which is what pages in browsers know.
    """

    def __init__(
        self,
        server: LiveReloadServer,
        source: Source,
        config: MkDocsConfig,
        builder: Callable[[], None],
    ) -> None:
        self._server = server
        self._source = source
        self._config = config
        self._builder = builder
        self._settings = self._state_of_settings()
        self._whole = 0
        """The number of the last whole build, since when every page may be another."""
        self._is_new = threading.Condition(threading.RLock())
        """Held while anything is made, so that nobody gets half of two states."""

    def build(self) -> None:
        """Show what an edit made of the content; build all where it touched anything else."""
        with self._is_new:
            settings = self._state_of_settings()
            number: int = self._server._wanted_epoch
            if settings != self._settings or not self._renew(number):
                self._build_whole(number)
                self._settings = settings
            self._is_new.notify_all()

    def _build_whole(self, number: int) -> None:
        former = self._source.preview
        try:
            self._builder()
            self._whole = number
        except BaseException:
            if former is not None:
                former.lose_files()  # MkDocs may have emptied the folder before it failed
            raise

    def _renew(self, number: int) -> bool:
        """Read the content again; False where there is nothing yet to renew."""
        preview = self._source.preview
        if preview is None:
            return False
        config = preview.host.config
        self._source.read(config)
        preview.show(self._source.state(config), number)
        return True

    def answer(
        self, environ: dict[str, Any], start_response: Callable[..., Any]
    ) -> Iterable[bytes]:
        """Answer a request as a WSGI application; files are made before the server sends them."""
        path = environ["PATH_INFO"].encode("latin-1").decode("utf-8", "replace")
        poll = _POLL.fullmatch(path)
        try:
            if poll and not self._awaits_change(int(poll[1]), environ.get("HTTP_REFERER", "")):
                start_response("200 OK", [("Content-Type", "text/plain")])
                return [poll[1].encode()]
            if not poll and (file := self._file_of(path)) is not None:
                self._make(file)
        except PluginError as error:
            log.error("%s", error)
            start_response("500 Internal Server Error", [("Content-Type", "text/html")])
            return [_FAILURE.format(escape(str(error))).encode()]
        return self._server.serve_request(environ, start_response)

    def _awaits_change(self, number: int, page: str) -> bool:
        """Wait until a page, as of a state, is another; False if it stays the same for a while."""
        file = self._file_of(unquote(urlsplit(page).path)) if page else None
        with self._is_new:
            return self._is_new.wait_for(lambda: self._has_changed(file, number), _PATIENCE)

    def _has_changed(self, file: str | None, number: int) -> bool:
        preview = self._source.preview
        if self._whole > number or preview is None or preview.number <= number:
            return self._whole > number
        if file is None:  # a browser that does not say where it is
            return True
        self._make(file)
        return preview.changed.get(file, 0) > number

    def _make(self, file: str) -> None:
        with self._is_new:
            preview = self._source.preview
            if preview is not None:
                preview.ensure(file)
                if preview.is_outdated:
                    self._build_whole(preview.number)
                    self._make(file)

    def _file_of(self, path: str) -> str | None:
        """The file of the site behind the path of an address, if it is one of this site."""
        mount = self._server.mount_path
        if not (path + "/").startswith(mount):
            return None
        inside = posixpath.normpath(f"/{path[len(mount) :]}").lstrip("/")
        return posixpath.join(inside, "index.html") if path.endswith("/") else inside

    def _state_of_settings(self) -> States:
        """What tells whether anything but the content changed: pages, settings, templates."""
        config = self._config
        content = str(self._source.project(config).content)
        return states({config.config_file_path, config.docs_dir, *config.watch} - {content})
