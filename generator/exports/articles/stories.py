"""Tell cases, circulars and rules as articles."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.exports.articles.looks import styled
from generator.exports.documents.case import act_words, facts, heading, loopholes, who
from generator.kinds.circulars.relations import Relations
from generator.law.citations import cite, in_force
from generator.law.statute import Part

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.edition import Item
    from generator.exports.articles.article import Article
    from generator.kinds.cases.model import Case, Conduct
    from generator.kinds.circulars.model import Circular
    from generator.kinds.entry import EntryData
    from generator.kinds.rules.model import Rule
    from generator.law.statute import Text

FICTIONAL = "教学情景：人物、单位和数字均为虚构。"


def open_article(article: Article, data: EntryData) -> None:
    """Begin an article: what is made up says so, then the entry in a sentence."""
    if data.fictional:
        article.put("badge", FICTIONAL)
    if data.summary:
        article.put("lead", data.summary)


def put_case(article: Article, item: Item[Case]) -> None:
    """Tell a case: what it warns of, what was done, what came of it, what to ask oneself."""
    case = item.data
    open_article(article, case)
    if case.warnings:
        article.put("warning", case.warnings[0])
    article.facts(facts(article.edition, case))
    for picture in case.images:
        article.figure(picture)
    if case.conduct:
        article.heading(heading("conduct"))
        for act in case.conduct:
            article.put("p", act_words(act))
            _put_clauses(article, case, act)
    if case.analysis:
        article.heading(heading("analysis"))
        article.md(case.analysis)
    for name, texts in (
        ("causes", case.causes),
        ("loopholes", tuple(loopholes(article.edition, case))),
        ("warnings", case.warnings[1:]),
        ("discussion", case.discussion),
    ):
        if texts:
            article.heading(heading(name))
            article.items(texts, "ol" if name == "discussion" else "ul")
    article.sources(case.sources)


def _put_clauses(article: Article, case: Case, act: Conduct) -> None:
    """The clauses that an act broke, as they stood then."""
    for reference in act.violates:
        cited = cite(article.edition, reference, case.time_of(act))
        if cited:
            title = f"《{cited.rule.title}》{cited.words}"
            anchor = f"#{cited.url.partition('#')[2]}"
            note = article.note(cited.item, title, anchor)
            article.quote(title, note, cited.text.split("\n"))


def put_circular(article: Article, item: Item[Circular]) -> None:
    """Tell a circular with its cases, in the plain sentences of one."""
    circular = item.data
    unit = article.edition.get("units", circular.unit) if circular.unit else None
    open_article(article, circular)
    article.facts(
        [
            ("期号", circular.number or ""),
            ("日期", str(circular.date or "")),
            ("单位", unit.title if unit else ""),
        ]
    )
    article.md(circular.body)
    for picture in circular.images:
        article.figure(picture)
    for case in Relations(article.edition).cases(item):
        found = article.edition.item("cases", case.data.id)
        article.heading(case.data.title)
        for words in _of_circular(case.data):
            article.put("p", words)
        note = article.note(found) if found else None
        if note is not None:
            article.put("grey", "这个案例的全文", note)
    article.sources(circular.sources)


def _of_circular(case: Case) -> Iterator[str]:
    """A case in a few sentences: who did what, what came of it, what to heed."""
    if case.fictional:
        yield FICTIONAL
    person = who(case)
    acts = "".join(map(act_words, case.conduct)) or case.summary or ""
    is_new = person and not any(act.what.startswith(person) for act in case.conduct)
    yield (f"{person}。" if is_new else "") + acts
    told = case.outcome.facts if case.outcome else []
    if told:
        words = [value if name == "移送司法" else f"{name}：{value}" for name, value in told]
        yield f"处理结果：{'；'.join(words)}。"
    if case.warnings:
        yield f"警示：{'；'.join(one.rstrip('。') for one in case.warnings)}。"


def put_rule(article: Article, item: Item[Rule]) -> None:
    """Tell a rule: what it is, and its text in force."""
    rule = item.data
    text = in_force(rule)
    open_article(article, rule)
    version = text.version
    article.facts(
        [
            ("制定机关", rule.issuer or ""),
            ("文号", rule.number or ""),
            ("施行", str(version.effective) if version else ""),
        ]
    )
    for picture in rule.images:
        article.figure(picture)
    _put_text(article, text)
    article.md(rule.body)
    for annex in text.annexes:
        article.heading(annex.title)
        article.md(annex.text)
    article.sources(rule.sources)


def _put_text(article: Article, text: Text) -> None:
    article.md(text.preamble)
    for part in text.parts:
        if isinstance(part, Part):
            (article.subhead if part.depth else article.heading)(part.heading.text)
            continue
        clause = part.clause
        mark = f"〔{clause.kind.label}〕" if clause.kind else ""
        number = styled("span", "number", f"{clause.words}　")
        first, *others = part.provisions or (None,)
        words = f"{mark}{first.label}{first.text}" if first else mark
        article.put("p", number, words)
        if first:
            article.provisions(first.below, 1)
        article.provisions([one for one in others if one])
