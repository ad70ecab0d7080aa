"""What is given away beside the pages is made by all processes, and nothing of it twice."""

from __future__ import annotations

import pytest

from benchmarks.corpus import write_cases
from generator.data import markdown, package, texts
from generator.edition import Edition, select
from generator.kinds.entry import Audience
from generator.law.citations import cite
from generator.library.survey import survey
from generator.media import Album
from generator.tools.parallel import Means, using
from generator.tools.writing import whole
from tests.project import REPOSITORY

CASES = 20
SITE = "https://example.org/"


@pytest.fixture(scope="module")
def edition(tmp_path_factory: pytest.TempPathFactory) -> Edition:
    content = tmp_path_factory.mktemp("cost") / "content"
    write_cases(content, CASES)
    return select(survey(content, REPOSITORY).whole(), Audience.PUBLIC)


def test_what_a_text_refers_to_is_found_once(
    edition: Edition, monkeypatch: pytest.MonkeyPatch
) -> None:
    cited = []

    def counted(edition: Edition, text: str) -> object:
        cited.append(text)
        return cite(edition, text)

    monkeypatch.setattr(markdown, "cite", counted)
    writer = markdown.Writer(edition, SITE)
    for case in edition.browse("cases"):
        writer.page(case)
    assert cited
    assert len(cited) == len(set(cited))


def test_processes_share_the_work_and_change_nothing(
    edition: Edition, monkeypatch: pytest.MonkeyPatch
) -> None:
    def files(means: Means) -> list[tuple[str, bytes]]:
        with using(means):
            data = package.files(edition, "清鉴", SITE, Album())
            return [
                *((path, whole(content)) for path, content in data),
                *texts.files(edition, "清鉴", "", SITE, Album()),
            ]

    alone = files(Means(1))
    for room in (package, texts):
        monkeypatch.setattr(room, "WORTH_SHARING", 1)
    assert files(Means(2)) == alone
