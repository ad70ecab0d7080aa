"""Find addresses down to the door of a home."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from generator.library.personal.sorts import DOOR
from generator.tools.late import late

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.library.personal.sorts import Place

_NO = r"(?:[A-Za-z]?\d{1,5}[A-Za-z]?|[一二三四五六七八九十百零〇]{1,5}|[甲乙丙丁东西南北中A-Z])"
_GAP = r"[ ,，\-—·]{0,2}"
_HOUSE = r"(?:栋|幢|号楼|座|号院|[#＃]楼?|斋|舍)"
_ROOM = r"(?:室|户|房(?![屋产])|号(?!楼|院|文|令|线|公|通|案|会|窗|厅|馆|仓|井|站|门|机|展))"
SHAPE = late(
    rf"{_NO}{_GAP}{_HOUSE}{_GAP}(?:{_NO}{_GAP}单元{_GAP}(?:{_NO}(?:楼|层){_GAP})?{_NO}{_ROOM}?"
    rf"|(?:{_NO}(?:楼|层|门){_GAP})?(?:\d{{3,4}}{_ROOM}|\d{{3,4}}(?![\d年人件元户万亿]))"
    rf"|{_NO}(?:楼|层){_NO}{_ROOM})"
    rf"|{_NO}{_GAP}单元{_GAP}(?:{_NO}(?:楼|层){_GAP})?{_NO}{_ROOM}"
    rf"|(?:村|社区|屯|寨|庄|湾|冲|嘎查|乡|镇|坊)(?:委会)?{_GAP}"
    rf"(?:第?{_NO}(?:村民|居民)?(?:小组|组|队|社)|[\u4e00-\u9fff]{{1,4}}(?:小组|组|队|屯|湾|冲))"
    rf"{_GAP}(?:门牌)?{_NO}{_ROOM}"
    rf"|(?<=[村庄屯寨湾冲])第?{_NO}{_GAP}(?:巷|弄|排){_GAP}{_NO}号(?!文|令|线|公)"
    rf"|(?<=[路街巷弄道里])(?:{_NO}弄{_GAP})?{_NO}号{_GAP}(?:院|内)?{_GAP}(?:{_NO}{_HOUSE}?{_GAP})?"
    rf"(?:{_NO}(?:楼|层){_GAP})?\d{{1,4}}(?:室|户|房(?![屋产]))"
    rf"|[\d-]{{1,4}}{_HOUSE}?-\d{{1,2}}-\d{{3,4}}(?=室|号|户|房|$|[，。,）)])(?<=\d\d\d)"
)
_WORK = late(
    r"办公|政务|政府|行政|机关|教学|大楼|中心|大厅|医院|法院|检察|纪委|监委|学校|大学|学院|中学|小学"
    r"|局|展馆|馆|委员会|公司|厂|仓|写字|商务|科技园|产业园|园区|服务|接待|会议|实验|门诊|病|监舍|酒店"
    r"|宾馆|厅|考场|课"
)
_HOME = late(r"家住|住址|住在|居住|住所|现住|户籍|家庭|小区|花园|家园|公寓|新村|宿舍|家属|苑")
_WORK_AFTER = re.compile(r"[ ]?(?:会议|办公|接待|谈话|教|实验|考|病|展|诊)")


def places(text: str) -> Iterator[Place]:
    """Yield what addresses of homes stand where in a text of plain signs."""
    for match in SHAPE.finditer(text):
        words = re.split("[。；;\n]", text[max(0, match.start() - 16) : match.start()])[-1]
        at_home, at_work = _last(_HOME, words), _last(_WORK, words)
        if at_work > at_home or _WORK_AFTER.match(text, match.end()):
            continue
        yield DOOR, *match.span()


def _last(pattern: re.Pattern[str], words: str) -> int:
    """Where a pattern last stands; -1 if nowhere."""
    return max((match.start() for match in pattern.finditer(words)), default=-1)
