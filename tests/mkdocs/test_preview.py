"""A preview, whatever was edited, shows what a whole build would."""

from __future__ import annotations

import logging
import os
import queue
import threading
from typing import TYPE_CHECKING
from wsgiref.util import FileWrapper

import pytest
from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.livereload import LiveReloadServer

from generator.mkdocs.plugin import QingjianPlugin
from generator.pages import build as page_builder
from tests.author import Author
from tests.project import make_project

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from mkdocs.config.defaults import MkDocsConfig

    from generator.edition import Item

ADDRESS = "http://127.0.0.1:8000/"


class Preview:
    """A preview as MkDocs starts it, without a socket; `save` is what an author does."""

    def __init__(self, project: Path) -> None:
        self.project = project
        self.site = project / "preview"
        self.builds = 0
        self._time = 10**18
        self._config = self._load()
        self._config.plugins.on_startup(command="serve", dirty=False)
        self._build(self._config)
        server = LiveReloadServer(self._build, "127.0.0.1", 0, str(self.site))
        self.server = self._config.plugins.on_serve(
            server, config=self._config, builder=self._build
        )

    def _load(self) -> MkDocsConfig:
        return load_config(
            str(self.project / "mkdocs.yml"), site_dir=str(self.site), site_url=ADDRESS
        )

    def _build(self, config: MkDocsConfig | None = None) -> None:
        self.builds += 1
        build(config or self._load(), serve_url=ADDRESS)

    def save(self, path: str, text: str) -> None:
        self.write(path, text)
        self.renew()

    def write(self, path: str, text: str | None) -> None:
        """Write a file, at a time of its own; without a text, take it away."""
        file = self.project / path
        self._time += 1
        if text is None:
            file.unlink()
        else:
            file.write_text(text, "utf-8")
            os.utime(file, ns=(self._time, self._time))

    def renew(self) -> None:
        server = self.server
        server._wanted_epoch += 1
        server.builder()
        with server._epoch_cond:
            server._visible_epoch = server._wanted_epoch
            server._epoch_cond.notify_all()

    @property
    def has_trouble(self) -> bool:
        return self.plugin.has_trouble

    @property
    def plugin(self) -> QingjianPlugin:
        plugin = self._config.plugins["qingjian"]
        assert isinstance(plugin, QingjianPlugin)
        return plugin

    def read(self, path: str) -> str:
        """What a browser gets for a file of the site."""
        app = self.server.get_app()
        assert app is not None
        answer = app({"PATH_INFO": f"/{path}"}, lambda *_: lambda _: None)
        text = b"".join(answer).decode()
        if isinstance(answer, FileWrapper):
            answer.close()
        return text

    def files(self) -> dict[str, bytes]:
        assert self.plugin.preview is not None
        self.plugin.preview.settle()
        assert not self.plugin.preview.is_outdated
        return _files(self.site)

    def close(self) -> None:
        self._config.plugins.on_shutdown()
        self.server.server_close()


class Poll:
    """A browser's question whether its page changed, which waits for an answer."""

    def __init__(self, preview: Preview, page: str) -> None:
        self._number = preview.server._visible_epoch
        environ = {
            "PATH_INFO": f"/livereload/{self._number}/1",
            "HTTP_REFERER": f"{ADDRESS}{page}/",
        }
        self._answers: queue.Queue[bytes] = queue.Queue()
        app = preview.server.get_app()
        assert app is not None

        def ask() -> None:
            self._answers.put(b"".join(app(environ, lambda *_: lambda _: None)))

        threading.Thread(target=ask, daemon=True).start()

    def answer(self) -> bool:
        """Wait for the answer; whether the page is to be loaded again."""
        return int(self._answers.get(timeout=300)) > self._number

    @property
    def is_waiting(self) -> bool:
        return self._answers.empty()


def _files(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


def _whole(project: Path) -> dict[str, bytes]:
    """What a whole build makes of a project."""
    site = project / "whole"
    config = load_config(str(project / "mkdocs.yml"), site_dir=str(site), site_url=ADDRESS)
    config.plugins.on_startup(command="build", dirty=False)
    build(config)
    config.plugins.on_shutdown()
    return _files(site)


@pytest.fixture
def preview(tmp_path: Path) -> Iterator[Preview]:
    logging.getLogger("mkdocs").setLevel(logging.CRITICAL)  # mistakes are part of the game
    preview = Preview(make_project(tmp_path))
    yield preview
    preview.close()
    logging.getLogger("mkdocs").setLevel(logging.NOTSET)


def test_after_many_edits_it_is_as_built_whole(preview: Preview) -> None:
    author = Author(preview)
    for number in range(200):
        author.edit()
        if number % 50 == 0:
            preview.read("index.html")  # what was looked at in between must not stay
    shown, whole = preview.files(), _whole(preview.project)
    assert sorted(shown) == sorted(whole)
    assert [path for path in shown if shown[path] != whole[path]] == []


def test_an_edit_renders_what_is_looked_at(
    preview: Preview, monkeypatch: pytest.MonkeyPatch
) -> None:
    rendered: list[str] = []
    body = page_builder._entry_body

    def noted(site: object, item: Item) -> str:
        rendered.append(item.url)
        return body(site, item)  # type: ignore[arg-type]

    monkeypatch.setattr(page_builder, "_entry_body", noted)
    case = "content/cases/fake-reception.yml"
    text = (preview.project / case).read_text("utf-8")
    preview.save(case, text.replace("title: ", "title: 新的", 1))
    assert "新的" in preview.read("cases/fake-reception/index.html")
    assert (rendered, preview.builds) == (["cases/fake-reception/"], 1)


def test_a_browser_reloads_only_if_its_page_changed(preview: Preview) -> None:
    case = "content/cases/fake-reception.yml"
    text = (preview.project / case).read_text("utf-8")
    for page in ("cases/fake-reception", "terms"):
        preview.read(f"{page}/index.html")
    polls = {page: Poll(preview, page) for page in ("cases/fake-reception", "terms")}
    preview.save(case, text.replace("title: ", "title: 新的", 1))
    assert polls["cases/fake-reception"].answer()
    assert polls["terms"].is_waiting
    preview.save("site_config/base.yml", (preview.project / "site_config/base.yml")
                 .read_text("utf-8").replace("site_name: 清鉴", "site_name: 新名"))  # fmt: skip
    assert polls["terms"].answer()
    assert preview.builds == 2


def test_what_the_navigation_names_is_built_whole(tmp_path: Path) -> None:
    """It stands on every page, by its title."""
    project = make_project(tmp_path, {"cases/a.yml": "title: 甲案\nfictional: true\n"})
    settings = (project / "mkdocs.yml").read_text("utf-8")
    nav = "nav: [index.md, cases/index.md, cases/a/index.md, cases/b/index.md]\n"
    (project / "mkdocs.yml").write_text(settings + nav, "utf-8")
    preview = Preview(project)
    assert "甲案" in preview.read("terms/index.html")
    preview.save("content/cases/a.yml", "title: 乙案\nfictional: true\n")
    assert "乙案" in preview.read("terms/index.html")
    preview.save("content/cases/b.yml", "title: 丙案\nfictional: true\n")
    assert "丙案" in preview.read("terms/index.html")
    assert preview.builds == 3
    preview.save("content/cases/b.yml", "title: 丙案\nfictional: true\nsummary: 又一句。\n")
    assert "又一句" in preview.read("cases/b/index.html")
    assert preview.builds == 3
    preview.close()


def test_a_mistake_stands_on_every_page_until_it_is_mended(preview: Preview) -> None:
    case = "content/cases/fake-reception.yml"
    text = (preview.project / case).read_text("utf-8")
    preview.save(case, f"titel: 错\n{text}")
    for page in ("cases/fake-reception/index.html", "about/index.html", "404.html"):
        assert "unknown-key" in preview.read(page)
    assert "虚列" in preview.read("cases/fake-reception/index.html")  # as it last could be shown
    preview.save(case, text)
    for page in ("cases/fake-reception/index.html", "about/index.html", "404.html"):
        assert "qj-trouble" not in preview.read(page)
    assert preview.builds == 1
