"""Pages are the same whoever writes them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import mkdocs.commands.build
import pytest
from mkdocs.exceptions import Abort

from generator.tools.parallel import Means, using
from tests.project import build_project, make_project

if TYPE_CHECKING:
    from pathlib import Path

    from mkdocs.structure.pages import Page

CASES = {
    f"cases/c{number}.yml": f"title: 甲{number}\nfictional: true\ndate: 2021-06\n"
    f"analysis: 乙{number}\ntopics: [t]\n"
    for number in range(600)
}
CONTENT = {**CASES, "topics/t.yml": "- {id: t, title: 主题}\n"}
HOOK = "def on_page_context(context, **_):\n    return context\n"


def _files(site: Path) -> dict[str, bytes]:
    """What a site holds, by path."""
    return {
        path.relative_to(site).as_posix(): path.read_bytes()
        for path in site.rglob("*")
        if path.is_file()
    }


@pytest.fixture(scope="module")
def by_mkdocs(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """A site whose pages MkDocs writes, since a hook wants to see them."""
    project = make_project(tmp_path_factory.mktemp("site") / "p", CONTENT)
    (project / "hook.py").write_text(HOOK, "utf-8")
    with (project / "mkdocs.yml").open("a", encoding="utf-8") as settings:
        settings.write("\nhooks: [hook.py]\n")
    return _files(build_project(project))


def test_pages_that_we_write_are_as_mkdocs_writes_them(
    by_mkdocs: dict[str, bytes], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    by_them: list[str] = []
    real = mkdocs.commands.build._build_page

    def counting(page: Page, *given: Any, **named: Any) -> None:
        by_them.append(page.url)
        real(page, *given, **named)

    monkeypatch.setattr(mkdocs.commands.build, "_build_page", counting)
    with using(Means(2)):
        ours = _files(build_project(make_project(tmp_path / "p", CONTENT)))
    assert ours == by_mkdocs
    assert len(by_them) < 50, "the rest is written by us"


def test_a_page_that_cannot_be_made_is_told_and_stops_the_build(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    project = make_project(tmp_path, {"cases/c0.yml": "title: 甲\nfictional: true\n"})
    template = project / "site_config/templates/cases/page.html.jinja"
    template.parent.mkdir(parents=True)
    template.write_text("{{ item.nothing.at_all }}", "utf-8")
    with pytest.raises(Abort):
        build_project(project)
    assert "cases/c0/：模板用不了，没有发布" in caplog.text
    assert "site_config/templates/cases/page.html.jinja:1: " in caplog.text
