"""Hold the table of values that lies beside an index, as csv."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from pydantic_core import PydanticCustomError, core_schema

if TYPE_CHECKING:
    from pydantic import GetCoreSchemaHandler
    from pydantic_core import CoreSchema

_NAME = re.compile(r"[^/\\:*?\"<>|]+\.csv", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Row:
    """Hold one value as a table gives it; `value` is None where it says that there is none."""

    unit: str
    indicator: str
    value: float | None
    note: str = ""


@dataclass(frozen=True, slots=True)
class DataFile:
    """Name a table beside the index, and hold its rows once it has been read.

    `digest`: the SHA-256 of its text. `is_whole`: False where some of it could not be read.
    """

    text: str
    rows: tuple[Row, ...] = ()
    digest: str = ""
    is_whole: bool = True

    @classmethod
    def parse(cls, text: str) -> DataFile:
        """Take the name of a file. Raises PydanticCustomError where it is no csv beside this."""
        if not _NAME.fullmatch(text):
            raise PydanticCustomError("table-name", "not a csv file beside this", {"value": text})
        return cls(text)

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.no_info_after_validator_function(
            cls.parse, core_schema.str_schema(strip_whitespace=True)
        )
