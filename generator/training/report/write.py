"""Write a report as a spreadsheet and as a page for the unit's own use."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from openpyxl.styles import Font

from generator.tools.cells import inert
from generator.tools.sheets import to_bytes, workbook

if TYPE_CHECKING:
    from generator.tools.cells import Cell
    from generator.training.report.tables import Table

_WIDE = ("题目", "课程", "文件", "原因", "错选", "提示", "说明", "证明编号")

_PAGE = """<!doctype html>
<html lang="zh-Hans"><head><meta charset="utf-8">\
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>学习情况汇总（内部）</title><link rel="stylesheet" href="report.css"></head>
<body><main class="qj-page"><h1>学习情况汇总{about}</h1>
<p class="qj-notice"><span class="qj-badge qj-badge--internal">内部</span>
根据学员自己交来的自测记录汇总，不作为正式考核。</p>
{sections}
</main></body></html>
"""


def as_xlsx(tables: list[Table]) -> bytes:
    """Return a workbook with a sheet a table."""
    book = workbook()
    for table in tables:
        sheet = book.create_sheet(table.title)
        sheet.append([inert(head) for head in table.heads])
        for row in table.rows:
            sheet.append([inert(cell) for cell in row])
        for cell in sheet[1]:
            cell.font = Font(bold=True)
            sheet.column_dimensions[cell.column_letter].width = 36 if cell.value in _WIDE else 14
        sheet.freeze_panes = "A2"
        if table.rows:
            sheet.auto_filter.ref = sheet.dimensions
    return to_bytes(book)


def as_html(tables: list[Table], about: str = "") -> str:
    """Return a page; its style sheet is report.css beside it. `about`: of whom, "" for all."""
    sections = "\n".join(_section(table) for table in tables)
    return _PAGE.format(about=f"：{escape(about)}" if about else "", sections=sections)


def _row(row: tuple[Cell, ...]) -> str:
    cells = ("—" if cell is None else escape(str(cell)) for cell in row)
    return "<tr>" + "".join(f"<td>{cell}</td>" for cell in cells) + "</tr>"


def _section(table: Table) -> str:
    title = f"<h2>{escape(table.title)}</h2>"
    if not table.rows:
        return f'<section class="qj-section">{title}<p class="qj-empty">没有。</p></section>'
    heads = "".join(f'<th scope="col">{escape(head)}</th>' for head in table.heads)
    rows = "\n".join(map(_row, table.rows))
    return (
        f'<section class="qj-section">{title}'
        '<div class="qj-scroll"><table class="qj-table">'
        f"<thead><tr>{heads}</tr></thead><tbody>\n{rows}\n</tbody>"
        "</table></div></section>"
    )
