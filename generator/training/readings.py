"""Make of an entry what a package gives to read: its texts, without the site around them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from markupsafe import Markup, escape

from generator.kinds.cases.model import Case
from generator.kinds.fields import MARKDOWN, To
from generator.kinds.leaves import leaves
from generator.kinds.money import money
from generator.kinds.record import field_labels
from generator.kinds.rules.model import Rule
from generator.kinds.rules.provisions import lines
from generator.law.citations import in_force
from generator.law.statute import Article

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from generator.edition import Item
    from generator.kinds.cases.model import Conduct

_APART = frozenset({"id", "title", "aliases", "keywords", "summary", "sources", "topics", "unit"})
"""Fields that stand elsewhere, or that only a site can use."""


@dataclass(frozen=True, slots=True)
class Part:
    """Hold a part of a reading: its heading, "" for none, and its safe HTML."""

    heading: str
    html: Markup
    anchor: str = ""


@dataclass(frozen=True, slots=True)
class Reading:
    """Hold an entry as it is read in a package."""

    title: str
    summary: str
    fictional: bool
    parts: tuple[Part, ...]
    sources: tuple[str, ...]


def reading(item: Item[Any], rich: Callable[[str], Markup]) -> Reading:
    """Return an entry as it is read; `rich` makes safe HTML of an author's Markdown."""
    data = item.data
    parts = _parts(data, rich)
    return Reading(
        data.title,
        data.summary or "",
        bool(data.fictional),
        tuple(part for part in parts if part.html),
        tuple(_source(source) for source in data.sources),
    )


def _parts(data: Any, rich: Callable[[str], Markup]) -> list[Part]:
    if isinstance(data, Case):
        return _of_case(data, rich)
    if isinstance(data, Rule):
        return _of_rule(data, rich)
    return _of_any(data, rich)


def _of_case(case: Case, rich: Callable[[str], Markup]) -> list[Part]:
    facts = case.outcome.facts if case.outcome else []
    if case.outcome and case.outcome.form_label:
        facts = [("形态", case.outcome.form_label), *facts]
    return [
        Part("", bullets(case.warnings)),
        Part("经过", _items(map(_act, case.conduct))),
        Part("处理", bullets(f"{name}：{words}" for name, words in facts)),
        Part("剖析", rich(case.analysis) if case.analysis else Markup()),
        Part("成因", bullets(case.causes)),
        Part("漏洞", bullets(one.what for one in case.loopholes)),
        Part("问问自己", bullets(case.discussion)),
    ]


def _act(act: Conduct) -> Markup:
    when = Markup("<strong>{}</strong>　").format(act.when) if act.when else Markup()
    amount = f"（{money(float(act.amount))}）" if act.amount else ""
    breach = f"违反{act.breach.label}。" if act.breach else ""
    return when + escape(f"{act.what.removesuffix('。')}{amount}。{breach}")


def _of_rule(rule: Rule, rich: Callable[[str], Markup]) -> list[Part]:
    text = in_force(rule)
    parts = [Part("", rich(text.preamble))] if text.preamble else []
    for part in text.parts:
        if isinstance(part, Article):
            parts.append(Part(part.clause.words, prose(lines(part.provisions)), part.anchor))
        else:
            parts.append(Part(str(part.heading.text), Markup(" ")))
    return parts or _of_any(rule, rich)


def _of_any(data: Any, rich: Callable[[str], Markup]) -> list[Part]:
    """What an entry says, by the labels of its fields."""
    labels = field_labels(type(data))
    parts: dict[str, list[Markup]] = {}
    for path, mark, text in leaves(data):
        field = str(path[0])
        if field in _APART or isinstance(mark, To) or (mark is not None and mark is not MARKDOWN):
            continue
        html = rich(text) if mark is MARKDOWN else prose([text])
        parts.setdefault(field, []).append(html)
    return [Part(labels[field], Markup().join(htmls)) for field, htmls in parts.items()]


def bullets(texts: Iterable[str]) -> Markup:
    """Return texts as a list; nothing for none."""
    return _items(escape(text) for text in texts)


def _items(htmls: Iterable[Markup]) -> Markup:
    items = Markup().join(Markup("<li>{}</li>").format(html) for html in htmls)
    return Markup("<ul>{}</ul>").format(items) if items else Markup()


def prose(texts: Iterable[str]) -> Markup:
    """Return lines of text as paragraphs."""
    return Markup().join(Markup("<p>{}</p>").format(text) for text in texts)


def _source(source: Any) -> str:
    parts = (source.publisher, source.title, str(source.date) if source.date else "")
    return "，".join(part for part in parts if part)
