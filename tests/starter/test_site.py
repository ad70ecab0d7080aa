"""A site of an office's own from one command, and the sample from another."""

from __future__ import annotations

import sys
import zipfile
from pathlib import Path
from subprocess import run
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from generator.books.sample import MARKS
from generator.cli import main
from generator.kinds import KINDS
from generator.kinds.entry import Status
from generator.library.survey import survey
from generator.library.unfilled import MARK
from generator.starter import sample, site
from generator.tools.clock import today

if TYPE_CHECKING:
    from click.testing import Result

ROOT = Path(__file__).parents[2]
_OF_THE_SAMPLE = (*MARKS, "清鉴", "衡阳", "姜堰", "示例站")


def _run(*words: str) -> Result:
    return CliRunner().invoke(main, words, catch_exceptions=False)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a new site in a folder with a Chinese name and a blank in it."""
    place = tmp_path_factory.mktemp("starter") / "我的 网站"
    assert _run("init", str(place)).exit_code == 0
    return place


def test_no_word_of_the_sample_is_in_a_new_site() -> None:
    for name, data in site.files():
        text = data.decode("utf-8")
        assert not [word for word in _OF_THE_SAMPLE if word in text], name


def test_its_paths_can_be_copied_to_any_system() -> None:
    names = [name for name, _ in site.files()]
    assert len({name.lower() for name in names}) == len(names)
    assert not [name for name in names if set(name) & set('<>:"|?*\\')]


def test_there_is_an_example_of_each_kind_and_none_is_published(folder: Path) -> None:
    library = survey(folder / "content", folder, today=today()).whole()
    for kind in KINDS:
        (entry,) = library.entries[kind.folder].values()
        assert entry.data.status is Status.DRAFT
        assert entry.data.fictional, f"{kind.folder}: nobody may take it for a fact"
    assert library.warnings == ()


def test_what_is_to_be_filled_in_is_told_and_holds_the_books_back_alone(folder: Path) -> None:
    checked = _run("check", "--content", str(folder / "content"))
    assert checked.exit_code == 0
    assert set(_codes(checked.stdout)) == {"unfilled-setting"}
    out = folder / "site"
    built = _run("build", "all", "--content", str(folder / "content"), "--out", str(out))
    assert built.exit_code == 0, built.stderr
    for edition in ("public", "internal"):
        assert MARK in (out / edition / "index.html").read_text("utf-8")
    printed = _run("build", "print", "--content", str(folder / "content"), "--out", str(out))
    assert printed.exit_code == 1
    assert "书没有排" in printed.stderr
    assert not (out / "print").exists()


def _codes(report: str) -> list[str]:
    return [line.split("[")[1].split("]")[0] for line in report.split("\n") if ": warning[" in line]


def test_the_examples_are_right_as_published_pages_and_books(tmp_path: Path) -> None:
    assert _run("init", str(tmp_path), "--name", "某县清风").exit_code == 0
    for path in (tmp_path / "content").glob("*/example.yml"):
        path.write_text(path.read_text("utf-8").replace("状态: 草稿", "状态: 发布"), "utf-8")
    settings = tmp_path / "site_config" / "print.yml"
    settings.write_text(settings.read_text("utf-8").replace(MARK, ""), "utf-8")
    content = str(tmp_path / "content")
    built = _run("build", "all", "--content", content, "--out", str(tmp_path / "site"))
    assert built.exit_code == 0, built.stderr
    assert "warning[" not in built.stderr
    page = (tmp_path / "site/public/cases/example/index.html").read_text("utf-8")
    assert "某县清风" in page
    assert sorted(path.name for path in (tmp_path / "site" / "print").glob("*.pdf"))[:2] == [
        "casebook.pdf",
        "handbook.pdf",
    ]


def test_a_name_of_any_characters_stays_one_setting(tmp_path: Path) -> None:
    name = '清风: "某县" #1 & <b>\\'
    assert _run("init", str(tmp_path), "--name", name).exit_code == 0
    content = str(tmp_path / "content")
    built = _run("build", "public", "--content", content, "--out", str(tmp_path / "site"))
    assert built.exit_code == 0, built.stderr
    page = (tmp_path / "site/public/index.html").read_text("utf-8")
    assert "某县&#34; #1 &amp; &lt;b&gt;\\" in page


def test_what_is_there_stays_and_nothing_is_written(tmp_path: Path) -> None:
    (tmp_path / "mkdocs.yml").write_text("site_name: 旧站\n", "utf-8")
    (tmp_path / "notes.txt").write_text("…", "utf-8")
    for verb in ("init", "sample"):
        result = _run(verb, str(tmp_path))
        assert result.exit_code == 2
        assert "mkdocs.yml" in result.stderr
    assert sorted(path.name for path in tmp_path.iterdir()) == ["mkdocs.yml", "notes.txt"]


def test_a_disk_that_is_full_leaves_nothing_half_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "site_config").write_text("", "utf-8")  # a file where a folder has to be
    result = _run("init", str(tmp_path))
    assert result.exit_code == 1
    assert [path.name for path in tmp_path.rglob("*") if path.is_file()] == ["site_config"]


def test_the_sample_is_copied_as_it_is(tmp_path: Path) -> None:
    assert _run("sample", str(tmp_path)).exit_code == 0
    assert (tmp_path / "mkdocs.yml").read_bytes() == (ROOT / "mkdocs.yml").read_bytes()
    for path in (ROOT / "content").glob("*/*.yml"):
        assert (tmp_path / path.relative_to(ROOT)).read_bytes() == path.read_bytes()
    assert not (tmp_path / "site_config" / "docs.yml").exists()
    assert _run("check", "--content", str(tmp_path / "content")).exit_code == 0


def test_an_installed_package_brings_both(tmp_path: Path) -> None:
    build = f"from hatchling.build import build_wheel; print(build_wheel({str(tmp_path)!r}))"
    name = run(
        [sys.executable, "-c", build], cwd=ROOT, check=True, capture_output=True, text=True
    ).stdout.split()[-1]
    with zipfile.ZipFile(tmp_path / name) as wheel:
        held = set(wheel.namelist())
    assert held >= {f"generator/starter/sample/{path}" for path, _ in sample.files()}
    ours = {
        path.relative_to(ROOT).as_posix()
        for path in (ROOT / "generator").rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }
    assert ours <= held
