"""The internal edition: its own home, a banner on every page, and a mark on what only it has."""

from __future__ import annotations

import datetime
import json
from typing import TYPE_CHECKING

import pytest

from generator import edition, library
from generator.kinds import KINDS
from generator.kinds.entry import Audience
from generator.kinds.kind import Vocabulary
from generator.kinds.record import labels
from generator.pages.home import reminders
from tests.project import build_project, make_project
from tests.specimens import Filled, picture

if TYPE_CHECKING:
    from pathlib import Path

IDS = {kind.folder: f"x-{kind.folder}" for kind in KINDS}
BANNER = '<aside class="qj-edition" aria-label="版别"><strong>内部</strong>'


@pytest.fixture(scope="module")
def sites(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """Overlay every field of every kind, add an internal case, and build both editions."""
    folder = tmp_path_factory.mktemp("portal")
    filled = Filled(IDS, lambda path: f"文字 {path}")
    files = {}
    for name, entry in filled.all().items():
        over = Filled(IDS, lambda path: f"内部文字 {path}").all()[name]
        over.pop("audience", None)  # an entry has one in every edition
        files[f"{name}/{IDS[name]}.yml"] = json.dumps(
            entry | {"internal": over}, ensure_ascii=False
        )
    files["cases/secret.yml"] = "title: 内部案例\nfictional: true\naudience: internal\ndate: 2030\n"
    make_project(folder, files)
    picture(folder / "content/media/p.png")
    return build_project(folder), build_project(folder, "site_config/internal.yml")


def test_the_banner_is_on_every_page_of_the_internal_edition_and_no_other(
    sites: tuple[Path, Path],
) -> None:
    public, internal = sites
    assert [
        page for page in internal.rglob("*.html") if BANNER not in page.read_text("utf-8")
    ] == []
    assert [
        page for page in public.rglob("*.html") if "qj-edition" in page.read_text("utf-8")
    ] == []


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.folder)
def test_the_page_of_every_kind_marks_what_only_the_internal_edition_has(
    kind: object, sites: tuple[Path, Path]
) -> None:
    folder, model = kind.folder, kind.model  # type: ignore[attr-defined]
    public, internal = (
        (site / folder / IDS[folder] / "index.html").read_text("utf-8") for site in sites
    )
    marked = internal.partition("只在内部版的内容：")[2].partition("。</p>")[0].split("、")
    never = {"编号", "受众", "状态", "内部", "准许", "上级", "敏感", "讲解", "全景"}
    if folder == "indexes":
        never |= {"上期", "数据"}  # they name other entries and files
    assert set(marked) == set(labels(model).values()) - never
    assert f"内部文字 {folder}.title" in internal
    assert "内部" not in public


def test_a_page_without_internal_parts_has_no_mark(tmp_path: Path) -> None:
    site = build_project(
        make_project(tmp_path, {"terms/a.yml": "title: 甲\ndefinition: 示例\n"}),
        "site_config/internal.yml",
    )
    assert "只在内部版的内容" not in (site / "terms/a/index.html").read_text("utf-8")


def test_what_an_entry_does_not_have_is_not_told_of(tmp_path: Path) -> None:
    """What is never for the public counts as internal only where it is written."""
    over = "title: 甲\ninternal: {summary: 内部摘要}\n"
    project = make_project(
        tmp_path, {"actions/a.yml": over, "actions/b.yml": "title: 乙\ncopied_to: 某组\n"}
    )
    site = build_project(project, "site_config/internal.yml")
    assert "只在内部版的内容：摘要。</p>" in (site / "actions/a/index.html").read_text("utf-8")
    assert "只在内部版的内容：抄告。</p>" in (site / "actions/b/index.html").read_text("utf-8")


def test_readers_find_the_calendar(sites: tuple[Path, Path]) -> None:
    public, internal = sites
    link = 'href="{}feeds/reminders.ics" type="text/calendar"'
    for site in sites:
        assert link.format("../") in (site / "modules/index.html").read_text("utf-8")
        assert (site / "feeds/reminders.ics").exists()
    assert link.format("") in (internal / "index.html").read_text("utf-8")
    assert "reminders.ics" not in (public / "index.html").read_text("utf-8")


def test_the_home_of_the_portal(sites: tuple[Path, Path]) -> None:
    public, internal = ((site / "index.html").read_text("utf-8") for site in sites)
    for heading in ("我的课", "新增的内容", "近期提醒"):
        assert f">{heading}</h2>" in internal
        assert heading not in public
    assert "内部案例" in internal
    assert "内部案例" not in public


def test_reminders_of_the_coming_weeks(tmp_path: Path) -> None:
    days = "remind: [端午, 2026-03-05, 2026-03-01, 2026-02-28, 2026-04-30]\n"
    files = {
        "modules/b.yml": f"title: 乙\n{days}",
        "modules/a.yml": "title: 甲\nremind: [2026-03-05]\n",
    }
    entries = library.load(make_project(tmp_path, files) / "content", Vocabulary())
    result = reminders(edition.select(entries, Audience.INTERNAL), datetime.date(2026, 3, 1))
    assert [(reminder.due.isoformat(), reminder.item.data.title) for reminder in result] == [
        ("2026-03-01", "乙"), ("2026-03-05", "甲"), ("2026-03-05", "乙"),
    ]  # fmt: skip
