"""Read plain text and Markdown as paragraphs and tables, line by line."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from generator.intake.office.blocks import Document, Paragraph, RefusalError, Table
from generator.intake.office.package import explain_refusal
from generator.source.cleaning import clean
from generator.source.files import encoding_of

if TYPE_CHECKING:
    from collections.abc import Iterator

LARGEST_TEXT = 30_000_000
_LONGEST_PAGE, _LONGEST_HEADING = 40, 500
_HEADING = re.compile(r"(#{1,6})(?:[ \t\u3000]+(.*?))?[ \t]*#*[ \t]*$")
_COMMENT = re.compile(r"<!--.*?(?:-->|\Z)", re.DOTALL)
_STRONG = re.compile(r"(\*\*|__)(?=\S)(.{1,300}?)(?<=\S)\1")
_RULE = re.compile(r"\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*$")
_CELL_END = re.compile(r"(?<!\\)\|")
_ENDS = re.compile(r"\r\n|[\n\r\v\f\x85\u2028\u2029]")
_PAGE = re.compile(r"[-—–－\s·]*第?\s*\d{1,4}\s*页?(?:\s*[/／共，,]*\s*\d{1,4}\s*页?)?[-—–－\s·]*$")


def read(data: bytes, *, markdown: bool = False) -> Document:
    """Read the bytes of a text. Raises RefusalError with the way out.

    `markdown`: headings, tables, strong words and comments are told by their signs.
    """
    text = _decode(data)
    document = Document("行")
    lines = _ENDS.split(text)
    if markdown:
        text, comments = _COMMENT.subn(lambda match: "\n" * match[0].count("\n"), "\n".join(lines))
        lines = text.split("\n")
        if comments:
            document.remark(0, f"注释（<!-- -->）{comments} 处没有取")
    if lines[0].strip() == "---" and markdown:
        lines = _without_front_matter(lines, document)
    pages = []
    for number, line in _rows(lines, document, markdown=markdown):
        if len(line) <= _LONGEST_PAGE and _PAGE.match(line.strip()):
            pages.append(number)
        elif markdown:
            document.blocks += _of_markdown(number, line)
        else:
            document.blocks.append(Paragraph(number, line))
    if pages:
        where = "、".join(map(str, pages[:5])) + (" 行等" if len(pages) > 5 else " 行")
        document.remark(pages[0], f"页码 {len(pages)} 处没有取（第 {where}）")
    return document


def _decode(data: bytes) -> str:
    if reason := explain_refusal(data):
        raise RefusalError(reason)
    if data.startswith(b"PK\x03\x04"):
        raise RefusalError("是压缩包或 Word 文件，不是文字：把扩展名改成 .docx 再导入")
    if len(data) > LARGEST_TEXT:
        raise RefusalError(f"文字太多：{len(data):,} 字节，上限是 {LARGEST_TEXT:,} 字节")
    encoding = encoding_of(data)
    if encoding is None:
        raise RefusalError("认不出文字的编码：用记事本打开，另存为 UTF-8")
    text = clean(data.decode(encoding).removeprefix("\ufeff"))
    if "\0" in text:
        raise RefusalError("不是文字（里面有空字符）：用记事本打开，另存为 UTF-8")
    if not text.strip():
        raise RefusalError("文件里没有文字")
    return text


def _without_front_matter(lines: list[str], document: Document) -> list[str]:
    end = next((i for i, line in enumerate(lines[1:], 1) if line.strip() in ("---", "...")), 0)
    if end:
        document.remark(1, f"开头两道 --- 之间的 {end - 1} 行没有取")
    return [""] * (end + 1) + lines[end + 1 :]


def _rows(lines: list[str], document: Document, *, markdown: bool) -> Iterator[tuple[int, str]]:
    """Yield number and text of the lines that are not empty; tables go to the document.

    Blanks before a line stay: they may be the indent of a paragraph.
    """
    i = 0
    while i < len(lines):
        line = lines[i].strip()
        head = markdown and "|" in line and i + 1 < len(lines)
        if head and "|" in lines[i + 1] and _RULE.match(lines[i + 1].strip()):
            start = i
            rows = [_cells(line)]
            i += 2
            while i < len(lines) and "|" in lines[i] and lines[i].strip():
                rows.append(_cells(lines[i].strip()))
                i += 1
            width = max(map(len, rows))
            full = tuple(tuple(row + [""] * (width - len(row))) for row in rows)
            document.blocks.append(Table(start + 1, full))
            continue
        i += 1
        if line:
            yield i, lines[i - 1].rstrip()


def _cells(line: str) -> list[str]:
    cells = _CELL_END.split(line.removeprefix("|").removesuffix("|"))
    return [cell.strip().replace("\\|", "|").replace("<br>", "\n") for cell in cells]


def _of_markdown(number: int, line: str) -> Iterator[Paragraph]:
    line = line.strip()
    match = _HEADING.match(line) if len(line) <= _LONGEST_HEADING else None
    depth = len(match[1]) if match else None
    text = (match[2] or "") if match else line
    if text := _STRONG.sub(r"\2", text).strip():
        yield Paragraph(number, text, depth=depth)
