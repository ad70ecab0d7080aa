"""The sheets of an index on paper: what they say, to whom, and that the public has none."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from generator.books.warning import document_number
from generator.source.diagnostics import ContentError
from tests.books.shelf import book, everything, print_books, project, texts

if TYPE_CHECKING:
    from pathlib import Path

_INDEX = """\
title: 某县清廉指数
period: 2025
audience: {audience}
fictional: true
deadline: 2026-03-31
feedback: [派驻组]
goals:
  - id: g
    title: 政府清廉
    criteria:
      - id: c
        title: 公开
        indicators:
        - {{id: a, title: 公开率, unit: '%', floor: 0, target: 100, advice: 每月公布一次。}}
        - {{id: b, title: 投诉件, unit: 件, direction: lower, floor: 10, target: 0}}
weights: {{g: 100, c: 100, a: 60, b: 40}}
rules: {{pass: 60, bottom: 1, tiers: [{{name: 好, least: 80}}, {{name: 一般}}]}}
data: i.csv
adjustments:
  - {{unit: 丙局, type: 一票否决, reason: 瞒报数据}}
  - {{unit: 甲局, type: 加分, points: 2, reason: 做法推广}}
"""
_DATA = """\
单位,指标,数值
甲局,a,97
甲局,b,1
乙局,a,31
乙局,b,8
丙局,a,90
丙局,b,2
丁局,a,85
丁局,b,2
"""
_KINDS = ("checkup", "warning", "review")
_ALL = (*_KINDS, "questionnaire")


def _files(audience: str = "internal") -> dict[str, str]:
    return {
        "content/indexes/i.yml": _INDEX.format(audience=audience),
        "content/indexes/i.csv": _DATA,
    }


def _words(path: Path) -> str:
    return "".join(texts(path))


@pytest.fixture(scope="module")
def shelf(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The files by their kind and the unit's name or "" for all."""
    issuer = {"head": "某县评审组", "number": "示〔2026〕7号", "copies": "县委巡察办"}
    books = [
        book(kind, id=kind, audience="internal", title=kind, issuer={**issuer}) for kind in _KINDS
    ]
    folder = print_books(project(tmp_path_factory.mktemp("indexes"), _files(), books=books))
    files = {}
    for path in folder.iterdir():
        named = [unit for unit in ("甲局", "乙局", "丙局", "丁局") if unit in texts(path)[0]]
        kind = path.stem.split("-")[0]
        files[f"{kind} {named[0] if len(named) == 1 else ''}".strip()] = path
    return files


def test_each_unit_has_a_checkup_and_who_is_warned_a_notice(shelf: dict[str, Path]) -> None:
    checkups = {f"checkup {unit}" for unit in ("甲局", "乙局", "丙局", "丁局")}
    assert set(shelf) == {*checkups, "warning 乙局", "warning 丙局", "review"}


def test_a_checkup_tells_figures_bounds_and_what_to_do(shelf: dict[str, Path]) -> None:
    pages = texts(shelf["checkup 乙局"])
    assert len(pages) <= 2
    words = "".join(pages)
    for part in (
        "教学示例：单位、人物和数字均为虚构。",
        "等次一般",
        "得分26.60",
        "预警·确定得分26.60，低于合格线60",
        "堵点1.公开率失41.40分每月公布一次。",
        "还差33.40分。",
        "公开率0→100%31",
        "投诉件10→0件8",
        "整改期限2026年3月31日",
        "反馈给派驻组",
        "签收人",
    ):
        assert part in words, part
    for other in ("甲局", "丙局", "丁局"):
        assert other not in words, "a sheet goes to one unit"


def test_the_sums_of_a_checkup_are_those_of_the_index(shelf: dict[str, Path]) -> None:
    words = _words(shelf["checkup 甲局"])
    assert "各项合计94.20" in words
    assert "加分：做法推广+2" in words
    assert "得分（加分至多5）96.20" in words


def test_a_vetoed_unit_is_told_why(shelf: dict[str, Path]) -> None:
    assert "名次一票否决，不排位" in _words(shelf["checkup 丙局"])
    assert "一票否决：瞒报数据。" in _words(shelf["warning 丙局"])


def test_a_warning_is_an_official_document_with_reason_and_receipt(
    shelf: dict[str, Path],
) -> None:
    *letter, receipt = texts(shelf["warning 乙局"])
    words = "".join(letter)
    for part in (
        "某县评审组示〔2026〕7号某县清廉指数预警通知书乙局：",
        "得分26.60，低于合格线60，在末1位",
        "列为“确定”的预警",
        "公开率：失41.40分。每月公布一次。",
        "请于2026年3月31日前",
        "抄送：县委巡察办。",
    ):
        assert part in words, part
    assert len(letter) % 2 == 0
    assert receipt.startswith("送达回执文书名称某县清廉指数预警通知书文号示〔2026〕7号")
    assert "示〔2026〕8号" in _words(shelf["warning 丙局"]), "numbers go on"


@pytest.mark.parametrize(
    ("first", "place", "number"),
    [
        ("示〔2026〕9号", 1, "示〔2026〕10号"),
        ("示〔2026〕3号", 0, "示〔2026〕3号"),
        ("第3期", 4, "第3期"),
        ("示2026-7", 2, "示2026-9"),
    ],
)
def test_numbers_go_on(first: str, place: int, number: str) -> None:
    assert document_number(first, place) == number


def test_the_meeting_has_tiers_first_and_ranks_as_ranges(shelf: dict[str, Path]) -> None:
    words = _words(shelf["review"])
    places = [
        words.index(part) for part in ("评审意见签名", "好80分起", "甲局", "一般其余", "乙局")
    ]
    assert places == sorted(places)
    assert "第1位" in words or "第1—2位" in words
    assert "理由乙局确定得分26.60，低于合格线60" in words
    assert "丙局：一票否决，瞒报数据。" in words


@pytest.mark.parametrize("kind", _ALL)
@pytest.mark.parametrize("audience", ["internal", "public"])
def test_a_public_book_has_nothing_of_any_index(kind: str, audience: str, tmp_path: Path) -> None:
    files = _files(audience)
    with pytest.raises(ContentError) as error:
        print_books(project(tmp_path, files, books=[book(kind)]))
    assert [one.code for one in error.value.diagnostics] == ["empty-selection"]


@pytest.mark.parametrize("kind", _KINDS)
def test_an_index_without_values_is_no_book(kind: str, tmp_path: Path) -> None:
    files = _files() | {"content/indexes/i.csv": "单位,指标,数值\n"}
    files["content/indexes/i.yml"] = files["content/indexes/i.yml"].split("adjustments")[0]
    with pytest.raises(ContentError) as error:
        print_books(project(tmp_path, files, books=[book(kind, audience="internal")]))
    assert [one.code for one in error.value.diagnostics] == ["empty-selection"]


def test_long_names_and_marks_of_typst_are_words(tmp_path: Path) -> None:
    name = "关于#strong[标记]和*星号*的\\局" + "很长" * 20
    files = _files()
    files["content/indexes/i.csv"] = _DATA.replace("乙局", name)
    files["content/indexes/i.yml"] = files["content/indexes/i.yml"].replace("派驻组", f"'{name}'")
    books = [book(kind, id=kind, audience="internal", press=True) for kind in _KINDS]
    shelf = print_books(project(tmp_path, files, books=books))
    told = [path for path in shelf.iterdir() if b"strong" in everything(path)]
    assert len(told) >= 3


def test_a_questionnaire_names_units_and_no_figure(tmp_path: Path) -> None:
    files = _files()
    files["content/indexes/i.yml"] += "opinion: {share: 20}\n"
    books = [book("questionnaire", audience="internal", title="群众评价问卷")]
    words = _words(print_books(project(tmp_path, files, books=books)) / "b-i.pdf")
    for part in ("群众评价问卷", "很满意", "不了解", "甲局", "乙局", "丙局", "丁局", "不记名"):
        assert part in words, part
    for secret in ("内部", "97", "31", "瞒报", "派驻组", "做法推广"):
        assert secret not in words.replace("2025", ""), secret


def test_an_index_that_asks_nobody_has_no_questionnaire(tmp_path: Path) -> None:
    with pytest.raises(ContentError) as error:
        print_books(project(tmp_path, _files(), books=[book("questionnaire", audience="internal")]))
    assert [one.code for one in error.value.diagnostics] == ["empty-selection"]
