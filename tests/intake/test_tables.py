"""Tables: what cells show, what is merged, hidden, wrong or too much."""

from __future__ import annotations

import datetime
import io
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from generator.intake.office.blocks import RefusalError
from generator.intake.tables import files, package, worksheet
from generator.intake.tables.display import of_number
from generator.tools.archive import zip_files
from tests.intake.table_files import book, packed, rows

if TYPE_CHECKING:
    from generator.intake.tables.grid import Grid

_HERE = Path(__file__).parent
_FORMATS = yaml.safe_load((_HERE / "number_formats.yml").read_text("utf-8"))
_CASES = yaml.safe_load((_HERE / "tables.yml").read_text("utf-8"))


def _texts(grid: Grid) -> dict[str, list[list[str]]]:
    return {
        sheet.name: [
            [row.at(column).text for column in range(1, max(row.cells) + 1) if column in seen]
            for row in sheet.rows
        ]
        for sheet in grid.sheets
        for seen in [set(sheet.columns)]
    }


def _refusal(data: bytes, name: str = "x.xlsx") -> str:
    with pytest.raises(RefusalError) as refusal:
        files.read(data, name)
    return str(refusal.value)


@pytest.mark.parametrize("case", _FORMATS, ids=[case["purpose"] for case in _FORMATS])
def test_what_a_format_shows(case: dict[str, Any]) -> None:
    assert set(case) == {"purpose", "cells"}
    seen = [of_number(float(number), code) for number, code, *_ in case["cells"]]
    assert [(one.text, one.date) for one in seen] == [
        (text, day[0] if day else "") for _, _, text, *day in case["cells"]
    ]


@pytest.mark.parametrize("case", _CASES, ids=[case["purpose"] for case in _CASES])
def test_cases(case: dict[str, Any]) -> None:
    assert set(case) <= {"purpose", "sheets", "read", "told"}
    grid = files.read(book(case["sheets"]), "x.xlsx")
    assert _texts(grid) == case["read"]
    told = sorted(str(remark) for remark in grid.remarks)
    expected = sorted(case.get("told", []))
    assert [one[: len(words)] for one, words in zip(told, expected, strict=True)] == expected


def test_hidden_cells_are_there_for_who_asks() -> None:
    plan = {"rows": [["甲", "乙"], ["1", "2"]], "hidden_rows": [2], "hidden_columns": ["A"]}
    grid = files.read(
        book({"表": {**plan, "state": "hidden"}, "二": {"rows": []}}), "", hidden=True
    )
    assert _texts(grid) == {"表": [["甲", "乙"], ["1", "2"]], "二": []}
    assert [sheet.hidden for sheet in grid.sheets] == [True, False]
    assert grid.remarks == []


_SIGNS = st.text(st.sampled_from('0#?.,%/E+-"\\!_*[]@;ymdhsaAP$¥元年:> DBNum1General上午/下午'))


@given(st.floats(allow_nan=False, allow_infinity=False), _SIGNS)
def test_any_format_shows_something_of_any_number(number: float, code: str) -> None:
    shown = of_number(number, code)
    assert not (shown.text and shown.fault)


@given(st.dates(min_value=datetime.date(1900, 3, 1)))
def test_days_are_those_of_the_calendar(day: datetime.date) -> None:
    serial = (day - datetime.date(1899, 12, 30)).days
    shown = of_number(float(serial), 'yyyy"年"m"月"d"日"')
    assert (shown.text, shown.date) == (f"{day.year}年{day.month}月{day.day}日", day.isoformat())


@given(st.integers(-(10**14), 10**14), st.integers(0, 6))
def test_digits_stay_with_their_commas(number: int, places: int) -> None:
    value = number / 10**places if places else float(number)
    code = "#,##0" + ("." + "0" * places if places else "")
    assert of_number(value, code).text == _by_python(number, places)


def _by_python(number: int, places: int) -> str:
    digits = f"{abs(number):0{places + 1}d}"
    whole, decimals = (digits[:-places], digits[-places:]) if places else (digits, "")
    text = f"{int(whole):,}" + (f".{decimals}" if places else "")
    return f"-{text}" if number < 0 else text


_TEXT = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]), max_size=20)


@given(st.lists(st.lists(_TEXT, min_size=1, max_size=4), max_size=4))
def test_texts_come_as_they_are(lines: list[list[str]]) -> None:
    safe = [[text.replace("_x", "_") for text in line if _is_xml(text)] for line in lines]
    grid = files.read(packed({"表": rows(*safe)}), "x.xlsx")
    expected = [[text for text in line if text] for line in safe if any(line)]
    assert [[cell.text for cell in row] for row in grid.sheets[0].rows] == expected


def _is_xml(text: str) -> bool:
    return not any(sign in text for sign in "\ufffe\uffff")


def test_escapes_rich_texts_and_readings_are_read_as_meant() -> None:
    texts = (
        "<si><t>一_x000D_\n二_x005F_x000D_</t></si>"
        "<si><r><rPr><b/></rPr><t>红</t></r><r><t>字</t></r>"
        "<rPh sb='0' eb='1'><t>hong</t></rPh></si>"
    )
    cells = "<row><c t='s'><v>0</v></c><c t='s'><v>1</v></c><c t='s'><v>9</v></c></row>"
    grid = files.read(packed({"表": f"<sheetData>{cells}</sheetData>"}, texts=texts), "x.xlsx")
    assert _texts(grid) == {"表": [["一\n二_x000D_", "红字", ""]]}
    assert [str(remark)[:8] for remark in grid.remarks] == ["表!C1：文字丢"]


def test_cells_without_names_and_other_types_are_read() -> None:
    cells = (
        "<row r='3'><c t='str'><f>A1</f><v>果</v></c><c t='b'><v>1</v></c>"
        "<c r='D3' t='d' s='1'><v>2026-03-01</v></c><c t='d'><v>1890-05-06</v></c></row>"
        "<row><c><v>不是数</v></c><c><v>nan</v></c><c/></row>"
    )
    data = packed({"表": f"<sheetData>{cells}</sheetData>"}, formats=['yyyy"年"m"月"'])
    sheet = files.read(data, "x.xlsx").sheets[0]
    seen = {cell.name: (cell.text, cell.date) for row in sheet.rows for cell in row}
    assert seen == {
        "A3": ("果", ""),
        "B3": ("TRUE", ""),
        "D3": ("2026年3月", "2026-03"),
        "E3": ("1890-05-06", ""),
        "A4": ("不是数", ""),
        "B4": ("nan", ""),
    }


def test_pictures_and_comments_are_told() -> None:
    cell = '<c t="str"><f>_xlfn.DISPIMG("ID_1",1)</f><v>=DISPIMG("ID_1",1)</v></c>'
    relations = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        '<Relationship Id="a" Type="http://x/relationships/drawing" Target="../drawings/d.xml"/>'
        '<Relationship Id="b" Type="http://x/relationships/comments" Target="../comments1.xml"/>'
        "</Relationships>"
    )
    others = {"xl/worksheets/_rels/s1.xml.rels": relations.encode()}
    data = packed({"表": f"<sheetData><row>{cell}</row></sheetData>"}, others=others)
    assert [str(remark) for remark in files.read(data, "x.xlsx").remarks] == [
        "表：公式 1 处，读的是文件里存着的结果，没有重新计算（A1）",
        "表!A1：格子里是图片，没有读：改成文字",
        "表：图片、图表没有读",
        "表：批注没有读",
    ]


def test_the_strict_edition_of_the_standard_is_read() -> None:
    with zipfile.ZipFile(io.BytesIO(packed({"表": rows(["甲"])}))) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    old, new = b"http://schemas.openxmlformats.org/", b"http://purl.oclc.org/ooxml/"
    strict = {
        name: data.replace(old + b"spreadsheetml/2006/main", new + b"spreadsheetml/main").replace(
            old + b"officeDocument/2006/", new + b"officeDocument/"
        )
        for name, data in parts.items()
    }
    assert strict != parts
    assert _texts(files.read(zip_files(strict), "x.xlsx")) == {"表": [["甲"]]}


def test_days_may_be_counted_from_1904() -> None:
    cells = "<sheetData><row><c s='1'><v>44620</v></c></row></sheetData>"
    data = packed({"表": cells}, formats=["yyyy-mm-dd"], properties="<workbookPr date1904='1'/>")
    assert _texts(files.read(data, "x.xlsx")) == {"表": [["2026-03-01"]]}


_CSV = "标题,日期\n示例局座谈会,2021-06\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_text_is_read_in_its_encoding_by_its_separator(encoding: str, separator: str) -> None:
    data = _CSV.replace(",", separator).encode(encoding)
    grid = files.read(data, "动态.csv")
    assert _texts(grid) == {"动态": [["标题", "日期"], ["示例局座谈会", "2021-06"]]}
    assert grid.sheets[0].rows[1].at(2).place == "动态!B2"


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ('甲,乙\n"一,二","三\n四"\n', [["甲", "乙"], ["一,二", "三\n四"]]),
        ('甲,乙\n="007","a""b"\n', [["甲", "乙"], ["007", 'a"b']]),
        ("sep=;\n甲;乙,丙\n", [["甲", "乙,丙"]]),
        ("甲\n乙\n", [["甲"], ["乙"]]),
        ("甲,乙\r\n,\r\n丙,丁", [["甲", "乙"], ["丙", "丁"]]),
    ],
)
def test_text_with_separators(text: str, read: list[list[str]]) -> None:
    assert _texts(files.read(text.encode(), "表.csv")) == {"表": read}


def test_text_is_known_under_the_name_of_a_workbook() -> None:
    assert _texts(files.read("标题\t日期\n甲\t2021\n".encode("gb18030"), "导出.xls")) == {
        "导出": [["标题", "日期"], ["甲", "2021"]]
    }
    assert _texts(files.read(packed({"表": rows(["甲"])}), "其实是.csv")) == {"表": [["甲"]]}


@pytest.mark.parametrize(
    ("data", "name", "words"),
    [
        (b"", "x.csv", "文件是空的"),
        (b"\xff\x00\xfe\x81" * 9, "x.csv", "认不出文字的编码"),
        (b"a\0b\n", "x.csv", "空字符"),
        ('甲,"乙\n丙,丁\n'.encode(), "x.csv", "引号不成对"),
        (b",".join([b"a"] * 1001), "x.csv", "1,000 列"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "x.xls", "旧格式的表格"),
        (b"\xd0\xcf\x11\xe0" + "EncryptedPackage".encode("utf-16-le"), "x.xlsx", "文件加了密码"),
        (b"<html><table></table></html>", "x.xls", "是网页"),
        (b"<?xml version='1.0'?><Workbook/>", "x.xls", "是 XML 文件"),
        (b"%PDF-1.7", "x.xlsx", "是 PDF"),
        (b"PK\x03\x04", "x.xlsx", "压缩包损坏"),
        ("编号".encode(), "x.xlsx", "不是可以读取的 xlsx 表格"),
    ],
)
def test_what_is_no_table_is_refused_with_the_way_out(data: bytes, name: str, words: str) -> None:
    assert words in _refusal(data, name)


@pytest.mark.parametrize(
    ("part", "words"),
    [
        ("xl/vbaProject.bin", "带有宏"),
        ("xl/externalLinks/externalLink1.xml", "引用了别的文件"),
    ],
)
def test_what_is_not_to_be_run_or_followed_is_refused(part: str, words: str) -> None:
    assert words in _refusal(packed({"表": rows(["甲"])}, others={part: b"x"}))


@pytest.mark.parametrize("part", ["xl/workbook.xml", "xl/worksheets/s1.xml", "xl/styles.xml"])
def test_a_damaged_part_is_refused(part: str) -> None:
    assert "损坏" in _refusal(packed({"表": rows(["甲"])}, others={part: b"<worksheet><a"}))


def test_a_document_type_is_refused() -> None:
    inside = b'<!DOCTYPE a [<!ENTITY b "c">]><worksheet>&b;</worksheet>'
    assert "DOCTYPE" in _refusal(packed({"表": ""}, others={"xl/worksheets/s1.xml": inside}))


def test_a_bomb_is_refused_unopened(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(package, "_SMALL", 100_000)
    assert "压缩炸弹" in _refusal(packed({"表": "<sheetData/>" + " " * 2_000_000}))
    monkeypatch.setattr(package, "LARGEST_PART", 1_000)
    assert "压缩炸弹" in _refusal(packed({"表": rows(["甲" * 2_000])}))


def test_the_work_has_limits(monkeypatch: pytest.MonkeyPatch) -> None:
    wide = "<sheetData><row><c r='XFD1' t='str'><v>x</v></c></row></sheetData>"
    assert _refusal(packed({"表": wide})).startswith("表!XFD1：内容超过 1,000 列")
    beyond = "<sheetData><row r='1048577'/></sheetData>"
    assert "行数超过" in _refusal(packed({"表": beyond}))
    monkeypatch.setattr(worksheet, "MOST_CELLS", 3)
    assert "3 个以上的单元格" in _refusal(packed({"表": rows("ab", "cd")}))
    monkeypatch.setattr(worksheet, "_MOST_NODES", 3)
    assert "大多是空的" in _refusal(
        packed({"表": "<sheetData><row><c/><c/><c/><c/></row></sheetData>"})
    )


def test_long_texts_and_many_faults_are_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    cells = "<row>" + "<c t='s'><v>0</v></c>" * 3 + "</row>"
    sheet = f"<sheetData>{cells}</sheetData>"
    long = packed({"表": sheet}, texts=f"<si><t>{'长' * 100_001}</t></si>")
    monkeypatch.setattr(files, "_MOST_FAULTS", 2)
    told = [str(remark) for remark in files.read(long, "x.xlsx").remarks]
    assert told == [
        "表!A1：文字超过 100,000 个：分成几格",
        "表!B1：文字超过 100,000 个：分成几格",
        "表：还有 1 格读不出来，没有一一列出",
    ]
    monkeypatch.setattr(worksheet, "MOST_SIGNS", 10)
    assert "文字超过 10 个" in _refusal(packed({"表": sheet}, texts="<si><t>甲乙丙丁</t></si>"))


def test_odd_columns_cost_little() -> None:
    columns = "<col min='1' max='16384' hidden='1'/><col min='9' max='99999999999'/>" * 1_000
    data = packed({"表": f"<cols>{columns}</cols>" + rows(["甲"])})
    assert [str(remark) for remark in files.read(data, "x.xlsx").remarks] == [
        "表：隐藏的列没有读（A 列）"
    ]


def test_a_format_of_endless_length_shows_the_number() -> None:
    assert of_number(5.0, "0" * 1_000).text == "5"
    assert of_number(1e300, "0." + "0" * 70 + "%%%%").fault == ""


def test_wide_merged_areas_cost_only_what_they_fill(monkeypatch: pytest.MonkeyPatch) -> None:
    areas = "<mergeCells>" + "<mergeCell ref='A3:XFD1048576'/>" * 1_000 + "</mergeCells>"
    grid = files.read(packed({"表": rows("ab", "cd", "e") + areas}), "x.xlsx")
    assert _texts(grid) == {"表": [["a", "b"], ["c", "d"], ["e", "e"]]}
    assert grid.sheets[0].rows[2].at(2).origin == (3, 1)
    many = "<mergeCells>" + "<mergeCell ref='A1:B3'/>" * 200_000 + "</mergeCells>"
    assert "合并的单元格" in _refusal(packed({"表": rows("ab", "cd", "e") + many}))


def test_two_sheets_of_one_name_are_told() -> None:
    data = packed({"表": rows(["甲"]), "表 ": rows(["乙"])})
    assert files.read(data, "x.xlsx").remarks == []
    data = packed({"A": rows(["甲"]), "a": rows(["乙"])})
    assert "两张同名" in str(files.read(data, "x.xlsx").remarks[0])


_SOUND = packed(
    {"表": rows(["甲", "乙"], ["丙"]) + "<mergeCells><mergeCell ref='A1:B2'/></mergeCells>"},
    texts="<si><t>丁</t></si>",
    formats=["0.00", "yyyy-mm-dd"],
)


def _outcome(data: bytes, name: str = "x.xlsx") -> str:
    """What a file is refused with, or where its cells are."""
    try:
        grid = files.read(data, name)
    except RefusalError as refusal:
        return str(refusal)
    return "读到：" + "".join(c.place for sheet in grid.sheets for row in sheet.rows for c in row)


@given(st.integers(0, len(_SOUND) - 1), st.binary(min_size=1, max_size=8))
def test_a_damaged_file_is_read_or_refused(at: int, garbage: bytes) -> None:
    assert _outcome(_SOUND[:at] + garbage + _SOUND[at + len(garbage) :])
    assert _outcome(_SOUND[:at])


_ELEMENTS = """<row>|</row>|<row/>|<row r='7' hidden='x'>|<c/>|<c r='A1'>|<c t='s'>|<c t='d' s='9'>
<c s='2'>|</c>|<v>1</v>|<v>-1</v>|<v>x</v>|<v>1e999</v>|<f>A1</f>|<is><t>甲</t></is>|<is/>
<c r='ZZZ9999999'/>|<mergeCell ref='A1'/>|</sheetData>|<sheetData>""".replace("\n", "|")


@given(st.lists(st.sampled_from(_ELEMENTS.split("|")), max_size=12))
def test_any_elements_of_a_sheet_are_read_or_refused(elements: list[str]) -> None:
    inside = f"<sheetData>{''.join(elements)}</sheetData>"
    assert _outcome(packed({"表": inside}, formats=["0", "yyyy-mm-dd"]))


@given(st.binary(max_size=60))
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    for start in (b"", b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"\xef\xbb\xbf", "标题,".encode()):
        assert _outcome(start + data)
    assert _outcome(data, "x.csv")
