"""Say what is wrong with an index: the table of values beside it."""

from __future__ import annotations

from generator.source.codes.code import code
from generator.source.codes.examples import INDEX
from generator.source.codes.index import GOALS, WEIGHTS

TABLES = (
    code(
        "table-name",
        message=(
            "“{value}”不是同一个文件夹里的 .csv 文件",
            "“{value}” is not a .csv file in this folder",
        ),
        hint=(
            "只写文件名，如 2026h1.csv；表格软件里另存为“CSV UTF-8”，和这份 .yml 放在一起。",
            "Write its name alone, such as 2026h1.csv; save it as CSV UTF-8 beside this file.",
        ),
        example=INDEX + GOALS + WEIGHTS + "data: 表格.xlsx",
    ),
    code(
        "table-not-found",
        message=(
            "旁边没有“{value}”这个文件",
            "There is no file “{value}” beside this",
        ),
        hint=(
            "把表格放进同一个文件夹，核对文件名和大小写。",
            "Put the table into the same folder; check its name and case.",
        ),
        example=INDEX + GOALS + WEIGHTS + "data: x.csv",
    ),
    code(
        "table-column",
        message=(
            "表头里没有“{key}”这一列",
            "The heading has no column “{key}”",
        ),
        hint=(
            "表头写：{known}；或者每个指标一列，第一列是单位。",
            "The heading is: {known}; or one column an indicator after that of units.",
        ),
        example=INDEX + GOALS + WEIGHTS + "data: x.csv\n# content/indexes/x.csv\n单位,指标\n某局,a",
    ),
    code(
        "table-cells",
        message=(
            "这一行有 {count} 格，表头有 {expected} 格",
            "This row has {count} cells, the heading {expected}",
        ),
        hint=(
            "补上缺的格，或去掉多的；格里有逗号的，用英文引号括起来。",
            "Add or remove cells; quote a cell that holds a comma.",
        ),
        example=INDEX + GOALS + WEIGHTS + "data: x.csv\n"
        "# content/indexes/x.csv\n单位,指标,数值\n某局,a,1\n某局,b,2,3",
    ),
    code(
        "table-empty",
        message=(
            "这一格空着，应当写单位或指标",
            "This cell is empty; the unit or the indicator should stand in it",
        ),
        hint=(
            "补上；合并过的单元格要逐行填满。",
            "Fill it in; merged cells have to be filled row by row.",
        ),
        example=INDEX + GOALS + WEIGHTS + "data: x.csv\n"
        "# content/indexes/x.csv\n单位,指标,数值\n某局,a,1\n,b,2",
    ),
    code(
        "table-number",
        message=(
            "“{value}”不是这里能用的数",
            "“{value}” is no number for this place",
        ),
        hint=(
            "只写阿拉伯数字；没有数据就空着或写“—”，不写 0；群众评价从 0 到 100。",
            (
                "Write digits; leave the cell empty where there is no value, do not write 0; "
                "opinions are from 0 to 100."
            ),
        ),
        example=INDEX + GOALS + WEIGHTS + "data: x.csv\n"
        "# content/indexes/x.csv\n单位,指标,数值\n某局,a,1\n某局,b,较好",
    ),
    code(
        "table-twice",
        message=(
            "“{value}”的“{indicator}”写了两次，第 {line} 行已经有一个",
            "“{indicator}” of “{value}” stands twice; the first is on line {line}",
        ),
        hint=(
            "删去一行，核对留下的数。",
            "Delete one row, and check the value that stays.",
        ),
        example=INDEX + GOALS + WEIGHTS + "data: x.csv\n"
        "# content/indexes/x.csv\n单位,指标,数值\n某局,a,1\n某局,b,2\n某局,a,3",
    ),
    code(
        "table-indicator",
        message=(
            "没有“{value}”这个指标",
            "There is no indicator “{value}”",
        ),
        hint=(
            "写指标的编号或名称：{known}；群众评价写 opinion。",
            "Write the id or title of an indicator: {known}; `opinion` for what people think.",
        ),
        example=INDEX + GOALS + WEIGHTS + "data: x.csv\n"
        "# content/indexes/x.csv\n单位,指标,数值\n某局,a,1\n某局,b,2\n某局,信访总量,3",
    ),
    code(
        "table-unit",
        message=(
            "表格里的“{value}”不在参评单位里",
            "“{value}” of the table is not among the units that take part",
        ),
        hint=(
            "参评的有：{known}。写错了就改表格，漏了就补进 units（参评单位）。",
            "Taking part are: {known}. Mend the table, or add it to `units`.",
        ),
        example=INDEX + GOALS + WEIGHTS + "data: x.csv\n"
        "units: [某局]\n"
        "# content/indexes/x.csv\n单位,指标,数值\n某局,a,1\n某局,b,2\n某厂,a,3",
    ),
    code(
        "table-encoding",
        message=(
            "表格“{value}”是 GB18030（GBK）编码，要用 UTF-8",
            "The table “{value}” is encoded in GB18030 (GBK), it must be UTF-8",
        ),
        hint=(
            "在表格软件里另存为“CSV UTF-8”，或用记事本另存为、编码选 UTF-8。",
            "Save it as CSV UTF-8 in the spreadsheet program, or as UTF-8 in an editor.",
        ),
        example="旁边的表格是 GBK 编码的 content/indexes/x.csv",
    ),
    code(
        "table-quote",
        message=(
            "这里的引号一直没有关上",
            "This quote is never closed",
        ),
        hint=(
            "在这一格的末尾补上英文引号，或删去开头的引号；格里的引号要写两个。",
            "Close it at the end of the cell, or delete it; write a quote within a cell twice.",
        ),
        example=INDEX + GOALS + WEIGHTS + "data: x.csv\n"
        '# content/indexes/x.csv\n单位,指标,数值\n某局,a,"1\n某局,b,2',
    ),
)
