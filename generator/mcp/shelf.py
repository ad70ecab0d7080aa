"""Read the texts of a finished edition: all of them at the start, and nothing after that.

What is asked for is looked up among what was read, so no question leads to another file.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

import pydantic

from generator.data.markdown import NAME
from generator.data.schema import URL
from generator.data.texts import INDEX, RECORD
from generator.edition import Edition, Item
from generator.kinds import BY_FOLDER
from generator.kinds.entry import Audience
from generator.kinds.kind import Vocabulary
from generator.kinds.rules.model import Rule

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


class NoTextsError(Exception):
    """Say that a folder is no edition with texts; says what to do."""


@dataclass(frozen=True, slots=True)
class Entry:
    """Hold an entry as it is read: `id` with its folder, `facts` from the front of its text."""

    id: str
    folder: str
    facts: dict[str, Any]
    text: str
    body: str

    @property
    def title(self) -> str:
        return str(self.facts.get("title", self.id))

    @property
    def topics(self) -> list[str]:
        return [str(topic) for topic in self.facts.get("topics", ())]

    def summary(self) -> dict[str, Any]:
        """Return what a list says of it."""
        facts = ("id", "kind", "title", "url", "topics", "fictional")
        return {name: self.facts[name] for name in facts if name in self.facts}


class Shelf:
    """Hold what was read of an edition."""

    def __init__(self, folder: Path) -> None:
        """Read a folder that `qingjian build` has written. Raises NoTextsError, OSError."""
        if not (folder / INDEX).is_file():
            raise NoTextsError(
                f"“{folder}”里没有 {INDEX}：在 site_config/sharing.yml 里写 text: 是，再生成一次。"
            )
        self.index = (folder / INDEX).read_text("utf-8")
        self.entries = {entry.id: entry for entry in _entries(folder)}
        self._folder = folder
        self._rules = {id: _record(folder / id / RECORD) for id in self._with_record()}

    def _with_record(self) -> list[str]:
        return [id for id in self.entries if (self._folder / id / RECORD).is_file()]

    @cached_property
    def edition(self) -> Edition:
        """Return the rules as an edition, in which clauses are cited as the site itself does."""
        kind = BY_FOLDER["rules"]
        items = {folder: dict[str, Item]() for folder in BY_FOLDER}
        for id, data in self._rules.items():
            items["rules"][data.id] = Item(kind, data, id)
        return Edition(Audience.PUBLIC, items, {}, Vocabulary(), self._folder, self._folder)


def _entries(folder: Path) -> Iterator[Entry]:
    for kind in BY_FOLDER.values():
        for file in sorted((folder / kind.folder).glob(f"*/{NAME}")):
            text = file.read_text("utf-8")
            facts, body = _parted(text)
            if facts.get("id") == f"{kind.folder}/{file.parent.name}":
                yield Entry(str(facts["id"]), kind.folder, facts, text, body)


def _parted(text: str) -> tuple[dict[str, Any], str]:
    """The facts in front of a text, each a line of JSON behind its name, and what follows."""
    head, _, body = text.removeprefix("---\n").partition("\n---\n")
    pairs = (line.partition(": ") for line in head.split("\n"))
    return {name: json.loads(value) for name, _, value in pairs if value}, body.strip()


def _record(file: Path) -> Rule:
    told = json.loads(file.read_text("utf-8"))
    told.pop(URL, None)
    return pydantic.TypeAdapter(Rule).validate_python(_as_written(told))


def _as_written(value: Any) -> Any:
    """Plain data as authors write them, which is as texts."""
    if isinstance(value, dict):
        return {name: _as_written(one) for name, one in value.items()}
    if isinstance(value, list):
        return [_as_written(one) for one in value]
    if isinstance(value, bool):
        return "true" if value else "false"
    return str(value)
