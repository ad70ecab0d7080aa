"""Pages made by other processes are those of this one, byte for byte, however they begin."""

from __future__ import annotations

import sys
import time
from typing import TYPE_CHECKING

import pytest

from generator.edition import select
from generator.kinds.entry import Audience
from generator.library.survey import survey
from generator.pages.build import pages
from generator.pages.site import Site
from generator.tools.parallel import Means, SharedWork, using
from tests.project import make_project

if TYPE_CHECKING:
    from pathlib import Path

    from generator.pages.page import Page

_CONTENT = {
    "terms/core.yml": "- {id: jiedai, title: 公务接待, definition: 因公发生的**招待**。}\n",
    "topics/core.yml": "- {id: meals, title: 吃喝}\n",
} | {
    f"cases/case-{number}.yml": f"title: 第{number}案\nfictional: true\ntopics: [meals]\n"
    f"analysis: 公务接待要**公示**。\nrelated: [cases/case-{(number + 1) % 40}]\n"
    for number in range(40)
}


def _body(page: Page) -> str:
    return page.body()


def _pages(project: Path) -> list[Page]:
    library = survey(project / "content", project).whole()
    every = pages(Site(select(library, Audience.INTERNAL)), "名")
    return [page for page in every if page.origin]


@pytest.mark.parametrize(
    ("method", "processes"),
    [
        pytest.param("fork", 4, marks=pytest.mark.skipif(sys.platform != "linux", reason="fork")),
        ("spawn", 2),
        ("forkserver", 2),
    ],
)
def test_pages_are_the_same(method: str, processes: int, tmp_path: Path) -> None:
    project = make_project(tmp_path, _CONTENT)
    own = [page.body() for page in _pages(project)]
    with using(Means(processes, method)):
        sent = SharedWork(_body, _pages(project), worth_it=2)
        assert sent._crew is not None
        while not sent._crew.has_news():
            time.sleep(0.01)
        made = list(sent)
    assert made == own
