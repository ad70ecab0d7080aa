"""`check --fix`: it shows, asks, writes beside and renames; nothing else changes."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner, Result

from generator.cli import main

if TYPE_CHECKING:
    from pathlib import Path

BEFORE = "title：甲 # 注\r\nsummary:  '乙'   \r\n"
AFTER = "title: 甲 # 注\r\nsummary:  '乙'   \r\n"


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)  # where no settings lie
    path = tmp_path / "content" / "topics" / "a.yml"
    path.parent.mkdir(parents=True)
    path.write_bytes(BEFORE.encode())
    return path


def check(file: Path, *options: str, answer: str = "") -> Result:
    content = str(file.parent.parent)
    line = ["check", "--content", content, *options]
    return CliRunner().invoke(main, line, input=answer, catch_exceptions=False)


def test_a_plain_check_says_that_it_could_be_mended(file: Path) -> None:
    result = check(file)
    assert (result.exit_code, file.read_bytes()) == (1, BEFORE.encode())
    assert "有 1 处可以用 qingjian check --fix 改好" in result.stderr


def test_what_it_will_do_is_shown_and_asked(file: Path) -> None:
    result = check(file, "--fix", answer="n\n")
    assert "-title：甲 # 注\n+title: 甲 # 注\n" in result.stdout
    assert (result.exit_code, file.read_bytes()) == (1, BEFORE.encode())
    result = check(file, "--fix", answer="y\n")
    assert (result.exit_code, file.read_bytes()) == (0, AFTER.encode())


def test_scripts_do_not_answer(file: Path) -> None:
    file.chmod(0o640)
    assert check(file, "--fix", "--dry-run").exit_code == 1
    assert file.read_bytes() == BEFORE.encode()
    assert check(file, "--fix", "--yes").exit_code == 0
    assert file.read_bytes() == AFTER.encode()
    assert file.stat().st_mode & 0o777 == 0o640
    assert [path.name for path in file.parent.iterdir()] == ["a.yml"]
    again = check(file, "--fix", "--yes")
    assert (again.exit_code, again.stdout) == (0, "")
    assert "没有可以代改的" in again.stderr


def test_a_link_stays_one(file: Path) -> None:
    link = file.with_name("b.yml")
    link.symlink_to("a.yml")
    assert check(file, "--fix", "--yes").exit_code == 0
    assert link.is_symlink()
    assert file.read_bytes() == AFTER.encode()


def test_json_stays_json(file: Path) -> None:
    result = check(file, "--fix", "--yes", "--format", "json")
    assert json.loads(result.stdout) == []


def test_settings_are_mended_too(file: Path) -> None:
    settings = file.parent.parent.parent / "site_config" / "vocabulary.yml"
    settings.parent.mkdir()
    settings.write_bytes("sectors:\n\u3000xiangcun: 乡村\n".encode())
    assert check(file, "--fix", "--yes").exit_code == 0
    assert settings.read_text("utf-8") == "sectors:\n  xiangcun: 乡村\n"


def test_characters_that_are_read_as_others_are_written_as_those(file: Path) -> None:
    file.write_text("title: ⼈民 # a\u00adb\n", "utf-8")
    assert check(file).exit_code == 0
    assert check(file, "--fix", "--yes").exit_code == 0
    assert file.read_text("utf-8") == "title: 人民 # ab\n"
