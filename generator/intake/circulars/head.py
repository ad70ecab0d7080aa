"""Read the head and the foot of a circular: title, number, to whom, by whom, on which day."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from generator.intake.circulars.fact import Fact
from generator.intake.circulars.times import times

if TYPE_CHECKING:
    from collections.abc import Sequence

    from generator.intake.circulars.passages import Passage

_NUMBER = re.compile(
    r"(?P<code>[\u4e00-\u9fff]{1,16}\s?[〔\[（(【［]\s?[0-9]{4}\s?[〕\]）)】］]"
    r"\s*第?[0-9]{1,4}\s*号)"
    r"|(?P<issue>(?:[\u4e00-\u9fff]{0,8}\s?(?:20[0-9]{2})\s?年\s?)?"
    r"第\s?[0-9一二三四五六七八九十]{1,4}\s?期(?:[（(]总第[0-9]{1,4}期[）)])?)"
)
_LONGEST_NUMBER = 44
_TITLE_END = re.compile(
    r"(?:通报|通知|公告|通告|情况|案例|典型案例|问题|决定|纪要|简报|案例选编"
    r"|摘编)(?:[（(][^（）()]{1,20}[）)])?\Z"
)
_NO_TITLE = re.compile(r"文件\Z|[：:。；，]\Z|\A(?:签发人|密级|机密|内部资料|发至)")
_ADDRESS = re.compile(
    r"\A(?=[^。；]{2,120}[：:]\Z)(?:各|县|市|区|省|乡|镇|村|党|机关|全|.*(?:委|办|局|组|部门"
    r"|单位)[^。]*)"
)
_DAY = re.compile(
    r"\A[（(]?(?:\S{0,30}\s)?(?P<day>[^，。；：]{8,14}[日号])[）)]?(?:印发|通报|印)?\Z"
)
_IMPRINT = re.compile(
    r"\A(?:抄送|主送|抄报|印发|分送)[：:]|印发\Z|\A（?此件|\A联系(?:人|电话)|共印|份\Z"
)
_SPREAD = re.compile(r"(?<![\u4e00-\u9fff])([\u4e00-\u9fff])\s+(?=[\u4e00-\u9fff])")
"""Characters that are set apart: 通 报."""
_SHORT_TITLE, _LONGEST_TITLE = 12, 90
_HEAD_LINES = 14


@dataclass(slots=True)
class Head:
    """Hold what head and foot say; `taken` are the places of their passages, the rest is text.

    `omissions`: what stands there and no key holds, with its paragraph.
    """

    title: Fact | None = None
    number: Fact | None = None
    date: Fact | None = None
    taken: set[int] = field(default_factory=set)
    omissions: list[Fact] = field(default_factory=list)


def year(head: Head) -> int | None:
    """Return the year in which a text was written, where its head or foot says so."""
    return int(head.date.value[:4]) if head.date else None


def read(passages: Sequence[Passage]) -> Head:
    """Read head and foot of masked passages."""
    head = Head()
    _number(passages, head)
    _title(passages, head)
    _address(passages, head)
    _foot(passages, head)
    return head


def _number(passages: Sequence[Passage], head: Head) -> None:
    for i, passage in enumerate(passages[:_HEAD_LINES]):
        match = _NUMBER.search(passage.text) if len(passage.text) <= _LONGEST_NUMBER else None
        if match and not _TITLE_END.search(passage.text):
            words = re.sub(r"\s", "", match[0])
            head.number = Fact(words, match[0], passage.number)
            rest = (passage.text[: match.start()] + passage.text[match.end() :]).strip(" 　（）()")
            head.taken.add(i)
            if rest:
                head.omissions.append(Fact("文号旁边的字", rest, passage.number))
            return


def _title(passages: Sequence[Passage], head: Head) -> None:
    for i, passage in enumerate(passages[:_HEAD_LINES]):
        text = passage.text
        if i in head.taken or passage.mark or passage.is_table or len(text) > _LONGEST_TITLE:
            continue
        if _NO_TITLE.search(text):
            continue
        ends = next(
            (n for n in range(i, min(i + 4, len(passages))) if _TITLE_END.search(passages[n].text)),
            None,
        )
        if ends is None and not text.startswith("关于") and passage.depth is None:
            continue
        last = i if ends is None else ends
        lines = [one.text for one in passages[i : last + 1]]
        if any(map(_NO_TITLE.search, lines[1:])) or sum(map(len, lines)) > 2 * _LONGEST_TITLE:
            continue
        if not head.taken.isdisjoint(range(i, last + 1)):
            continue
        if (
            passages[i].text.endswith("通报")
            and len(text) < _SHORT_TITLE
            and _title_below(passages, i)
        ):
            continue
        title = "".join(lines)
        value = _SPREAD.sub(r"\1", title)
        head.title = Fact(value, title, passage.number)
        head.taken.update(range(i, last + 1))
        for above in range(i):
            if above not in head.taken:
                head.taken.add(above)
                head.omissions.append(
                    Fact("标题以前", passages[above].text, passages[above].number)
                )
        return


def _title_below(passages: Sequence[Passage], place: int) -> bool:
    """Whether the real title stands below a head that says no more than 通报."""
    below = [one.text for one in passages[place + 1 : place + 5]]
    return any(
        text.startswith("关于") or (len(text) > _SHORT_TITLE and _TITLE_END.search(text))
        for text in below
    )


def _address(passages: Sequence[Passage], head: Head) -> None:
    start = max(head.taken, default=-1) + 1
    for i in range(start, min(start + 3, len(passages))):
        text = passages[i].text
        day = _DAY.match(text)
        if day and head.date is None and (date := _date(day["day"], passages[i].number)):
            head.date = date
            head.taken.add(i)
        elif _ADDRESS.match(text):
            head.taken.add(i)
            head.omissions.append(Fact("主送", text.rstrip("：:"), passages[i].number))
            return


def _foot(passages: Sequence[Passage], head: Head) -> None:
    day: int | None = None
    for i in range(len(passages) - 1, max(max(head.taken, default=-1), len(passages) - 12), -1):
        text, number = passages[i].text, passages[i].number
        match = _DAY.match(text)
        if match and (date := _date(match["day"], number)):
            if text.endswith("印发") and head.date is None:
                head.date = date
            elif not text.endswith("印发"):
                head.date, day = date, i
            head.taken.add(i)
            if rest := text.replace(match["day"], "").strip(" 　（）()"):
                head.omissions.append(Fact("落款", rest, number))
        elif _IMPRINT.search(text) and len(text) < 2 * _LONGEST_TITLE:
            head.taken.add(i)
            head.omissions.append(Fact("版记", text, number))
        elif day == i + 1 and len(text) <= 40 and not re.search("[，。；：]", text):
            head.taken.add(i)
            head.omissions.append(Fact("落款", text, number))
            day = i
        elif not text.startswith("〔注"):
            return


def _date(words: str, number: int) -> Fact | None:
    time = next(times(words), None)
    return Fact(time.edtf, time.words, number) if time and time.edtf else None
