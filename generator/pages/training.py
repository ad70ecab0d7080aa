"""Write the pages of training that no entry has: a learner's own, and modules on paper."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from generator.kinds.modules.model import Module
from generator.kinds.questions import sheets
from generator.kinds.questions.model import Bank
from generator.pages.page import Page
from generator.pages.plan import is_festival, plan
from generator.pages.view import View
from generator.tools.clock import today
from generator.training import scores
from generator.training.practice import practice
from generator.training.sheets import sheets as lesson_sheets

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.edition import Item
    from generator.pages.site import Site


def training_pages(site: Site) -> Iterator[Page]:
    """Yield a learner's pages, a sheet for each module, and the rest of banks."""
    yield from bank_pages(site)
    yield Page(
        "learning/",
        "我的学习",
        "学过的课、自测成绩和学习记录，只存在自己的浏览器里。",
        "learning",
        partial(_learning, site),
    )
    yield Page(
        "learning/practice/",
        "练习",
        "错题本、每周一答和挑战答题，只存在自己的浏览器里。",
        "learning",
        partial(_practice, site),
    )
    for item in site.edition.all(Module):
        if has_quiz(item):
            title = f"{item.data.title}：试卷和答题卡"
            body = partial(_paper, site, item)
            yield Page(
                f"{item.url}paper/",
                title,
                "供打印的试卷、答题卡和答案。",
                "modules",
                body,
                in_sitemap=False,
            )


def bank_pages(site: Site) -> Iterator[Page]:
    """Yield the further pages of banks that have more questions than one page holds."""
    for item in site.edition.all(Bank):
        for page in range(2, sheets.count(item.data) + 1):
            yield Page(
                f"{item.url}{sheets.page_path(page)}",
                f"{item.data.title}（第 {page} 页）",
                f"题库“{item.data.title}”的第 {page} 页。",
                "questions",
                partial(_further, site, item, page),
                in_sitemap=False,
            )


def _further(site: Site, item: Item, page: int) -> str:
    return site.templates.get_template("questions/further.html.jinja").render(
        item=item, d=item.data, page=page, view=View(site, item)
    )


def has_quiz(item: Item[Module]) -> bool:
    """Tell whether a module asks questions."""
    return any(step.quiz for step in item.data.steps)


def _learning(site: Site) -> str:
    hundred = scores.of(site.edition)
    return site.templates.get_template("learning.html.jinja").render(
        modules=site.edition.browse("modules"),
        plan=plan(site.edition, today().year),
        is_festival=is_festival,
        hundred=hundred,
        reachable=scores.reachable(hundred),
        view=View(site),
    )


def _practice(site: Site) -> str:
    found = practice(site.edition, site.album)
    return site.templates.get_template("practice.html.jinja").render(
        index=found.index, total=found.total
    )


def _paper(site: Site, item: Item[Module]) -> str:
    return site.templates.get_template("paper.html.jinja").render(
        item=item,
        d=item.data,
        sheets=lesson_sheets(site.edition, item),
        view=View(site, item),
    )
