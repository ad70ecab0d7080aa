"""Real names in circulars: found in every shape, masked apart, nowhere in what is written."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from generator.intake.circulars import names
from generator.intake.circulars.files import plan_case, plan_circular
from generator.intake.circulars.lexicon import COMPOUND, FAMILY, GIVEN, NOT_GIVEN, OTHER
from generator.intake.circulars.masking import masking
from generator.intake.office.blocks import RefusalError
from generator.kinds.kind import Vocabulary
from generator.library import loading
from generator.source import yaml
from tests.intake.word_files import docx, paragraph

if TYPE_CHECKING:
    from pathlib import Path

    from generator.intake.circulars.files import Plan

# All units, persons and numbers are invented.
_HEAD = "关于一起典型问题的通报\n"


def _plan(content: Path, data: bytes, name: str = "x.txt", *, case: bool = False) -> Plan:
    content.mkdir(exist_ok=True)
    plan = plan_case if case else plan_circular
    return plan(data, name, loading.read(content, Vocabulary()).library)


def _all(plan: Plan) -> str:
    """All that is shown or written."""
    files = (f"{path.name}\n{data.decode()}" for path, data in plan.files.items())
    return "\n".join([*plan.lines, *files])


_MASKED = [
    ("示例局局长王华违规用餐。王华受到警告。", "示例局局长王某违规用餐。王某受到警告。"),
    ("示例局局长陈李佳慧违规用餐。", "示例局局长陈某某违规用餐。"),
    ("示例局局长司马青云违规用餐。", "示例局局长司马某某违规用餐。"),
    ("示例局局长司马光违规用餐。", "示例局局长司马某违规用餐。"),
    ("示例乡乡长买买提·阿不都违规用餐，阿不都已退款。", "示例乡乡长买某某违规用餐，买某某已退款。"),
    ("示例校外教John Smith违规。", "示例校外教某某违规。"),
    ("局长王建国、会计王小明违规。", "局长王某甲、会计王某乙违规。"),
    ("局长王某某、会计王小明违规。", "局长王某某、会计王某甲违规。"),
    ("局长李　华违规用餐。", "局长李某违规用餐。"),
    ("局长李华明违规，会计李华违规。", "局长李某某违规，会计李某违规。"),
    ("局长王建国违规，建国同志已检讨。", "局长王某某违规，王某某同志已检讨。"),
    ("局长王建国（身份证号110101199003078515）违规。", "局长王某某（身份证号××××）违规。"),
    ("主任吕梁在会上违规。吕梁市不变？", "主任吕某在会上违规。吕某市不变？"),
    (
        "示例州州委书记多杰，在学员宿舍违规用餐。",
        "示例州州委书记多某，在学员宿舍违规用餐。",
    ),
    ("干部力量不足，支部书记多次，镇长加班不变。", None),
    ("毛泽东思想、安全生产、严重违纪、高度重视不变。", None),
    ("王家坝村、石桥镇、江西省、黄金周不变。", None),
]


@pytest.mark.parametrize(("text", "expected"), _MASKED, ids=[text for text, _ in _MASKED])
def test_each_shape_of_a_name(text: str, expected: str | None) -> None:
    assert masking(names.find(text), text).apply(text) == (expected or text)


_GIVEN = st.text(st.sampled_from(sorted(GIVEN - set(NOT_GIVEN))), min_size=1, max_size=2)
_NAME = st.builds(
    str.__add__, st.one_of(st.sampled_from(FAMILY), st.sampled_from(COMPOUND.split("|"))), _GIVEN
)
_WORDS = st.sampled_from(
    (
        "示例县水务局原局长{0}违规收受礼金问题。2019年3月，{0}收受老板{1}所送现金2万元。",
        "示例镇财政所所长{0}、会计{1}虚报冒领问题。{0}受到党内警告处分。",
        "一是示例村党支部书记{0}挪用公款问题。{0}伙同{1}、{2}套取资金。",
        "{0}，男，1970年出生，示例公司董事长。2018年，{0}利用职务便利，为{1}等人谋利。",
        "2018年，示例乡技术员{0}（另案处理）脱岗，其妻{1}代为签到。",
        "经查，示例医院副院长{0}身为党员，违反廉洁纪律，接受{1}、{2}等人宴请。",
    )
)


@given(_WORDS, st.lists(_NAME, min_size=3, max_size=3, unique=True))
def test_no_usual_name_is_left(words: str, persons: list[str]) -> None:
    assume(not any(re.match(OTHER, person) for person in persons))
    text = words.format(*persons)
    masked = masking(names.find(text), text).apply(text)
    assert not any(person in masked for person in persons if person in text)


def test_comments_headers_notes_and_cells_are_masked_too(tmp_path: Path) -> None:
    table = "<w:tbl>" + "".join(
        "<w:tr>" + "".join(f"<w:tc>{paragraph(cell)}</w:tc>" for cell in row) + "</w:tr>"
        for row in (("姓名", "职务"), ("王建国", "局长"))
    )
    note = '<w:r><w:footnoteReference w:id="2"/></w:r>'
    body = (
        paragraph("关于两起问题的通报")
        + paragraph("一、示例局局长王建国违规用餐问题。王建国受到党内警告处分。")
        + "<w:p><w:r><w:t>二、示例局会计李小红违规报销问题。李小红受到政务警告处分。</w:t></w:r>"
        + f"{note}</w:p>"
        + "<w:p><w:del><w:r><w:delText>原副局长钱多多</w:delText></w:r></w:del>"
        + "<w:ins><w:r><w:t>示例局出纳周大海受到批评教育。</w:t></w:r></w:ins></w:p>"
        + f"{table}</w:tbl>"
    )
    note = paragraph("经办人李小红，另有会计吴小燕违规。")
    data = docx(
        body,
        footnotes=f'<w:footnote w:id="2">{note}</w:footnote>',
        header1=paragraph("举报人孙德胜"),
        comments=f'<w:comment w:id="1">{paragraph("局长王建国已停职")}</w:comment>',
    )
    output = _all(_plan(tmp_path, data, "王建国.docx"))
    for name in ("王建国", "李小红", "周大海", "吴小燕", "孙德胜", "钱多多"):
        assert name not in output
    assert "王某某" in output
    assert "修订里删除的 1 处没有取" in output


@pytest.mark.parametrize("encoding", ["utf-8-sig", "gb18030", "utf-16"])
def test_usual_encodings_are_read(tmp_path: Path, encoding: str) -> None:
    text = f"{_HEAD}示例局局长王建国违规用餐问题。王建国受到党内警告处分。"
    plan = _plan(tmp_path, text.encode(encoding))
    assert len(plan.files) == 2
    assert "王建国" not in _all(plan)


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "文件是空的"),
        ("局长王建国违规。".encode(), "没有标题"),
        ("关于王建国问题的通报".encode(), "没有正文"),
        (("关于两起问题的通报\n" + "文" * 200_001).encode(), "不像一份通报"),
        (b"PK\x03\x04", "压缩包"),
    ],
)
def test_what_is_no_circular_is_refused_without_a_name(
    tmp_path: Path, data: bytes, words: str
) -> None:
    with pytest.raises(RefusalError, match=words) as caught:
        _plan(tmp_path, data)
    assert "王建国" not in str(caught.value)


def test_a_circular_without_cases_keeps_its_text(tmp_path: Path) -> None:
    plan = _plan(tmp_path, "关于加强节日期间监督的通报\n各单位要加强监督。*注意*".encode())
    (data,) = plan.files.values()
    assert "各单位要加强监督。\\*注意\\*" in data.decode()
    assert any("没有看出案例" in line for line in plan.lines)


def test_numbers_of_persons_are_covered(tmp_path: Path) -> None:
    text = f"{_HEAD}示例局局长王建国违规用餐，手机13800138000。王建国受到党内警告处分。"
    assert "13800138000" not in _all(_plan(tmp_path, text.encode(), case=True))


@given(
    st.text(
        st.sampled_from("一二、（）1.王建国局长某问题。受到警告处分年月日2019关于的通报\n 《》|#"),
        max_size=80,
    )
)
def test_no_text_ends_in_a_fault(tmp_path_factory: pytest.TempPathFactory, text: str) -> None:
    folder = tmp_path_factory.mktemp("content")
    for case in (True, False):
        try:
            plan = _plan(folder, text.encode(), case=case)
        except RefusalError:
            continue
        for data in plan.files.values():
            assert yaml.parse(data.decode())[1] == []


_PAGE = """关于三起违反中央八项规定精神典型问题的通报
    近日，示例县纪委监委对三起典型问题进行了通报。现将有关情
况通报如下：
    一、示例县水务局原党组书记、局长王建国违规收受礼品礼金
问题。2018年至2021年，王建国利用职务便利，先后收受管理服务对象陈大
明所送礼金3.6万元。2022年3月，王建国受到党内警告处分，违纪所得予以收
缴。
    二、示例镇财政所所长李华虚报冒领资金问题。2019年3月，李
华虚列接待费18600元。2021年6月，李华受到撤销党内职务处分。
"""


def test_lines_that_a_page_broke_are_whole_again(tmp_path: Path) -> None:
    plan = _plan(tmp_path, _PAGE.encode())
    output = _all(plan)
    assert len(plan.files) == 3
    assert "按行宽断开的行接了 5 处" in output
    assert not any(part in output for part in ("王建国", "陈大", "明所送", "李华"))
    assert "陈某某所送礼金3.6万元" in output


@given(st.integers(1, 200))
def test_no_name_is_left_wherever_a_line_ends(
    tmp_path_factory: pytest.TempPathFactory, place: int
) -> None:
    text = (
        "关于一起问题的通报\n示例镇财政所所长李国华虚报冒领问题。2019年3月，李国华虚列接待费18600元，"
        "其妻王小红收受老板陈大明所送现金。2020年6月，李国华受到党内警告处分。"
    )
    at = min(place, len(text))
    output = _all(_plan(tmp_path_factory.mktemp("content"), f"{text[:at]}\n{text[at:]}".encode()))
    for name in ("李国华", "王小红", "陈大明"):
        assert not any(part in output for part in (name, name[:2], name[1:]))
