"""Find e-mail addresses and the ids by which messengers know people."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from generator.library.personal import context
from generator.library.personal.sorts import EMAIL, MESSENGER
from generator.tools.late import late

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.library.personal.sorts import Place

_AT = r"(?:[ ]?@[ ]?|[ ]?[(\[{（【<][ ]?(?:at|艾特|@)[ ]?[)\]}）】>][ ]?|[ ](?:at|AT)[ ])"
_DOT = (
    r"(?:\.|[ ]?[(\[{（【][ ]?(?:dot|点|\.)[ ]?[)\]}）】][ ]?|[ ](?:dot|DOT)[ ]"
    r"|点(?=com|cn|net|org))"
)
MAIL_SHAPE = late(
    rf"(?<![A-Za-z0-9._%+-])[A-Za-z0-9](?:[A-Za-z0-9_%+-]|\.(?=[A-Za-z0-9])){{0,63}}{_AT}"
    rf"(?:[A-Za-z0-9-]{{1,63}}{_DOT}){{1,4}}(?P<top>[A-Za-z]{{2,12}})(?![A-Za-z0-9])"
    r"|(?<=[箱址件l: ：])[A-Za-z0-9][\w.+-]{2,40}#(?:[A-Za-z0-9-]{1,30}\.){1,3}"
    r"(?:com|cn|net|org)\b",
    re.IGNORECASE | re.ASCII,
)
_FILES = frozenset(
    ["png", "jpg", "jpeg", "gif", "svg", "webp", "avif", "css", "js", "html", "json", "pdf", "mp3"]
)
"""What ends the name of a file, as in icon@2x.png."""

_WECHAT = r"(?:微信|薇信|威信|卫星号|we ?chat|weixin|[vw]x|加?v(?:信|(?=[号:：])))"
MESSENGER_SHAPE = late(
    rf"(?<![A-Za-z]){_WECHAT}(?:[ ]?(?:号码?|ID|账号|帐号|号|联系|添加|搜索?))*[ ]?"
    r"(?:[为是:：=（(\[“\"']|[ ](?=[A-Za-z]\w*[\d_-]))+[ ]?"
    r"(?P<wechat>[A-Za-z][A-Za-z0-9_-]{5,19})(?![A-Za-z0-9_.@-])"
    rf"|(?<![A-Za-z]){_WECHAT}(?:[ ]?(?:号码?|ID|账号|帐号))?[ ]?"
    r"(?P<joined>[A-Za-z](?=[A-Za-z-]*[\d_])[A-Za-z0-9_-]{5,19})(?![A-Za-z0-9_.@-])"
    r"|(?<![A-Za-z0-9_])(?P<own>wxid_[A-Za-z0-9]{8,24})"
    r"|(?:(?<![A-Za-z])Q[ ]?Q|扣扣|企鹅|球球|(?<![A-Za-z])Q(?=[:：号]))"
    r"(?:[ ]?(?:号码?|群|ID|账号|帐号|联系|邮箱))*[ ]?[为是:：=（(\[“\"' ]{0,3}"
    r"(?P<qq>[1-9](?:[ \-.·]?\d){4,10})(?![\dA-Za-z@])",
    re.IGNORECASE | re.ASCII,
)
_OFFICIAL = late("(?:公众|视频|订阅|服务|小程序|官方|政务|平台|企业)[\u4e00-\u9fff]{0,4}$")


def places(text: str) -> Iterator[Place]:
    """Yield what e-mail addresses and ids stand where in a text of plain signs."""
    for match in MAIL_SHAPE.finditer(text):
        if (match.group("top") or "").lower() not in _FILES:
            yield EMAIL, *match.span()
    for match in MESSENGER_SHAPE.finditer(text):
        name = match.lastgroup or "qq"
        if _is_official(text, match.start()) or context.counts(text, match.end()):
            continue
        yield MESSENGER, *match.span(name)


def _is_official(text: str, start: int) -> bool:
    """Whether the words before name an account of an office."""
    return bool(_OFFICIAL.search(text, max(0, start - 8), start))
