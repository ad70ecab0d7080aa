"""Tell when a rule was made public, amended and came into force, as far as it says so itself."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from generator.intake.statutes import dates
from generator.intake.statutes.head import order_of
from generator.intake.statutes.statute import Version

if TYPE_CHECKING:
    from generator.intake.office.blocks import Document
    from generator.intake.statutes.dates import Effect, Event
    from generator.intake.statutes.head import Head
    from generator.intake.statutes.statute import Statute

_PUBLIC = frozenset({"公布", "发布", "颁布", "印发"})
_AMENDED = frozenset({"修正", "修订", "修改"})
_IN_FORCE = frozenset({"施行", "实施"})
_BOUND = 6  # articles at the end, among which one says since when the rule is in force
_PARTY = re.compile("中国共产党.*(?:章程|准则|条例|规定|办法|规则|细则)(?:[（(].*[)）])?$")


def fill(statute: Statute, top: Head, document: Document) -> None:
    """Fill in version and level; what is not certain is told, not guessed."""
    history = "；".join(_without_brackets(line) for line in top.history)
    events = [event for line in top.history for event in dates.events(line)]
    promulgated = _last(events, _PUBLIC) or top.signed
    amended = _last(events, _AMENDED)
    if promulgated < amended:
        promulgated = ""  # that was the text before
    number = next((sign for e in reversed(events) if (sign := order_of(e.words))), top.number)
    effective = _effective(statute, events, promulgated, amended, document)
    statute.number = number
    statute.version = Version(effective, promulgated, amended, number, history)
    statute.level = _level(statute)


def _without_brackets(line: str) -> str:
    text = line.strip()
    if text[:1] in "（(":
        return text[1:].removesuffix("）").removesuffix(")").strip()
    if text[-1:] in "）)" and text.count("（") + text.count("(") < text.count("）") + text.count(
        ")"
    ):
        return text[:-1]
    return text


def _last(events: list[Event], verbs: frozenset[str]) -> str:
    return max((event.date for event in events if verbs & {*event.verbs}), default="")


def _effective(
    statute: Statute, events: list[Event], promulgated: str, amended: str, document: Document
) -> str:
    """Return since when this text is in force; "" where nothing says so for certain."""
    by_head = _last(events, _IN_FORCE)
    if by_head and by_head >= amended:
        return by_head
    effect = _effect(statute)
    if effect is None:
        return ""
    if effect.date:
        return effect.date if effect.date >= amended else ""
    if amended:
        return ""  # the day meant is that of the first text
    if promulgated:
        return promulgated
    passed = _last(events, frozenset({"通过"}))
    if passed:
        document.remark(
            0, f"自{effect.sign}之日起施行，公布日期没有写，按通过的日期 {passed}，请核对"
        )
    return passed


def _effect(statute: Statute) -> Effect | None:
    texts = [line for article in statute.articles[-_BOUND:] for line in article.lines]
    if not statute.articles:
        texts = statute.body[-_BOUND:]
    for text in reversed(texts):
        if (effect := dates.effect(text)) is not None:
            return effect
    return None


def _level(statute: Statute) -> str:
    if _PARTY.match(statute.title):
        return "党内法规"
    if statute.issuer.startswith("全国人民代表大会"):
        return "国家法律"
    return ""
