"""Name the sorts of personal data, and what was found of one."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Sort:
    """Name one sort, in Chinese and English.

    `meant`: authors may well publish it on purpose.
    """

    what: str
    what_en: str
    meant: bool = False


IDENTITY = Sort("身份证号", "an identity number")
MOBILE = Sort("手机号", "a mobile number")
FIXED = Sort("固定电话", "a telephone number")
CARD = Sort("银行卡号", "a bank card number")
PLATE = Sort("车牌号", "a number plate")
PASSPORT = Sort("护照号", "a passport number")
PERMIT = Sort("通行证号", "the number of a travel permit")
OFFICER = Sort("军警证件号", "the number of an officer's card")
EMAIL = Sort("电子邮箱", "an e-mail address", meant=True)
MESSENGER = Sort("微信号或 QQ 号", "a WeChat or QQ id", meant=True)
DOOR = Sort("门牌住址", "a door address", meant=True)


@dataclass(frozen=True, slots=True)
class Finding:
    """Hold what was found, and how it is written in the author's text, from `start` on."""

    sort: Sort
    text: str
    start: int = 0

    @property
    def what(self) -> str:
        return self.sort.what

    @property
    def what_en(self) -> str:
        return self.sort.what_en

    @property
    def is_fixed_line(self) -> bool:
        """Tell whether it is a number that an office may give to the public."""
        return self.sort is FIXED


Place = tuple[Sort, int, int]
"""What stands where in a text of plain signs."""
