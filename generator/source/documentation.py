"""Write the closed list of codes as a page for authors, Chinese first."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from generator.source.codes import CODES, Severity

if TYPE_CHECKING:
    from collections.abc import Mapping

    from generator.source.codes import Code

_OPENING = """\
# 诊断代码 · Diagnostics

检查内容时发现的每个问题都有一个代码。下面逐个说明：出了什么事、怎么改、一个会引出它的例子。
“错误”不改正就不会发布；“警告”不妨碍发布，但值得看一眼。省略号处在实际消息中是你写的内容。

Every problem found in the content has one of these codes: what it says, what to do, an example \
that has it.
Errors keep the site from being published, warnings do not. An ellipsis stands for what you wrote.

```
content/cases/x.yml:12:7: error[unknown-key]: …    文件:行:列: 级别[代码]: 说明
```

| 代码 code | 级别 level | 说明 message |
|---|---|---|
"""

_LEVELS = {Severity.ERROR: "错误", Severity.WARNING: "警告"}


def page() -> str:
    """Write Markdown: a table of all codes, then a section for each."""
    return _OPENING + "".join(map(_row, CODES.values())) + "".join(map(_section, CODES.values()))


def _row(code: Code) -> str:
    return (
        f"| [{code.id}](#{code.id}) | {_LEVELS[code.severity]} | {_words(code.message, 'zh')} |\n"
    )


def _section(code: Code) -> str:
    return f"""
## {code.id}

**{_LEVELS[code.severity]}：{_words(code.message, "zh")}** {_words(code.hint, "zh")}

{code.severity.capitalize()}: {_words(code.message, "en")}. {_words(code.hint, "en")}

{_example(code.example)}"""


def _example(example: str) -> str:
    return f"```yaml\n{example}\n```\n" if example.startswith("# content/") else f"例：{example}\n"


_NAMED = {
    "zh": {
        "kind": "那一类内容",
        "expected": "规定的写法",
        "known": "列出各项",
        "what": "个人信息",
        "reason": "原因",
        "limit": "上限",
        "how": "",
    },
    "en": {
        "kind_en": "its kind",
        "expected_en": "as required",
        "expected": "the limits",
        "known": "a list",
        "what_en": "personal data",
        "reason_en": "the reason",
        "limit": "the limit",
        "how_en": "",
    },
}


def _words(templates: Mapping[str, str], language: str) -> str:
    """A template with words for what is filled in, and its signs kept from being Markdown."""
    names = _NAMED[language]
    words = re.sub(r"\{(\w+)\}", lambda match: names.get(match.group(1), "…"), templates[language])
    return re.sub(r"([\\*_<>\[\]|`])", r"\\\1", words)
