"""How problems are placed, worded, ordered and laid out."""

from __future__ import annotations

import json
import re
from string import Formatter
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from generator.library.places import locate
from generator.source import documentation, yaml
from generator.source.codes import CODES
from generator.source.diagnostics import Anchor, Diagnostic, Language, in_order
from generator.source.formats import FORMATS, _frame
from tests.test_architecture import ROOT

if TYPE_CHECKING:
    from pathlib import Path

    from generator.source.codes import Code

_TEXT = "标题: 甲\ninternal:\n  摘要: 乙\nconduct:\n- {what: 丙, 金额: 5}\n- 事实: 丁\n"
_HAN = "廉洁教育ｶﾅA😀é"


@pytest.mark.parametrize(
    ("path", "anchor", "found"),
    [
        ((), Anchor.VALUE, (1, 1)),
        (("title",), Anchor.VALUE, (1, 5)),
        (("标题",), Anchor.KEY, (1, 1)),
        (("title",), Anchor.KEY, (1, 1)),
        (("internal", "summary"), Anchor.VALUE, (3, 7)),
        (("conduct", 0, "amount"), Anchor.VALUE, (5, 17)),
        (("conduct", 0, "amount"), Anchor.KEY, (5, 13)),
        (("conduct", 1, "what"), Anchor.VALUE, (6, 7)),
        # What is not there: where it should be.
        (("conduct", 1, "violates", 3), Anchor.VALUE, (6, 3)),
        (("absent",), Anchor.VALUE, (1, 1)),
    ],
)
def test_locate(path: tuple[str | int, ...], anchor: Anchor, found: tuple[int, int]) -> None:
    places = yaml.Places()
    yaml.parse(_TEXT, places)
    assert locate(places, path, anchor) == yaml.Position(*found)


@given(st.text(_HAN + "\t ", max_size=300), st.integers(1, 320))
def test_the_caret_stands_under_the_column(line: str, column: int) -> None:
    display, caret = _frame(line, 7, column)
    assert display[:5] == " 7 | "
    assert caret[:5] == "   | "
    width = cell_len(caret) - 1
    before = next(i for i in range(len(display) + 1) if cell_len(display[:i]) >= width)
    assert cell_len(display[:before]) == width
    if column <= len(line):
        assert display[before] == line[column - 1].replace("\t", " ")
    assert len(display) <= 105


def test_a_line_that_fits_is_shown_whole() -> None:
    line = "- " + "甲" * 60
    assert _frame(line, 1, 60)[0] == f" 1 | {line}"


def test_a_frame_shows_nothing_that_a_terminal_obeys() -> None:
    display, caret = _frame("a\x1b[31m\u202eb", 1, 8)
    assert display == " 1 | a·[31m·b"
    assert caret == "   |        ^"


@st.composite
def _diagnostics(draw: st.DrawFn) -> Diagnostic:
    code = draw(st.sampled_from(sorted(CODES)))
    texts = [
        *CODES[code].message.values(),
        *CODES[code].hint.values(),
        *CODES[code].nearest.values(),
    ]
    names = {name for text in texts for _, name, _, _ in Formatter().parse(text) if name}
    values = {name: draw(st.text(max_size=20)) for name in sorted(names)}
    file = draw(st.text(min_size=1, max_size=12))
    return Diagnostic(file, draw(st.integers(1, 99)), draw(st.integers(1, 99)), code, values)


@given(st.lists(_diagnostics(), max_size=4))
def test_json_is_json(tmp_path: Path, told: list[Diagnostic]) -> None:
    rows = json.loads(FORMATS["json"](told, tmp_path, Language.CHINESE))
    assert [(r["file"], r["line"], r["column"], r["code"]) for r in rows] == [
        (d.file, d.line, d.column, d.code) for d in told
    ]
    assert all(
        set(row) == {"file", "line", "column", "severity", "code", "message", "hint"}
        for row in rows
    )


@given(_diagnostics())
def test_github_annotations_can_be_read_back(tmp_path: Path, told: Diagnostic) -> None:
    written = FORMATS["github"]([told], tmp_path, Language.ENGLISH)
    assert "\n" not in written
    match = re.fullmatch(
        r"::(\w+) file=([^:,]*),line=(\d+),col=(\d+),title=([\w-]+)::(.*)", written
    )
    assert match is not None
    severity, file, line, column, code, text = match.groups()
    for escape, sign in (("%3A", ":"), ("%2C", ","), ("%0D", "\r"), ("%0A", "\n"), ("%25", "%")):
        file = file.replace(escape, sign)
    assert (severity, file, code) == (told.severity, told.file, told.code)
    assert (int(line), int(column)) == (told.line, told.column)
    assert (
        text.replace("%25", "%")
        == f"{told.message(Language.ENGLISH)} {told.hint(Language.ENGLISH)}"
    )


@given(st.text(max_size=200))
def test_what_an_author_wrote_is_shown_in_one_short_line(value: str) -> None:
    words = Diagnostic("x", 1, 1, "bad-date", {"value": value}).message()
    assert words.isprintable()
    assert len(words) <= 80


@given(st.lists(_diagnostics(), max_size=6))
def test_order_and_no_repetition(told: list[Diagnostic]) -> None:
    ordered = in_order([*told, *reversed(told)])
    assert ordered == in_order(ordered)
    assert [d.order for d in ordered] == sorted({d.order for d in told})


@pytest.mark.parametrize("code", CODES.values(), ids=CODES)
def test_every_code_is_worded_in_both_languages(code: Code) -> None:
    assert re.fullmatch(r"[a-z0-9-]+", code.id)
    for texts in (code.message, code.hint):
        assert set(texts) == {"zh", "en"}
        assert re.search(r"[\u4e00-\u9fff]", texts["zh"])
        assert not re.search(r"[\u4e00-\u9fff]", re.sub("张.*甲", "", texts["en"]))
    assert code.hint["zh"].endswith(("。", ".yml"))


def test_the_page_of_codes_is_up_to_date() -> None:
    page = (ROOT / "docs" / "diagnostics.md").read_text("utf-8")
    assert page == documentation.page(), "run: qingjian codes > docs/diagnostics.md"
    assert re.findall(r"^## (.*)$", page, re.MULTILINE) == list(CODES)
