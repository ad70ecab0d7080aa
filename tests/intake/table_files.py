"""Make workbooks for tests: the parts of a file as text, packed the same way every time."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any
from xml.sax.saxutils import escape, quoteattr

from openpyxl import Workbook

from generator.tools.archive import zip_files

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

_MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = 'xmlns="http://schemas.openxmlformats.org/package/2006/relationships"'


def packed(
    sheets: Mapping[str, str],
    *,
    texts: str = "",
    formats: Sequence[str] = (),
    states: Mapping[str, str] | None = None,
    properties: str = "",
    others: Mapping[str, bytes] | None = None,
) -> bytes:
    """Return a workbook: by the name of a sheet what stands inside its `worksheet`.

    `texts`: inside `sst`; `formats`: of style 1, 2 …; `states`: of sheets; `others`: more parts.
    """
    names = [*sheets]
    listed = "".join(
        f"<sheet name={quoteattr(name)} sheetId='{i}' r:id='r{i}'"
        f" state='{(states or {}).get(name, 'visible')}'/>"
        for i, name in enumerate(names, 1)
    )
    relations = "".join(
        f"<Relationship Id='r{i}' Type='{_OFFICE}/worksheet' Target='worksheets/s{i}.xml'/>"
        for i in range(1, len(names) + 1)
    )
    codes = "".join(
        f"<numFmt numFmtId='{200 + i}' formatCode={quoteattr(code)}/>"
        for i, code in enumerate(formats)
    )
    styles = "".join(f"<xf numFmtId='{200 + i}'/>" for i in range(len(formats)))
    files = {
        "_rels/.rels": f"<Relationships {_PACKAGE}><Relationship Id='r' Type="
        f"'{_OFFICE}/officeDocument' Target='xl/workbook.xml'/></Relationships>",
        "xl/workbook.xml": f"<workbook {_MAIN} xmlns:r='{_OFFICE}'>{properties}"
        f"<sheets>{listed}</sheets></workbook>",
        "xl/_rels/workbook.xml.rels": f"<Relationships {_PACKAGE}>{relations}</Relationships>",
        "xl/sharedStrings.xml": f"<sst {_MAIN}>{texts}</sst>",
        "xl/styles.xml": f"<styleSheet {_MAIN}><numFmts>{codes}</numFmts>"
        f"<cellXfs><xf numFmtId='0'/>{styles}</cellXfs></styleSheet>",
        **{
            f"xl/worksheets/s{i}.xml": f"<worksheet {_MAIN}>{sheets[name]}</worksheet>"
            for i, name in enumerate(names, 1)
        },
    }
    return zip_files({name: text.encode() for name, text in files.items()} | dict(others or {}))


def rows(*lines: Iterable[object]) -> str:
    """Return rows of texts as the inside of a sheet."""
    inside = "".join(
        "<row>"
        + "".join(
            f"<c t='inlineStr'><is><t xml:space='preserve'>{escape(str(value))}</t></is></c>"
            for value in line
        )
        + "</row>"
        for line in lines
    )
    return f"<sheetData>{inside}</sheetData>"


def book(sheets: Mapping[str, Mapping[str, Any]]) -> bytes:
    """Return a workbook as openpyxl writes it, of sheets as cases in YAML describe them.

    `rows`: values, or {value, format} for a cell with a number format; `merged`: areas, B3:B4;
    `hidden_rows`, `hidden_columns`; `state`: hidden.
    """
    result = Workbook()
    result.remove(result.worksheets[0])
    for name, plan in sheets.items():
        sheet = result.create_sheet(name)
        for y, line in enumerate(plan["rows"], 1):
            for x, value in enumerate(line, 1):
                cell = sheet.cell(y, x)
                if isinstance(value, dict):
                    cell.value = value["value"]
                    cell.number_format = value["format"]
                else:
                    cell.value = value
        for area in plan.get("merged", ()):
            sheet.merge_cells(area)
        for number in plan.get("hidden_rows", ()):
            sheet.row_dimensions[number].hidden = True
        for letter in plan.get("hidden_columns", ()):
            sheet.column_dimensions[letter].hidden = True
        sheet.sheet_state = plan.get("state", "visible")
    stream = io.BytesIO()
    result.save(stream)
    return stream.getvalue()
