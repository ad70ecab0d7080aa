"""Find the settings that a new site still has to fill in."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from generator.kinds.leaves import leaves
from generator.source.diagnostics import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator

MARK = "请填写"
"""How a text begins that stands for what an office has to write; it is seen wherever it shows."""


def problems(record: Any) -> Iterator[Problem]:
    """Yield every text of a record of settings that nobody has filled in."""
    for path, _, text in leaves(record):
        if text.startswith(MARK):
            yield Problem("unfilled-setting", path, {"value": text})
