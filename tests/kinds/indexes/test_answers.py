"""Answers of a survey, counted in the table of an index: score, number and margin follow."""

from __future__ import annotations

import math
import statistics

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.kinds.indexes.answers import SCORES, answer_of, column
from generator.kinds.indexes.observations import observations
from generator.kinds.indexes.participants import participants
from generator.kinds.indexes.reckoning.opinion import of_counts
from generator.kinds.indexes.table import read
from generator.kinds.indexes.tree import tree
from tests.kinds.indexes.projects import index

_OPINION = {"share": "20"}


@given(st.lists(st.sampled_from([0.0, 25.0, 50.0, 75.0, 100.0]), min_size=1, max_size=60))
def test_the_figures_are_those_of_the_answers_one_by_one(answers: list[float]) -> None:
    mean, n, margin = of_counts({score: answers.count(score) for score in set(answers)})
    assert n == len(answers)
    assert math.isclose(mean, statistics.fmean(answers), abs_tol=1e-9)
    if len(set(answers)) == 1:
        assert margin is None
    else:
        spread = statistics.stdev(answers)
        assert margin is not None
        assert math.isclose(margin, 1.96 * spread / math.sqrt(n))


def test_two_answers_have_the_margin_of_a_share() -> None:
    """Half and half of many is where the margin of a share is widest: 3.1 points of 1,000."""
    _, _, margin = of_counts({100: 500, 0: 500})
    assert margin == pytest.approx(3.1, abs=0.01)


def test_no_answers_have_no_score() -> None:
    with pytest.raises(ValueError, match="no answers"):
        of_counts({100: 0})


@pytest.mark.parametrize(
    ("text", "answer"),
    [
        ("群众评价：很满意", "很满意"),
        ("群众评价: 一般", "一般"),
        ("群众评价", None),
        ("满意", None),
        ("群众评价：好", None),
    ],
)
def test_a_column_of_answers_is_known_by_its_name(text: str, answer: str | None) -> None:
    assert answer_of(text) == answer


def test_a_table_of_counts_is_read_long_and_wide() -> None:
    long = "单位,指标,数值\n甲局,a,5\n" + "".join(
        f"甲局,{column(answer)},{count}\n"
        for answer, count in zip(SCORES, (4, 3, 2, 1, 0), strict=True)
    )
    wide = f"单位,a,{','.join(map(column, SCORES))}\n甲局,5,4,3,2,1,0\n"
    for table in (long, wide):
        whole = index(table, opinion=_OPINION)
        [one] = observations(whole, tree(whole), participants(whole, lambda name: None))
        assert (one.opinion, one.respondents) == (75.0, 10)
        assert one.margin == pytest.approx(1.96 * math.sqrt(6250 / 9) / math.sqrt(10))
        assert one.values == {"a": 5.0}, "counts are no indicators"


def test_a_score_that_is_given_stands() -> None:
    table = f"单位,指标,数值\n甲局,a,5\n甲局,群众评价,60\n甲局,{column('很满意')},4\n"
    whole = index(table, opinion=_OPINION)
    [one] = observations(whole, tree(whole), participants(whole, lambda name: None))
    assert one.opinion == 60


@pytest.mark.parametrize("count", ["-1", "2.5", "多"])
def test_what_cannot_be_a_count_is_told(count: str) -> None:
    _, faults = read(index(data="x.csv"), f"单位,指标,数值\n甲局,{column('满意')},{count}\n")
    assert [(one.code, one.line, one.column) for one in faults] == [
        ("table-number", 2, 5 + len(column("满意")))
    ]
