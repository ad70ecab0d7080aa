"""Define types of single fields, with marks that say what a text means.

A text may be a reference, Markdown, a file or an address.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import Annotated, Any

from pydantic import BeforeValidator, StringConstraints
from pydantic_core import PydanticCustomError

GOOD_LINK = re.compile(r"(?:https?://[^/\\]|mailto:)", re.IGNORECASE)
"""How the address of a link that an author writes must begin."""

ID = re.compile(r"[a-z0-9](?:[a-z0-9-]*[a-z0-9])?", re.ASCII)


@dataclass(frozen=True, slots=True)
class To:
    """Say that the text is the id of an entry in `folder`."""

    folder: str


@dataclass(frozen=True, slots=True)
class OneOf:
    """Say that the text is an id or a word of a list of the site's vocabulary (kind.Vocabulary)."""

    words: str


@dataclass(frozen=True, slots=True)
class Mark:
    """Say what else a text may be; see the constants below."""

    name: str


CLAUSE = Mark("clause")  # <rule id>#<clause no>
ENTRY = Mark("entry")  # <folder>/<id>, with #<clause no> for a clause of a rule
CITED = Mark("cited")  # either of the two above
MARKDOWN = Mark("markdown")
MEDIA = Mark("media")  # a file below content/media/
ADDRESS = Mark("address")  # an http(s) address
PHONE = Mark("phone")  # a number for the public to call
EVIDENCE = Mark("evidence")  # <folder>/<id> of an entry, an address, or other words
PARTY = Mark("party")  # the id or title of a unit, or other words for somebody
AMOUNT = Mark("amount")  # of money
NAME = Mark("name")  # one of several short names or words
TABLE = Mark("table")  # the name of a file with values beside the entry
NOTE = Mark("note")  # a word among editors, for no reader

Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
Markdown = Annotated[Text, MARKDOWN]
Media = Annotated[Text, MEDIA]
Name = Annotated[Text, NAME]
Phone = Annotated[Text, PHONE]
Note = Annotated[Text, NOTE]
Party = Annotated[Text, PARTY]
Evidence = Annotated[Text, EVIDENCE]
ClauseRef = Annotated[Text, CLAUSE]
EntryRef = Annotated[Text, ENTRY]
CitedRef = Annotated[Text, CITED]
TopicRef = Annotated[Text, To("topics")]
UnitRef = Annotated[Text, To("units")]
ModuleRef = Annotated[Text, To("modules")]
Sector = Annotated[Text, OneOf("sectors")]
PlaceCategory = Annotated[Text, OneOf("categories")]


def _require_id(value: Any) -> Any:
    if isinstance(value, str) and not ID.fullmatch(value):
        raise PydanticCustomError("bad-id", "not an id", {"value": value})
    return value


def _yes_or_no(value: Any) -> Any:
    known = {"true": True, "是": True, "false": False, "否": False}
    if isinstance(value, str) and value.strip().lower() in known:
        return known[value.strip().lower()]
    near = _MEANT.get(unicodedata.normalize("NFKC", str(value)).strip().lower(), "")
    values = {"value": value, "known": "true（是）、false（否）", "nearest": near}
    raise PydanticCustomError("unknown-value", "not yes or no", values)


_MEANT = dict.fromkeys(("yes", "y", "on", "1", "真", "对", "√", "ture", "treu", "tru"), "true")
_MEANT |= dict.fromkeys(("no", "n", "off", "0", "假", "错", "×", "flase", "fasle", "fals"), "false")


def _address(value: Any) -> Any:
    if isinstance(value, str) and not re.fullmatch(
        r"https?://[^\s/\\]+\.[^\s\\]*", value.strip(), re.IGNORECASE
    ):
        raise PydanticCustomError("bad-link", "not a web address", {"value": value})
    if isinstance(value, str) and (bare := value.strip().rstrip(_AFTER_ADDRESS)) != value.strip():
        raise PydanticCustomError("bad-link", "ends in a stop", {"value": value, "nearest": bare})
    return value


_AFTER_ADDRESS = "，。；、！？”’》」』…"
"""What stands behind an address in a sentence and goes along when it is copied."""

Id = Annotated[str, BeforeValidator(_require_id)]
Flag = Annotated[bool, BeforeValidator(_yes_or_no)]
Address = Annotated[Text, BeforeValidator(_address), ADDRESS]
