"""Put what libyaml says is wrong into the words of someone who writes text."""

# ruff: noqa: E501 (a table)

from __future__ import annotations

_CHINESE = {
    "mapping values are not allowed in this context": "冒号或缩进的位置不对；文字里有“冒号加空格”时，整段加引号",
    "could not find expected ':'": "这一行缺少冒号；键和值之间要有“冒号加空格”",
    "did not find expected key": "这一行和同级的上一行没有对齐；或者引号、括号结束以后又多出文字",
    "did not find expected '-' indicator": "这里应当是列表的下一项，以“- ”开头、和上面各项对齐",
    "block sequence entries are not allowed in this context": "“-”要另起一行",
    "block mapping entries are not allowed in this context": "“? ”不能写在这里",
    "did not find expected ',' or ']'": "方括号没有配对，或两项之间缺少半角逗号",
    "did not find expected ',' or '}'": "花括号没有配对，或两项之间缺少半角逗号",
    "found unexpected end of stream": "引号只有一半，到文件末尾也没有结束",
    "found unexpected document indicator": "引号里的文字被“---”打断了",
    "found character that cannot start any token": "文字以 @、`、% 开头，或在括号里以 |、> 开头时要加引号",
    "found a tab character that violates indentation": "缩进要用空格，不能用制表符（Tab）",
    "found a tab character that violate indentation": "缩进要用空格，不能用制表符（Tab）",
    "found a tab character where an indentation space is expected": "缩进要用空格，不能用制表符（Tab）",
    "did not find expected alphabetic or numeric character": "文字以 *、& 或 ! 开头时要加引号",
    "did not find expected whitespace or line break": "文字以 ! 或 % 开头时要加引号",
    "found undefined tag handle": "文字以 ! 开头时要加引号",
    "found unknown escape character": "双引号里有认不出的“\\”；不需要转义时请用单引号",
    "found invalid Unicode character escape code": "双引号里的“\\u”后面不是一个字符",
    "did not find expected hexdecimal number": "双引号里的“\\x”“\\u”后面要有十六进制数字",
    "did not find expected comment or line break": "“|”“>”后面不能再写文字，正文从下一行起",
    "did not find expected node content": "这里缺少内容，可能多了一个逗号或括号",
    "did not find expected digit or '.' character": "行首的 % 是 YAML 的指令；文字以 % 开头时要加引号",
    "could not find directive name": "行首的 % 是 YAML 的指令；文字以 % 开头时要加引号",
    "found unexpected non-alphabetical character": "行首的 % 是 YAML 的指令；文字以 % 开头时要加引号",
    "found extremely long version number": "行首的 %YAML 是 YAML 的指令；删去这一行",
    "found incompatible YAML document": "行首的 %YAML 是 YAML 的指令；删去这一行",
    "found duplicate %YAML directive": "行首的 %YAML 是 YAML 的指令；删去这一行",
    "found duplicate %TAG directive": "行首的 %TAG 是 YAML 的指令；删去这一行",
    "did not find expected whitespace": "行首的 % 是 YAML 的指令；文字以 % 开头时要加引号",
    "did not find expected '!'": "文字以 ! 开头时要加引号",
    "did not find expected tag URI": "文字以 ! 开头时要加引号",
    "did not find URI escaped octet": "文字以 ! 开头时要加引号",
    "found an incorrect leading UTF-8 octet": "文字以 ! 开头时要加引号",
    "found an incorrect trailing UTF-8 octet": "文字以 ! 开头时要加引号",
    "did not find the expected '>'": "文字以 ! 开头时要加引号",
    "found an indentation indicator equal to 0": "“|”“>”后面的数字不能是 0；把它删去",
    "did not find expected <document start>": "前面的内容已经结束，这里又多出文字",
}


def in_chinese(reason: str) -> str:
    """Return the Chinese wording of one of libyaml's reasons, or the reason itself."""
    return _CHINESE.get(reason, reason)
