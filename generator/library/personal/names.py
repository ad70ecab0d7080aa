"""Find real names in running text, by a family name beside a post or what is said of persons."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_SINGLE = (
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘蔡蒋余杜叶程苏魏吕丁任"
    "沈姚卢姜崔钟谭陆汪范廖石金韦贾夏付方邹熊白孟秦邱江尹薛闫段雷侯龙陶黎贺顾郝龚邵万钱严赖覃洪武莫孔汤"
)
_COMPOUND = "欧阳|司马|诸葛|上官|司徒|东方|皇甫|尉迟|公孙|慕容|令狐|夏侯|长孙|宇文|独孤|南宫"
_GIVEN = r"[\u4e00-\u9fff]"
_NOT_GIVEN = r"(?!.?[某和及与的了是在为被将对等同受因由向至就从处部局委员长记任职案式面法])"
_NAME = rf"(?:(?:{_COMPOUND})|[{_SINGLE}]){_NOT_GIVEN}{_GIVEN}{{1,2}}"
_POST = (
    r"(?:书记|主任|院长|局长|所长|镇长|村长|县长|市长|部长|处长|科长|经理|董事长|会计|出纳|校长|站长"
    r"|队长|乡长|区长|厂长|社长|股长|组长|支书|科员|主席)"
)
_SAID = r"(?:同志|受到|利用职务|接受(?:纪律)?审查|涉嫌|被开除|被留置|收受|违规|滥用职权|受贿|贪污)"
_SHAPE = re.compile(
    rf"{_POST}[（(](?P<in>{_NAME})[）)]|{_POST}(?P<after>{_NAME})(?={_SAID})"
    rf"|(?:(?<=[，。；：、（“\n])|^)(?P<first>{_NAME})(?={_SAID})"
)
_AT_END = re.compile(rf"{_POST}[（( ]?(?P<name>{_NAME})[）)]?\s*\Z")


def names(text: str) -> Iterator[str]:
    """Yield the real names in a text, as they are written; masked ones (张某) are none."""
    for match in _SHAPE.finditer(text):
        yield match.group(match.lastgroup or 0)


def name_after_post(text: str) -> str:
    """Return the real name with which the words for a post end; "" if there is none."""
    match = _AT_END.search(text)
    return match.group("name") if match else ""
