"""The shell that is filled in must be what the theme renders for the page itself."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from mkdocs.commands.build import get_context

from generator.kinds import KINDS
from generator.mkdocs.host import Host
from generator.mkdocs.shell import Shell, ShellPage, fill
from generator.tools.parallel import Means, using
from tests.project import build_project, make_project

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from mkdocs.structure.files import File

HOSTILE = '"></title><script>alert(1)</script>'


@pytest.fixture(autouse=True)
def alone() -> Iterator[None]:
    """Make all pages in this process, where they are counted."""
    with using(Means(1)):
        yield


def _compare(monkeypatch: pytest.MonkeyPatch) -> dict[str, int]:
    """Make every page of the next build compare itself; counts compared pages by section."""
    compared: dict[str, int] = {}
    by_us, by_mkdocs = Host.render, Shell.render

    def note(page: ShellPage) -> None:
        section = page.content_page.section
        compared[section] = compared.get(section, 0) + 1

    def render(self: Host, page: ShellPage, documents: Sequence[File]) -> bytes:
        made = by_us(self, page, documents)
        page.active = True
        context = get_context(self.nav, documents, self.config, page)
        assert made.decode() == self.shell.main.render(context), page.content_page.url
        note(page)
        return made

    def shell_render(self: Shell, context: Any) -> str:
        made = by_mkdocs(self, context)
        page = context["page"]
        assert made == self.main.render(context), page.content_page.url
        if page.is_in_navigation:
            note(page)
        return made

    monkeypatch.setattr(Host, "render", render)
    monkeypatch.setattr(Shell, "render", shell_render)
    return compared


def test_every_page_of_every_kind_equals_the_theme_s_own(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    compared = _compare(monkeypatch)
    build_project(make_project(tmp_path))
    for kind in KINDS:
        assert compared[kind.folder] > 2, f"listing and entries of {kind.folder}"
    assert compared[""] == compared["map"] == compared["search"] == 1


def test_shell_with_site_address_and_hostile_titles(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    compared = _compare(monkeypatch)
    case = f"title: '{HOSTILE}'\nsummary: '{HOSTILE}'\nfictional: true\nwarnings: ['{HOSTILE}']\n"
    project = make_project(tmp_path, {"cases/a.yml": case, "cases/b.yml": case})
    with (project / "mkdocs.yml").open("a", encoding="utf-8") as file:
        file.write("site_url: https://example.org/sub/\n")
    site = build_project(project)
    assert compared["cases"] >= 3
    page = (site / "cases/a/index.html").read_text("utf-8")
    assert "<script>alert" not in page
    assert '<link rel="canonical" href="https://example.org/sub/cases/a/">' in page


def test_one_shell_serves_many_pages(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    rendered = []
    cases = {f"cases/c-{i}.yml": f"title: 案例{i}\nfictional: true\n" for i in range(40)}
    project = make_project(tmp_path, cases)
    original = Host.render

    def count(self: Host, page: ShellPage, documents: Sequence[File]) -> bytes:
        rendered.append(not self.shell.knows(page))
        return original(self, page, documents)

    monkeypatch.setattr(Host, "render", count)
    build_project(project)
    assert len(rendered) >= 50
    assert sum(rendered) < len(rendered) - 38  # all cases but the first


def test_a_plugin_that_copies_what_a_page_says_of_itself(tmp_path: Path) -> None:
    project = make_project(tmp_path, {"cases/a.yml": "title: 甲案\nfictional: true\n"})
    with (project / "mkdocs.yml").open("a", encoding="utf-8") as file:
        file.write("plugins: [qingjian, meta]\n")
    assert "甲案" in (build_project(project) / "cases/a/index.html").read_text("utf-8")


def test_fill_joins_texts_and_slots() -> None:
    assert (
        fill(["a", "title", "b", "content", "c"], {"title": "T", "content": lambda: "C"}) == "aTbCc"
    )
