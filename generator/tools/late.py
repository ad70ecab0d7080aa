"""Compile patterns when they are first used: a command needs few, and long ones take long."""

from __future__ import annotations

import re
from functools import cached_property
from typing import Any, cast


def late(pattern: str, flags: re.RegexFlag = re.NOFLAG) -> re.Pattern[str]:
    """Return a pattern that is compiled when it is first asked for anything.

    A pattern that is wrong raises re.error then.
    """
    return cast("re.Pattern[str]", Late(pattern, flags))


class Late:
    """Stand for a pattern, with each of its methods once somebody has called it."""

    def __init__(self, pattern: str, flags: re.RegexFlag) -> None:
        self._of = (pattern, flags)

    @cached_property
    def _compiled(self) -> re.Pattern[str]:
        return re.compile(*self._of)

    def __getattr__(self, name: str) -> Any:
        value = getattr(self._compiled, name)
        setattr(self, name, value)
        return value
