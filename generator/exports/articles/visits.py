"""Tell routes and lessons as articles."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.exports.articles.stories import open_article
from generator.geo.walks import timetable
from generator.kinds.checklists.model import Checklist
from generator.kinds.modules.relations import Relations
from generator.kinds.places.model import Place
from generator.kinds.questions.model import QuestionType
from generator.law.citations import cite
from generator.library.references import entry_target

if TYPE_CHECKING:
    from generator.edition import Item
    from generator.exports.articles.article import Article
    from generator.geo.walks import Way
    from generator.kinds.modules.model import Module, Step
    from generator.kinds.questions.model import Question
    from generator.kinds.routes.model import Route, Stop

_FEW = 5
"""So many questions of a lesson are asked; the others are on its page."""


def put_route(article: Article, item: Item[Route]) -> None:
    """Tell a route stop by stop."""
    route = item.data
    times = timetable(article.edition, item)
    pairs = [(stop, article.edition.one(Place, stop.place)) for stop in route.stops]
    open_article(article, route)
    article.facts(
        [
            ("方式", route.mode.label if route.mode else ""),
            ("展室" if route.is_hall else "站点", f"{sum(bool(place) for _, place in pairs)}处"),
            ("全程", f"约{times.total}分钟" if times.total else ""),
        ]
    )
    article.md(route.description)
    for number, (stop, place) in enumerate(pairs, 1):
        if place:
            name = "间" if route.is_hall else "站"
            article.heading(f"第{number}{name}　{place.data.title}")
            _put_stop(article, stop, place)
        if number <= len(times.ways) and not route.is_hall:
            article.put("grey", _way(times.ways[number - 1], route))
    article.sources(route.sources)


def _put_stop(article: Article, stop: Stop, item: Item[Place]) -> None:
    place = item.data
    for picture in place.images[:1]:
        article.figure(picture)
    article.put("p", place.summary or "")
    article.items(place.highlights)
    article.put("p", stop.note or "")
    article.facts(
        [
            ("地址", place.address or ""),
            ("开放", place.hours or ""),
            ("参观", place.admission or ""),
            ("停留", f"约{stop.minutes}分钟" if stop.minutes else ""),
        ]
    )


def _way(way: Way, route: Route) -> str:
    """How to get to the next stop, as far as anybody knows."""
    mode = route.mode.label if route.mode else ""
    parts = [
        f"约{way.minutes}分钟" if way.minutes else "",
        f"{way.km:.1f}千米" if way.km else "",
        way.note or "",
    ]
    said = "，".join(filter(None, parts))
    return f"去下一站：{mode}{said}" if said else ""


def put_lesson(article: Article, item: Item[Module]) -> None:
    """Tell a lesson as one story: what is read, thought over and asked, the answers at its end."""
    module = item.data
    open_article(article, module)
    article.facts(
        [
            ("对象", "、".join(module.audiences)),
            ("时长", f"约{module.minutes}分钟" if module.minutes else ""),
        ]
    )
    if module.objectives:
        article.heading("学完以后")
        article.items(module.objectives)
    asked: list[Question] = []
    for step in module.steps:
        _put_step(article, step, asked)
    if asked:
        article.heading("答案")
        for number, question in enumerate(asked, 1):
            _put_answer(article, number, question)
    article.sources(module.sources)


def _put_step(article: Article, step: Step, asked: list[Question]) -> None:
    if step.read:
        article.heading(step.title or "读一读")
        _put_reading(article, step.read)
    elif step.text:
        article.heading(step.title or "想清楚")
        article.md(step.text)
    elif step.reflect:
        article.heading(step.title or "问问自己")
        article.put("warning", step.reflect)
    elif step.checklist:
        checklist = article.edition.one(Checklist, step.checklist)
        if checklist:
            article.heading(step.title or checklist.data.title)
            article.items([one.do for one in checklist.data.steps], "ol")
    elif step.pledge:
        article.heading(step.title or "承诺")
        article.put("lead", step.pledge)
    elif step.quiz:
        room = max(0, _FEW - len(asked))
        questions = Relations(article.edition).questions(step.quiz)[:room]
        if questions:
            article.heading(step.title or "做几道题")
            for number, question in enumerate(questions, len(asked) + 1):
                _put_question(article, number, question)
            asked += questions


def _put_reading(article: Article, reference: str) -> None:
    cited = cite(article.edition, reference)
    if cited:
        title = f"《{cited.rule.title}》{cited.words}"
        anchor = f"#{cited.url.partition('#')[2]}"
        article.quote(title, article.note(cited.item, title, anchor), cited.text.split("\n"))
        return
    target = entry_target(reference)
    item = article.edition.item(*target.key) if target else None
    if item:
        lines = [item.data.summary] if item.data.summary else []
        article.quote(item.data.title, article.note(item), lines)


def _put_question(article: Article, number: int, question: Question) -> None:
    article.subhead(f"{number}. 〔{question.type.label}〕{question.prompt}")
    for picture in question.images:
        article.figure(picture)
    for letter, choice in question.lettered:
        article.put("p", f"{letter}. {choice.text}")


def _put_answer(article: Article, number: int, question: Question) -> None:
    article.subhead(f"{number}. {_answer(question)}")
    article.put("p", question.why or "")
    for letter, choice in question.lettered:
        words = "".join(filter(None, (choice.consequence, choice.why)))
        article.put("grey", f"{letter}：{words}" if words else "")


def _answer(question: Question) -> str:
    if question.type is QuestionType.JUDGE:
        return "对" if question.answer else "错"
    if question.answers:
        return question.answer_words
    return question.right_letters or "没有唯一答案，见各项说明"
