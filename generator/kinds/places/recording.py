"""Model the chapters of a recording: where in it something begins."""
# ruff: noqa: TC001 (pydantic reads these annotations at run time)

from __future__ import annotations

import re
from typing import Annotated, Any

from pydantic import BeforeValidator, Field, WithJsonSchema

from generator.kinds.fields import Text
from generator.kinds.record import key, record

_CLOCK = re.compile(r"(?:(\d{1,2})[:：])?(\d{1,3})[:：](\d{2})")
_WORDS = re.compile(r"(?:(\d{1,3})分(?:钟)?)?(?:(\d{1,4})秒)?")


def _seconds(value: Any) -> Any:
    """Read 1:05, 1:02:05 and 1分5秒 as seconds; leave what is none of these."""
    if not isinstance(value, str):
        return value
    plain = "".join(value.split())
    if match := _CLOCK.fullmatch(plain):
        hours, minutes, seconds = (int(part or 0) for part in match.groups())
        return hours * 3600 + minutes * 60 + seconds if seconds < 60 else value
    match = _WORDS.fullmatch(plain)
    if plain and match:
        return int(match[1] or 0) * 60 + int(match[2] or 0)
    return value


Moment = Annotated[
    int,
    BeforeValidator(_seconds),
    Field(ge=0, le=6 * 3600),
    WithJsonSchema({"type": ["integer", "string"]}),
]
"""Seconds from the start of a recording."""


@record
class Chapter:
    at: Moment = key("时间")
    title: Text = key("标题")

    @property
    def clock(self) -> str:
        """Return 1:05, or 1:01:05 from an hour on."""
        minutes, seconds = divmod(self.at, 60)
        hours, minutes = divmod(minutes, 60)
        return f"{hours}:{minutes:02}:{seconds:02}" if hours else f"{minutes}:{seconds:02}"
