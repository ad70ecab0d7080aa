"""The list of rules: by level, then from the year of the version in force; its filters."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from generator import edition, library
from generator.kinds.entry import Audience
from generator.kinds.kind import Vocabulary
from generator.kinds.rules import KIND
from generator.kinds.rules.model import Rule

if TYPE_CHECKING:
    from pathlib import Path

_NOON = "1748779200"  # 2025-06-01
_RULES = {
    "unit": "{title: 单位的, level: 单位, issuer: 某局/办公室, "
    "versions: [{effective: 2020-01-01}]}",
    "party": "{title: 党内的, level: 党内法规, versions: [{effective: 2024-01-01}]}",
    "old-law": "{title: 旧法, level: 国家法律, "
    "versions: [{effective: 2010-01-01, ended: 2012-12-31}]}",
    "law": "title: 新法\nlevel: 国家法律\nversions:\n"
    "- {effective: 2018-01-01, ended: 2026-12-31}\n- {effective: 2027-01-01}\n",
    "next-law": "{title: 将来的法, level: 国家法律, versions: [{effective: 2026-01-01}]}",
    "none": "{title: 没有层级和版本}",
}


@pytest.fixture
def made(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> edition.Edition:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", _NOON)
    (tmp_path / "rules").mkdir()
    for id, text in _RULES.items():
        (tmp_path / "rules" / f"{id}.yml").write_text(text, "utf-8")
    return edition.select(library.load(tmp_path, Vocabulary()), Audience.PUBLIC)


def test_the_order_of_the_list(made: edition.Edition) -> None:
    ids = [item.data.id for item in made.of(Rule)]
    assert ids == ["next-law", "law", "old-law", "party", "unit", "none"]


def test_what_rules_are_narrowed_by(made: edition.Edition) -> None:
    values = {
        facet.id: {item.data.id: list(facet.values(item.data, made)) for item in made.of(Rule)}
        for facet in KIND.facets
    }
    states = {id: [word for _, word in words] for id, words in values["state"].items()}
    assert states == {
        "next-law": ["尚未施行"],
        "law": ["现行"],
        "old-law": ["已废止"],
        "party": ["现行"],
        "unit": ["现行"],
        "none": [],
    }
    assert values["year"]["law"] == [("2018", "2018年")]
    assert values["issuer"]["unit"] == [("某局-办公室", "某局/办公室")]
    assert [facet.order for facet in KIND.facets if facet.id == "level"] == [
        ("law", "party", "province", "city", "county", "unit")
    ]
