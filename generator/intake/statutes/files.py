"""Plan how a rule comes into the content: a file of its own, or a new version of one there."""

from __future__ import annotations

import os
import re
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from generator.intake.ids import Ids, slug
from generator.intake.office import plain, word
from generator.intake.office.blocks import RefusalError
from generator.intake.statutes import merging, writing
from generator.intake.statutes.inheritance import inherit
from generator.intake.statutes.parser import parse
from generator.kinds.fields import ID

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from generator.intake.office.blocks import Document
    from generator.intake.statutes.statute import Article, Statute
    from generator.kinds.rules.model import Rule

_PREFIX = re.compile("^(?:中华人民共和国|中国共产党)")


@dataclass(frozen=True, slots=True)
class Place:
    """Say where a rule of the content stands: its file, and its place in it."""

    rule: Rule
    file: Path
    path: tuple[str | int, ...] = ()


@dataclass(frozen=True, slots=True)
class Plan:
    """Hold a file before and after.

    `old`: the rule of which this is a new version. `heirs`: articles that took over what was said
    of them beside their words.
    """

    file: Path
    before: bytes | None
    after: bytes
    old: Rule | None = None
    heirs: Sequence[Article] = ()


def read(data: bytes, name: str) -> tuple[Statute, Document]:
    """Read the bytes of a file as a rule; its name tells the form. Raises RefusalError."""
    form = Path(name).suffix.lower()
    if form in (".docx", ".docm") or data.startswith(b"PK\x03\x04"):
        document = word.read(data)
    else:
        document = plain.read(data, markdown=form in (".md", ".markdown") or _is_markdown(data))
    statute = parse(document)
    if not statute.title:
        raise RefusalError("没有标题：第一行应当是制度的名称")
    if not (statute.clauses or statute.body):
        raise RefusalError("只有标题，没有正文")
    return statute, document


def _is_markdown(data: bytes) -> bool:
    return re.search(rb"^#{1,4} ", data[:20_000], re.MULTILINE) is not None


def plan(statute: Statute, content: Path, places: Iterable[Place], id: str = "") -> Plan:
    """Plan how a rule is written. Raises RefusalError where that cannot be.

    `places`: the rules that are there. `id`: of the rule; else that of the same title, or one made
    of the title.
    """
    there = [*places]
    named = id or statute.id
    old = next((one for one in there if one.rule.id == named), None)
    if old is None and not id:
        old = next((one for one in there if one.rule.title == statute.title), None)
    if old is not None:
        data = old.file.read_bytes()
        heirs = inherit(statute, old.rule)
        return Plan(old.file, data, merging.merge(data, old.path, statute), old.rule, heirs)
    new = named or _new_id(statute.title, {one.rule.id for one in there})
    if not ID.fullmatch(new):
        raise RefusalError(f"编号“{new}”只能用小写字母、数字和连字符")
    path = Path(os.path.realpath(content / "rules" / f"{new}.yml"))
    if path.exists():
        raise RefusalError(f"已经有 {path.name} 了：用 --id 另起一个编号")
    return Plan(path, None, writing.as_yaml(statute).encode())


def _new_id(title: str, taken: set[str]) -> str:
    return Ids(taken).new(slug(_PREFIX.sub("", title)) or "rule")


def with_date(statute: Statute, effective: str) -> Statute:
    """Return a rule whose text is in force since a date, 2025-06-01."""
    return replace(statute, version=replace(statute.version, effective=effective))
