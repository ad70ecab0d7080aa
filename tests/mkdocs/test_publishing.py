"""Publishing is one step: kills, builds at once, other systems; and the same content gives the same
bytes.
"""

from __future__ import annotations

import errno
import json
import os
import sqlite3
import subprocess
import sys
from contextlib import closing
from typing import TYPE_CHECKING

import pytest
from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.exceptions import Abort

from generator.kinds.entry import Audience
from generator.mkdocs.publish import publish
from generator.tools import manifest, swap
from tests.kills import state
from tests.media import samples
from tests.project import REPOSITORY, build_project, make_project

if TYPE_CHECKING:
    from pathlib import Path

    from generator.tools.manifest import Changes

CASE = "title: 好案例\nfictional: true\n"
PLACE = "title: 公园\nimages: [{file: media/x.jpg, alt: 湖}]\naudio: media/x.mp3\n"


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    made_ = make_project(tmp_path / "project", {"cases/a.yml": CASE})
    monkeypatch.chdir(made_)
    return made_


def _process(*arguments: object, **environment: str) -> subprocess.Popen[str]:
    command = [sys.executable, "-m", *map(str, arguments)]
    known = {**os.environ, "PYTHONPATH": str(REPOSITORY), "NO_MKDOCS_2_WARNING": "1", **environment}
    return subprocess.Popen(
        command, env=known, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )


def _ended(process: subprocess.Popen[str]) -> str:
    out, err = process.communicate(timeout=600)
    assert process.returncode == 0, err
    return out


@pytest.mark.parametrize(("how", "count"), [("swap", 80), ("build", 20)])
def test_a_kill_leaves_the_old_or_the_new(how: str, count: int, tmp_path: Path) -> None:
    project = make_project(tmp_path / "project", {"cases/a.yml": CASE})
    cache = tmp_path / "cache"
    problems = json.loads(
        _ended(
            _process(
                "tests.kills", project, tmp_path / "out", how, count, QINGJIAN_CACHE=str(cache)
            )
        )
    )
    print(f"{how}: {problems}")
    assert sum(problems["found"].values()) == count
    assert min(problems["found"].values()) > 0
    assert problems["killed"] >= count / 4
    for file in cache.rglob("*.db"):
        with closing(sqlite3.connect(file)) as database:
            assert database.execute("PRAGMA integrity_check").fetchall() == [("ok",)]


def test_two_builds_at_once_take_turns(tmp_path: Path) -> None:
    project = make_project(tmp_path / "project", {"cases/a.yml": CASE})
    processes = [
        _process(
            "tests.shuffle",
            project,
            tmp_path / "out",
            seed,
            "public",
            QINGJIAN_CACHE=str(tmp_path / "cache"),
        )
        for seed in range(3)
    ]
    assert [_ended(process) for process in processes]
    assert sorted(p.name for p in (tmp_path / "out").iterdir()) == [
        "deploy",
        "public",
        "public.sha256",
    ]
    sums = manifest.read(tmp_path / "out/public.sha256", "public")
    assert sums == manifest.hashes(tmp_path / "out/public")


def test_the_same_content_gives_the_same_bytes(tmp_path: Path) -> None:
    """In two folders, read in shuffled order, other hash seeds, on days of one year when no rule
    changes.
    """
    files = {"places/p.yml": PLACE, "pages/with.md": "# 图\n\n![湖](湖.png)\n"}
    builds = []
    for number, folder in enumerate(("one", "two/deeper")):
        project = make_project(tmp_path / folder / "project")
        for name, text in files.items():
            (project / "content" / name).write_text(text, "utf-8")
        pictures = {"media/x.jpg": samples.telling("JPEG"), "media/x.mp3": samples.recording()}
        samples.write(project / "content", {**pictures, "pages/湖.png": samples.telling("PNG")})
        with (project / "mkdocs.yml").open("a", encoding="utf-8") as file:
            file.write("site_url: https://example.org/\n")
        day = {
            "SOURCE_DATE_EPOCH": str(1_900_000_000 + number * 86_400),
            "PYTHONHASHSEED": str(number),
        }
        out = tmp_path / folder / "out"
        builds += [_process("tests.shuffle", project, out, number, *Audience, **day)]
    for process in builds:
        _ended(process)
    one, two = (tmp_path / "one/out", tmp_path / "two/deeper/out")
    assert {p.name for p in one.iterdir()} >= {
        "public",
        "internal",
        "public.sha256",
        "internal.sha256",
        "deploy",
    }
    first, second = state(one), state(two)
    print(f"{len(first)} files, {sum(map(len, first.values())):,} bytes")
    assert len(first) > 500
    assert [
        name for name in first.keys() | second.keys() if first.get(name) != second.get(name)
    ] == []


def test_the_sums_are_of_what_is_published(project: Path) -> None:
    site = publish(Audience.PUBLIC, None, project / "site")
    listed = (project / "site/public.sha256").read_text("utf-8")
    assert len(listed.splitlines()) == len(state(site))
    check = ["sha256sum", "--check", "--quiet", "public.sha256"]
    assert subprocess.run(check, cwd=project / "site", check=False).returncode == 0


def test_what_changed_is_reported(project: Path) -> None:
    problems: list[Changes] = []
    publish(Audience.PUBLIC, None, project / "site", problems.append)
    publish(Audience.PUBLIC, None, project / "site", problems.append)
    (project / "content/cases/a.yml").write_text(CASE + "summary: 改了\n", "utf-8")
    (project / "content/cases/b.yml").write_text(CASE, "utf-8")
    publish(Audience.PUBLIC, None, project / "site", problems.append)
    (project / "content/cases/a.yml").unlink()
    publish(Audience.PUBLIC, None, project / "site", problems.append)
    first, second, third, fourth = problems
    assert {"", "about/", "cases/a/"} <= set(first.added)
    assert second == manifest.Changes()
    assert third.added == ("cases/b/",)
    assert {"cases/", "cases/a/"} <= set(third.changed)
    assert fourth.removed == ("cases/a/",)
    assert str(third).startswith("新增 1 页，修改 ")
    assert "  ＋ cases/b/" in str(third)


def test_a_long_report_is_cut() -> None:
    new = {f"cases/c-{i:02}/index.html": "x" for i in range(30)} | {"index.html": "x", "a.css": "y"}
    lines = str(manifest.changes({}, new)).splitlines()
    assert lines[:2] == ["新增 31 页，修改 0 页，删除 0 页", "  ＋ 首页"]
    assert lines[-1] == "  ＋ ……另有 11 页"


def test_systems_that_cannot_exchange_names(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(swap, "_exchange", lambda one, other: False)
    samples.write(tmp_path, {"new/x": b"new", "place/x": b"old"})
    swap.put_in_place(tmp_path / "new", tmp_path / "place")
    assert (tmp_path / "place/x").read_bytes() == b"new"
    assert [p.name for p in tmp_path.iterdir()] == ["place"]


def test_a_folder_that_may_not_be_renamed_leaves_the_old_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Windows refuses while a file in it is open."""
    monkeypatch.setattr(swap, "_exchange", lambda one, other: False)
    samples.write(tmp_path, {"place/x": b"old"})
    with pytest.raises(FileNotFoundError):
        swap.put_in_place(tmp_path / "absent", tmp_path / "place")
    assert [p.name for p in tmp_path.iterdir()] == ["place"]
    assert (tmp_path / "place/x").read_bytes() == b"old"


def test_a_new_folder_is_as_open_as_others(tmp_path: Path) -> None:
    before = os.umask(0o027)
    try:
        new = swap.beside(tmp_path / "place")
    finally:
        os.umask(before)
    assert new.stat().st_mode & 0o777 == 0o750


def test_a_file_system_without_locks(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    fcntl = pytest.importorskip("fcntl")

    def refuse(handle: int, how: int) -> None:
        raise OSError(errno.EBADF, "Bad file descriptor")  # NFS, for a folder

    monkeypatch.setattr(fcntl, "flock", refuse)
    with swap.alone_in(tmp_path):
        (tmp_path / "x").write_bytes(b"work goes on")
    assert (tmp_path / "x").exists()


def test_a_kill_between_two_renames_is_undone(tmp_path: Path) -> None:
    marks = {".place-abc.qingjian": b"", ".place-def.qingjian": b""}
    folders = {".place-abc-old/x": b"old", ".place-abc/x": b"new", ".place-def/x": b"?"}
    samples.write(tmp_path, folders | marks)
    swap.clear_up(tmp_path / "place")
    assert [p.name for p in tmp_path.iterdir()] == ["place"]
    assert (tmp_path / "place/x").read_bytes() == b"old"


def test_names_are_exchanged_on_linux_and_left_elsewhere(tmp_path: Path) -> None:
    samples.write(tmp_path, {"new/x": b"new", "place/x": b"old"})
    on_linux = sys.platform.startswith("linux")
    assert swap._exchange(tmp_path / "new", tmp_path / "place") is on_linux
    assert (tmp_path / "place/x").read_bytes() == (b"new" if on_linux else b"old")
    assert not swap._exchange(tmp_path / "absent", tmp_path / "place")


def test_a_stranger_s_folder_beside_stays(tmp_path: Path) -> None:
    samples.write(
        tmp_path, {".place-abc/x": b"a stranger's", ".place-old/x": b"too", "place/x": b"y"}
    )
    swap.clear_up(tmp_path / "place")
    assert sorted(p.name for p in tmp_path.iterdir()) == [".place-abc", ".place-old", "place"]


@pytest.mark.parametrize(
    "site",
    ["content/cases", "content/x", "site_config", "site_config/x", "w"],
)
def test_mkdocs_deletes_nothing_that_it_did_not_make(
    site: str, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    project = make_project(tmp_path / "project", {"cases/a.yml": CASE})
    samples.write(project, {"w/index.html": b"<title>a stranger's</title>", "w/x": b"x"})
    before = state(project)
    config = load_config(str(project / "mkdocs.yml"), site_dir=str(project / site))
    config.plugins.on_startup(command="build", dirty=False)
    with pytest.raises(Abort):
        build(config)
    assert "什么也没有删除" in caplog.text
    assert state(project) == before


def test_mkdocs_builds_again_where_it_built(tmp_path: Path) -> None:
    project = make_project(tmp_path / "project", {"cases/a.yml": CASE})
    assert build_project(project) == build_project(project)


def test_other_content_comes_with_what_lies_beside_it(project: Path, tmp_path: Path) -> None:
    """Its own settings, navigation and pages, by `build` and by a setting of MkDocs alike."""
    there = make_project(tmp_path / "there", {"cases/b.yml": f"{CASE}sector: 渔业\n"})
    (there / "content/pages/about.md").rename(there / "content/pages/us.md")
    base = there / "site_config/base.yml"
    base.write_text(base.read_text("utf-8").replace("- about.md", "- us.md"), "utf-8")
    (there / "site_config/vocabulary.yml").write_text("sectors: {fish: 渔业}\n", "utf-8")
    ours = publish(Audience.PUBLIC, there / "content", project / "site")
    with (project / "mkdocs.yml").open("a", encoding="utf-8") as file:
        file.write("plugins: [{qingjian: {content: ../there/content}}]\n")
    for site in (ours, build_project(project)):
        assert (site / "us/index.html").is_file()
        assert not (site / "about").exists()
        assert (site / "cases/b/index.html").is_file()
        assert not (site / "cases/a").exists()
        assert "us/" in (site / "index.html").read_text("utf-8")
        assert "about/" not in (site / "index.html").read_text("utf-8")


def test_content_without_settings_has_no_page_of_this_folder(project: Path) -> None:
    texts = {"texts/cases/b.yml": CASE, "texts/pages/us.md": "# 我们"}
    samples.write(project, {name: text.encode() for name, text in texts.items()})
    site = publish(Audience.PUBLIC, project / "texts", project / "site")
    assert (site / "us/index.html").is_file()
    assert not (site / "about").exists()
    assert "about/" not in (site / "index.html").read_text("utf-8")
