"""What the option parser says reaches authors in Chinese, with the nearest word."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from generator.cli import main

if TYPE_CHECKING:
    from pathlib import Path

ENGLISH = re.compile(r"\b(?:Usage|Options|Commands|Error|Invalid|Missing|Try|No such|not)\b")


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("chekc", "没有命令“chekc”。是不是想写“check”？"),
        ("check --contnet x", "没有选项“--contnet”。是不是想写“--content”？"),
        ("-x", "没有选项“-x”"),
        (
            "check --format jsn",
            "--format：“jsn”不在可选的词里：github、json、text。是不是想写“json”？",
        ),
        ("check --lang", "选项“--lang”后面还缺一个值"),
        ("check --fix=3", "选项“--fix”后面不写值"),
        ("check x y", "多出了参数 x y"),
        ("check --yes", "--yes 和 --dry-run 要和 --fix 一起用"),
        ("check --content nope", "--content：没有“nope”这个文件或目录"),
        ("check --content file", "--content：“file”是文件，这里要目录"),
        ("new", "还缺参数 KIND"),
        ("new case x", "是不是想写“cases”？"),
        ("export gift --tries x", "--tries：“x”不是数字"),
        ("export gift --tries -1", "--tries：-1 超出范围，应当 x>=0"),
        ("audit nope", "OUTPUT：没有“nope”这个文件或目录"),
        ("import content", "FILE：“content”是目录，这里要文件"),
        ("build x", "“x”不在可选的词里：public、internal、print、all"),
    ],
)
def test_wrong_usage_in_chinese(
    line: str, words: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "content").mkdir()
    (tmp_path / "file").touch()
    result = CliRunner().invoke(main, line.split())
    assert result.exit_code == 2
    assert words in result.stderr
    assert not ENGLISH.search(result.stderr)


@pytest.mark.parametrize("verb", [[], *([name] for name in main.commands)])
def test_help_in_chinese(verb: list[str]) -> None:
    result = CliRunner().invoke(main, [*verb, "--help"])
    assert result.exit_code == 0
    assert result.stdout.startswith("用法：")
    assert "选项：" in result.stdout
    assert not ENGLISH.search(result.stdout)


def test_a_question_without_an_answer_stops(tmp_path: Path) -> None:
    (tmp_path / "content" / "topics").mkdir(parents=True)
    file = tmp_path / "content" / "topics" / "a.yml"
    file.write_text("title：甲\n", "utf-8")
    result = CliRunner().invoke(main, ["check", "--fix", "--content", str(tmp_path / "content")])
    assert (result.exit_code, "没有做完就停下了" in result.stderr) == (1, True)
    assert file.read_text("utf-8") == "title：甲\n"
