"""Workbooks that are damaged, odd or harmful: named by sheet and cell, nothing half written."""

from __future__ import annotations

import contextlib
import datetime
import io
import random
import re
import shutil
import zipfile
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from generator.intake.office.blocks import RefusalError
from generator.intake.workbook import reader
from generator.source.codes import Severity
from tests.intake import workbook_files as books
from tests.intake.test_workbook_import import FILES, contents, lay_out

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return lay_out(tmp_path_factory.mktemp("project"))


@pytest.fixture(scope="module")
def data(folder: Path) -> bytes:
    return books.export(folder)


def _repacked(data: bytes, change: Callable[[dict[str, bytes]], None]) -> bytes:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    change(parts)
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    return stream.getvalue()


def _with_macro(parts: dict[str, bytes]) -> None:
    parts["xl/vbaProject.bin"] = b"x"


def _with_link(parts: dict[str, bytes]) -> None:
    parts["xl/externalLinks/externalLink1.xml"] = b"<externalLink/>"


def _bomb(parts: dict[str, bytes]) -> None:
    parts["xl/worksheets/sheet2.xml"] += b" " * 200_000_000


def _too_wide(parts: dict[str, bytes]) -> None:
    cell = b'<c r="XFD3" t="inlineStr"><is><t>x</t></is></c></row>'
    sheet = parts["xl/worksheets/sheet2.xml"]
    parts["xl/worksheets/sheet2.xml"] = sheet.replace(b"</row>", cell, 3)


def _without_sheet(parts: dict[str, bytes]) -> None:
    del parts["xl/worksheets/sheet2.xml"]


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (_with_macro, "带有宏"),
        (_with_link, "别的文件"),
        (_bomb, "压缩炸弹"),
        (_too_wide, "超过 1,000 列"),
    ],
)
def test_what_may_harm_is_refused(
    data: bytes, change: Callable[[dict[str, bytes]], None], words: str
) -> None:
    with pytest.raises(RefusalError, match=words):
        reader.read(_repacked(data, change))


def test_a_sheet_that_is_lost_deletes_nothing(folder: Path, data: bytes) -> None:
    outcome, lines = books.bring(_repacked(data, _without_sheet), folder)
    assert outcome.files == []
    assert any(line.startswith("没有收入 案例：") for line in lines)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(seed=st.integers(0, 2**32))
def test_damage_is_refused_or_does_no_harm(folder: Path, data: bytes, seed: int) -> None:
    draw = random.Random(seed)
    damaged = bytearray(data[: draw.choice([len(data), draw.randrange(len(data))])])
    for _ in range(draw.choice([0, 1, 20])):
        damaged[draw.randrange(len(damaged))] = draw.randrange(256)
    before = contents(folder)
    with contextlib.suppress(RefusalError):
        books.bring(bytes(damaged), folder, books.full_check(folder))
    assert contents(folder) == before


def _two_of_a_name(parts: dict[str, bytes]) -> None:
    book = parts["xl/workbook.xml"].decode()
    parts["xl/workbook.xml"] = book.replace('name="案例·漏洞"', 'name="案例"').encode()


def test_two_sheets_of_one_name_are_not_read(folder: Path, data: bytes) -> None:
    outcome, lines = books.bring(_repacked(data, _two_of_a_name), folder)
    assert outcome.files == []
    assert "没有收入 案例：有 2 张同名的工作表，都没有读" in lines


def _edited(data: bytes, cells: dict[str, Any]) -> bytes:
    book = books.open_book(data)
    for name, value in cells.items():
        cell = book["案例"][name]
        cell.value = value
        if isinstance(value, int | float):
            cell.number_format = "General"
        if isinstance(value, datetime.date):
            cell.number_format = "yyyy年m月d日"
    return books.to_bytes(book)


def test_numbers_and_days_are_taken_as_they_are_shown_and_told(tmp_path: Path, data: bytes) -> None:
    folder = lay_out(tmp_path)
    cells = {"F3": 7, "G3": datetime.date(2021, 6, 16), "G5": datetime.date(2022, 1, 2)}
    _, lines = books.bring(_edited(data, cells), folder, books.full_check(folder))
    words = "表格软件存成了数字或日期，按显示的收入：请核对"
    assert lines == [
        f"改 content/cases/x.yml 摘要: 一句话 → 7（案例!F3）：{words}",
        f"改 content/cases/x.yml 日期: （空） → 2021-06-16（案例!G3）：{words}",
        f"改 content/cases/y.yml 日期: （空） → 2022-01-02（案例!G5）：{words}",
    ]
    assert "date: 2022-01-02\n" in contents(folder)["cases/y.yml"]


def _old_day(parts: dict[str, bytes]) -> None:
    sheet = parts["xl/worksheets/sheet2.xml"].decode()
    cell = '<c r="J3"'
    assert cell in sheet
    day = '<c r="G3" s="9"><v>-400</v></c>'
    parts["xl/worksheets/sheet2.xml"] = sheet.replace(cell, day + cell).encode()
    styles = parts["xl/styles.xml"].decode()
    xf = '<xf numFmtId="14" fontId="0" fillId="0" borderId="0"/>'
    styles = re.sub(r"(<cellXfs[^>]*>.*?)</cellXfs>", rf"\1{xf * 9}</cellXfs>", styles)
    parts["xl/styles.xml"] = styles.encode()


def test_a_day_before_1900_is_named(folder: Path, data: bytes) -> None:
    outcome, lines = books.bring(_repacked(data, _old_day), folder)
    assert outcome.files == []
    assert [line for line in lines if "案例!G3" in line] == [
        "没有收入 案例!G3：日期在 1900 年以前或 9999 年以后，表格里显示不出来"
    ]


def test_formulas_are_not_run_but_named(folder: Path, data: bytes) -> None:
    outcome, lines = books.bring(_edited(data, {"F3": "=1+1", "F5": "=HYPERLINK(1)"}), folder)
    assert outcome.files == []
    for cell in ("案例!F3", "案例!F5"):
        assert f"没有收入 {cell}：公式没有存下结果：用表格软件打开，保存一次" in lines
    assert any("公式 2 处" in line and "F3、F5" in line for line in lines)


@pytest.mark.parametrize(
    ("cell", "value"),
    [
        ("A1", "x"),
        ("B1", "0"),
        ("D2", '["x"'),
        ("D4", '[[{"title": 1}, {}], null]'),
        ("D4", "[" + '[{}, {"a": [' * 300 + "]}]" * 300 + ", null]"),
        ("A3", "?"),
    ],
)
def test_a_hidden_sheet_that_was_touched_is_refused(data: bytes, cell: str, value: str) -> None:
    book = books.open_book(data)
    book["_qingjian"][cell].value = value
    if cell == "D4":
        cells = [row[0].value for row in book["_qingjian"].iter_rows()]
        book["_qingjian"].cell(cells.index("entry") + 1, 5).value = value
    with pytest.raises(RefusalError):
        reader.read(books.to_bytes(book))


_ODD = st.text(
    st.sampled_from("甲乙ab01:#-,[]{}'\"\\&*!|>%@` \n\t《》第条是否~/\u200b\u202e\u3000😀="),
    max_size=12,
)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(texts=st.lists(_ODD, min_size=20, max_size=20), seed=st.integers(0, 2**32))
def test_whatever_is_typed_the_content_stays_sound(
    tmp_path_factory: pytest.TempPathFactory, texts: list[str], seed: int
) -> None:
    folder = lay_out(tmp_path_factory.mktemp("odd"))
    check = books.full_check(folder)
    assert not _errors(check)
    draw = random.Random(seed)
    book = books.open_book(books.export(folder, "cases", "topics", "rules"))
    for text in texts:
        sheet = book[draw.choice(["案例", "案例·违纪事实", "主题", "制度", "制度·条款"])]
        cell = sheet.cell(draw.randint(3, sheet.max_row + 1), draw.randint(1, sheet.max_column))
        cell.value = text or None
        cell.data_type = "s"
    outcome, _ = books.bring(books.to_bytes(book), folder, check)
    assert not _errors(check), outcome.files
    again, _ = books.bring(books.to_bytes(book), folder, check)
    assert again.files == []
    shutil.rmtree(folder)


def _errors(check: Any) -> list[Any]:
    return [one for one in check({}) if one.severity is Severity.ERROR]


def test_the_files_of_the_tests_are_sound(folder: Path) -> None:
    assert contents(folder) == FILES
    assert not _errors(books.full_check(folder))
