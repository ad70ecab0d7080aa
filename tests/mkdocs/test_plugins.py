"""Plugins of other hands: each builds beside ours, and what one of them hides is not found."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.project import build_project, make_project
from tests.search.conftest import running

SETTINGS = {
    "macros": "macros",
    "print-site": "print-site",
    "i18n": (
        "i18n: {languages: [{locale: zh, name: 中文, default: true}, {locale: en, name: English}]}"
    ),
    "encryptcontent": "encryptcontent: {global_password: abc}",
    "exclude": "exclude: {glob: [cases/*, about.md]}",
    "rss": "rss",
    "redirects": "redirects: {redirect_maps: {old.md: about.md}}",
    "minify": "minify: {minify_html: true}",
    "awesome-nav": "awesome-nav",
    "section-index": "section-index",
    "git-revision-date-localized": "git-revision-date-localized",
}
CONTENT = {
    "cases/a.yml": """title: 甲案公车私用
fictional: true
analysis: 先审批再派车。青石镇的派车单事后补写。
""",
    "rules/b.yml": "title: 某办法\nclauses: [{no: '1', text: 派车先填单。}]\n",
    "pages/secret.md": "---\ndescription: 密页的大意\n---\n# 密页\n\n密页的正文。\n",
    "pages/hidden.md": "---\nsearch: {exclude: true}\n---\n# 藏页\n\n不给检索的一段。\n",
}


def _project(folder: Path, plugin: str) -> Path:
    made = make_project(folder, CONTENT)
    with (made / "mkdocs.yml").open("a", encoding="utf-8") as file:
        file.write(f"site_url: https://a.example/x/\nplugins:\n  - qingjian\n  - {plugin}\n")
    identity = ["-c", "user.name=a", "-c", "user.email=a@a.example"]
    for command in (["init", "-q"], ["add", "-A"], [*identity, "commit", "-qm", "all"]):
        subprocess.run(["git", *command], cwd=made, check=True, capture_output=True)
    return made


def _build(project: Path) -> None:
    """Build in a process of its own: what a plugin leaves behind must not reach other tests."""
    command = [sys.executable, "-m", "mkdocs", "build", "--quiet"]
    known = {**os.environ, "NO_MKDOCS_2_WARNING": "1", "DISABLE_MKDOCS_2_WARNING": "true"}
    outcome = subprocess.run(
        command, cwd=project, env=known, capture_output=True, text=True, check=False
    )
    assert outcome.returncode == 0, outcome.stderr


class Built(dict[str, Path]):
    """The site beside each plugin, built when it is first asked for and then only read."""

    def __init__(self, folder: Path) -> None:
        super().__init__()
        self._folder = folder

    def __missing__(self, name: str) -> Path:
        project = _project(self._folder / name, SETTINGS[name])
        _build(project)
        return self.setdefault(name, project / "site/public")


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Built:
    return Built(tmp_path_factory.mktemp("plugins"))


@pytest.fixture(scope="module")
def plain(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site without any other plugin."""
    return build_project(make_project(tmp_path_factory.mktemp("plain"), CONTENT))


def _size(site: Path) -> int:
    text = (site / "assets/search/manifest.js").read_text("utf-8")
    size: int = json.loads(text.removeprefix('qjSearch.put("manifest",').removesuffix(");\n"))[
        "size"
    ]
    return size


@pytest.mark.parametrize("name", SETTINGS)
def test_a_plugin_builds_beside_ours(name: str, built: Built) -> None:
    site = built[name]
    hidden = name in ("exclude", "encryptcontent")
    case = site / "cases/a/index.html"
    assert (case.is_file() and "派车单事后补写" in case.read_text("utf-8")) is not hidden
    assert "派车先填单" in (site / "rules/b/index.html").read_text("utf-8") or name == (
        "encryptcontent"
    )
    assert (_size(site) == 0) is (name == "encryptcontent")


def test_an_encrypted_page_says_nothing_in_the_clear(built: Built) -> None:
    """Neither in its head nor in any other file of the site; what it is called may be known."""
    assert (built["encryptcontent"] / "secret/index.html").is_file()
    for file in built["encryptcontent"].rglob("*"):
        text = file.read_bytes() if file.is_file() else b""
        for secret in ("派车单事后补写", "密页的大意", "密页的正文"):
            assert secret.encode() not in text, file
            assert json.dumps(secret)[1:-1].encode() not in text, file


@pytest.mark.parametrize(
    ("words", "found"),
    [("某办法", True), ("一段文字", True), ("藏页", False), ("不给检索", False)],
)
def test_a_page_that_excludes_itself_is_not_in_the_index(
    words: str, found: bool, plain: Path
) -> None:
    assert (plain / "hidden/index.html").is_file()
    with running(plain / "assets/search") as engine:
        assert (engine.ask(words)["total"] > 0) is found


def test_an_excluded_page_is_nowhere(built: Built) -> None:
    site = built["exclude"]
    assert not (site / "cases/a").exists()
    assert not (site / "about").exists()
    assert "/cases/a/" not in (site / "sitemap.xml").read_text("utf-8")
    with running(site / "assets/search") as engine:
        assert engine.ask("派车单事后补写")["total"] == 0


def test_the_index_holds_what_is_published(built: Built) -> None:
    assert _size(built["redirects"]) - _size(built["exclude"]) == 3


def test_a_page_that_a_hook_takes_out_last_is_not_in_the_index(plain: Path, tmp_path: Path) -> None:
    project = make_project(tmp_path / "less", CONTENT)
    with (project / "mkdocs.yml").open("a", encoding="utf-8") as file:
        file.write("hooks: [hook.py]\n")
    (project / "hook.py").write_text(HOOK, "utf-8")
    assert _size(build_project(project)) == _size(plain) - 1


HOOK = """
from pathlib import Path

def on_post_build(config):
    Path(config.site_dir, "cases/a/index.html").unlink()
"""
