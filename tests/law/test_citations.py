"""Clauses as they stood: which version was in force when, and who broke what it then said."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING

import pytest

from generator import edition, library
from generator.kinds.dates import Edtf
from generator.kinds.entry import Audience
from generator.kinds.kind import Vocabulary
from generator.kinds.rules.model import Rule
from generator.kinds.rules.state import state, versions
from generator.law import citations

if TYPE_CHECKING:
    from pathlib import Path

    from generator.edition import Edition

_RULE = """
title: 办法
versions:
  - {effective: 2030-01-01}
  - {effective: 2020-01-01, ended: 2029-12-31}
  - {effective: 2010-01-01, ended: 2019-12-31}
clauses:
  - {no: "1", text: 现在的第一条, kind: 要, in: 2020-01-01}
  - {no: "1", text: 从前的第一条, kind: 不准, in: 2010-01-01}
  - {no: "1", text: 以后的第一条, in: 2030-01-01}
  - {no: "2", text: 一直有的第二条}
"""
_CASE = (
    "title: 案例{id}\nfictional: true\nconduct: [{{what: 事, when: {when}, violates: [{cited}]}}]\n"
)
_CASES = {
    "early": ("2015", "r#1"),
    "late": ("2021-05/2022-06", "r#1"),
    "undated": ("", "r#1"),
    "second": ("2015", "r#2"),
}
TODAY = datetime.date(2025, 6, 1)


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Edition:
    content: Path = tmp_path_factory.mktemp("content")
    (content / "rules").mkdir()
    (content / "cases").mkdir()
    (content / "rules" / "r.yml").write_text(_RULE, "utf-8")
    for id, (when, cited) in _CASES.items():
        (content / "cases" / f"{id}.yml").write_text(
            _CASE.format(id=id, when=when, cited=cited), "utf-8"
        )
    return edition.select(library.load(content, Vocabulary()), Audience.PUBLIC)


@pytest.fixture(autouse=True)
def built_on_a_known_day(monkeypatch: pytest.MonkeyPatch) -> None:
    noon = datetime.datetime(TODAY.year, TODAY.month, TODAY.day, 12, tzinfo=datetime.UTC)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(int(noon.timestamp())))


@pytest.fixture
def rule(made: Edition) -> Rule:
    found: Rule = made.items["rules"]["r"].data  # type: ignore[assignment]
    return found


def test_the_state_of_every_version(rule: Rule) -> None:
    states = [state(rule, version, TODAY) for version in versions(rule)]
    assert states == ["尚未施行", "现行", "已被修改"]
    assert not citations.is_repealed(rule, TODAY)


@pytest.mark.parametrize(
    ("day", "texts"),
    [
        ("2025-06-01", ["现在的第一条", "一直有的第二条"]),
        ("2019-12-31", ["从前的第一条", "一直有的第二条"]),
        ("2020-01-01", ["现在的第一条", "一直有的第二条"]),
        ("2031-01-01", ["以后的第一条", "一直有的第二条"]),
        ("2001-01-01", ["以后的第一条", "一直有的第二条"]),  # before all of them: the one to come
    ],
)
def test_what_is_in_force(rule: Rule, day: str, texts: list[str]) -> None:
    text = citations.in_force(rule, datetime.date.fromisoformat(day))
    assert [article.clause.text for article in text.articles] == texts


def test_other_versions_are_whole_and_no_address_stands_twice(rule: Rule) -> None:
    others = citations.others(rule, TODAY)
    assert [[(one.clause.text, one.anchor) for one in text.articles] for text in others] == [
        [("以后的第一条", "c-1"), ("一直有的第二条", "")],
        [("从前的第一条", "c-1-2010-01-01"), ("一直有的第二条", "")],
    ]


@pytest.mark.parametrize(
    ("reference", "when", "text", "version"),
    [
        ("r#1", "2015", "从前的第一条", "2010-01-01"),
        ("rules/r#1", "2019-12/2020-01", "现在的第一条", "2020-01-01"),
        ("r#1", None, "现在的第一条", "2020-01-01"),  # on the day of the build
        ("r#2", "2015", "一直有的第二条", "2010-01-01"),
        ("r#2", None, "一直有的第二条", "2020-01-01"),
        ("r#2", "1999", "一直有的第二条", None),
    ],
)
def test_what_is_cited(
    made: Edition, reference: str, when: str | None, text: str, version: str | None
) -> None:
    period = Edtf.parse(when) if when else None
    cited = citations.cite(made, reference, period)
    assert cited
    assert cited.clause.text == text
    assert (cited.version.effective.text if cited.version else None) == version


@pytest.mark.parametrize("reference", ["r#9", "other#1", "rules/r", "no reference"])
def test_what_cannot_be_cited(made: Edition, reference: str) -> None:
    assert citations.cite(made, reference) is None


@pytest.mark.parametrize("reference", ["r#1", "r#2"])
def test_one_version_cites_one_clause(made: Edition, reference: str) -> None:
    """Quotations are kept by reference and version."""
    by_version: dict[object, set[str]] = {}
    for year in range(1999, 2040):
        when = Edtf.parse(str(year))
        cited = citations.cite(made, reference, when)
        assert cited
        by_version.setdefault(citations.cited_version(made, reference, when), set()).add(
            cited.clause.text
        )
    assert all(len(texts) == 1 for texts in by_version.values())
    assert len(by_version) == 4  # three, and none


def test_who_broke_a_clause_as_it_then_stood(made: Edition, rule: Rule) -> None:
    item = made.one(Rule, "r")
    assert item
    broken = {
        clause.text: {case.data.id for case in citations.breakers(made, item, clause)}
        for clause in rule.clauses
    }
    assert broken == {
        "从前的第一条": {"early"},
        "现在的第一条": {"late", "undated"},
        "以后的第一条": set(),
        "一直有的第二条": {"second"},
    }
