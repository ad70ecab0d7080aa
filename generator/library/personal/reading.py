"""Read a text as people see it: without markup and invisible signs, every sign in its plain form.

Each plain sign knows where in the author's text it was written, so that what is found can be shown
there.
"""

from __future__ import annotations

import html
import re
import unicodedata
from bisect import bisect_right
from dataclasses import dataclass
from functools import cache, lru_cache
from operator import itemgetter

BARRIER = "\n"
"""What parts texts that do not belong together: lines, cells, blocks."""


@dataclass(frozen=True, slots=True)
class Reading:
    """Hold one way to read a text: its `signs`, plain but for wide digits and punctuation.

    `pieces`: where each run of them begins, where it stands in the author's text from what sign to
    what sign, and whether it stands there one for one. None if all signs stand where they are.
    """

    signs: str
    pieces: list[tuple[int, int, int, bool]] | None = None

    @property
    def plain(self) -> str:
        """Return the signs in plain form, one for one."""
        return _narrow(self.signs)

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Return where some signs stand in the author's text."""
        return self._source(start)[0], self._source(end - 1)[1]

    def _source(self, place: int) -> tuple[int, int]:
        if self.pieces is None:
            return place, place + 1
        last = bisect_right(self.pieces, place, key=itemgetter(0)) - 1
        begins, start, end, one_for_one = self.pieces[last]
        return (start + place - begins, start + place - begins + 1) if one_for_one else (start, end)


def is_plain(text: str) -> bool:
    """Tell whether a text has no markup and only plain signs, wide digits and punctuation."""
    return not _ODD.search(text)


@lru_cache(maxsize=2)  # a text is read for numbers and for names
def readings(text: str) -> list[Reading]:
    """List the ways to read a text.

    It is read as it is written; if it has markup, as it is rendered; if digits are in circles, once
    as digits and once as marks of a list.
    """
    if is_plain(text):
        return [Reading(text)]
    has_markup = _MARKUP.search(text) is not None
    result = [_read(text, rendered=True, circles=True)] if has_markup else []
    result.append(_read(text, rendered=False, circles=True))
    if _CIRCLED.search(text):
        result.append(_read(text, rendered=has_markup, circles=False))
    return result


_WONT = "\u3001-\u300f\u4e00-\u9fff，。；：！？（）“”‘’—…·〔〕【】０-９"
"""The usual signs of a Chinese text beside those of ASCII."""
_ODD = re.compile(f"[^\t\n -%'-),-;=?-Z\\]^_a-~{_WONT}]")
"""What is no plain sign of a Chinese text, markup included."""

_BLOCK = (
    "address|article|aside|blockquote|br|caption|dd|details|div|dl|dt|fieldset|figcaption|figure"
    "|footer|form|h[1-6]|header|hr|label|li|main|nav|ol|option|p|pre|section|select|summary|table"
    "|tbody|td|textarea|tfoot|th|thead|tr|ul"
)
_TAGS = (
    rf"(?P<block></?(?:{_BLOCK})\b[^<>]*>|\*{{4,}})"
    r"|(?P<gone><!--.{0,200}?-->|</?[A-Za-z!?][^<>]*>|\[\[[^\[\]|\n]*\|"
    r"|\]\([^()\s]*(?:[ \t]+[^()\n]*)?\)|\][ ]?\[[^\[\]\n]*\]|\[|\]|\*+|`+|~~"
    r"|(?<![0-9A-Za-z])__?(?=\S)|(?<=\S)__?(?![0-9A-Za-z])|\\(?=[!-/:-@\[-`{-~]))"
)
_MARKUP = re.compile(rf"(?=[<\[\]*`~_\\])(?:{_TAGS})", re.DOTALL)
_ENTITY = r"(?P<entity>&(?:#\d{1,8};?|#[xX][0-9A-Fa-f]{1,6};?|[A-Za-z]\w{1,30};))"
_STRANGE = rf"[^\t\n -~{_WONT}]"
_RENDERED = re.compile(
    rf"(?=[<\[\]*`~_\\&]|{_STRANGE})(?:{_TAGS}|{_ENTITY}|{_STRANGE}+)", re.DOTALL
)
_LIKE_WRITTEN = re.compile(f"[^\t\n -%'-~{_WONT}]")
_WRITTEN = re.compile(f"{_ENTITY}|{_STRANGE}+")
_CIRCLED = re.compile("[\u00b2\u00b3\u00b9\u2070-\u2089\u2460-\u249b\u24ea-\u24ff\u2776-\u2793"
                      "\u3220-\u3229\u3280-\u3289\U0001f100-\U0001f10c]")  # fmt: skip


def _read(text: str, *, rendered: bool, circles: bool) -> Reading:
    signs: list[str] = []
    pieces: list[tuple[int, int, int, bool]] = []
    at = length = 0
    pattern = _RENDERED if rendered else _WRITTEN
    if not (rendered or _LIKE_WRITTEN.search(text)):
        return Reading(text)

    def add(plain: str, start: int, end: int, *, one_for_one: bool = False) -> None:
        nonlocal length
        if plain:
            signs.append(plain)
            pieces.append((length, start, end, one_for_one))
            length += len(plain)

    for match in pattern.finditer(text):
        start, end = match.span()
        add(text[at:start], at, start, one_for_one=True)
        at = end
        if match.lastgroup == "block":
            add(BARRIER, start, end)
        elif match.lastgroup == "entity":
            decoded = html.unescape(match.group())
            add("".join(_sign(sign, circles=circles) for sign in decoded), start, end)
        elif match.lastgroup is None:
            plain = [_sign(sign, circles=circles) for sign in match.group()]
            if all(len(sign) == 1 for sign in plain):
                add("".join(plain), start, end, one_for_one=True)
            else:
                for place, sign in enumerate(plain, start):
                    add(sign, place, place + 1)
    add(text[at:], at, len(text), one_for_one=True)
    return Reading("".join(signs), pieces)


def _sign(sign: str, *, circles: bool) -> str:
    return plain_sign(sign) if circles or not _CIRCLED.match(sign) else BARRIER


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
    plain = unicodedata.normalize("NFKC", sign)
    return plain if plain == sign else "".join(plain_sign(one) for one in plain)


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


def _narrow(text: str) -> str:
    """A text of usual signs in plain ones, one for one."""
    return text if text.isascii() and "\t" not in text else text.translate(_WIDE)
