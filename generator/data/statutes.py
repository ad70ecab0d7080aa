"""Write the text of a rule as Markdown, each version that has words of its own apart."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.kinds.rules.state import state, versions
from generator.law import citations
from generator.law.statute import Part

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from generator.kinds.rules.model import Rule, Version
    from generator.kinds.rules.provisions import Provision
    from generator.law.statute import Text

BY_VERSION = ("versions", "preamble", "clauses", "annexes")
"""Fields of a rule that are told version by version."""


def statute(rule: Rule, text: Callable[[str], str]) -> Iterator[str]:
    """Yield the blocks of a rule's text: its versions, the text in force, and the texts before.

    `text` writes what an author wrote in Markdown.
    """
    if rule.versions:
        yield "## 版本"
        yield "\n".join(f"- {_span(version)}：{state(rule, version)}" for version in versions(rule))
    current = citations.in_force(rule)
    if current.parts or current.preamble or current.annexes:
        yield from _text(current, "条文", text)
    for older in citations.others(rule):
        yield from _text(older, "另一版本的条文", text)


def _span(version: Version) -> str:
    end = f"，{version.ended}止" if version.ended else ""
    told = "，".join(citations.facts(version))
    return f"{version.effective}起施行{end}{f'（{told}）' if told else ''}"


def _text(one: Text, heading: str, text: Callable[[str], str]) -> Iterator[str]:
    yield f"## {heading}（{_span(one.version)}）" if one.version else f"## {heading}"
    if one.preamble:
        yield text(one.preamble)
    for part in one.parts:
        if isinstance(part, Part):
            yield f"{'#' * min(3 + part.depth, 6)} {part.heading.text}"
        else:
            mark = f"（{part.clause.kind.label}）" if part.clause.kind else ""
            yield f"**{part.clause.words}**{mark}"
            for provision in part.provisions:
                yield "\n".join([provision.words, *_items(provision.below, "")])
    for annex in one.annexes:
        yield f"### {annex.title}"
        yield text(annex.text)


def _items(provisions: tuple[Provision, ...], indent: str) -> Iterator[str]:
    """What a paragraph enumerates, as a list of lists."""
    for provision in provisions:
        yield f"{indent}- {provision.words}"
        yield from _items(provision.below, f"{indent}  ")
