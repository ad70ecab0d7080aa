"""What a build takes from an earlier one is what it would make itself."""

from __future__ import annotations

import os
import shutil
from contextlib import closing
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from generator import edition, media
from generator.kinds.entry import Audience
from generator.library.memory import Memory
from generator.library.project import project_of
from generator.library.survey import survey
from generator.mkdocs import build_cache
from generator.mkdocs.publish import publish
from generator.pages import build as page_builder
from generator.pages.bodies import make
from generator.pages.build import pages
from generator.pages.site import Site
from generator.search import Reader
from generator.search.site_index import extract
from generator.source.diagnostics import ContentError
from generator.tools import clock
from tests.author import Author
from tests.kills import state
from tests.project import make_project

if TYPE_CHECKING:
    from collections.abc import Callable

    from generator.edition import Edition, Item
    from generator.library.catalogue import Library
    from generator.mkdocs.build_cache import BuildCache
    from generator.pages.page import Page
    from generator.search import Document

EDITS = int(os.environ.get("QINGJIAN_EDITS", "4"))
SHARE = 1 if EDITS > 4 else 4
"""More edits, and a look at every page after each, for who has the time."""


@pytest.fixture(autouse=True)
def _own_cache(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(build_cache.VARIABLE, str(tmp_path_factory.mktemp("cache")))


class Builder:
    """A project that is built again and again, each time by what the time before kept."""

    def __init__(self, project: Path, audience: Audience) -> None:
        self.project = project
        self.audience = audience
        self.has_trouble = False
        self._memory = Memory()
        self._library: Library | None = None
        self.renew()

    def write(self, path: str, text: str | None) -> None:
        file = self.project / path
        if text is None:
            file.unlink()
        else:
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text, "utf-8")

    def renew(self) -> None:
        self.has_trouble = False
        with self._cache() as cache:
            try:
                self._library = survey(
                    self.project / "content",
                    self.project,
                    memory=self._memory,
                    readings=cache.readings,
                ).whole()
            except ContentError:
                self.has_trouble = True

    def _cache(self) -> closing[BuildCache]:
        cache = build_cache.open_for(project_of(self.project / "content"), self.audience)
        assert cache is not None
        return closing(cache)

    def edition(self) -> Edition:
        assert self._library is not None
        return edition.select(self._library, self.audience)

    def build(self, share: int = 1, turn: int = 0) -> tuple[set[str], list[str]]:
        """Build the pages of entries and what is indexed of them.

        Returns the addresses of those made, and of those that are wrong. Of those that were found
        every so many-th is looked at, from the `turn` on.
        """
        made, wrong = set(), []
        own = self.edition()
        templates = self.project / "site_config" / "templates"
        clean = _entries(Site(own, media.Album(), None, templates))
        with self._cache() as cache:
            site = Site(own, media.Album(), None, templates, watch=True)
            cache.take(own, media.Album())
            for name, text, right_text in (
                ("page", _body, _body),
                ("extract", _extractor(site), _extractor(Site(own))),
            ):
                bodies = cache.bodies(site, name)
                assert bodies is not None
                for number, (page, right) in enumerate(zip(_entries(site), clean, strict=True)):
                    key = bodies.find(page)
                    if key is None:
                        made.add(page.url)
                        bodies.keep(page, make(partial(text, page)))
                    elif number % share == turn and bodies.take(key) != right_text(right):
                        wrong.append(f"{name} {page.url}")
                bodies.save()
        return made, wrong


def _body(page: Page) -> str:
    return page.body()


def _extractor(site: Site) -> Callable[[Page], str]:
    """What says what is indexed of a page, as the edition of a site has it."""
    reader = Reader(site.edition)

    def of(page: Page) -> str:
        assert page.entry is not None
        return extract(reader.document(page.entry))

    return of


def _entries(site: Site) -> list[Page]:
    return [page for page in pages(site, "名") if page.entry]


def test_after_many_edits_it_is_as_made_from_nothing(tmp_path: Path) -> None:
    builder = Builder(make_project(tmp_path), Audience.INTERNAL)
    author = Author(builder, seed=EDITS)
    made, wrong = builder.build()
    assert (len(made), wrong) == (len(_entries(Site(builder.edition()))), [])
    for number in range(EDITS):
        author.edit()
        assert builder.build(SHARE, number % SHARE)[1] == []


_CONTENT = {
    "terms/core.yml": "- {id: jiedai, title: 公务接待, definition: 因公发生的招待。}\n",
    "topics/core.yml": "- {id: meals, title: 吃喝}\n",
    "rules/a.yml": "title: 接待办法\nissuer: 某办\nlevel: 单位\n"
    "versions: [{effective: 2020-01-01, ended: 2025-05-31}, {effective: 2025-06-01}]\n"
    "clauses: [{no: 1, text: 要公示。, in: 2020-01-01}]\n"
    "sources: [{title: 某文, publisher: 某办}]\n",
    "cases/a.yml": "title: 甲案\nfictional: true\ntopics: [meals]\nsector: rural\n"
    "internal: {analysis: 只给内部看的剖析}\n",
    "cases/b.yml": "title: 乙案\nfictional: true\nanalysis: 公务接待\nrelated: [cases/a]\n",
    "cases/c.yml": "title: 丙案\nfictional: true\naudience: internal\nanalysis: 内部的案例\n",
}


@pytest.fixture
def small(tmp_path: Path) -> Path:
    return make_project(tmp_path, _CONTENT)


def _made(builder: Builder) -> set[str]:
    builder.renew()
    assert not builder.has_trouble
    made, wrong = builder.build()
    assert wrong == []
    return made


def test_an_edit_makes_again_what_it_touches(small: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Day by day, for settings, templates and the program as for entries."""
    monkeypatch.setenv(clock.VARIABLE, "1700000000")
    builder = Builder(small, Audience.INTERNAL)
    every = _made(builder)
    assert len(every) == 6
    assert _made(builder) == set()

    builder.write("content/cases/b.yml", _CONTENT["cases/b.yml"].replace("乙", "丁"))
    # the other says who refers to it, the topic what there is
    assert _made(builder) == {"cases/a/", "cases/b/", "topics/meals/"}
    builder.write("content/cases/b.yml", _CONTENT["cases/b.yml"])
    assert _made(builder) == set()  # what was once made is still there

    builder.write("content/terms/core.yml", _CONTENT["terms/core.yml"].replace("招待", "款待"))
    assert _made(builder) == every  # a term may stand on every page
    monkeypatch.setenv(clock.VARIABLE, "1700100000")
    assert _made(builder) == set()
    monkeypatch.setenv(clock.VARIABLE, "1790000000")
    assert _made(builder) == every  # a rule has another version in force
    words = (small / "site_config/vocabulary.yml").read_text("utf-8")
    builder.write("site_config/vocabulary.yml", words.replace("乡村", "村镇"))
    assert _made(builder) == every
    builder.write("site_config/templates/cases/page.html.jinja", "{{ d.title }}改")
    assert _made(builder) == every
    monkeypatch.setattr(build_cache, "program", lambda: b"another")
    assert _made(builder) == every


def test_no_body_of_one_audience_is_found_by_another(small: Path) -> None:
    """Not even by a build for the public that is handed the file of the internal edition."""
    internal, public = Builder(small, Audience.INTERNAL), Builder(small, Audience.PUBLIC)
    internal.build()
    (folder,) = Path(os.environ[build_cache.VARIABLE]).iterdir()
    shutil.copy(folder / "internal.db", folder / "public.db")
    made, wrong = public.build()
    assert "cases/a/" in made
    assert wrong == []
    assert made == {page.url for page in _entries(Site(public.edition()))}


def test_a_public_file_holds_nothing_internal(small: Path) -> None:
    for audience in Audience:
        Builder(small, audience).build()
    (folder,) = Path(os.environ[build_cache.VARIABLE]).iterdir()
    for name, is_in in (("public.db", False), ("internal.db", True)):
        data = (folder / name).read_bytes()
        for words in ("只给内部看的剖析", "内部的案例"):
            assert (words.encode() in data) is is_in


def test_pages_of_settings_that_change_meanwhile_are_not_kept(
    small: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    now = [b"before"]
    monkeypatch.setattr(build_cache, "program", lambda: now[0])
    body = page_builder._entry_body

    def edited_meanwhile(site: Site, item: Item) -> str:
        now[0] = b"after"
        return body(site, item)

    builder = Builder(small, Audience.PUBLIC)
    monkeypatch.setattr(page_builder, "_entry_body", edited_meanwhile)
    every = _made(builder)
    now[0] = b"before"
    assert _made(builder) == every
    now[0] = b"after"
    assert _made(builder) == every
    assert _made(builder) == set()


def test_what_a_project_kept_goes_with_it(tmp_path: Path) -> None:
    top = Path(os.environ[build_cache.VARIABLE])
    stranger = top / "stranger"
    stranger.mkdir()
    first = make_project(tmp_path / "first", _CONTENT)
    Builder(first, Audience.INTERNAL).build()
    (kept,) = (folder for folder in top.iterdir() if folder != stranger)
    Builder(make_project(tmp_path / "second", _CONTENT), Audience.INTERNAL)
    assert kept.exists()
    shutil.rmtree(first)
    Builder(tmp_path / "second", Audience.INTERNAL)
    assert not kept.exists()
    assert {stranger} < {*top.iterdir()}


@pytest.mark.parametrize("mode", [0o770, 0o707])
def test_a_folder_that_others_write_to_is_not_used(
    mode: int, small: Path, caplog: pytest.LogCaptureFixture
) -> None:
    project = project_of(small / "content")
    folder = build_cache.folder_of(project)
    assert folder is not None
    folder.chmod(mode)
    assert build_cache.folder_of(project) is None
    assert "chmod 700" in caplog.text


def test_nothing_is_kept_where_it_would_be_published(
    small: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setenv(build_cache.VARIABLE, str(small / "content/pages/cache"))
    assert build_cache.folder_of(project_of(small / "content")) is None
    assert not (small / "content/pages/cache").exists()
    assert "内容目录" in caplog.text


def test_where_nothing_can_be_written_a_build_goes_without(
    small: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    (tmp_path / "file").write_text("", "utf-8")
    monkeypatch.setenv(build_cache.VARIABLE, str(tmp_path / "file"))
    assert build_cache.folder_of(project_of(small / "content")) is None
    assert "不用缓存" in caplog.text


def test_a_build_by_the_last_one_is_a_clean_build(
    small: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Pages, search and all, byte for byte; of the entries those are made that it touches.

    Read again for the search are those of which it says something else: not who refers to it.
    """
    monkeypatch.chdir(small)
    out, clean = tmp_path / "out", tmp_path / "clean"
    publish(Audience.PUBLIC, None, out)
    (small / "content/cases/b.yml").write_text(
        _CONTENT["cases/b.yml"].replace("related: [cases/a]", "summary: 又一句。"), "utf-8"
    )
    rendered: list[str] = []
    indexed: list[str] = []
    body, document = page_builder._entry_body, Reader.document

    def noted(site: Site, item: Item) -> str:
        rendered.append(item.url)
        return body(site, item)

    def noted_document(reader: Reader, item: Item) -> Document:
        indexed.append(item.url)
        return document(reader, item)

    monkeypatch.setattr(page_builder, "_entry_body", noted)
    monkeypatch.setattr(Reader, "document", noted_document)
    publish(Audience.PUBLIC, None, out)
    assert rendered == ["cases/a/", "cases/b/", "topics/meals/"]
    assert indexed == ["cases/b/"]
    publish(Audience.PUBLIC, None, clean, remembers=False)
    assert state(out / "public") == state(clean / "public")
    assert len(rendered) == 3 + 5
    assert len(indexed) == 1 + 5
