"""Read a text as people see it: without markup and invisible signs, every sign in its plain form.

Each plain sign knows where in the author's text it was written, so that what is found can be shown
there.
"""

from __future__ import annotations

import html
import re
import unicodedata
from dataclasses import dataclass
from functools import cache

BARRIER = "\n"
"""What parts texts that do not belong together: lines, cells, blocks."""


@dataclass(frozen=True, slots=True)
class Reading:
    """Hold one way to read a text: its `signs` in plain form.

    `spans`: where each stands in `source`; None if all stand where they are.
    """

    signs: str
    source: str
    spans: list[tuple[int, int]] | None = None

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Return where some signs stand in the author's text."""
        if self.spans is None:
            return start, end
        return self.spans[start][0], self.spans[end - 1][1]


def readings(text: str) -> list[Reading]:
    """List the ways to read a text.

    It is read as it is written; if it has markup, as it is rendered; if digits are in circles, once
    as digits and once as marks of a list.
    """
    if not _ODD.search(text):
        return [Reading(_plain_signs(text), text)]
    if not _MARKUP.search(text) and not _CIRCLED.search(text):
        return [_read(text, rendered=False, circles=True)]
    found = [_read(text, rendered=True, circles=True), _read(text, rendered=False, circles=True)]
    if _CIRCLED.search(text):
        found.append(_read(text, rendered=True, circles=False))
    return found


_ODD = re.compile(
    "[^\t\n -%'-),-;=?-Z\\]^_a-~\u3001-\u300f\u4e00-\u9fff，。；：！？（）“”‘’—…·〔〕【】０-９]"
)
"""What is no plain sign of a Chinese text, markup included."""

_BLOCK = (
    "address|article|aside|blockquote|br|caption|dd|details|div|dl|dt|fieldset|figcaption|figure"
    "|footer|form|h[1-6]|header|hr|label|li|main|nav|ol|option|p|pre|section|select|summary|table"
    "|tbody|td|textarea|tfoot|th|thead|tr|ul"
)
_MARKUP = re.compile(
    rf"(?P<block><!--(?:[^-]|-(?!->)){0, 200}-->|</?(?:{_BLOCK})\b[^<>]*>|\*{{4,}})"
    r"|(?P<gone></?[A-Za-z!?][^<>]*>|\[\[[^\[\]|\n]*\||\]\([^()\s]*(?:[ \t]+[^()\n]*)?\)"
    r"|\][ ]?\[[^\[\]\n]*\]|\[|\]|\*+|`+|~~|(?<![0-9A-Za-z])__?(?=\S)|(?<=\S)__?(?![0-9A-Za-z])"
    r"|\\(?=[!-/:-@\[-`{-~]))",
    re.DOTALL,
)
_SIGN = re.compile(
    _MARKUP.pattern + r"|(?P<entity>&(?:#\d{1,8};?|#[xX][0-9A-Fa-f]{1,6};?|[A-Za-z]\w{1,30};))",
    re.DOTALL,
)
_ENTITY = re.compile(r"&(?:#\d{1,8};?|#[xX][0-9A-Fa-f]{1,6};?|[A-Za-z]\w{1,30};)")
_CIRCLED = re.compile("[\u00b2\u00b3\u00b9\u2070-\u2089\u2460-\u249b\u24ea-\u24ff\u2776-\u2793"
                      "\u3220-\u3229\u3280-\u3289\U0001f100-\U0001f10c]")  # fmt: skip


def _read(text: str, *, rendered: bool, circles: bool) -> Reading:
    pattern, signs, spans = _SIGN if rendered else _ENTITY, [], []
    at = 0

    def add(written: str, start: int, end: int) -> None:
        for sign in written:
            plain = BARRIER if not circles and _CIRCLED.match(sign) else plain_sign(sign)
            signs.append(plain)
            spans.extend([(start, end)] * len(plain))

    for match in pattern.finditer(text):
        for place in range(at, match.start()):
            add(text[place], place, place + 1)
        at = match.end()
        if not rendered or match.group("entity"):
            add(html.unescape(match.group()), *match.span())
        elif match.group("block"):
            signs.append(BARRIER)
            spans.append(match.span())
    for place in range(at, len(text)):
        add(text[place], place, place + 1)
    return Reading("".join(signs), text, spans)


@cache
def plain_sign(sign: str) -> str:
    """Return the plain form of a sign: a digit, hyphen, dot or blank of any kind.

    Nothing of what cannot be seen.
    """
    if sign in _SAME:
        return sign
    if sign in _PLAIN:
        return _PLAIN[sign]
    category = unicodedata.category(sign)
    if category in ("Cf", "Mn", "Me") or sign in _INVISIBLE:
        return ""
    digit = unicodedata.digit(sign, None)
    if digit is not None:
        return str(digit)
    if category == "Zs" or sign in "\t\u2800\u3164\uffa0":
        return " "
    if category == "Pd":
        return "-"
    made = unicodedata.normalize("NFKC", sign)
    return made if made == sign else "".join(plain_sign(one) for one in made)


_SAME = frozenset(map(chr, range(0x20, 0x7F))) | {"\n"}
_INVISIBLE = "\u034f\u115f\u1160\u17b4\u17b5"
_PLAIN = (
    dict.fromkeys("−─━ーㄧ", "-")
    | dict.fromkeys("•・‧∙⋅･▪●｡。．", "·")
    | dict.fromkeys("ХхΧχ", "X")
    | {"\r": "\n", "\u2028": "\n", "\u2029": "\n", "\v": "\n", "\f": "\n", "．": "."}
    | {"。": "。", "｡": "。", "Ο": "O", "О": "O", "о": "o"}
)
_WIDE = str.maketrans({
    chr(code): plain_sign(chr(code))
    for code in (*range(0xFF01, 0xFF5F), 0x3000, 0x2014, 0x2013, 0x09)
})  # fmt: skip


def _plain_signs(text: str) -> str:
    """The plain signs of a text without odd ones: one for one."""
    return text if text.isascii() and "\t" not in text else text.translate(_WIDE)
