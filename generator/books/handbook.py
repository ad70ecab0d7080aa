"""Write the rules handbook (制度手册): rules by level, each in the order of its text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.books.code import Code, call, join, label
from generator.books.manuscript import source
from generator.books.statute import rows
from generator.kinds.rules.model import Level, Rule
from generator.kinds.rules.state import state, versions
from generator.law import citations
from generator.law.statute import Part

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from generator.books.manuscript import Desk
    from generator.books.press import Manuscript
    from generator.edition import Item
    from generator.kinds.rules.model import Clause, Version
    from generator.law.statute import Article, Text

_NOTICE = (
    "本手册由制度资料库自动编排。每部制度先列制定机关、文号和施行日期，再依条文次序列出现行条款，“要”“不准”“程序”“处分”“定义”以标记注明；已废止或尚未施行的版本另行注明。",
    "条款编号依制度原文。注明“大意”“节录”的不是原文，引用和适用请核对正式文本。",
    "右页书眉标出本页起止条款，便于翻检。",
)


def write(desk: Desk) -> list[Manuscript]:
    """Write the book as one manuscript. Raises NothingChosenError."""
    rules = desk.items(Rule)
    return [desk.manuscript("handbook", _parts(desk, rules), span="clause-span")]


def _parts(desk: Desk, rules: list[Item[Rule]]) -> Iterator[Code]:
    yield desk.set(None, desk.cover)
    yield call("front", "编写说明", join(call("p", text) for text in _NOTICE))
    yield call("contents", len(_chapters(rules)), len(rules))
    body = [part for name, items in _chapters(rules) for part in _chapter(desk, name, items)]
    count = sum(len(item.data.articles) for item in rules)
    yield call("opening", join([*body, desk.colophon(("收录", f"{len(rules)}部制度，{count}条"))]))


def _chapters(rules: list[Item[Rule]]) -> list[tuple[str, list[Item[Rule]]]]:
    names = {"省": "省级制度", "市": "市级制度", "县": "县级制度", "单位": "单位制度"}
    by_level: dict[Level | None, list[Item[Rule]]] = {level: [] for level in [*Level, None]}
    for item in rules:
        by_level[item.data.level].append(item)
    chapters = []
    for level, items in by_level.items():
        name = level.label if level else "其他"
        if items:
            chapters.append((names.get(name, name), items))
    return chapters


def _chapter(desk: Desk, name: str, items: Iterable[Item[Rule]]) -> Iterator[Code]:
    yield call("chapter", name)
    for item in items:
        yield desk.set(item, _entry(desk, item))


def _entry(desk: Desk, item: Item[Rule]) -> Code:
    rule = item.data
    facts = [("制定机关", rule.issuer), ("文号", rule.number)]
    return call(
        "rule-entry",
        target=label(item.url),
        title=rule.title,
        lead=rule.summary,
        rows=[(name, value) for name, value in facts if value],
        versions=[
            (
                _span(version),
                state(rule, version, desk.date),
                "，".join(citations.facts(version)),
            )
            for version in versions(rule)
        ],
        parts=_text(desk, item, citations.in_force(rule, desk.date)),
        others=[
            (
                f"{_span(version)}的版本（{state(rule, version, desk.date)}）",
                _text(desk, item, text),
            )
            for text in citations.others(rule, desk.date)
            if (version := text.version)
        ],
        notes=[source(one) for one in rule.sources],
    )


def _span(version: Version) -> str:
    return f"{version.effective}—{version.ended}" if version.ended else f"{version.effective}起施行"


def _text(desk: Desk, item: Item[Rule], text: Text) -> list[Code]:
    """A rule in one version: its preamble, headings and clauses, its running text, its annexes."""
    parts = [call("running", desk.md(text.preamble))] if text.preamble else []
    for position, part in enumerate(text.parts):
        if isinstance(part, Part):
            parts.append(call("part", part.depth, part.heading.text))
        else:
            parts.append(_clause(desk, item, part, position))
    if item.data.body:
        parts.append(call("running", desk.md(item.data.body)))
    parts += [call("annex", annex.title, desk.md(annex.text)) for annex in text.annexes]
    return parts


def _clause(desk: Desk, item: Item[Rule], article: Article, position: int) -> Code:
    clause = article.clause
    return call(
        "clause",
        item.data.title,
        label(f"{item.url}#{article.anchor}") if article.anchor else None,
        clause.words,
        position,
        rows(article.provisions),
        _cases(desk, item, clause),
        (clause.kind.value, clause.kind.label) if clause.kind else None,
    )


def _cases(desk: Desk, item: Item[Rule], clause: Clause) -> str | None:
    """The cases that the edition has for a clause, by title."""
    titles = [case.data.title for case in citations.breakers(desk.edition, item, clause)]
    return f"相关案例：{'；'.join(titles)}" if titles else None
