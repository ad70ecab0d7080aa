"""Word files as a reader sees them: numbers, changes, fields, notes; and what is refused."""

from __future__ import annotations

import io
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.intake.office import word
from generator.intake.office.blocks import Document, Paragraph, RefusalError, Table
from generator.intake.office.number_formats import FORMATS, chinese
from generator.kinds.numerals import value_of
from tests.intake.word_files import docx, levels, listing, paragraph
from tests.work import calls


def _shown(document: Document) -> list[str]:
    return [block.line for block in document.blocks if isinstance(block, Paragraph)]


def _remarks(document: Document) -> str:
    return "\n".join(remark.what for remark in document.remarks)


_LAW = levels(
    "0",
    'chineseCountingThousand|第%1章|<w:suff w:val="space"/>',
    'chineseCountingThousand|第%2条|<w:suff w:val="space"/><w:lvlRestart w:val="0"/>',
    'chineseCounting|（%3）|<w:suff w:val="nothing"/>',
)


def test_articles_count_on_over_chapters_and_points_begin_anew() -> None:
    body = "".join(
        paragraph(text, number="1", level=level)
        for text, level in (
            ("总则", 0), ("目的", 1), ("下列：", 1), ("甲", 2), ("乙", 2), ("管理", 0),
            ("又列：", 1), ("丙", 2),
        )
    )  # fmt: skip
    shown = _shown(word.read(docx(body, numbering=_LAW + listing("1", "0"))))
    assert shown == [
        "第一章 总则", "第一条 目的", "第二条 下列：", "（一）甲", "（二）乙", "第二章 管理",
        "第三条 又列：", "（一）丙",
    ]  # fmt: skip


def test_a_list_begins_where_it_says_and_shares_its_count() -> None:
    start = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="8"/></w:lvlOverride>'
    numbering = levels("0", "decimal|%1.") + listing("1", "0") + listing("2", "0", start)
    numbering += listing("3", "0")
    body = "".join(paragraph(sign, number=id) for sign, id in zip("abcde", "11223", strict=True))
    assert _shown(word.read(docx(body, numbering=numbering))) == [
        "1. a", "2. b", "8. c", "9. d", "10. e",
    ]  # fmt: skip


def test_legal_numbers_show_digits_for_the_levels_above() -> None:
    numbering = levels("0", "chineseCounting|%1、", "decimal|%1.%2|<w:isLgl/>") + listing("1", "0")
    body = paragraph("甲", number="1") + paragraph("乙", number="1", level=1)
    assert _shown(word.read(docx(body, numbering=numbering))) == ["一、 甲", "1.1 乙"]


def test_a_number_may_come_from_a_style_on_which_another_stands() -> None:
    styles = (
        '<w:style w:type="paragraph" w:styleId="Base"><w:pPr><w:numPr><w:numId w:val="1"/>'
        '</w:numPr></w:pPr></w:style><w:style w:type="paragraph" w:styleId="Own">'
        '<w:basedOn w:val="Base"/></w:style>'
    )
    numbering = levels("0", 'decimal|%1)|<w:pStyle w:val="Base"/>') + listing("1", "0")
    body = paragraph("甲", style="Own") + paragraph("乙", style="Base", number="0")
    assert _shown(word.read(docx(body, styles=styles, numbering=numbering))) == ["1) 甲", "乙"]


def test_a_definition_may_name_a_style_of_lists() -> None:
    styles = (
        '<w:style w:type="numbering" w:styleId="Law"><w:pPr><w:numPr><w:numId w:val="1"/>'
        "</w:numPr></w:pPr></w:style>"
    )
    linked = '<w:abstractNum w:abstractNumId="5"><w:numStyleLink w:val="Law"/></w:abstractNum>'
    numbering = levels("0", "upperRoman|%1.", more='<w:styleLink w:val="Law"/>') + linked
    numbering += listing("1", "0") + listing("7", "5")
    assert _shown(word.read(docx(paragraph("甲", number="7", level=None), styles=styles,
                                 numbering=numbering))) == ["I. 甲"]  # fmt: skip


@pytest.mark.parametrize(
    ("form", "shown"),
    [
        ("decimalFullWidth", "１ １２ １０５"),
        ("decimalEnclosedCircle", "① ⑫ 105"),
        ("chineseCounting", "一 十二 一○五"),
        ("chineseCountingThousand", "一 十二 一百零五"),
        ("chineseLegalSimplified", "壹 壹拾贰 壹佰零伍"),
        ("ideographDigital", "一 一二 一〇五"),
        ("lowerLetter", "a l aaaaa"),
        ("upperRoman", "I XII CV"),
        ("decimal", "1 12 105"),
    ],
)
def test_numbers_are_written_in_every_format(form: str, shown: str) -> None:
    assert " ".join(FORMATS[form](number) for number in (1, 12, 105)) == shown


@given(st.integers(1, 9_999))
def test_a_chinese_numeral_reads_as_the_number(number: int) -> None:
    assert value_of(chinese(number)) == number


def test_insertions_are_taken_and_deletions_left_out() -> None:
    body = (
        "<w:p><w:ins><w:r><w:t>甲</w:t></w:r></w:ins><w:del><w:r><w:delText>旧</w:delText></w:r>"
        "</w:del><w:moveFrom><w:r><w:t>走</w:t></w:r></w:moveFrom></w:p>"
        "<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:r><w:t>前半</w:t></w:r></w:p>"
        + paragraph("后半")
    )
    document = word.read(docx(body))
    assert _shown(document) == ["甲", "前半后半"]
    assert "删除的 3 处没有取" in _remarks(document)
    assert "插入的 1 处" in _remarks(document)


def test_contents_are_left_out_and_results_of_fields_taken() -> None:
    def sign(kind: str) -> str:
        return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'

    def instruction(text: str) -> str:
        return f"<w:r><w:instrText>{text}</w:instrText></w:r>"

    body = (
        f"<w:p>{sign('begin')}{instruction(' TOC ')}{sign('separate')}<w:r><w:t>第一章</w:t></w:r>"
        f"</w:p><w:p><w:r><w:t>第二章</w:t></w:r>{sign('end')}</w:p><w:p>{sign('begin')}"
        f"{instruction(' REF x ')}{sign('separate')}<w:r><w:t>正文</w:t></w:r>{sign('end')}</w:p>"
    )
    document = word.read(docx(body))
    assert _shown(document) == ["正文"]
    assert "目录没有取" in _remarks(document)


def test_signs_breaks_and_notes_are_text() -> None:
    body = (
        "<w:p><w:r><w:t>甲</w:t><w:tab/><w:t>乙</w:t><w:br/><w:t>丙</w:t><w:noBreakHyphen/>"
        '<w:softHyphen/><w:sym w:font="Wingdings" w:char="F0FC"/>'
        '<w:footnoteReference w:id="2"/></w:r></w:p>'
    )
    note = f'<w:footnote w:id="2">{paragraph("说明")}</w:footnote>'
    document = word.read(docx(body, footnotes=note))
    assert _shown(document) == ["甲\t乙\n丙-√〔注1〕"]
    assert [(one.mark, one.text) for one in document.notes] == [("注1", "说明")]


def test_what_is_no_text_is_told() -> None:
    body = (
        "<w:p><w:r><w:drawing/></w:r><w:r><w:pict><w:txbxContent>"
        f"{paragraph('框内')}</w:txbxContent></w:pict></w:r>"
        "<w:r><w:rPr><w:vanish/></w:rPr><w:t>藏</w:t></w:r></w:p>"
    )
    comment = f"<w:comment>{paragraph('再议')}</w:comment>"
    document = word.read(docx(body, header1=paragraph("机密"), comments=comment))
    told = _remarks(document)
    for words in (
        "图片 1 个",
        "文本框里的文字没有取：“框内”",
        "隐藏的文字 1 处",
        "页眉没有取：“机密”",
        "批注没有取：“再议”",
    ):
        assert words in told
    assert _shown(document) == []


def test_a_table_keeps_its_columns_and_a_frame_is_no_table() -> None:
    def cell(text: str, more: str = "") -> str:
        return f"<w:tc><w:tcPr>{more}</w:tcPr>{paragraph(text)}</w:tc>"

    wide, begins, goes_on = (
        "<w:gridSpan w:val='2'/>",
        "<w:vMerge w:val='restart'/>",
        "<w:vMerge/>",
    )
    rows = (
        f"<w:tr>{cell('项目', wide)}{cell('额')}</w:tr>"
        f"<w:tr>{cell('甲', begins)}{cell('乙')}{cell('1|2')}</w:tr>"
        f"<w:tr>{cell('', goes_on)}{cell('丙')}{cell('3')}</w:tr>"
    )
    frame = f"<w:tbl><w:tr>{cell('框')}</w:tr></w:tbl>"
    first, second = word.read(docx(f"<w:tbl>{rows}</w:tbl>{frame}")).blocks
    assert isinstance(first, Table)
    assert first.rows == (("项目", "", "额"), ("甲", "乙", "1|2"), ("甲", "丙", "3"))
    assert first.as_markdown().split("\n")[2] == "| 甲 | 乙 | 1\\|2 |"
    assert isinstance(second, Paragraph)


def _zip(**files: bytes) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name.replace("__", "/").replace("_xml", ".xml"), data)
    return stream.getvalue()


_COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "文件是空的"),
        (_COMPOUND + "WordDocument".encode("utf-16-le"), "另存为 .docx"),
        (_COMPOUND + "EncryptedPackage".encode("utf-16-le"), "去掉密码"),
        (b"%PDF-1.7 broken", "是 PDF"),
        (b"{\\rtf1 x}", "是 RTF 文件"),
        (b"<!DOCTYPE html><p>", "是网页"),
        (docx(paragraph("甲" * 2000))[:-40], "压缩包损坏"),
        (_zip(word__document_xml=b"<w:document"), "损坏"),
        (_zip(xl__workbook_xml=b"<x/>"), "是 Excel 表格"),
        (_zip(readme=b"x"), "里面没有 Word 文档"),
        (_zip(word__document_xml=b"<document>" + bytes(151_000_000)), "压缩炸弹"),
    ],
)
def test_what_cannot_be_read_is_refused_with_a_way_out(data: bytes, words: str) -> None:
    with pytest.raises(RefusalError, match=words):
        word.read(data)


def test_entities_and_endless_nesting_are_refused() -> None:
    data = docx("<w:p/>")
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        text = archive.read("word/document.xml").decode()
    laughs = '<!DOCTYPE x [<!ENTITY a "甲"><!ENTITY b "&a;&a;">]>' + text
    with pytest.raises(RefusalError, match="DOCTYPE"):
        word.read(_zip(word__document_xml=laughs.encode()))
    with pytest.raises(RefusalError, match="层以上"):
        word.read(docx("<w:sdt>" * 300 + "</w:sdt>" * 300))


def test_macros_are_not_run_and_told() -> None:
    data = docx(paragraph("甲"))
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        files = {name: archive.read(name) for name in archive.namelist()}
    document = word.read(_zip(**{**files, "word/vbaProject.bin": b"x"}))
    assert _shown(document) == ["甲"]
    assert "文件里有宏" in _remarks(document)


def test_work_grows_with_the_paragraphs() -> None:
    numbering = _LAW + listing("1", "0")

    def work(count: int) -> int:
        data = docx(paragraph("内容", number="1", level=1) * count, numbering=numbering)
        return calls(lambda: word.read(data))

    assert work(800) < 4.5 * work(200)
