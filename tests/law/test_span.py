"""The times of cases lie on the line of a rule's versions, in the version then in force."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter

from generator import edition, library
from generator.kinds.dates import Edtf
from generator.kinds.entry import Audience
from generator.kinds.kind import Vocabulary
from generator.kinds.rules.model import Rule
from generator.law import citations
from generator.law.span import WIDTH, spans, ticks

if TYPE_CHECKING:
    from pathlib import Path

_VERSIONS = [
    {"effective": "2018-01-01", "ended": "2020-12-31"},
    {"effective": "2021-01-01"},
]
_RULE = TypeAdapter(Rule).validate_python({"id": "r", "title": "规", "versions": _VERSIONS})
_DATE = TypeAdapter(Edtf)
_YEARS = st.lists(st.integers(2010, 2030), max_size=6)


def _at(year: int) -> tuple[object, Edtf]:
    return None, _DATE.validate_python(str(year))


@given(_YEARS)
def test_times_lie_in_their_version(years: list[int]) -> None:
    places = ticks(_RULE, [[_at(year)] for year in years])
    assert places == sorted(places)
    assert len(places) <= len({year for year in years if year >= 2018})
    old, new = spans(_RULE)
    assert sum(place < old.width for place in places) == len({2018, 2019, 2020} & {*years})
    assert all(0 <= place < WIDTH for place in places)
    assert any(place >= new.start for place in places) == any(year >= 2021 for year in years)


def test_cases_stand_under_the_version_that_they_broke(tmp_path: Path) -> None:
    case = "title: 案\nfictional: true\nconduct: [{acts}]\n"
    act = "{{when: {when}, what: 事, violates: [r#1]}}"
    texts = {
        "cases/old.yml": [act.format(when="2019"), act.format(when="2018-06")],
        "cases/both.yml": [act.format(when="2020-02"), act.format(when="2021-02")],
        "cases/before.yml": [act.format(when="2001")],
        "cases/other.yml": [],
    }
    rule = "title: 规\nfictional: true\nclauses: [{no: '1', text: 条}]\nversions: " + str(_VERSIONS)
    files = {path: case.replace("{acts}", ", ".join(acts)) for path, acts in texts.items()}
    for path, text in {**files, "rules/r.yml": rule}.items():
        (tmp_path / path).parent.mkdir(exist_ok=True)
        (tmp_path / path).write_text(text, "utf-8")
    made = edition.select(library.load(tmp_path, Vocabulary()), Audience.PUBLIC)
    [item] = made.of(Rule)
    groups = citations.cases_by_version(made, item)
    assert {
        version and version.effective.year: {one.data.id: when.text for one, when in cases}
        for version, cases in groups.items()
    } == {
        2018: {"old": "2019", "both": "2020-02"},
        2021: {"both": "2021-02"},
        None: {"before": "2001"},
    }
