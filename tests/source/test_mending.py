"""What has only one right mending is mended, and nothing else."""

from __future__ import annotations

import codecs
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.source import files, yaml
from generator.source.diagnostics import Diagnostic
from generator.source.files import SourceFile
from generator.source.mending import Mending, mend, mend_file

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

KEYS = frozenset({"title", "标题", "summary", "person", "alias", "post", "causes", "when", "what"})


def parsed(data: bytes) -> yaml.Value | None:
    value, troubles = yaml.parse(data.decode("utf-8-sig").replace("\r\n", "\n"))
    assert troubles == []
    return value


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("标题：甲\n", "标题: 甲\n"),
        ("标题：甲\n摘要:\n", "标题: 甲\n摘要:\n"),
        ("title:甲\nsummary:乙\n", "title: 甲\nsummary: 乙\n"),
        ("title : 甲\n", "title : 甲\n"),
        ("title\u3000: 甲\n", "title: 甲\n"),
        ("title:\u3000甲\nsummary: 乙\n", "title: 甲\nsummary: 乙\n"),
        (
            "title: 甲\nperson:\n\u3000alias：乙 # 注\n\u00a0\u00a0post: 丙\n",
            "title: 甲\nperson:\n  alias: 乙 # 注\n  post: 丙\n",
        ),
        (
            "title: 甲\nperson:\n\talias: 乙\n\tpost: 丙\n",
            "title: 甲\nperson:\n  alias: 乙\n  post: 丙\n",
        ),
        ("title: 甲\ncauses:\n－ 时间\n－地点\n", "title: 甲\ncauses:\n- 时间\n- 地点\n"),
        ("title: 甲\ncauses:\n  -时间\n  - 地点\n", "title: 甲\ncauses:\n  - 时间\n  - 地点\n"),
        ("title: 甲\u200b乙\n", "title: 甲乙\n"),
        ("person: {alias：甲， post: 乙}\n", "person: {alias: 甲, post: 乙}\n"),
        ("person: ｛alias: 甲, post: 乙｝\n", "person: {alias: 甲, post: 乙}\n"),
        ("title: @甲\n", "title: '@甲'\n"),
        ("title：甲\r\nsummary：乙 \r\n", "title: 甲\r\nsummary: 乙 \r\n"),
        ("\ufefftitle：甲\n", "\ufefftitle: 甲\n"),
        ("summary: ｜\n  甲\n  乙\n", "summary: |\n  甲\n  乙\n"),
    ],
)
def test_slips_are_mended(before: str, after: str) -> None:
    problems = yaml.parse(before.removeprefix("\ufeff").replace("\r\n", "\n"))[1]
    data = mend_file(before.encode(), [trouble.of("x") for trouble in problems], KEYS)
    assert data is not None
    assert data.decode() == after
    parsed(data)
    assert mend_file(data, [], KEYS) == data


@pytest.mark.parametrize(
    "text",
    [
        "title: 甲说\n注意：乙\n",  # goes on with the text above, or is a key of another name
        "title: 甲\n date: 2021\n",
        "title: '甲\n",
        "title: 甲: 乙\n",
        "title: [甲\n",
        "a: &b c\n",
        "title: 甲\u2028乙\n",
    ],
)
def test_what_could_mean_two_things_stays(text: str) -> None:
    problems = [trouble.of("x") for trouble in yaml.parse(text)[1]]
    assert problems
    assert mend_file(text.encode(), problems, KEYS) == text.encode()


@pytest.mark.parametrize("encoding", ["gb18030", "utf-16"])
def test_other_encodings_become_utf_8(encoding: str, tmp_path: Path) -> None:
    text = "title: 关于公务接待的规定\r\n"
    path = tmp_path / "a.yml"
    path.write_bytes(text.encode(encoding))
    problems = files.read(SourceFile(str(path), "a.yml", "", ""))
    assert isinstance(problems, Diagnostic)
    assert mend_file(path.read_bytes(), [problems], KEYS) == text.encode()


LINES = st.lists(
    st.builds(
        "".join,
        st.tuples(
            st.sampled_from(["", "  ", "\u3000", "\t", "- ", "－", "-"]),
            st.sampled_from(["title", "person", "alias", "标题", "甲", "# 注"]),
            st.sampled_from([": ", "：", ":", " ", "\u3000: ", ":\u00a0"]),
            st.sampled_from(
                ["甲", "[a, b]", "{a：b}", "'x' # 注", '"y"', "|", "", "２０２１", "\u200b"]
            ),
            st.sampled_from(["\n", "\r\n", " \n", "\n\n"]),
        ),
    ),
    max_size=6,
)


@given(LINES, st.booleans())
def test_mending_ends_and_a_second_time_changes_nothing(lines: list[str], mark: bool) -> None:
    data = (codecs.BOM_UTF8 if mark else b"") + "".join(lines).encode()
    once = _whole(data)
    assert _whole(once) == once
    assert once.startswith(codecs.BOM_UTF8) == mark
    assert once.count(b"\n") == data.count(b"\n")


def _whole(data: bytes) -> bytes:
    text = data.decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n")
    problems = [trouble.of("x") for trouble in yaml.parse(text)[1]]
    after = mend_file(data, problems, KEYS)
    assert after is not None
    return after


def test_what_makes_a_file_worse_is_left(tmp_path: Path) -> None:
    """Of two files one is mended, and then has more errors than before."""
    for name in ("a", "b"):
        (tmp_path / name).write_text("title：甲\n", "utf-8")

    def check(drafts: Mapping[Path, bytes]) -> list[Diagnostic]:
        problems = []
        for name in ("a", "b"):
            data = drafts.get(tmp_path / name) or (tmp_path / name).read_bytes()
            problems += [trouble.of(name) for trouble in yaml.parse(data.decode())[1]]
            problems = [
                Diagnostic(d.file, d.line, d.column, "bad-date", {}, d.fix) for d in problems
            ]
            if name == "b" and drafts.get(tmp_path / name):
                problems += [Diagnostic(name, 1, i, "bad-id") for i in (1, 2)]
        return problems

    (change,) = mend(check, {name: tmp_path / name for name in ("a", "b")}, KEYS)
    assert (change.name, change.after.decode()) == ("a", "title: 甲\n")


def test_a_diff_shows_what_cannot_be_seen(tmp_path: Path) -> None:
    change = Mending(tmp_path / "x", "x", "甲\u200b\n乙\n".encode(), "甲\n乙\n".encode(), "utf-8")
    assert list(change.diff())[3:5] == ["-甲\\u200b", "+甲"]
