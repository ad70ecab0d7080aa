"""The workbook of an office: sheets by the models, cells that stay texts, the same bytes again."""

from __future__ import annotations

import dataclasses
import io
from collections.abc import Mapping  # noqa: TC003 (pydantic reads it)
from typing import TYPE_CHECKING, Any

import openpyxl
import pytest
from click.testing import CliRunner

from generator.cli import main
from generator.intake.workbook import content, writer
from generator.intake.workbook.columns import sheet_of
from generator.intake.workbook.nodes import node_of
from generator.intake.workbook.words import LONGEST, TOO_LONG, UnfitError, take
from generator.kinds import BY_FOLDER, KINDS
from generator.kinds.entry import EntryData
from generator.kinds.fields import Text  # noqa: TC001 (pydantic reads it)
from generator.kinds.record import Choice, key, record

if TYPE_CHECKING:
    from pathlib import Path

    from generator.source.yaml import Value

_CASE = """\
title: =1+1
fictional: true
person: {alias: 张某某, post: 所长}
topics: [a]
causes:
  - 一
  - |
    二

    三
conduct:
  - what: 其一
    amount: 007
    violates: [r#1]
internal: {analysis: 只给内部看, conduct: [{what: 内部的}]}
"""
_OTHERS = {
    "topics/core.yml": "- {id: a, title: 主题甲}\n- {id: b, title: 同名}\n- {id: c, title: 同名}\n",
    "rules/r.yml": "title: 甲办法（试行）\nclauses: [{no: 1, text: x}]\nsources: [{title: x}]\n",
}


def _content(folder: Path, files: dict[str, str]) -> Path:
    for name, text in files.items():
        path = folder / "content" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    return folder / "content"


def _book(place: Path, *folders: str, empty: bool = False) -> Any:
    kinds = [kind for kind in KINDS if not folders or kind.folder in folders]
    data = writer.write(content.read(place), kinds, empty=empty)
    assert data == writer.write(content.read(place), kinds, empty=empty)
    return openpyxl.load_workbook(io.BytesIO(data))


def _row(sheet: Any, number: int) -> dict[str, str]:
    heads = [cell.value for cell in sheet[1]]
    values = [cell.value for cell in sheet[number]]
    return {head: value for head, value in zip(heads, values, strict=True) if value is not None}


def test_an_entry_stands_in_its_row_and_its_lists_in_theirs(tmp_path: Path) -> None:
    book = _book(_content(tmp_path, {"cases/x.yml": _CASE, **_OTHERS}), "cases")
    assert _row(book["案例"], 3) == {
        "编号": "x",
        "标题": "=1+1",
        "教学情景": "是",
        "当事人·化名": "张某某",
        "当事人·职务": "所长",
        "主题": "主题甲",
        "成因": "一\n二\n  \n  三",
    }
    assert _row(book["案例"], 4) == {"编号": "x", "内部版": "是", "剖析": "只给内部看"}
    assert _row(book["案例·违纪事实"], 3) == {
        "条目编号": "x",
        "条目标题": "=1+1",
        "序号": "1",
        "事实": "其一",
        "金额": "007",
        "违反条款": "《甲办法（试行）》第一条",
    }
    assert _row(book["案例·违纪事实"], 4)["内部版"] == "是"


def test_cells_are_texts_and_heads_are_frozen(tmp_path: Path) -> None:
    book = _book(_content(tmp_path, {"cases/x.yml": _CASE, **_OTHERS}), "cases")
    for sheet in book.worksheets:
        for row in sheet.iter_rows():
            assert {cell.data_type for cell in row if cell.value is not None} <= {"s"}
            assert {cell.number_format for cell in row if cell.value is not None} <= {"@"}
    assert book["案例"].freeze_panes == "C3"
    assert book["案例"].column_dimensions["C"].number_format == "@"
    assert book["_qingjian"].sheet_state == "veryHidden"


def test_listed_values_and_titles_are_offered_and_ids_are_guarded(tmp_path: Path) -> None:
    book = _book(_content(tmp_path, {"cases/x.yml": _CASE, **_OTHERS}), "cases", "actions")
    rules = {
        str(rule.sqref): rule.formula1 for rule in book["案例"].data_validations.dataValidation
    }
    assert rules["A3:A4"] == "FALSE()"
    assert '"公开,内部"' in rules.values()
    assert '"是,否"' in rules.values()
    names = {cell.value: cell.column_letter for cell in book["名单"][1]}
    rules = {str(r.sqref): r.formula1 for r in book["整改"].data_validations.dataValidation}
    assert f"名单!${names['案例']}$2:${names['案例']}$2" in rules.values()
    assert [cell.value for cell in book["名单"][names["案例"]]][:2] == ["案例", "=1+1"]
    assert [cell.value for cell in book["名单"][names["主题"]]][:4] == ["主题", "b", "c", "主题甲"]


def test_words_of_the_site_are_offered(tmp_path: Path) -> None:
    place = _content(tmp_path, {"cases/x.yml": _CASE, **_OTHERS})
    (tmp_path / "site_config").mkdir()
    words = "sectors: {rural: 乡村, school: 教育}\n"
    (tmp_path / "site_config/vocabulary.yml").write_text(words, "utf-8")
    book = _book(place, "cases")
    names = {cell.value: cell.column_letter for cell in book["名单"][1]}
    assert [cell.value for cell in book["名单"][names["领域"]]][:3] == ["领域", "乡村", "教育"]
    rules = [rule.formula1 for rule in book["案例"].data_validations.dataValidation]
    assert f"名单!${names['领域']}$2:${names['领域']}$3" in rules


def test_an_empty_workbook_has_heads_and_no_entry(tmp_path: Path) -> None:
    book = _book(_content(tmp_path, {"cases/x.yml": _CASE, **_OTHERS}), empty=True)
    assert book["案例"].max_row == 2
    assert book["案例"]["A2"].value.startswith("说明：")
    assert book["案例"]["C2"].value == "必写"
    assert [sheet for sheet in book.sheetnames if "·" not in sheet] == [
        "说明",
        *(kind.label for kind in KINDS),
        "名单",
        "_qingjian",
    ]


def test_what_a_cell_cannot_hold_is_marked_and_what_looks_like_an_escape_is_none(
    tmp_path: Path,
) -> None:
    text = (
        f"title: _x000D_\nfictional: true\nanalysis: {'长' * LONGEST}\nsummary: {'😀' * 20_000}\n"
    )
    book = _book(_content(tmp_path, {"cases/x.yml": text}), "cases")
    row = _row(book["案例"], 3)
    assert (row["剖析"], row["摘要"]) == ("长" * LONGEST, TOO_LONG)
    assert row["标题"] == "_x005F_x000D_"  # as it stands in the file; programs show _x000D_


def test_entries_of_wrong_shape_are_left_out_and_told(tmp_path: Path) -> None:
    place = _content(
        tmp_path,
        {
            "cases/a.yml": "title: 甲\nnonsense: 1\n",
            "cases/b.yml": "title: 乙\nconduct: 一段文字\n",
            "cases/c.yml": "title: {a: 1}\n",
            "cases/d.yml": "title: [\n",
            "cases/e.yml": "title: 戊\n",
            "cases/案例.yml": "title: 己\n",
        },
    )
    out = tmp_path / "o.xlsx"
    words = ["export", "workbook", str(out), "--content", str(place), "--kind", "案例"]
    result = CliRunner().invoke(main, words)
    assert result.exit_code == 0
    told = [line.split()[1] for line in result.stderr.splitlines()]
    assert told == [
        "content/cases/d.yml：写法有错，没有读（先用",
        "content/cases/案例.yml：文件名不能作编号",
        "content/cases/a.yml",
        "content/cases/b.yml",
        "content/cases/c.yml",
    ]
    assert openpyxl.load_workbook(out)["案例"].max_row == 3


@pytest.mark.parametrize(
    "words",
    [["workbook"], ["workbook", "x.csv"], ["workbook", "a.xlsx", "b.xlsx"], ["gift", "--empty"]],
)
def test_what_cannot_be_meant_is_told(tmp_path: Path, words: list[str]) -> None:
    place = _content(tmp_path, _OTHERS)
    result = CliRunner().invoke(main, ["export", *words, "--content", str(place)])
    assert result.exit_code == 2


class Size(Choice):
    BIG = "big", "大"
    ODD = "odd", '有,逗号和"引号"'


@record
class Inner:
    name: Text = key("名称")


@record
class Part:
    name: Text = key("序号")
    inner: tuple[Inner, ...] = key("内层", default=())


@record
class Holder:
    parts: tuple[Part, ...] = key("部分", default=())
    size: Size | None = key("大小", default=None)
    weights: Mapping[str, float] = key("权重", default={})


@record
class Film(EntryData):
    holder: Holder | None = key("盒子", default=None)


def test_a_new_kind_comes_by_itself(tmp_path: Path) -> None:
    kind = dataclasses.replace(BY_FOLDER["topics"], folder="films", label="影片", model=Film)
    sheets = {sheet.name: sheet for sheet in sheet_of(kind).all()}
    assert [*sheets] == ["影片", "影片·来源", "影片·准许", "影片·盒子·部分", "影片·盒子·部分·内层"]
    assert sheets["影片·盒子·部分"].headings[4:] == ["序号（name）"]
    parts: Value = [{"序号": "甲", "内层": [{"name": "乙"}]}]
    weights: Value = {"甲": "40", "乙": "6:0"}
    value: Value = {"盒子": {"parts": parts, "size": "big", "权重": weights}}
    known = content.Content()
    node = node_of(value, sheet_of(kind), known.names)
    assert node.texts == {"holder.size": "大", "holder.weights": "甲: 40\n乙: 6:0"}
    column = sheet_of(kind).columns[-1]
    assert column.note == "数字；一行一个，写作 键: 值"
    assert take("甲: 40\n乙: 6:0", column, known.names, None) == weights
    with pytest.raises(UnfitError):
        take("甲：40", column, known.names, None)
    assert node.lists["holder.parts"][0].lists["inner"][0].texts == {"name": "乙"}
    data = writer.write(known, [kind])
    assert "有,逗号" in str([*openpyxl.load_workbook(io.BytesIO(data))["名单"].values])
    with pytest.raises(UnfitError):
        node_of({"盒子": {"parts": {}}}, sheet_of(kind), known.names)
