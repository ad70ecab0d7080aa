"""Write a rule as an author's file: readable YAML, long texts as blocks."""

from __future__ import annotations

from typing import TYPE_CHECKING

import yaml

from generator.intake.statutes.statute import Heading
from generator.source.splice import scalar

if TYPE_CHECKING:
    from generator.intake.statutes.statute import Annex, Article, Statute, Version


_WIDTH = 10_000  # characters: no text is folded


def as_yaml(statute: Statute) -> str:
    """Return a rule as the text of a file of its own."""
    lines = [f"title: {_value(statute.title)}"]
    if statute.short:
        lines.append(f"short: {_list(statute.short)}")
    if statute.issuer:
        lines.append(f"issuer: {_value(statute.issuer)}")
    if statute.number and not statute.version.number:
        lines.append(f"number: {_value(statute.number)}")
    if statute.level:
        lines.append(f"level: {_value(statute.level)}")
    if statute.more:
        text = yaml.safe_dump(statute.more, allow_unicode=True, sort_keys=False, width=_WIDTH)
        lines += text.rstrip().split("\n")
    if statute.version.effective:
        lines += ["versions:", *version_item(statute.version)]
    if statute.preamble:
        lines += block("preamble", "\n\n".join(statute.preamble))
    if statute.clauses:
        lines.append("clauses:")
        for clause in statute.clauses:
            lines += clause_item(clause)
    if statute.annexes:
        lines.append("annexes:")
        for annex in statute.annexes:
            lines += annex_item(annex)
    if statute.body:
        lines += block("body", "\n\n".join(statute.body))
    return "\n".join(lines) + "\n"


def _value(text: str) -> str:
    return scalar(text, None, inside=False)


def _list(texts: tuple[str, ...]) -> str:
    return "[" + ", ".join(scalar(text, None, inside=True) for text in texts) + "]"


def version_item(version: Version, ended: str = "", preamble: str = "") -> list[str]:
    """Return a version as the lines of an item of a list; `preamble` if it has one of its own."""
    keys = {
        "effective": version.effective,
        "ended": ended or version.ended,
        "promulgated": version.promulgated,
        "amended": version.amended,
        "number": version.number,
        "note": version.note,
    }
    lines = [f"{name}: {_value(value)}" for name, value in keys.items() if value]
    return _item(lines + (block("preamble", preamble) if preamble else []))


def clause_item(clause: Heading | Article, within: str = "") -> list[str]:
    """Return a heading or an article as an item; `within` is the version it belongs to, if any."""
    of_version = [f"in: {within}"] if within else []
    if isinstance(clause, Heading):
        return _item([f"heading: {_value(clause.text)}", *of_version])
    lines = [f'no: "{clause.no}"', *of_version]
    if clause.kind:
        lines.append(f"kind: {_value(clause.kind)}")
    if clause.topics:
        lines.append(f"topics: {_list(clause.topics)}")
    return _item([*lines, *block("text", clause.text)])


def annex_item(annex: Annex, within: str = "") -> list[str]:
    """Return an annex as an item; `within` as for a clause."""
    of_version = [f"in: {within}"] if within else []
    return _item([f"title: {_value(annex.title)}", *of_version, *block("text", annex.text)])


def block(key: str, text: str) -> list[str]:
    """Return a key and a long text as the lines of a block; what is empty says so."""
    if not text.strip():
        return [f"{key}: （原文空白）"]
    return [f"{key}: |", *(f"  {line}" if line.strip() else "" for line in text.split("\n"))]


def _item(lines: list[str]) -> list[str]:
    """Return lines as an item of a list, two blanks in."""
    return [
        (f"  - {line}" if i == 0 else f"    {line}") if line else "" for i, line in enumerate(lines)
    ]
