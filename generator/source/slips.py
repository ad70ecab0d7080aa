"""Find where a syntax error comes from, and why.

libyaml notices many a slip only lines after it was made, and some not at all.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, NamedTuple

from generator.source.diagnostics import Edit
from generator.source.reasons import in_chinese

if TYPE_CHECKING:
    from collections.abc import Iterator

    import yaml


@dataclass(frozen=True, slots=True)
class Slip:
    """What is wrong at a line and a column, both from 0, in Chinese and English.

    `mending`: the columns of the line and what ought to stand there, where there is only one way;
    `key` what would be a key then.
    """

    line: int
    column: int
    chinese: str
    english: str
    mending: tuple[int, int, str] | None = None
    key: str | None = None

    def edit(self, text: str) -> Edit | None:
        """The mending as an edit of the text in which the slip was made."""
        if self.mending is None:
            return None
        begin = 0
        for _ in range(self.line):
            begin = text.index("\n", begin) + 1
        start, end, new = self.mending
        return Edit(begin + start, begin + end, new)


WIDE = "\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000"
"""Blanks that are none for YAML: of full width, or that do not break."""

_MARK = re.compile(rf"[ {WIDE}]*(?:(-)(?:[{WIDE}]+|(?=[^\s-]))|([－﹣−–•●▪◆·])[ {WIDE}]*|(—)(?!—))")
_NUMBER = re.compile(r"-[\d.,]+\s*$")
_INDENT = re.compile(rf" *[{WIDE}][ {WIDE}]*")
_WORD = r"[^\W\d_][\w-]{0,19}"
_START = rf"[ {WIDE}]*(?:- +)*"
_COLON = re.compile(rf"{_START}({_WORD})([ {WIDE}]*)([：:﹕∶])([ {WIDE}]*)(?=(.?))")
_ITEM = re.compile(r"( *)((?:- +)*)([^\s#].*)?")
_QUOTED = re.compile(r"""(?:- +)*[^:'"“#]*: +(["'])""")


SUSPECT = re.compile(
    rf"^[ {WIDE}]*(?:- +)*(?:[{WIDE}－﹣−–•●▪◆·]|—(?!—)|-(?:[{WIDE}]|[^\s-])"
    rf"|{_WORD}[ {WIDE}]*(?:[：﹕∶]|:\S))"
    rf"|[{{\[,，] *{_WORD}[ {WIDE}]*[：﹕∶]|[{WIDE}] *:|:[{WIDE}]|: +[｜＞][ \t]*$",
    re.MULTILINE,
)
"""What lets a text be looked at more closely: few files have it, and none of them may be wrong."""


def behind(error: yaml.MarkedYAMLError, text: str) -> Slip:
    """Find the slip behind one of libyaml's errors.

    Give where and why in an author's words if it is a known one.
    """
    reason = error.problem or error.context or "?"
    begun = error.context_mark or error.problem_mark
    noticed = begun if reason in _NOTICED_LATE else error.problem_mark or begun
    if begun is None or noticed is None:
        return Slip(0, 0, in_chinese(reason), reason)
    lines = text.rstrip().split("\n")
    line, column = noticed.line, noticed.column
    if line >= len(lines):  # at the end of the file, where there is nothing to see
        line, column = len(lines) - 1, len(lines[-1])
    if slip := _bracket(lines[line], line, column, reason):
        return slip
    for look in (*_ALWAYS, *_KNOWN.get(reason, ())):
        if slip := look(lines, line, min(begun.line, line)):
            return slip
    return Slip(line, column, in_chinese(reason), reason)


def _bracket(line: str, number: int, column: int, reason: str) -> Slip | None:
    """A closing bracket that closes nothing, or not what is open."""
    sign = line[column : column + 1]
    if not sign or sign not in "]}" or not reason.startswith("did not find expected"):
        return None
    if reason.endswith(("',' or ']'", "',' or '}'")):
        opened = "[" if reason.endswith("']'") else "{"
        chinese = f"括号不成对：前面开始的是“{opened}”，这里结束的是“{sign}”"
        return Slip(number, column, chinese, f"“{opened}” is open here, not what “{sign}” closes")
    chinese = f"这里多了一个“{sign}”，前面没有和它成对的括号"
    return Slip(number, column, chinese, f"“{sign}” closes nothing")


def in_text(lines: list[str], first: int, column: int) -> Iterator[Slip]:
    """The marks of a list that are none for YAML, in the lines of one plain text.

    `first` is the number of its first line, `column` where it begins there. A text below its key
    that begins with such a mark is a list as a whole; the text of an item goes on in further lines,
    of which one may have been meant as the next item.
    """
    if len(lines) > 1 and (match := re.search(r": +([｜＞])[ \t]*$", lines[0])):
        yield _block(first, match)
        return
    before = lines[0][:column].strip()
    if before and before != "-":
        return
    if not before and not _mark(lines[0], first):
        return
    for at, line in enumerate(lines):
        wide = _INDENT.match(line)
        if at and wide and line[wide.end() :].startswith("- "):
            yield _wide_indent(first + at, line, wide)
        elif (at or not before) and (slip := _mark(line, first + at)):
            yield slip


def around_key(key: str, line: str, number: int, column: int) -> Slip | None:
    """Blanks around a key that are none for YAML; `column` is where the key begins in its line."""
    if column <= len(line) - len(line.lstrip()) and (wide := _INDENT.match(line)):
        return _wide_indent(number, line, wide)
    if mark := re.match(rf"-[{WIDE}]+", key):
        end = column + mark.end()
        return Slip(number, column, *_NO_BLANK, mending=(column, end, "- "))
    if mark := re.match(rf"([-－﹣−–—•●▪◆·])[ {WIDE}]*(?={_WORD})", key):
        sign = mark[1]
        words = _mark_words(sign)
        return Slip(number, column, *words, mending=(column, column + mark.end(), "- "))
    if wide := re.match(rf"({_WORD})[ {WIDE}]*([：﹕∶])[ {WIDE}]*", key):
        mending = (column + wide.end(1), column + wide.end(), ": ")
        place = column + wide.start(2)
        return Slip(number, place, *_WIDE_COLON, mending=mending, key=wide.group(1))
    core = key.strip()
    if core == key or not core:
        return None
    start = column + key.index(core)
    mending = (
        (column, start, "")
        if not key.endswith(tuple(WIDE)) and start > column
        else (start + len(core), column + len(key), "")
    )
    return Slip(number, mending[0], *_AROUND_KEY, mending=mending)


_NO_BLANK = ("列表的“-”后面要空一格，用半角空格", "there must be a plain space after “-”")
_AROUND_KEY = (
    "键的前后有全角空格；缩进要用半角空格",
    "blanks of full width around a key",
)
_WIDE_INDENT = (
    "这一行的缩进里有全角空格或不间断空格；缩进要用半角空格",
    "the indent holds blanks of full width or that do not break: use plain spaces",
)
_WIDE_MARK = (
    "列表的“{}”要写成半角的“-”，后面空一格",
    "an item of a list begins with “-” and a space, not with “{}”",
)
_WIDE_COLON = (
    "这里的冒号是全角的，键后面要用半角冒号加空格“: ”；如果是上一行文字的后续，要比键多缩进",
    "this colon is of full width: write “: ” after a key, or indent what continues the text above",
)
_ODD_BLANK = ("冒号后面不是普通的半角空格", "after the colon stands no plain space")
_NO_SPACE = ("冒号后面要空一格", "there must be a space after the colon")
_TAB = ("缩进要用空格，不能用制表符（Tab）", "indentation by a tab")


def _wide_indent(number: int, line: str, match: re.Match[str]) -> Slip:
    blanks = match.group()
    width = sum(2 if blank == "\u3000" else 1 for blank in blanks)
    first = next(at for at, blank in enumerate(blanks) if blank != " ")
    return Slip(number, first, *_WIDE_INDENT, mending=(0, match.end(), " " * width))


def _mark_words(sign: str) -> tuple[str, str]:
    if sign == "-":
        return _NO_BLANK
    chinese, english = _WIDE_MARK
    return chinese.format(sign), english.format(sign)


def _mark(line: str, number: int) -> Slip | None:
    """What stands in the place of a list's mark."""
    match = _MARK.match(line)
    if match is None or _NUMBER.match(line.lstrip()):
        return None
    sign = next(group for group in match.groups() if group)
    start = line.index(sign)
    words = _mark_words(sign)
    return Slip(number, start, *words, mending=(start, match.end(), "- "))


def _indent(lines: list[str], at: int, begun: int) -> Slip | None:
    wide = _INDENT.match(lines[at])
    return _wide_indent(at, lines[at], wide) if wide and lines[at][wide.end() :] else None


def _item_mark(lines: list[str], at: int, begun: int) -> Slip | None:
    return _mark(lines[at], at)


def _tab(lines: list[str], at: int, begun: int) -> Slip | None:
    match = re.match(r"(?: *-)?( *\t[\t ]*)", lines[at])
    if match is None:
        return None
    start, end = match.span(1)
    width = 1 if start else _meant(lines[:at], lines[at][:end].count("\t"))
    mending = (start, end, " " * width) if width else None
    return Slip(at, lines[at].index("\t"), *_TAB, mending=mending)


def _meant(above: list[str], tabs: int) -> int:
    """The blanks that so many tabs stand for, each a level deeper; 0 where no level is so deep."""
    levels = _levels(above)
    if tabs < len(levels):
        return levels[tabs].column
    if tabs == len(levels) and levels and not levels[-1].full:
        return levels[-1].column + 2
    return 0


def _colon(lines: list[str], at: int, begun: int) -> Slip | None:
    """A colon that is none for YAML."""
    match = _COLON.match(lines[at])
    if match is None:
        return None
    key, _, colon, after, following = match.groups()
    column = match.start(3)
    mending = (match.end(1), match.end(4), ": " if following else ":")
    if colon != ":":
        return Slip(at, column, *_WIDE_COLON, mending=mending, key=key)
    if after.strip(" "):
        return Slip(at, column, *_ODD_BLANK, mending=mending, key=key)
    if not after and following and following not in "/\\":
        return Slip(at, column, *_NO_SPACE, mending=mending, key=key)
    return None


def colons(lines: list[str], first: int) -> Iterator[Slip]:
    """Every colon that is none, in the lines of a file that is nothing but a text for YAML."""
    for at in range(len(lines)):
        if slip := _colon(lines, at, 0):
            yield replace(slip, line=first + at)


def _colon_above(lines: list[str], at: int, begun: int) -> Slip | None:
    """Find such a colon in this line, or the first of the lines right above.

    YAML took those lines for one text with this line.
    """
    found = _colon(lines, at, begun)
    for above in range(at - 1, -1, -1):
        slip = _colon(lines, above, begun)
        if slip is None:
            break
        found = slip
    return found


def _colon_before(lines: list[str], at: int, begun: int) -> Slip | None:
    """Such a colon in the line above, where that begins at the same column."""
    above = at - 1
    while above >= 0 and not lines[above].strip():
        above -= 1
    if above < 0 or _width(lines[above]) != _width(lines[at]):
        return None
    return _colon(lines, above, begun)


def _width(line: str) -> int:
    return len(line) - len(line.lstrip())


def _unindented(lines: list[str], at: int, begun: int) -> Slip | None:
    """A line of a text behind `|` or `>` that is less indented than the text."""
    if re.match(r" *(?:- +)?[^\s#][^#]*?: ", lines[at]):
        return None
    width = _width(lines[at])
    for number in range(at - 1, -1, -1):
        above = lines[number]
        if re.search(r":\s+[|>][-+]?\d?\s*$", above):
            key = _width(above)
            body = next((line for line in lines[number + 1 : at] if line.strip()), "")
            needed = _width(body)
            if width > key and body:
                chinese = (
                    f"“|”“>”下面的正文各行要和第一行一样缩进 {needed} 格，这一行只有 {width} 格"
                )
                english = f"text below “|” or “>”: {needed} blanks as in its first line"
                return Slip(at, width, chinese, english)
            english = "text below “|” or “>” must be indented"
            return Slip(at, 0, "“|”“>”下面的正文要比键多缩进", english)
        if above.strip() and _width(above) < width:
            return None
        if above.strip() and re.match(r" *(?:- |[^\s:：]+:(?: |$))", above):
            return None
    return None


def _askew(lines: list[str], at: int, begun: int) -> Slip | None:
    """A line that begins at a column where none of those above it that are still open begins."""
    here = _ITEM.fullmatch(lines[at])
    if here is None or not here.group(3) or not re.match(r".*?:(?: |$)|- ", here[2] + here[3]):
        return None
    width = len(here.group(1))
    levels = _levels(lines[:at])
    if not levels or any(level.column == width for level in levels):
        return None
    nearest = levels[-1]
    if width > nearest.column and not nearest.full:
        return None
    above = f"第 {nearest.line + 1} 行是 {nearest.column} 格"
    others = "、".join(f"{level.column} 格" for level in reversed(levels[:-1]))
    others = f"，再上一级是 {others}" if others else ""
    chinese = f"这一行缩进 {width} 格，和上面哪一行都没有对齐：{above}{others}"
    english = (
        f"indented by {width}, which none above is: line {nearest.line + 1} by {nearest.column}"
    )
    return Slip(at, width, chinese, english)


class _Level(NamedTuple):
    """Where items of a mapping or list begin; `full`: the last has a value, nothing below it."""

    column: int
    line: int
    full: bool


def _levels(lines: list[str]) -> list[_Level]:
    """The levels that are open behind some lines, the outermost first."""
    levels: list[_Level] = []
    for number, line in enumerate(lines):
        item = _ITEM.fullmatch(line)
        if item is None or not item.group(3):
            continue
        column = len(item.group(1))
        levels = [level for level in levels if level.column < column]
        if item.group(2):
            levels.append(_Level(column, number, full=False))
            column += len(item.group(2))
        full = not re.search(r":\s*(?:#.*)?$|:\s+[|>][-+]?\s*$", item.group(3))
        levels.append(_Level(column, number, full))
    return levels


def _not_a_list(lines: list[str], at: int, begun: int) -> Slip | None:
    """A line without a mark among the items of a list, where those begin."""
    here = lines[at]
    width = _width(here)
    if here[width : width + 2] == "- ":
        return None
    for above in reversed(lines[:at]):
        column = _width(above)
        if above.strip() and column <= width:
            if column < width or above[column : column + 2] != "- ":
                return None
            chinese = "这里应当是列表的下一项，以“- ”开头；它属于上一项，就再多缩进两格"
            english = "an item of the list begins with “- ”; indent what belongs to the item above"
            return Slip(at, width, chinese, english)
    return None


def _sign_first(lines: list[str], at: int, begun: int) -> Slip | None:
    """A text that begins with a sign which means something to YAML."""
    match = re.match(r"( *(?:- +)?(?:[^:#'\"\[{]*: +)?)([!&*%@`])(.*?)(?: +#.*)?$", lines[at])
    if match is None:
        return None
    sign, start = match.group(2), match.end(1)
    text = (sign + match.group(3)).rstrip()
    mending = (start, start + len(text), "'" + text.replace("'", "''") + "'")
    quotable = match.group(1).rstrip().endswith((":", "-")) and ": " not in text
    chinese = f"文字以 {sign} 开头时要加引号：'{sign}…'"
    english = f"quote a text that begins with {sign}"
    return Slip(at, start, chinese, english, mending if quotable else None)


def _nested(lines: list[str], at: int, begun: int) -> Slip | None:
    """Two colons behind each other in a line."""
    match = re.match(rf"{_START}{_WORD}: +({_WORD})(:) ", lines[at])
    if match is None:
        return None
    below = f"“{match.group(1)}”是下一级的键，就另起一行、多缩进两格"
    chinese = f"一行里有两个“冒号加空格”：是文字，就整段加引号；{below}"
    english = "two colons in a line: quote the text, or put the key below on a line of its own"
    return Slip(at, match.start(2), chinese, english)


def _wide_block(lines: list[str], at: int, begun: int) -> Slip | None:
    """The sign of a text over several lines, of full width."""
    for number in range(at, max(-1, at - 20), -1):
        match = re.search(r": +([｜＞])[ \t]*$", lines[number])
        if match:
            return _block(number, match)
    return None


def _block(number: int, match: re.Match[str]) -> Slip:
    sign = match.group(1)
    chinese = f"“{sign}”是全角的，要写成半角的 {_BLOCKS[sign]}"
    english = f"{sign} is of full width: write {_BLOCKS[sign]}"
    return Slip(number, match.start(1), chinese, english, (*match.span(1), _BLOCKS[sign]))


_BLOCKS = {"｜": "|", "＞": ">"}


def _half_quote(lines: list[str], at: int, begun: int) -> Slip | None:
    """A text after whose closing quote there is more, or a smart quote in the place of one."""
    match = _QUOTED.match(lines[at].lstrip())
    if match is None:
        return None
    start = _width(lines[at]) + match.start(1)
    sign = match.group(1)
    closing = lines[at].find(sign, start + 1)
    if closing < 0 or not lines[at][closing + 1 :].strip():
        return None
    chinese = f"引号到这里就结束了，后面不能再有文字；整段放进另一种引号，或把里面的 {sign} 换成“”"
    english = "the quoted text ends here: put all of it into quotes of the other kind"
    return Slip(at, closing + 1, chinese, english)


def _smart_quotes(lines: list[str], at: int, begun: int) -> Slip | None:
    match = re.search(r":\s+([“”‘’「])[^：]*?(: |:$)", lines[at])
    if match is None:
        return None
    chinese = f"{match.group(1)} 不是 YAML 的引号；文字里有“冒号加空格”时，整段放进半角的单引号 ' '"
    english = f"{match.group(1)} is no quote of YAML: put text with a colon into ' '"
    return Slip(at, match.start(1), chinese, english)


def _wide_bracket(lines: list[str], at: int, begun: int) -> Slip | None:
    """A bracket of full width, in this line or where the open one began."""
    for number in dict.fromkeys((begun, at)):
        line = lines[number]
        opened = re.search(r"(?::|-)\s+([［｛])", line)
        closed = re.search(r"[\[{][^\[\]{}]*([］｝】])\s*$", line)
        if match := opened or closed:
            chinese = f"“{match.group(1)}”是全角的，列表和键值要用半角括号 [ ]、{{ }}"
            english = f"{match.group(1)} is of full width: use [ ] and {{ }}"
            return Slip(number, match.start(1), chinese, english, _narrow(match))
    return None


def _narrow(match: re.Match[str]) -> tuple[int, int, str] | None:
    new = {"［": "[", "］": "]", "｛": "{", "｝": "}"}.get(match.group(1))
    return (match.start(1), match.end(1), new) if new else None


def _wide_comma(lines: list[str], at: int, begun: int) -> Slip | None:
    """A comma of full width in front of a key in brackets."""
    match = re.search(rf"[{{\[].*?([，；;、])[ {WIDE}]*{_WORD}[ {WIDE}]*[:：]", lines[at])
    if match is None:
        return None
    chinese = f"“{match.group(1)}”隔不开两项，括号里的各项之间要用半角逗号加空格“, ”"
    english = f"“{match.group(1)}” parts no items: write “, ” between them"
    start, end = match.span(1)
    end += len(lines[at][end:]) - len(lines[at][end:].lstrip())
    only = match.group(1) in "，"
    mending = (start, end, ", ") if only else None
    return Slip(at, start, chinese, english, mending)


def _no_comma(lines: list[str], at: int, begun: int) -> Slip | None:
    """Two items in braces with a blank between them."""
    match = re.search(rf"{{[^{{}}]*?: *[^,{{}}\s]+( +){_WORD}: ", lines[at])
    if match is None:
        return None
    english = "between two items stands a comma: “, ”"
    return Slip(at, match.start(1), "两项之间缺少半角逗号“, ”", english)


def _on_one_line(lines: list[str], at: int, begun: int) -> Slip | None:
    """A second key behind a value."""
    match = re.match(rf"{_START}{_WORD}: +[^\s'\"\[{{][^:]*?[ ,，；;]+({_WORD}): ", lines[at])
    if match is None:
        return None
    chinese = f"一行只写一个键：“{match.group(1)}”如果是键，要另起一行；是文字，就给整段文字加引号"
    english = f"one key a line: begin a new one at “{match.group(1)}”, or quote the whole text"
    return Slip(at, match.start(1), chinese, english)


def _no_colon(lines: list[str], at: int, begun: int) -> Slip | None:
    """A line with a word, another sign in the place of its colon, and a text."""
    above = range(at, max(-1, at - 2), -1)
    for number in above:
        match = re.match(rf"{_START}({_WORD})( +|[=；;＝])\s*\S", lines[number])
        if match and (number == at or ":" not in lines[number]):
            if number == at and ":" in lines[number]:
                continue
            chinese = f"“{match.group(1)}”后面没有冒号；键和值之间要有“冒号加空格”"
            english = f"no colon after “{match.group(1)}”: write “: ” after a key"
            return Slip(number, match.start(2), chinese, english)
    return None


def _comment(lines: list[str], at: int, begun: int) -> Slip | None:
    """A bracket that was closed behind a `#`."""
    match = re.search(r"\s(#).*[\]}]", lines[begun])
    if match is None or at == begun:
        return None
    english = "“ #” makes a comment of what follows: no space before it, or quote the text"
    chinese = "“ #”后面的都成了注释，括号没有关上；“#”前不要空格，或给整段文字加引号"
    return Slip(begun, match.start(1), chinese, english)


def _opened(lines: list[str], at: int, begun: int) -> Slip | None:
    """A bracket that was opened lines before."""
    if at == begun:
        return None
    between = any(line.strip() for line in lines[begun + 1 : at])
    if between or not re.match(rf"{_START}{_WORD}: | *- ", lines[at]):  # it may end in any of them
        chinese = f"第 {begun + 1} 行开始的括号到这里还没有关上，或者两项之间缺少半角逗号"
        english = f"the bracket opened in line {begun + 1} is not closed, or a comma is missing"
        return Slip(at, _width(lines[at]), chinese, english)
    column = max(lines[begun].rfind("["), lines[begun].rfind("{"), 0)
    chinese = f"这里开始的括号到第 {at + 1} 行还没有关上，或者两项之间缺少半角逗号"
    english = f"the bracket opened here is not closed in line {at + 1}, or a comma is missing"
    return Slip(begun, column, chinese, english)


def _deeper(lines: list[str], at: int, begun: int) -> Slip | None:
    """A first key that is indented, and later ones that are not."""
    first = next((n for n, line in enumerate(lines) if line.strip() and line[:1] != "#"), at)
    width = len(lines[first]) - len(lines[first].lstrip(" "))
    if first == at or not width:
        return None
    chinese = f"第 {first + 1} 行缩进了 {width} 格，这一行没有：同级的键要对齐"
    english = f"line {first + 1} is indented by {width}, this line is not: keys must align"
    return Slip(at, 0, chinese, english)


_NO_COLON = "could not find expected ':'"
_NO_VALUE = "mapping values are not allowed in this context"
_NOTICED_LATE = (_NO_COLON, "found unexpected end of stream", "found unexpected document indicator")

_ALWAYS = (_indent, _tab)
_KNOWN = {
    _NO_COLON: (_item_mark, _unindented, _colon, _not_a_list, _no_colon),
    _NO_VALUE: (
        _wide_block,
        _wide_bracket,
        _colon_above,
        _smart_quotes,
        _no_colon,
        _not_a_list,
        _askew,
        _nested,
        _on_one_line,
    ),
    "did not find expected key": (
        _half_quote,
        _item_mark,
        _unindented,
        _askew,
        _colon_before,
        _not_a_list,
    ),
    "did not find expected '-' indicator": (_half_quote, _item_mark, _askew, _not_a_list),
    "did not find expected ',' or ']'": (_comment, _wide_bracket, _wide_comma, _opened),
    "did not find expected ',' or '}'": (_comment, _wide_bracket, _wide_comma, _no_comma, _opened),
    "did not find expected <document start>": (_deeper,),
    **dict.fromkeys(
        (
            "found character that cannot start any token",
            "did not find expected alphabetic or numeric character",
            "did not find expected whitespace or line break",
            "found undefined tag handle",
            "found unexpected non-alphabetical character",
            "could not find directive name",
        ),
        (_sign_first,),
    ),
}
