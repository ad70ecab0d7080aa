"""Two versions compared: cases of what became of each article, and what always holds."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from generator.law.comparison import Change, Piece, PieceKind, Row, beside, compare
from generator.law.marking import Fate, Line, mark
from tests.work import counted

CASES = {
    case["purpose"]: case
    for case in yaml.safe_load((Path(__file__).parent / "comparison.yml").read_text("utf-8"))
}
_SIGNS = {Fate.KEPT: "{}", Fate.DELETED: "[-{}-]", Fate.INSERTED: "{{+{}+}}"}


def _piece(text: str) -> Piece:
    if text.startswith("# "):
        _, number, name = text.split(" ", 2)
        return Piece(PieceKind.HEADING, number, (name,))
    number, words = text.split(" ", 1)
    return Piece(PieceKind.ARTICLE, number, tuple(words.split("|")))


def _words(line: Line) -> str:
    return "".join(_SIGNS[part.fate].format(part.text) for part in line.stretches)


def _row(row: Row) -> str:
    numbers = " → ".join(piece.number for piece in (row.old, row.new) if piece)
    words = [row.change, numbers]
    if row.parts:
        words.append(f"({'、'.join(piece.number for piece in row.parts)})")
    if row.change is Change.CHANGED and row.moved:
        words.append("移动")
    if row.change in (Change.ADDED, Change.CHANGED, Change.REMOVED):
        words.append("|".join(_words(line) for _, line in row.marked_lines()))
    return " ".join(words)


@pytest.mark.parametrize("case", CASES.values(), ids=CASES.keys())
def test_case(case: dict[str, Any]) -> None:
    assert set(case) == {"purpose", "old", "new", "rows"}
    old, new = (list(map(_piece, case[name])) for name in ("old", "new"))
    assert [_row(row) for row in compare(old, new)] == case["rows"]


_PHRASES = [
    "监察机关",
    "应当",
    "依法",
    "第十条",
    "第十二条",
    "（一）",
    "3",
    "35",
    "三十日",
    "2018年",
]
_PHRASES += ["、", "，", "。", " ", "amount", "e\u0301", "\U00020000"]
_LINE = st.lists(st.sampled_from(_PHRASES) | st.text(max_size=3), max_size=12).map("".join)
_LINES = st.lists(_LINE, max_size=5).map(tuple)
_ARTICLES = st.lists(
    st.builds(
        Piece,
        st.sampled_from(PieceKind),
        st.sampled_from(["", "1", "2", "3", "4", "5"]),
        _LINES,
    ),
    max_size=10,
)


@given(_LINES, _LINES)
def test_marks_give_both_texts_back(old: tuple[str, ...], new: tuple[str, ...]) -> None:
    lines = mark(old, new)
    assert tuple(line.old for line in lines if line.in_old) == old
    assert tuple(line.new for line in lines if line.in_new) == new
    for line in lines:
        fates = [part.fate for part in line.stretches]
        assert all(part.text for part in line.stretches)
        assert all(one is not other for one, other in pairwise(fates))
    nothing_marked = all(line.in_old and line.in_new and not line.changed for line in lines)
    assert nothing_marked == (old == new)


@given(_ARTICLES, _ARTICLES)
def test_each_piece_stands_in_one_row(old: list[Piece], new: list[Piece]) -> None:
    rows = compare(old, new)
    assert [row.new for row in rows if row.new] == new
    assert Counter(row.old for row in rows if row.old) == Counter(old)
    for row in rows:
        if row.old and row.new:
            assert row.old.kind is row.new.kind
            same = row.change in (Change.MOVED, Change.RENUMBERED, Change.UNCHANGED)
            assert same == (row.old.lines == row.new.lines)
        lines = row.marked_lines()
        assert [line.old for _, line in lines if line.in_old] == list(
            row.old.lines if row.old else ()
        )
        assert [line.new for _, line in lines if line.in_new] == list(
            row.new.lines if row.new else ()
        )


@given(_ARTICLES)
def test_a_text_is_equal_to_itself(text: list[Piece]) -> None:
    assert {row.change for row in compare(text, text)} <= {Change.UNCHANGED}


@given(st.permutations(range(12)))
def test_what_only_moved_did_not_change(order: list[int]) -> None:
    names = "甲乙丙丁戊己庚辛壬癸子丑"
    old = [Piece(PieceKind.ARTICLE, f"{n}", (names[n] * 9,)) for n in range(12)]
    new = [Piece(PieceKind.ARTICLE, f"{n}", old[place].lines) for n, place in enumerate(order)]
    assert not {Change.ADDED, Change.CHANGED, Change.REMOVED} & {
        row.change for row in compare(old, new)
    }


def _law(count: int, word: str) -> list[Piece]:
    """Articles that share their phrases as those of a law do, and differ in what they are about."""
    subjects = [f"{chr(0x4E00 + 3 * n)}{chr(0x6000 + n)}" for n in range(count)]
    return [
        Piece(PieceKind.ARTICLE, f"{n}", (f"{subject}的管理，应当{word}依照第{n}条的规定办理。",))
        for n, subject in enumerate(subjects)
    ]


def test_work_grows_with_the_articles_and_not_with_their_square() -> None:
    _, some = counted(lambda: compare(_law(200, ""), _law(200, "严格")))
    _, more = counted(lambda: compare(_law(800, ""), _law(800, "严格")))
    assert more < 5 * some


def test_a_line_beyond_measure_is_marked_as_a_whole() -> None:
    old, new = "甲、" * 20_000, "甲、" * 20_000 + "乙"
    (line,) = mark((old,), (new,))
    assert [part.text for part in line.stretches] == [old, new]


def test_depths_follow_the_lines() -> None:
    old = Piece(PieceKind.ARTICLE, "1", ("有下列情形的：", "（一）虚列人数；"), (0, 1))
    lines = ("有下列情形的：", "（一）虚列人数和事由；", "从重。")
    new = Piece(PieceKind.ARTICLE, "1", lines, (0, 1, 0))
    assert [depth for depth, _ in Row(old, new).marked_lines()] == [0, 1, 0]


@given(_LINES, _LINES)
def test_columns_hold_each_line_once(old: tuple[str, ...], new: tuple[str, ...]) -> None:
    pairs = beside((0, line) for line in mark(old, new))
    assert tuple(before[1].old for before, _ in pairs if before) == old
    assert tuple(after[1].new for _, after in pairs if after) == new
