"""Hold what an import would do to an entry, change by change, each with its cell."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from generator.source.diagnostics import Path

BOTH = "导出以后文件里也改过"
"""Says why a conflict is one."""


class What(StrEnum):
    """Name what becomes of a cell, an item of a list or an entry."""

    CHANGE = "改"
    ADDITION = "加"
    DELETION = "删"
    CONFLICT = "冲突"
    REFUSAL = "没有收入"

    @property
    def is_done(self) -> bool:
        """Tell whether files change by it."""
        return self not in (What.CONFLICT, What.REFUSAL)


@dataclass(frozen=True, slots=True)
class Change:
    """Hold one change, or one that was not to be.

    `field`: what of the entry, in words; `path`: where in the entry, by the usual keys, after the
    change; `place`: the cell; `reason`: why it is not done.
    """

    what: What
    field: str
    place: str
    path: Path = ()
    before: str = ""
    after: str = ""
    reason: str = ""
