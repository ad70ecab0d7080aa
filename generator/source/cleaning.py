"""Clean a text of what comes along when people paste from Word, PDF and web pages.

Each of these characters has one meaning, so it is replaced without a word: blanks of odd width are
blanks, marks without width (soft hyphen, joiners, byte order marks) are nothing, the bullets of
Symbol and Wingdings are bullets, and characters that Unicode holds twice for compatibility (Kangxi
radicals, compatibility ideographs, vertical and small punctuation) are the usual ones. What may
hide or turn a text round (controls, bidirectional marks) is left alone here and refused later.

The rules: Unicode 16, EquivalentUnifiedIdeograph.txt and the decompositions in UnicodeData.txt.
"""

from __future__ import annotations

import re
import unicodedata

_NOTHING = "\u00ad\u034f\u180e\u200b\u200c\u2060-\u2064\ufeff"
_BLANKS = "\u00a0\u1680\u2000-\u200a\u202f\u205f"
_RADICALS = "\u2e80-\u2fdf"
_IDEOGRAPHS = "\uf900-\ufaff\U0002f800-\U0002fa1f"
_PUNCTUATION = "\ufe10-\ufe19\ufe30-\ufe44\ufe47\ufe48\ufe50-\ufe6b"
_BULLETS = "\uf06c\uf06e\uf075\uf076\uf077\uf09f\uf0a7\uf0a8\uf0b2\uf0b7\uf0d8"
_EMOJI = "\u2190-\u2bff\ufe0e\ufe0f\U0001f000-\U0001faff"
_DIRT = re.compile(
    f"(?P<nothing>[{_NOTHING}]|(?<![{_EMOJI}])\u200d|\u200d(?![{_EMOJI}]))"
    f"|(?P<blank>[{_BLANKS}])"
    f"|(?P<twin>[{_RADICALS}{_IDEOGRAPHS}{_PUNCTUATION}])"
    f"|(?P<sign>[{_BULLETS}\uf0e0\uf0fc])"
)
_ANY = re.compile(
    f"[{_NOTHING}\u200d{_BLANKS}{_RADICALS}{_IDEOGRAPHS}{_PUNCTUATION}{_BULLETS}\uf0e0\uf0fc]"
)
"""Every character that may be dirt: one class is looked for many times faster than the rules."""

_RADICAL_TWINS = dict(
    zip(
        "⺀⺄⺆⺇⺈⺊⺌⺍⺕⺗⺘⺛⺝⺞⺟⺠⺡⺢⺣⺤⺥⺧⺨⺩⺪⺫⺬⺭⺮⺯⺰⺱⺳⺴⺵⺶⺷⺸⺹⺺⺻⺼⺽⺾"
        "⺿⻀⻁⻂⻃⻄⻅⻆⻈⻉⻊⻋⻌⻍⻎⻏⻐⻑⻒⻓⻔⻖⻗⻘⻙⻚⻛⻜⻝⻟⻠⻢⻣⻤⻥⻦⻧⻨⻩⻪⻫⻬⻭⻮"
        "⻯⻰⻱⻲⻳",
        "冫乙冂几刀卜小小彐心手旡月歹母民氵氺灬爫爫牛犭王疋目示礻竹糸纟罓罓罒网羊羊羊耂肀聿肉臼艹"
        "艹艹虎衤覀西见角讠贝足车辶辶辶阝钅長镸长门阝雨青韦页风飞食饣饣马骨鬼鱼鸟卤麦黄黾斉齐歯齿"
        "竜龙亀龜龟",
        strict=True,
    )
)
_PUNCTUATION_TWINS = dict(
    zip(
        "︐︑︒︓︔︕︖︗︘︙︰︱︲︳︵︶︷︸︹︺︻︼︽︾︿﹀﹁﹂﹃﹄﹇﹈﹐﹑﹒﹔﹕﹖﹗﹘﹙﹚﹛﹜"
        "﹝﹞",
        "，、。：；！？〖〗…‥—–_（）｛｝〔〕【】《》〈〉「」『』［］，、．；：？！—（）｛｝〔〕",
        strict=True,
    )
)
_SIGNS = dict.fromkeys(_BULLETS, "•") | {"\uf0fc": "√", "\uf0e0": "→"}
_TO_FULL_WIDTH = 0xFEE0


def clean(text: str) -> str:
    """Replace what has one meaning, character by character; no line is added, joined or lost."""
    return _DIRT.sub(_replacement, text) if _ANY.search(text) else text


def removals(text: str) -> list[int]:
    """Return where characters go when a text is cleaned: places in the cleaned text, in order."""
    places = (match.start() for match in _DIRT.finditer(text) if match["nothing"])
    return [place - number for number, place in enumerate(places)]


def _replacement(match: re.Match[str]) -> str:
    if match["nothing"]:
        return ""
    if match["blank"]:
        return " "
    if match["sign"]:
        return _SIGNS[match["sign"]]
    plain = match["twin"]
    if twin := _RADICAL_TWINS.get(plain) or _PUNCTUATION_TWINS.get(plain):
        return twin
    usual = unicodedata.normalize("NFKC", plain)
    if usual.isascii():  # ﹟ as # would make a comment of what follows
        return "".join(chr(ord(character) + _TO_FULL_WIDTH) for character in usual)
    return usual
