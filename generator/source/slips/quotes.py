"""Find texts that ought to be quoted, or are by other signs."""

from __future__ import annotations

import re

from generator.source.slips.slip import Slip, width_of

_QUOTED = re.compile(r"""(?:- +)*[^:'"“#]*: +(["'])""")


def sign_first(lines: list[str], at: int, first_line: int) -> Slip | None:
    """Find a text that begins with a sign which means something to YAML."""
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


def wide_block(lines: list[str], at: int, first_line: int) -> Slip | None:
    """Find the sign of a text over several lines, of full width."""
    for number in range(at, max(-1, at - 20), -1):
        match = re.search(r": +([｜＞])[ \t]*$", lines[number])
        if match:
            return wide_sign(number, match)
    return None


def wide_sign(number: int, match: re.Match[str]) -> Slip:
    """Name a sign of full width where a text over several lines begins."""
    sign = match.group(1)
    chinese = f"“{sign}”是全角的，要写成半角的 {_BLOCKS[sign]}"
    english = f"{sign} is of full width: write {_BLOCKS[sign]}"
    return Slip(number, match.start(1), chinese, english, (*match.span(1), _BLOCKS[sign]))


_BLOCKS = {"｜": "|", "＞": ">"}


def half_quote(lines: list[str], at: int, first_line: int) -> Slip | None:
    """Find a text after whose closing quote there is more, or a smart quote in the place of one."""
    match = _QUOTED.match(lines[at].lstrip())
    if match is None:
        return None
    start = width_of(lines[at]) + match.start(1)
    sign = match.group(1)
    closing = lines[at].find(sign, start + 1)
    if closing < 0 or not lines[at][closing + 1 :].strip():
        return None
    chinese = f"引号到这里就结束了，后面不能再有文字；整段放进另一种引号，或把里面的 {sign} 换成“”"
    english = "the quoted text ends here: put all of it into quotes of the other kind"
    return Slip(at, closing + 1, chinese, english)


def smart_quotes(lines: list[str], at: int, first_line: int) -> Slip | None:
    """Find a text with a colon in quotes that are none for YAML."""
    match = re.search(r":\s+([“”‘’「])[^：]*?(: |:$)", lines[at])
    if match is None:
        return None
    chinese = f"{match.group(1)} 不是 YAML 的引号；文字里有“冒号加空格”时，整段放进半角的单引号 ' '"
    english = f"{match.group(1)} is no quote of YAML: put text with a colon into ' '"
    return Slip(at, match.start(1), chinese, english)
