"""Plugins of other hands: each builds beside ours, and what one of them hides is not found."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from tests.project import build_project, make_project
from tests.search.conftest import running

if TYPE_CHECKING:
    from pathlib import Path

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


def _size(site: Path) -> int:
    text = (site / "assets/search/manifest.js").read_text("utf-8")
    size: int = json.loads(text.removeprefix('qjSearch.put("manifest",').removesuffix(");\n"))[
        "size"
    ]
    return size


@pytest.mark.parametrize("name", SETTINGS)
def test_a_plugin_builds_beside_ours(name: str, tmp_path: Path) -> None:
    project = _project(tmp_path, SETTINGS[name])
    _build(project)
    site = project / "site/public"
    hidden = name in ("exclude", "encryptcontent")
    case = site / "cases/a/index.html"
    assert (case.is_file() and "派车单事后补写" in case.read_text("utf-8")) is not hidden
    assert "派车先填单" in (site / "rules/b/index.html").read_text("utf-8") or name == (
        "encryptcontent"
    )
    assert (_size(site) == 0) is (name == "encryptcontent")


def test_an_encrypted_page_says_nothing_in_the_clear(tmp_path: Path) -> None:
    """Neither in its head nor in any other file of the site; what it is called may be known."""
    project = _project(tmp_path, SETTINGS["encryptcontent"])
    (project / "content/pages/secret.md").write_text(SECRET, "utf-8")
    _build(project)
    for file in (project / "site/public").rglob("*"):
        text = file.read_bytes() if file.is_file() else b""
        for secret in ("派车单事后补写", "密页的大意", "密页的正文"):
            assert secret.encode() not in text, file
            assert json.dumps(secret)[1:-1].encode() not in text, file


SECRET = "---\ndescription: 密页的大意\n---\n# 密页\n\n密页的正文。\n"


@pytest.mark.parametrize(
    ("words", "found"),
    [("某办法", True), ("一段文字", True), ("藏页", False), ("不给检索", False)],
)
def test_a_page_that_excludes_itself_is_not_in_the_index(
    words: str, found: bool, tmp_path: Path
) -> None:
    site = build_project(make_project(tmp_path, CONTENT))
    assert (site / "hidden/index.html").is_file()
    with running(site / "assets/search") as engine:
        assert (engine.ask(words)["total"] > 0) is found


def test_an_excluded_page_is_nowhere(tmp_path: Path) -> None:
    project = _project(tmp_path, SETTINGS["exclude"])
    _build(project)
    site = project / "site/public"
    assert not (site / "cases/a").exists()
    assert not (site / "about").exists()
    assert "/cases/a/" not in (site / "sitemap.xml").read_text("utf-8")
    with running(site / "assets/search") as engine:
        assert engine.ask("派车单事后补写")["total"] == 0


def test_the_index_holds_what_is_published(tmp_path: Path) -> None:
    project = _project(tmp_path / "all", "redirects")
    _build(project)
    other = _project(tmp_path / "less", SETTINGS["exclude"])
    _build(other)
    assert _size(project / "site/public") - _size(other / "site/public") == 3


def test_a_page_that_a_hook_takes_out_last_is_not_in_the_index(tmp_path: Path) -> None:
    whole = _size(build_project(make_project(tmp_path / "whole", CONTENT)))
    project = make_project(tmp_path / "less", CONTENT)
    with (project / "mkdocs.yml").open("a", encoding="utf-8") as file:
        file.write("hooks: [hook.py]\n")
    (project / "hook.py").write_text(HOOK, "utf-8")
    assert _size(build_project(project)) == whole - 1


HOOK = """
from pathlib import Path

def on_post_build(config):
    Path(config.site_dir, "cases/a/index.html").unlink()
"""
