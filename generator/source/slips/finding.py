"""Look for the slip behind an error of libyaml, and in texts that it took for sound."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from generator.source.reasons import in_chinese
from generator.source.slips.brackets import (
    comment,
    no_comma,
    odd_bracket,
    open_bracket,
    wide_bracket,
    wide_comma,
)
from generator.source.slips.colons import (
    WIDE_COLON,
    no_colon,
    odd_colon,
    odd_colon_above,
    odd_colon_before,
    on_one_line,
    second_colon,
)
from generator.source.slips.indentation import (
    INDENT,
    askew,
    deeper,
    odd_indent,
    shallow_line,
    tab,
    wide_indent,
)
from generator.source.slips.marks import NO_BLANK, item_mark, mark_words, not_a_list, odd_mark
from generator.source.slips.quotes import (
    half_quote,
    sign_first,
    smart_quotes,
    wide_block,
    wide_sign,
)
from generator.source.slips.slip import START, WIDE, WORD, Slip

if TYPE_CHECKING:
    from collections.abc import Iterator

    import yaml

_WHOLE = f"{WORD}+"  # possessive: no part of a word is tried
_AT_START = re.compile(
    rf"\n{START}(?:[{WIDE}－﹣−–•●▪◆·]|—(?!—)|-(?:[{WIDE}]|[^\s-])"
    rf"|{_WHOLE}[ {WIDE}]*(?:[：﹕∶]|:\S))"
)
_WIDE_SIGN = re.compile(f"[：﹕∶｜＞{WIDE}]")
_WITHIN = re.compile(
    rf"[{{\[,，:{WIDE}](?:(?<=[{{\[,，]) *(?:{_WHOLE}[ {WIDE}]*[：﹕∶]|[{WIDE}])"
    rf"|(?<=[{WIDE}]) *:|(?<=:)(?:[{WIDE}]| +[｜＞][ \t]*$))",
    re.MULTILINE,
)


def suspects(text: str) -> frozenset[int]:
    """Return the lines, from 0, of which a plain text or key is worth a closer look.

    Most texts have none. A slip that libyaml took for sound stands in such a line.
    """
    below = "\n" + text
    starts = [match.start() for match in _AT_START.finditer(below)]
    if _WIDE_SIGN.search(text):
        starts += [match.start() for match in _WITHIN.finditer(below)]
    lines, line, seen = set(), -1, 0
    for at in sorted(starts):
        line += below.count("\n", seen, at + 1)
        seen = at + 1
        lines.add(line)
    return frozenset(lines)


def behind(error: yaml.MarkedYAMLError, text: str) -> Slip:
    """Find the slip behind one of libyaml's errors.

    Give where and why in an author's words if it is a known one.
    """
    reason = error.problem or error.context or "?"
    start = error.context_mark or error.problem_mark
    mark = start if reason in _NOTICED_LATE else error.problem_mark or start
    if start is None or mark is None:
        return Slip(0, 0, in_chinese(reason), reason)
    lines = text.rstrip().split("\n")
    line, column = mark.line, mark.column
    if line >= len(lines):  # at the end of the file, where there is nothing to see
        line, column = len(lines) - 1, len(lines[-1])
    if slip := odd_bracket(lines[line], line, column, reason):
        return slip
    for look in (*_ALWAYS, *_KNOWN.get(reason, ())):
        if slip := look(lines, line, min(start.line, line)):
            return slip
    return Slip(line, column, in_chinese(reason), reason)


def in_text(lines: list[str], first: int, column: int) -> Iterator[Slip]:
    """Find the marks of a list that are none for YAML, in the lines of one plain text.

    `first` is the number of its first line, `column` where it begins there. A text below its key
    that begins with such a mark is a list as a whole; the text of an item goes on in further lines,
    of which one may have been meant as the next item.
    """
    if len(lines) > 1 and (match := re.search(r": +([｜＞])[ \t]*$", lines[0])):
        yield wide_sign(first, match)
        return
    before = lines[0][:column].strip()
    if before and before != "-":
        return
    if not before and not odd_mark(lines[0], first):
        return
    for at, line in enumerate(lines):
        wide = INDENT.match(line)
        if at and wide and line[wide.end() :].startswith("- "):
            yield wide_indent(first + at, line, wide)
        elif (at or not before) and (slip := odd_mark(line, first + at)):
            yield slip


def around_key(key: str, line: str, number: int, column: int) -> Slip | None:
    """Find blanks around a key that are none for YAML; `column`: where it begins in its line."""
    if column <= len(line) - len(line.lstrip()) and (wide := INDENT.match(line)):
        return wide_indent(number, line, wide)
    if mark := re.match(rf"-[{WIDE}]+", key):
        end = column + mark.end()
        return Slip(number, column, *NO_BLANK, mending=(column, end, "- "))
    if mark := re.match(rf"([-－﹣−–—•●▪◆·])[ {WIDE}]*(?={WORD})", key):
        words = mark_words(mark[1])
        return Slip(number, column, *words, mending=(column, column + mark.end(), "- "))
    if wide := re.match(rf"({WORD})[ {WIDE}]*([：﹕∶])[ {WIDE}]*", key):
        mending = (column + wide.end(1), column + wide.end(), ": ")
        place = column + wide.start(2)
        return Slip(number, place, *WIDE_COLON, mending=mending, key=wide.group(1))
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


_AROUND_KEY = (
    "键的前后有全角空格；缩进要用半角空格",
    "blanks of full width around a key",
)


_NO_COLON = "could not find expected ':'"


_NO_VALUE = "mapping values are not allowed in this context"


_NOTICED_LATE = (_NO_COLON, "found unexpected end of stream", "found unexpected document indicator")


_ALWAYS = (odd_indent, tab)


_KNOWN = {
    _NO_COLON: (item_mark, shallow_line, odd_colon, not_a_list, no_colon),
    _NO_VALUE: (
        wide_block,
        wide_bracket,
        odd_colon_above,
        smart_quotes,
        no_colon,
        not_a_list,
        askew,
        second_colon,
        on_one_line,
    ),
    "did not find expected key": (
        half_quote,
        item_mark,
        shallow_line,
        askew,
        odd_colon_before,
        not_a_list,
    ),
    "did not find expected '-' indicator": (half_quote, item_mark, askew, not_a_list),
    "did not find expected ',' or ']'": (comment, wide_bracket, wide_comma, open_bracket),
    "did not find expected ',' or '}'": (comment, wide_bracket, wide_comma, no_comma, open_bracket),
    "did not find expected <document start>": (deeper,),
    **dict.fromkeys(
        (
            "found character that cannot start any token",
            "did not find expected alphabetic or numeric character",
            "did not find expected whitespace or line break",
            "found undefined tag handle",
            "found unexpected non-alphabetical character",
            "could not find directive name",
        ),
        (sign_first,),
    ),
}
