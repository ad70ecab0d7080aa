"""The standing of a hundred points: its configuration, and how it is reckoned."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from generator.library import scores as settings
from generator.pages.site import Site
from generator.pages.training import training_pages
from generator.source.diagnostics import ContentError
from generator.training import scores
from tests.training.engine import run
from tests.training.samples import make_edition

if TYPE_CHECKING:
    from pathlib import Path

GOOD = """\
- {id: everyday, label: 平时, weight: 60}
- {id: year, label: 年度, weight: 40, modules: [long, none]}
"""


def test_a_part_without_modules_takes_the_rest(tmp_path: Path) -> None:
    edition = make_edition(tmp_path)
    file = tmp_path / settings.SHOWN_AS
    assert scores.of(edition) == ()
    file.parent.mkdir()
    file.write_text(GOOD, "utf-8")
    assert [(part.label, part.weight, part.modules) for part in scores.of(edition)] == [
        ("平时", 60, ("plain", "short")),
        ("年度", 40, ("long",)),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "a: 1",
        "[",
        GOOD.replace("40", "41"),
        GOOD.replace("60", "-60"),
        GOOD.replace("label", "lable"),
        "- 甲",
        GOOD.replace("60", "9" * 5000),
        GOOD.replace("60", "６０"),
        GOOD.replace("none", "{a: b}"),
    ],
)
def test_a_configuration_that_does_not_add_up_is_refused(tmp_path: Path, text: str) -> None:
    (tmp_path / "scores.yml").write_text(text, "utf-8")
    with pytest.raises(ContentError):
        settings.load(tmp_path / "scores.yml")


@pytest.mark.parametrize(
    ("text", "told"), [(GOOD, False), (GOOD.replace("[long, none]", "[none]"), True)]
)
def test_points_that_nobody_can_have_are_told(tmp_path: Path, text: str, told: bool) -> None:
    file = tmp_path / settings.SHOWN_AS
    file.parent.mkdir()
    file.write_text(text, "utf-8")
    site = Site(make_edition(tmp_path))
    page = next(page for page in training_pages(site) if page.url == "learning/")
    assert ("最多得 60 分" in page.body()) == told


def test_points_are_shares_of_the_weight() -> None:
    script = """
    const parts = [
      { weight: 60, modules: ["a", "b"] },
      { weight: 40, modules: ["c"] },
      { weight: 0, modules: [] },
    ];
    return standingOfHundred(parts, new Map([["a", 100], ["c", 80], ["other", 100]]));
    """
    assert run(script, "scores") == {"points": [30, 32, 0], "total": 62}
