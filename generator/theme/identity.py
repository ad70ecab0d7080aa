"""State who runs the site, as the foot of every page does.

What is configured is shown, and linked where that is usual.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

SITE_MAP = "网站地图"
_MINISTRY_OF_INDUSTRY = "https://beian.miit.gov.cn/"
_MINISTRY_OF_PUBLIC_SECURITY = "https://beian.mps.gov.cn/#/query/webSearch?code={number}"


@dataclass(frozen=True, slots=True)
class Fact:
    """Hold a line of the footer.

    `href`: an address, a way from the site's root on (`inside`), or nothing.
    """

    label: str
    value: str
    href: str = ""
    inside: bool = False


def facts(identity: Mapping[str, object] | None) -> Iterator[Fact]:
    """Yield what is set under `extra: identity:`, in its order.

    The value of 网站地图 is the address of that page.
    """
    for label, words in (identity or {}).items():
        value = str(words).strip() if words is not None else ""
        if label == SITE_MAP and value:
            outside = bool(re.match(r"https?://", value))
            yield Fact("", label, value if outside else value.lstrip("/"), not outside)
        elif value:
            yield Fact(label, value, _href(label, value))


def _href(label: str, value: str) -> str:
    if label == "ICP备案号":
        return _MINISTRY_OF_INDUSTRY
    if label == "公安备案号" and (number := re.search(r"\d{8,}", value)):
        return _MINISTRY_OF_PUBLIC_SECURITY.format(number=number.group())
    if label == "联系方式" and re.fullmatch(r"[^\s@:]+@[^\s@:]+\.\w+", value):
        return f"mailto:{value}"
    if label == "联系方式" and re.fullmatch(r"\+?[\d\s-]{5,20}", value):
        return "tel:" + re.sub(r"[\s-]", "", value)
    return ""
