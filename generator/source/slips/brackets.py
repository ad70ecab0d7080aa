"""Find brackets that do not close, and what fails to part the items in them."""

from __future__ import annotations

import re

from generator.source.slips.slip import START, WIDE, WORD, Slip, width_of


def odd_bracket(line: str, number: int, column: int, reason: str) -> Slip | None:
    """Find a closing bracket that closes nothing, or not what is open."""
    sign = line[column : column + 1]
    if not sign or sign not in "]}" or not reason.startswith("did not find expected"):
        return None
    if reason.endswith(("',' or ']'", "',' or '}'")):
        opening = "[" if reason.endswith("']'") else "{"
        chinese = f"括号不成对：前面开始的是“{opening}”，这里结束的是“{sign}”"
        return Slip(number, column, chinese, f"“{opening}” is open here, not what “{sign}” closes")
    chinese = f"这里多了一个“{sign}”，前面没有和它成对的括号"
    return Slip(number, column, chinese, f"“{sign}” closes nothing")


def wide_bracket(lines: list[str], at: int, first_line: int) -> Slip | None:
    """Find a bracket of full width, in this line or where the open one began."""
    for number in dict.fromkeys((first_line, at)):
        line = lines[number]
        opening = re.search(r"(?::|-)\s+([［｛])", line)
        closing = re.search(r"[\[{][^\[\]{}]*([］｝】])\s*$", line)
        if match := opening or closing:
            chinese = f"“{match.group(1)}”是全角的，列表和键值要用半角括号 [ ]、{{ }}"
            english = f"{match.group(1)} is of full width: use [ ] and {{ }}"
            return Slip(number, match.start(1), chinese, english, _narrow(match))
    return None


def _narrow(match: re.Match[str]) -> tuple[int, int, str] | None:
    new = {"［": "[", "］": "]", "｛": "{", "｝": "}"}.get(match.group(1))
    return (match.start(1), match.end(1), new) if new else None


def wide_comma(lines: list[str], at: int, first_line: int) -> Slip | None:
    """Find a comma of full width in front of a key in brackets."""
    match = re.search(rf"[{{\[].*?([，；;、])[ {WIDE}]*{WORD}[ {WIDE}]*[:：]", lines[at])
    if match is None:
        return None
    chinese = f"“{match.group(1)}”隔不开两项，括号里的各项之间要用半角逗号加空格“, ”"
    english = f"“{match.group(1)}” parts no items: write “, ” between them"
    start, end = match.span(1)
    end += len(lines[at][end:]) - len(lines[at][end:].lstrip())
    only = match.group(1) in "，"
    mending = (start, end, ", ") if only else None
    return Slip(at, start, chinese, english, mending)


def no_comma(lines: list[str], at: int, first_line: int) -> Slip | None:
    """Find two items in braces with a blank between them."""
    match = re.search(rf"{{[^{{}}]*?: *[^,{{}}\s]+( +){WORD}: ", lines[at])
    if match is None:
        return None
    english = "between two items stands a comma: “, ”"
    return Slip(at, match.start(1), "两项之间缺少半角逗号“, ”", english)


def comment(lines: list[str], at: int, first_line: int) -> Slip | None:
    """Find a bracket that was closed behind a `#`."""
    match = re.search(r"\s(#).*[\]}]", lines[first_line])
    if match is None or at == first_line:
        return None
    english = "“ #” makes a comment of what follows: no space before it, or quote the text"
    chinese = "“ #”后面的都成了注释，括号没有关上；“#”前不要空格，或给整段文字加引号"
    return Slip(first_line, match.start(1), chinese, english)


def open_bracket(lines: list[str], at: int, first_line: int) -> Slip | None:
    """Find a bracket that was opened lines before."""
    if at == first_line:
        return None
    between = any(line.strip() for line in lines[first_line + 1 : at])
    if between or not re.match(rf"{START}{WORD}: | *- ", lines[at]):  # it may end in any of them
        chinese = f"第 {first_line + 1} 行开始的括号到这里还没有关上，或者两项之间缺少半角逗号"
        english = (
            f"the bracket opened in line {first_line + 1} is not closed, or a comma is missing"
        )
        return Slip(at, width_of(lines[at]), chinese, english)
    column = max(lines[first_line].rfind("["), lines[first_line].rfind("{"), 0)
    chinese = f"这里开始的括号到第 {at + 1} 行还没有关上，或者两项之间缺少半角逗号"
    english = f"the bracket opened here is not closed in line {at + 1}, or a comma is missing"
    return Slip(first_line, column, chinese, english)
