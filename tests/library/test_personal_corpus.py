"""How much personal data is found, and how much else is taken for it, over a generated corpus of
many spellings.
"""

from __future__ import annotations

import datetime
import random
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest

from generator.library import personal
from generator.library.personal import arithmetic

if TYPE_CHECKING:
    from collections.abc import Callable

RNG = random.Random(20260101)
EACH = 600
REGIONS = [
    "110105",
    "430405",
    "321204",
    "440300",
    "510107",
    "650102",
    "820000",
    "230102",
    "371302",
    "522701",
]
PROVINCES = "京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼"
LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ"
CHINESE = str.maketrans("0123456789", "〇一二三四五六七八九")
FINANCIAL = str.maketrans("0123456789", "零壹贰叁肆伍陆柒捌玖")
WIDE = {code: code + 0xFEE0 for code in range(0x21, 0x7F)}


def digits(count: int) -> str:
    return "".join(RNG.choices("0123456789", k=count))


def day(first: int = 1935, last: int = 2008) -> datetime.date:
    start = datetime.date(first, 1, 1)
    return start + datetime.timedelta(RNG.randrange((datetime.date(last, 12, 31) - start).days))


def identity() -> str:
    """GB 11643-1999; the check character by the definition of ISO 7064, not as the code under test
    computes it.
    """
    body = f"{RNG.choice(REGIONS)}{day():%Y%m%d}{digits(3)}"
    check = (1 - sum(int(digit) << place for place, digit in enumerate(body[::-1], 1))) % 11
    return body + "0123456789X"[check]


def old_identity() -> str:
    return f"{RNG.choice(REGIONS)}{day(last=1999):%y%m%d}{digits(3)}"


def mobile() -> str:
    prefixes = [
        "130",
        "138",
        "139",
        "147",
        "150",
        "159",
        "166",
        "171",
        "177",
        "186",
        "189",
        "191",
        "198",
        "199",
    ]
    return RNG.choice(prefixes) + digits(8)


def fixed() -> str:
    area = RNG.choice(["010", "021", "0734", "0523", "0755", "0898", "0951", "029"])
    return area + RNG.choice("2345678") + digits(7 if len(area) == 3 else 6)


def card() -> str:
    body = RNG.choice(
        ["622202", "621700", "623052", "625912", "955880", "622848", "436742", "518710", "356889"]
    )
    body += digits({"4": 9, "5": 9, "3": 9}.get(body[0], RNG.choice([9, 12])))
    total = 0
    for place, digit in enumerate(body[::-1]):
        doubled = int(digit) * (2 if place % 2 == 0 else 1)
        total += doubled // 10 + doubled % 10
    return body + str(-total % 10)


def plate() -> str:
    head = RNG.choice(PROVINCES) + RNG.choice(LETTERS)
    body = digits(5) if RNG.random() < 0.6 else RNG.choice(LETTERS) + digits(4)
    return head + RNG.choice(
        [body, body, RNG.choice("DF") + digits(5), digits(4) + RNG.choice("警学挂")]
    )


@dataclass(frozen=True)
class Sort:
    what: str
    make: Callable[[], str]
    spellings: tuple[Callable[[str], str], ...]
    around: tuple[str, ...]


def as_is(text: str) -> str:
    return text


def grouped(*lengths: int, by: str = " ") -> Callable[[str], str]:
    def write(number: str) -> str:
        parts, at = [], 0
        for length in lengths:
            parts.append(number[at : at + length])
            at += length
        return by.join(part for part in [*parts, number[at:]] if part)

    return write


def full_width(text: str) -> str:
    return text.translate(WIDE)


def chinese(text: str) -> str:
    return text.translate(CHINESE)


def area_and_rest(number: str) -> tuple[str, str]:
    length = 3 if number[1] in "12" else 4
    return number[:length], number[length:]


def financial(text: str) -> str:
    return text.translate(FINANCIAL)


def parted_chinese(text: str) -> str:
    return chinese(grouped(6, 4, 4)(text))


SPELLINGS = (as_is, as_is, full_width, chinese, financial)
AROUND = ("{}", "联系{}。", "（{}）", "他的是{}，请核实", "“{}”\n", "2021年6月，{}等")
SORTS = (
    Sort(
        "an identity number",
        identity,
        (
            *(*SPELLINGS, str.lower, grouped(6, 8), grouped(6, 4, 4), grouped(6, 8, by="-")),
            *(grouped(*[1] * 17), grouped(6, 8, by="\u3000"), parted_chinese),
            lambda n: "ID" + n,
        ),
        (*AROUND, "身份证号码：{}", "身份证{}号", "公民身份号码 {} ；"),
    ),
    Sort(
        "an identity number",
        old_identity,
        (*SPELLINGS, grouped(6, 6)),
        (*AROUND, "身份证号{}"),
    ),
    Sort(
        "a mobile number",
        mobile,
        (
            *(*SPELLINGS, grouped(3, 4), grouped(3, 4, by="-"), grouped(4, 3)),
            *(lambda n: "+86 " + n, lambda n: "0086" + n, lambda n: "0" + n),
            *(grouped(*[1] * 10), grouped(3, 4, by="－")),
        ),
        (*AROUND, "手机：{}", "电话{}（微信同号）", "tel{}"),
    ),
    Sort(
        "a telephone number",
        fixed,
        (
            *SPELLINGS,
            lambda n: "-".join(area_and_rest(n)),
            lambda n: " ".join(area_and_rest(n)),
            lambda n: "({}){}".format(*area_and_rest(n)),
            lambda n: "（{}）{}".format(*area_and_rest(n)),
        ),
        (*AROUND, "办公电话：{}", "传真{}"),
    ),
    Sort(
        "a bank card number",
        card,
        (*SPELLINGS, grouped(4, 4, 4, 4), grouped(4, 4, 4, 4, by="-"), grouped(6)),
        (*AROUND, "卡号：{}", "汇入账户{}中"),
    ),
    Sort(
        "a number plate",
        plate,
        (
            *(as_is, as_is, str.lower, full_width, chinese),
            *(grouped(2, by="·"), grouped(2), grouped(2, by="•")),
        ),
        (*AROUND, "车牌{}的公车", "驾驶{}外出"),
    ),
)


def amount() -> str:
    value = RNG.choice([RNG.uniform(1, 1e4), RNG.uniform(1e4, 1e8), RNG.uniform(1e8, 2e11)])
    return RNG.choice(
        [
            f"{value:.2f}元",
            f"{value:,.2f} 元",
            f"{value:.0f}元",
            f"{value / 1e4:.4f}万元",
            f"人民币{value:.0f}.00",
        ]
    )


def several_days() -> str:
    writings = ["%Y-%m-%d", "%Y%m%d", "%Y.%m.%d", "%Y年%m月%d日", "%Y/%m/%d"]
    between = RNG.choice([" ", "、", "至", "/", " - "])
    days = [f"{day(1990, 2030):{RNG.choice(writings)}}" for _ in range(RNG.randint(1, 3))]
    return between.join(days)


def isbn() -> str:
    return RNG.choice(
        [
            f"ISBN 978-7-{digits(4)}-{digits(4)}-{digits(1)}",
            f"978-7-{digits(3)}-{digits(5)}-{digits(1)}",
            f"ISBN 9787{digits(9)}",
            f"ISSN {digits(4)}-{digits(4)}",
        ]
    )


def order() -> str:
    stamp = f"{day(2015, 2026):%Y%m%d}"
    several = (
        f"订单号{stamp}{digits(RNG.randint(6, 14))}", f"订单编号：{digits(RNG.randint(10, 20))}",
        f"运单号 {digits(13)}", f"流水号{stamp}{digits(8)}", f"{stamp}{digits(9)}",
        f"发票号码：{digits(8)}", f"SF{digits(13)}",
        f"合同编号 {stamp}-{digits(4)}", f"{stamp}{digits(12)}", f"档案 {digits(9)}",
    )  # fmt: skip
    return RNG.choice(several)


def document() -> str:
    head = RNG.choice(["湘纪发", "国发", "中办发", "衡高新纪", "苏纪办"])
    return RNG.choice(
        [
            f"{head}〔{RNG.randint(1990, 2026)}〕{RNG.randint(1, 300)}号",
            f"{head}{RNG.randint(1990, 2026)}{digits(4)}号",
            f"({RNG.randint(2000, 2026)})湘{digits(4)}刑初{RNG.randint(1, 999)}号",
        ]
    )


def official() -> str:
    return RNG.choice(
        [
            f"湘ICP备{digits(8)}号",
            f"湘公网安备 {RNG.choice(REGIONS)}{digits(8)}号",
            f"统一社会信用代码 9143{digits(14)}",
            f"网站标识码{digits(10)}",
            "举报电话12388",
            "热线 12345",
            "服务电话 400-810-1234",
            "电话：95588",
            "邮编 421001",
        ]
    )


def figures() -> str:
    return RNG.choice(
        [
            f"{digits(4)} {digits(3)} {digits(2)} {digits(4)}",
            "、".join(f"{RNG.randint(1, 9999)}件" for _ in range(6)),
            f"北纬 {RNG.uniform(20, 50):.8f}°，东经 {RNG.uniform(80, 130):.8f}°",
            f"{RNG.uniform(0, 1):.14f}",
            f"占比{RNG.uniform(0, 100):.3f}%",
            f"一九{RNG.choice('八九')}{RNG.choice('一二三四五六七八')}年，二〇二一年",
            f"sha256:{RNG.randbytes(16).hex()}",
            f"苏{RNG.choice('ABCD')}级景区{digits(3)}人",
        ]
    )


OTHERS = (amount, several_days, isbn, order, document, official, figures)


def _found(text: str) -> list[str]:
    return [finding.what_en for finding in personal.find(text)]


def _planted(sort: Sort) -> tuple[int, list[str]]:
    """How many of a sort were looked for and which were missed."""
    misses = []
    for i in range(EACH):
        number = sort.make()
        text = sort.around[i % len(sort.around)].format(
            sort.spellings[i % len(sort.spellings)](number)
        )
        if sort.what not in _found(text):
            misses.append(text)
    return EACH, misses


def test_recall_and_precision(capsys: pytest.CaptureFixture[str]) -> None:
    looked, missed, lines = Counter[str](), Counter[str](), []
    for sort in SORTS:
        count, lost = _planted(sort)
        looked[sort.what] += count
        missed[sort.what] += len(lost)
        lines += [f"  missed {text!r}" for text in lost[:5]]
    wrong = [
        (text, found)
        for make in OTHERS
        for text in (make() for _ in range(EACH))
        if (found := _found(text))
    ]
    right = sum(looked.values()) - sum(missed.values())
    precision = right / (right + len(wrong))
    with capsys.disabled():
        print("\npersonal data, generated corpus:")
        for what, count in looked.items():
            known = count - missed[what]
            print(f"  {what}: {known} of {count} found ({known / count:.2%})")
        innocent = EACH * len(OTHERS)
        print(f"  precision {precision:.2%}: {len(wrong)} of {innocent} others were taken for one")
    problems = "\n".join([*lines, *(f"  wrong {text!r}: {found}" for text, found in wrong[:20])])
    assert missed["an identity number"] == 0, problems
    assert all(missed[what] <= 0.01 * count for what, count in looked.items()), problems
    assert precision >= 0.98, problems


@pytest.mark.parametrize(
    "text", ["12388", "举报电话：12388", "110", "拨打12309", "400-800-1234", "95588", "0734-12388"]
)
def test_hotlines_are_fine(text: str) -> None:
    assert _found(text) == []


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("+86 734 8866110", "a telephone number"),
        ("座机 0734-8866110-801", "a telephone number"),
        ("电话：8866110", "a telephone number"),
        ("430405194912310025138001380001", "an identity number"),
        ("车牌湘A·一二三四五", "a number plate"),
        ("wx13800138000", "a mobile number"),
        ("一三八-〇〇一三-八〇〇〇", "a mobile number"),
        ("138〇〇138〇〇〇", "a mobile number"),
    ],
)
def test_odd_spellings(text: str, what: str) -> None:
    number = "43040519491231002"
    check = next(c for c in "0123456789X" if arithmetic.is_identity_number(number + c))
    assert what in _found(text.replace("430405194912310025", number + check))


def test_a_finding_is_told_as_it_is_written() -> None:
    assert [f.text for f in personal.find("电话 １３８－００１３－８０００。")] == [
        "１３８－００１３－８０００"
    ]
    assert personal.plain("１３８－００１３－八〇〇〇") == "13800138000"
