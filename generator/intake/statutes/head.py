"""Read what stands above the first article: title, number, issuer, history, preamble."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from generator.intake.statutes import dates, marks
from generator.intake.statutes.marks import compact

if TYPE_CHECKING:
    from generator.intake.statutes.lines import Line

_KINDS = (
    "法|法典|条例|规定|办法|细则|规则|准则|意见|制度|守则|规程|章程|决定|通知|方案|公约|标准|纪律|指南|流程|清单|要点"
    "|决议|解释|规范|手册|须知|承诺书|机制|措施|纲要|规划|预案|程序|职责|批复|公告|令|修正案|编"
)
_STAGE = r"[（(][^（）()]{0,8}(?:试行|暂行|修订|修正|草案|意见稿|年版|版)[^（）()]{0,6}[）)]"
_TITLE_END = re.compile(rf"(?:{_KINDS})(?:{_STAGE})?$")
_STAGE_ALONE = re.compile(rf"{_STAGE}$")
_SIGN = re.compile(
    r"[（(]?\s?(?P<sign>[\u4e00-\u9fffA-Za-z·（）()]{1,24}?\s?"
    r"[〔［\[（(【﹝]\s?(?:19|20)\d{2}\s?[〕］\])）】﹞]\s?第?\s?\d{1,5}\s?号)\s?[）)]?"
)
_ORDER = re.compile(
    r"(?P<who>[\u4e00-\u9fff]{2,30}?)令\s?第?\s?(?P<no>[0-9一二三四五六七八九十百〇]+)\s?号"
)
_BODY = re.compile(
    r"[\u4e00-\u9fffA-Za-z（）()·、 ]{2,40}"
    r"(?:委员会|人民政府|政府|局|厅|部|院|办公室|办公厅|中心|公司|集团|学校|中学|小学|大学|学院|镇|乡|村|社区"
    r"|办事处|总工会|纪委|监委|党委|党组|支部|中央|会议|协会|所|站|队|处|科|校|园|馆|会|委|办)$"
)
_CONGRESS = re.compile(
    r"第[^届]{1,6}届(?P<who>[\u4e00-\u9fff]{2,20}?代表大会(?:常务委员会)?)第[^次]{1,8}次会议"
)
_LONGEST_TITLE = 80
_MOST_TITLE_LINES = 5


@dataclass(slots=True)
class Head:
    """Hold what the head says. `rest`: lines that are none of it, a preamble.

    `notice`: lines of a notice by which the rule was issued, which is no part of it.
    """

    title: str = ""
    issuer: str = ""
    number: str = ""
    history: list[str] = field(default_factory=list)
    rest: list[Line] = field(default_factory=list)
    notice: list[Line] = field(default_factory=list)
    signed: str = ""
    end: int = 0


def read(lines: list[Line]) -> Head:
    """Read the lines above the first article or heading."""
    head = Head()
    lines = _behind_notice(lines, head)
    lines = _without_sign(lines, head)
    count = _title(lines, head)
    _history(lines[count:], head)
    if not head.issuer:
        head.issuer = issuer_of(head.history)
    return head


def _behind_notice(lines: list[Line], head: Head) -> list[Line]:
    """Leave out the notice 关于印发《…办法》的通知, where the rule with its title follows."""
    texts = [compact(line.text) for line in lines]
    if len(texts) < 3:
        return lines
    names = {
        name
        for text in texts[:6]
        if text.endswith("通知")
        for name in re.findall("《([^《》]{3,60})》", text)
    }
    joined = ["".join(texts[i : i + 2]) for i in range(len(texts))]
    for i in range(len(texts) - 1, 1, -1):
        if texts[i] in names or (joined[i] in names and i + 1 < len(texts)):
            head.notice = lines[:i]
            _read_notice(head)
            return lines[i:]
    return lines


def _read_notice(head: Head) -> None:
    for i, line in enumerate(head.notice):
        if not head.number and (match := _SIGN.fullmatch(line.text)):
            head.number = compact(match["sign"])
        date = dates.date_alone(line.text)
        if date and i:
            head.signed = date
            before = head.notice[i - 1].text
            if _BODY.fullmatch(before):
                head.issuer = close(before)


def _without_sign(lines: list[Line], head: Head) -> list[Line]:
    """Take the number of the document, and the organ that stands above it as in a red head."""
    for i, line in enumerate(lines[:12]):
        match = _SIGN.fullmatch(line.text)
        if match is None:
            continue
        head.number = head.number or compact(match["sign"])
        above, below = lines[:i], lines[i + 1 :]
        if above and below and _is_title_line(below[0].text) and not _ends_title(above[-1].text):
            organ = compact("".join(one.text for one in above))
            head.issuer = head.issuer or organ.removesuffix("文件")
            return below
        return [*above, *below]
    return lines


def _is_title_line(text: str) -> bool:
    return (
        len(text) <= _LONGEST_TITLE
        and not re.search("[。；;：:，,！？]", text)
        and not dates.is_history(text)
        and not dates.date_alone(text)
        and not marks.is_contents_word(text)
        and not (text[0] in "（(" and not _STAGE_ALONE.match(compact(text)))
    )


def _ends_title(text: str) -> bool:
    return _TITLE_END.search(compact(text)) is not None


def _title(lines: list[Line], head: Head) -> int:
    """Read the title from the first lines; return how many they are."""
    if not lines:
        return 0
    parts: list[str] = []
    ended = False
    for line in lines[:_MOST_TITLE_LINES]:
        text = line.text
        if line.table or (parts and not _is_title_line(text)):
            break
        if parts and ended and line.depth != 1 and not _STAGE_ALONE.match(compact(text)):
            break
        if parts and not ended and line.depth is None and _BODY.fullmatch(text):
            break
        blank = " " if parts and line.depth == 1 and ended else ""
        parts.append(blank + close(text))
        ended = _ends_title(text)
        if not _is_title_line(text):
            break
    head.title = "".join(parts)
    return len(parts)


def close(text: str) -> str:
    """Take the blanks out of a title that stand between Han characters."""
    return marks.LOOSE.sub("", text).strip()


def _history(lines: list[Line], head: Head) -> None:
    """Sort the lines below the title into history, issuer and the rest."""
    open_marks = 0
    at_top = True
    for line in lines:
        text = line.text
        if at_top and not line.table and (open_marks > 0 or dates.is_history(text)):
            if open_marks > 0:
                head.history[-1] += text
            else:
                head.history.append(text)
            open_marks = _open_marks(head.history[-1])
        elif at_top and not line.table and not head.issuer and _BODY.fullmatch(text):
            head.issuer = close(text)
        else:
            at_top = False
            head.rest.append(line)


def _open_marks(text: str) -> int:
    """Count the brackets in a history that are still open; none in what has grown too long."""
    if len(text) > 2000:
        return 0
    titles = text.count("《") - text.count("》")
    return titles or max(0, text.count("（") + text.count("(") - text.count("）") - text.count(")"))


def issuer_of(history: list[str]) -> str:
    """Return who passed or issued a rule, by its history; "" where that is not certain."""
    for line in history:
        for event in dates.events(line):
            if match := _CONGRESS.search(event.words):
                return match["who"]
            if match := _ORDER.search(event.words):
                return match["who"].removeprefix("中华人民共和国")
            words = re.sub("(?:公布|发布|颁布|印发|制定)$", "", event.words).strip()
            if words != event.words and _BODY.fullmatch(words):
                return close(words)
    return ""


def order_of(words: str) -> str:
    """Return the number of the order by which a rule was made public: 国务院令第646号."""
    match = _ORDER.search(words)
    if match is None:
        return ""
    return f"{match['who'].removeprefix('中华人民共和国')}令第{match['no']}号"
