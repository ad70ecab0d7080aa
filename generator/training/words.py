"""Read the words that the scripts in the browser and the report of a training office share."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache

from generator.training.client import CLIENT

_SOURCE = CLIENT / "shared.js"


@dataclass(frozen=True, slots=True)
class Words:
    """Hold the words that Python and the scripts both show.

    `format`: the first cell of every row; `columns`: heads of the CSV; `status`: key → words.
    """

    format: str
    columns: tuple[str, ...]
    status: dict[str, str]


@cache
def words() -> Words:
    """Return what `shared.js` holds: a comment, then plain JSON between an equals sign and `;`."""
    _, _, value = _SOURCE.read_text("utf-8").partition("export const SHARED = ")
    values = json.loads(value.rstrip().removesuffix(";"))
    return Words(values["format"], tuple(values["columns"]), values["status"])
