"""The command line: exit codes, formats, languages, and never a traceback."""

from __future__ import annotations

import errno
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from generator import __version__
from generator.cli import main
from generator.kinds import KINDS
from generator.source import documentation
from tests.project import make_project

_GOOD = "title: 甲\n"
_BAD = "titel: 甲\ntitle: 乙\ndate: 去年\n"


@pytest.fixture
def content(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A content folder in a project without settings, in which the verbs are called."""
    monkeypatch.chdir(tmp_path)
    folder = tmp_path / "content"
    (folder / "topics").mkdir(parents=True)
    (folder / "topics" / "a.yml").write_text(_GOOD, "utf-8")
    return folder


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(main, [str(a) for a in arguments], catch_exceptions=False)


def test_fine_content(content: Path) -> None:
    result = run("check", "--content", content)
    assert (result.exit_code, result.stdout, result.stderr) == (0, "", "错误 0 处，警告 0 处\n")


def test_warnings_do_not_fail(content: Path) -> None:
    (content / "readme.txt").write_text("x", "utf-8")
    result = run("check", "--content", content)
    assert result.exit_code == 0
    assert result.stdout.startswith("content/readme.txt:1:1: warning[unknown-file]: ")
    assert result.stderr == "错误 0 处，警告 1 处\n"


def test_errors_with_frame_and_hint(content: Path) -> None:
    (content / "topics" / "b.yml").write_text(_BAD, "utf-8")
    result = run("check", "--content", content)
    assert result.exit_code == 1
    assert result.stdout == (
        "content/topics/b.yml:1:1: error[unknown-key]: 没有“titel”这个键\n"
        " 1 | titel: 甲\n"
        "   | ^\n"
        "  = 是不是想写“title”？\n"
        "\n"
        "content/topics/b.yml:3:7: error[bad-date]: “去年”不是这里能用的日期\n"
        " 3 | date: 去年\n"
        "   |       ^\n"
        "  = 写成 2021、2021-06、2021-06-16 或 2021年6月16日，一段时间写成 2021-01/2021-05；"
        "约略的日期在后面加 ~，如 2020~。\n"
    )
    assert result.stderr == "错误 2 处，警告 0 处\n"


def test_english(content: Path) -> None:
    (content / "topics" / "b.yml").write_text(_BAD, "utf-8")
    result = run("check", "--content", content, "--lang", "en")
    assert "error[unknown-key]: Unknown key “titel”\n" in result.stdout
    assert "  = Did you mean “title”?\n" in result.stdout
    assert result.stderr == "errors: 2, warnings: 0\n"


def test_json(content: Path) -> None:
    assert json.loads(run("check", "--content", content, "--format", "json").stdout) == []
    (content / "topics" / "b.yml").write_text(_BAD, "utf-8")
    result = run("check", "--content", content, "--format", "json")
    assert result.exit_code == 1
    assert result.stderr == ""
    rows = json.loads(result.stdout)
    assert [(row["line"], row["column"], row["severity"], row["code"]) for row in rows] == [
        (1, 1, "error", "unknown-key"),
        (3, 7, "error", "bad-date"),
    ]


def test_github(content: Path) -> None:
    (content / "topics" / "b.yml").write_text(_BAD, "utf-8")
    result = run("check", "--content", content, "--format", "github")
    assert result.exit_code == 1
    assert result.stdout.startswith(
        "::error file=content/topics/b.yml,line=1,col=1,title=unknown-key::没有"
    )


def test_the_folder_may_have_another_name(content: Path) -> None:
    other = content.rename(content.parent / "texts")
    (other / "topics" / "b.yml").write_text(_BAD, "utf-8")
    assert "texts/topics/b.yml:1:1: error" in run("check", "--content", other).stdout


@pytest.mark.parametrize(
    ("name", "text", "code"),
    [
        ("vocabulary.yml", "sectros: {a: 甲}\n", "unknown-key"),
        ("scores.yml", "- {id: a, label: 甲, weight: 99}\n", "wrong-type"),
    ],
)
def test_what_a_build_refuses_in_the_settings_is_told_before(
    content: Path, name: str, text: str, code: str
) -> None:
    """They are looked for beside the content."""
    file = content.parent / "site_config" / name
    file.parent.mkdir()
    file.write_text(text, "utf-8")
    result = run("check", "--content", content)
    assert result.exit_code == 1
    assert result.stdout.startswith(f"site_config/{name}:1:1: error[{code}]")


def test_all_settings_are_told_at_once_with_the_content(content: Path) -> None:
    (content / "topics" / "b.yml").write_text("title: 乙\nx: y\n", "utf-8")
    settings = {
        "vocabulary.yml": "sectors: 甲\n",
        "scores.yml": "- {id: a, label: 甲, weight: 0}\n",
        "print.yml": "books: [{id: b, kind: 案例选编, title: 书, select: {topics: [a, b, c]}}]\n",
    }
    for name, text in settings.items():
        file = content.parent / "site_config" / name
        file.parent.mkdir(exist_ok=True)
        file.write_text(text, "utf-8")
    result = run("check", "--content", content, "--format", "json")
    assert [(d["file"], d["line"], d["column"], d["code"]) for d in json.loads(result.stdout)] == [
        ("content/topics/b.yml", 2, 1, "unknown-key"),
        ("site_config/print.yml", 1, 63, "unknown-reference"),
        ("site_config/scores.yml", 1, 29, "out-of-range"),
        ("site_config/vocabulary.yml", 1, 10, "wrong-type"),
    ]


def test_content_without_settings_is_read_by_those_of_the_project(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Vocabulary, scores and books are looked for in one way."""
    other = tmp_path / "other" / "content"
    (other / "topics").mkdir(parents=True)
    (other / "topics" / "a.yml").write_text("title: 甲\n", "utf-8")
    here = tmp_path / "here" / "site_config"
    here.mkdir(parents=True)
    for name in ("vocabulary.yml", "scores.yml", "print.yml"):
        (here / name).write_text("x: y\n", "utf-8")
    monkeypatch.chdir(here.parent)
    result = run("check", "--content", other, "--format", "json")
    assert {d["file"] for d in json.loads(result.stdout)} == {
        "site_config/print.yml",
        "site_config/scores.yml",
        "site_config/vocabulary.yml",
    }
    (other.parent / "site_config").mkdir()
    assert run("check", "--content", other).exit_code == 0


def test_build_tells_of_lessons_that_the_scores_miss(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    """It publishes all the same: the table says how many points can be had."""
    project = make_project(tmp_path, {"topics/a.yml": _GOOD})
    monkeypatch.chdir(project)
    assert run("build", "public").exit_code == 0
    assert "site_config/scores.yml:4:50: warning[unknown-lesson]" in caplog.text
    page = (project / "site" / "public" / "learning" / "index.html").read_text("utf-8")
    assert "最多得 0 分" in page


def test_a_project_needs_no_pages_written_by_hand(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    """Its path may have blanks and Han characters."""
    project = make_project(tmp_path / "廉洁 教育", {"topics/a.yml": _GOOD})
    shutil.rmtree(project / "content" / "pages")
    monkeypatch.chdir(project)
    result = run("build", "public")
    assert (result.exit_code, result.stdout) == (0, "site/public\n")
    assert "about.md" not in caplog.text
    page = (project / "site" / "public" / "index.html").read_text("utf-8")
    assert "about/" not in page


def test_a_frame_never_shows_what_lies_outside(content: Path) -> None:
    (content.parent.parent / f"{content.parent.name}-secret.yml").write_text("geheim: 1\n", "utf-8")
    (content / "topics" / "b.yml").symlink_to(f"../../../{content.parent.name}-secret.yml")
    result = run("check", "--content", content)
    assert "outside-content" in result.stdout
    assert "geheim" not in result.stdout


@pytest.mark.parametrize(
    "arguments",
    [
        "check --content absent",
        "check --format xml",
        "check --lang fr",
        "chekc",
        "check x",
        "check",
        "build",
        "build public",
        "build internal",
    ],
)
def test_wrong_usage(arguments: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)  # without a folder `content`
    assert run(*arguments.split()).exit_code == 2


def test_a_new_entry_is_a_form_that_is_never_written_over(content: Path) -> None:
    result = run("new", "案例", "fake-reception", "--content", content)
    path = content / "cases" / "fake-reception.yml"
    assert (result.exit_code, result.stdout) == (0, f"{path}\n")
    path.write_text(
        path.read_text("utf-8").replace("标题:", "标题: 虚列接待", 1) + "fictional: true\n", "utf-8"
    )
    assert run("check", "--content", content).exit_code == 0
    before = path.read_bytes()
    assert run("new", "cases", "fake-reception", "--content", content).exit_code == 2
    assert path.read_bytes() == before


@pytest.mark.parametrize("arguments", ["new books x", "new cases ../x", "new cases Ä"])
def test_no_entry_of_another_kind_or_name(arguments: str, content: Path) -> None:
    assert run(*arguments.split(), "--content", content).exit_code == 2
    assert sorted(path.name for path in content.rglob("*")) == ["a.yml", "topics"]


def test_schemas_and_where_an_editor_looks_for_them(tmp_path: Path) -> None:
    schemas = json.loads(run("schema", "--out", tmp_path / "schema").stdout)["yaml.schemas"]
    assert all(json.loads(Path(name).read_text("utf-8"))["title"] for name in schemas)
    assert len(schemas) == len(list((tmp_path / "schema").iterdir())) == len(KINDS)


@pytest.mark.parametrize(
    ("content", "out", "told"),
    [
        ("a/public", "a", "内容就在里面"),
        ("a/public/texts", "a", "内容就在里面"),
        ("a/texts", "..", "内容就在里面"),  # the project itself is called `public`
        ("content", "content", "在内容目录里面"),
        ("content", "content/pages", "在内容目录里面"),
        ("content", "b", "不是这里生成的文件"),
    ],
)
@pytest.mark.parametrize("what", ["public", "all"])
def test_what_authors_wrote_is_never_replaced(
    content: str, out: str, told: str, what: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    project = make_project(tmp_path / "public", {"cases/a.yml": "title: 甲\nfictional: true\n"})
    (project / "content").rename(project / "texts")
    (project / content).parent.mkdir(parents=True, exist_ok=True)
    (project / "texts").rename(project / content)
    (project / "b" / "public").mkdir(parents=True)
    (project / "b" / "public" / "mine.txt").write_text("甲", "utf-8")
    monkeypatch.chdir(project)
    before = sorted(tmp_path.rglob("*"))
    result = run("build", what, "--content", content, "--out", out)
    assert result.exit_code == 2
    assert told in result.stderr
    assert sorted(tmp_path.rglob("*")) == before


@pytest.mark.parametrize("command", ["build public --out", "schema --out", "export gift --out"])
def test_where_nothing_can_be_written_it_says_so(
    command: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(make_project(tmp_path, {}))
    result = run(*command.split(), "mkdocs.yml/x")
    assert result.exit_code == 1
    assert "读写不了“mkdocs.yml/x”：路径里有一段是文件，不是目录" in result.stderr


def test_a_full_disk_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(file: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")  # of no file

    monkeypatch.setattr(os, "fsync", full)
    result = run("schema", "--out", tmp_path)
    assert (result.exit_code, "读写不了：磁盘满了" in result.stderr) == (1, True)
    assert list(tmp_path.iterdir()) == []  # nothing half written


@pytest.mark.parametrize("value", ["", "heute", "-5", "1e9", "9" * 20, " 1", "1_000"])
def test_a_day_that_is_none_is_told(
    value: str, content: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", value)
    result = run("check", "--content", content)
    assert (result.exit_code, "SOURCE_DATE_EPOCH" in result.stderr) == (2, True)
    assert "1970 年以来的秒数" in result.stderr


def test_a_link_is_not_replaced(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    project = make_project(tmp_path, {"cases/a.yml": "title: 甲\nfictional: true\n"})
    (project / "site").mkdir()
    (project / "served").mkdir()
    (project / "site/public").symlink_to(project / "served", target_is_directory=True)
    monkeypatch.chdir(project)
    result = run("build", "public")
    assert (result.exit_code, "是一个链接" in result.stderr) == (2, True)
    assert (project / "site/public").is_symlink()


def test_a_file_in_the_place_of_a_folder(content: Path) -> None:
    (content / "cases").write_text("", "utf-8")
    result = run("new", "cases", "a", "--content", content)
    assert (result.exit_code, "已经有同名的文件" in result.stderr) == (1, True)


def test_without_content_there_are_no_books(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    result = run("build", "print")
    assert result.exit_code == 2
    assert "没有“content”这个目录" in result.stderr


@pytest.mark.parametrize(
    "line", ["check", "build", "build public", "build print", "health", "export gift", "audit ."]
)
def test_without_content_no_verb_works(
    line: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    project = make_project(tmp_path, {})
    (project / "content" / "pages" / "about.md").unlink()
    (project / "content" / "pages").rmdir()
    (project / "content").rmdir()
    monkeypatch.chdir(project)
    result = run(*line.split())
    assert (result.exit_code, "没有“content”这个" in result.stderr) == (2, True)


def test_without_their_settings_there_are_no_books(content: Path) -> None:
    result = run("build", "print", "--content", content, "--out", content.parent / "site")
    assert (result.exit_code, "site_config/print.yml" in result.stderr) == (1, True)
    assert "没有它" in result.stderr


def test_without_questions_there_is_no_workbook(content: Path, tmp_path: Path) -> None:
    result = run("export", "xlsx", "--content", content, "--out", tmp_path / "out")
    assert (result.exit_code, result.stdout) == (0, "")
    assert result.stderr == "没有可以导出的内容\n"


def test_codes_and_version() -> None:
    assert run("codes").stdout == documentation.page()
    assert __version__ in run("--version").stdout


def _process(
    content: Path, stderr: int = subprocess.PIPE, **environment: str
) -> subprocess.CompletedProcess[bytes]:
    program = [sys.executable, "-c", "from generator.cli import main; main()"]
    return subprocess.run(
        [*program, "check", "--content", str(content)],
        env={**os.environ, **environment},
        stdout=subprocess.PIPE,
        stderr=stderr,
        timeout=300,
        check=False,
    )


def test_as_a_process(content: Path) -> None:
    assert _process(content).returncode == 0
    (content / "topics" / "b.yml").write_text(_BAD, "utf-8")
    result = _process(content)
    assert result.returncode == 1
    assert "没有“titel”这个键".encode() in result.stdout
    assert b"Traceback" not in result.stderr


@pytest.mark.skipif(os.name != "posix", reason="a terminal of our own needs a Unix")
def test_a_terminal_sees_how_far_it_is(content: Path) -> None:
    import pty

    ours, theirs = pty.openpty()
    result = _process(content, theirs, TERM="xterm")
    os.close(theirs)
    screen = os.read(ours, 100_000).decode()
    os.close(ours)
    assert result.returncode == 0
    assert "检查" in screen
    assert "100%" in screen
    assert screen.endswith("错误 0 处，警告 0 处\r\n")


def test_a_terminal_without_chinese(content: Path) -> None:
    (content / "topics" / "b.yml").write_text(_BAD, "utf-8")
    (content / "topics" / os.fsdecode(b"\xff\xfe.yml")).write_text(_BAD, "utf-8")
    result = _process(content, PYTHONIOENCODING="ascii")
    assert result.returncode == 1
    assert b"unknown-key" in result.stdout
    assert b"Traceback" not in result.stderr
