"""Tell in one quick look what sorts of personal data a text could hold: most could hold none.

A search of this room finds nothing in a text that its gate keeps out, so it may read closely and
slowly. Gates look at plain signs, or at a text that has no others but wide digits and punctuation.
"""

from __future__ import annotations

import re

HAN_DIGITS = "〇○零一二三四五六七八九幺壹贰叁肆伍陆柒捌玖"
_DIGIT = rf"\d{HAN_DIGITS}"
_GAP = r"[ \t·.:：\-—_/]{0,3}"
_BLANK = r"[ \t,，\-—·]{0,2}"
_NO = "[0-9０-９a-zA-Z一二三四五六七八九十百零〇甲乙丙丁东西南北中]"
_FILL = "[ \t号码账帐联系添加搜索为是:：=（(\\[“”\"'，,]*"

_Begins = tuple[str, str]
"""The signs with which something may begin, and what must follow one of them."""

_NUMBERS: tuple[_Begins, ...] = (
    (_DIGIT, rf"(?:[ \t()（）.\-—/·、,，_~:：OoIl]{{0,32}}[{_DIGIT}]){{5}}"),
)
"""The fewest digits of a number, those of an officer's card; letters may be taken for digits."""
_PLATES: tuple[_Begins, ...] = (
    ("京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼航", rf"{_GAP}[A-Za-z]"),
    ("军海空北沈兰济南广成参政后装总", rf"{_GAP}[A-Za-z]"),
    ("Ww", "[Jj]"),
    ("牌", "[号码为是:： \t]{0,4}(?:[A-Za-z]|民航)"),
)
_ACCOUNTS: tuple[_Begins, ...] = (
    ("@", ""),
    ("(（\\[{【<", "[ \t]?(?:[Aa][Tt]|艾特)"),
    (" \t", "[Aa][Tt][ \t]"),
    ("#", r"[A-Za-z0-9-]+\."),
    ("微薇威", f"信{_FILL}[A-Za-z]"),
    ("卫", f"星号{_FILL}[A-Za-z]"),
    ("Vv", f"信{_FILL}[A-Za-z]"),
    ("Ww", "[Ee](?:[ \t]?[Cc][Hh][Aa][Tt]|[Ii][Xx][Ii][Nn])"),
    ("VvWw", "[Xx]"),
    ("VvQq", "[:：号]"),
    ("Qq", "[ \t]?[Qq]"),
    ("扣", "扣"),
    ("企", "鹅"),
    ("球", "球"),
)
_DOORS: tuple[_Begins, ...] = (
    ("栋幢座斋舍", _BLANK + _NO),
    ("号", f"[楼院]{_BLANK}{_NO}"),
    ("单", f"元{_BLANK}{_NO}"),
    ("#", rf"楼?{_BLANK}(?:\d{{3}}|{_NO}{{1,7}}[楼层门])"),
    ("-", r"\d{1,2}-\d{3}"),
    ("组队社屯湾冲巷弄排路街道里", f"{_BLANK}(?:门牌)?{_NO}{{1,7}}[室户房号]"),
)


def _gate(begins: tuple[_Begins, ...]) -> re.Pattern[str]:
    """One pattern that begins with a set of signs: only so does the search skip fast to them."""
    first = "".join(signs for signs, _ in begins).replace("-", r"\-")
    return re.compile(
        f"[{first}](?:" + "|".join(rf"(?<=[{signs}]){rest}" for signs, rest in begins) + ")"
    )


NUMBERS, PLATES, ACCOUNTS, DOORS = map(_gate, (_NUMBERS, _PLATES, _ACCOUNTS, _DOORS))


def may_hold(text: str) -> bool:
    """Tell whether any of the gates is open.

    Four short patterns in turn are faster than one long.
    """
    return bool(
        NUMBERS.search(text) or PLATES.search(text) or ACCOUNTS.search(text) or DOORS.search(text)
    )
