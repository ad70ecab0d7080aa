"""From what authors wrote to results: who is ranked, who is not, and what must change nothing."""

from __future__ import annotations

import random
import subprocess
import sys
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.kinds.indexes.comparability import incomparable
from generator.kinds.indexes.reckon import reckon
from generator.kinds.indexes.results import Certainty, Results, Standing
from tests.kinds.indexes.projects import GOALS, index, results

if TYPE_CHECKING:
    from generator.kinds.indexes.model import Index

TABLE = """单位,指标,数值
甲局,a,8
甲局,b,2
甲局,c,90
乙局,a,5
乙局,b,10
乙局,c,50
丙局,a,2
丙局,b,20
丙局,c,10
丁局,a,2
丁局,b,20
丁局,c,10
"""
RULES = {
    "pass": "60",
    "bottom": "2",
    "bonus_cap": "5",
    "tiers": [{"name": "好", "least": "80"}, {"name": "中", "least": "50"}, {"name": "差"}],
}


def test_scores_tiers_ranks_and_warnings() -> None:
    told = results(TABLE, rules=RULES)
    assert [(one.name, one.score, one.tier, one.rank) for one in told.units] == [
        ("甲局", 8500, "好", 1),
        ("乙局", 5000, "中", 2),
        ("丁局", 1200, "差", 3),
        ("丙局", 1200, "差", 3),
    ]
    assert [one.is_tied for one in told.units] == [False, False, True, True]
    assert [one.is_bottom for one in told.units] == [False, False, True, True]
    sure = [one.name for one in told.warned if one.notice and one.notice.certainty == "确定"]
    assert sure == ["乙局", "丁局", "丙局"]
    assert told.units[0].notice is None
    first = told.units[0]
    assert sum(cell.points for cell in first.cells) == first.base == 8500
    assert sum(cell.lost for cell in first.cells) == 1500
    assert first.change is None


def test_what_a_unit_would_have_to_change() -> None:
    second = results(TABLE, rules=RULES).units[1]
    assert second.change is not None
    assert second.change.gap == 1000
    assert dict(second.change.alone) == pytest.approx({"a": 7.0, "b": 3.3333, "c": 100.0})
    assert second.change.together == ("a",)


def test_bonus_has_a_cap_and_a_veto_takes_the_rank() -> None:
    adjustments = [
        {"unit": "乙局", "type": "加分", "points": "4", "reason": "试点"},
        {"unit": "乙局", "type": "加分", "points": "4", "reason": "试点二"},
        {"unit": "乙局", "type": "扣分", "points": "1.5", "reason": "迟报"},
        {"unit": "甲局", "type": "一票否决", "reason": "瞒报"},
    ]
    told = results(TABLE, rules=RULES, adjustments=adjustments)
    by_name = {one.name: one for one in told.units}
    assert (by_name["乙局"].score, by_name["乙局"].rank) == (5000 + 500 - 150, 1)
    vetoed = by_name["甲局"]
    assert (vetoed.standing, vetoed.tier, vetoed.rank) == (Standing.VETOED, "差", None)
    assert vetoed.notice is not None
    assert vetoed.notice.certainty is Certainty.CERTAIN
    assert "瞒报" in vetoed.notice.reason


@pytest.mark.parametrize(
    ("rule", "score", "standing"),
    [
        ("不计", 7000, Standing.RANKED),
        ("计零分", 3500, Standing.RANKED),
        ("不参评", None, Standing.ABSENT),
    ],
)
def test_a_missing_value_is_never_a_zero_by_itself(
    rule: str, score: int | None, standing: Standing
) -> None:
    goals = [{**GOALS[0], "missing": rule}, *GOALS[1:]]
    table = TABLE + "戊局,a,—\n戊局,b,5\n戊局,c,62.5\n"
    told = results(table, goals=goals, rules={"least_share": "40"})
    one = next(unit for unit in told.units if unit.name == "戊局")
    assert (one.score, one.standing) == (score, standing)
    assert sum(cell.points for cell in one.cells) == (score if score is not None else 7000)


def test_too_little_data_is_no_rank() -> None:
    told = results(TABLE + "戊局,c,99\n己局,a,缺\n", rules=RULES)
    reasons = {one.name: one.reason for one in told.units if one.standing is Standing.ABSENT}
    assert reasons == {"戊局": "数据只覆盖权重的 20%，不到 70%", "己局": "没有任何数据"}
    assert all(one.rank is None for one in told.units if one.name in reasons)


def test_one_unit_has_a_score_and_no_rank_and_none_has_nothing() -> None:
    told = results("单位,指标,数值\n甲局,a,8\n甲局,b,2\n甲局,c,90\n", rules=RULES)
    (one,) = told.units
    assert (one.score, one.rank, one.is_bottom) == (8500, None, False)
    assert results().units == ()
    assert results().findings == ()


def test_two_thousand_units() -> None:
    rng = random.Random(1)
    rows = [
        f"单位{n},{rng.uniform(0, 10):.2f},{rng.uniform(0, 20):.1f},{rng.randint(0, 100)}"
        for n in range(2000)
    ]
    told = results("单位,a,b,c\n" + "\n".join(rows), draws=20, rules=RULES)
    assert len(told.ranked) == 2000
    assert told.units[0].rank == 1
    assert sum(one.is_bottom for one in told.units) >= 2


@settings(max_examples=15, deadline=None)
@given(st.permutations(TABLE.splitlines()[1:]))
def test_the_order_of_rows_changes_nothing(rows: list[str]) -> None:
    base = results(TABLE, rules=RULES)
    told = results("单位,指标,数值\n" + "\n".join(rows), rules=RULES)
    assert told.digest == base.digest
    assert told.units == base.units
    assert told.findings == base.findings


def _judges(order: list[int]) -> list[dict[str, object]]:
    said: list[dict[str, object]] = [
        {
            "by": "甲",
            "pairs": [
                {"more": "a", "than": "b", "times": "3"},
                {"more": "b", "than": "c", "times": "2"},
            ],
        },
        {
            "by": "乙",
            "pairs": [
                {"more": "a", "than": "c", "times": "5"},
                {"more": "b", "than": "a", "times": "1/2"},
            ],
        },
        {
            "by": "丙",
            "pairs": [
                {"more": "c", "than": "b", "times": "1"},
                {"more": "a", "than": "b", "times": "4"},
            ],
        },
    ]
    return [said[at] for at in order]


def test_the_order_of_judges_changes_nothing() -> None:
    base = results(TABLE, weights=None, judgements=_judges([0, 1, 2]))
    told = results(TABLE, weights=None, judgements=_judges([2, 0, 1]))
    assert told.units == base.units
    assert {j.by: j for j in told.branches[0].judges} == {j.by: j for j in base.branches[0].judges}


def test_names_change_no_score_and_who_joins_moves_nobody() -> None:
    base = {one.name: one.score for one in results(TABLE).units}
    renamed = results(TABLE.replace("甲局", "某某中心"))
    assert {one.name: one.score for one in renamed.units}["某某中心"] == base["甲局"]
    joined = {
        one.name: one.score for one in results(TABLE + "戊局,a,10\n戊局,b,0\n戊局,c,100\n").units
    }
    assert {name: joined[name] for name in base} == base


def test_every_reckoning_is_the_same() -> None:
    keys: dict[str, Any] = {"weights": None, "judgements": _judges([0, 1, 2]), "rules": RULES}
    assert results(TABLE, **keys) == results(TABLE, **keys)


def test_a_mended_judgement_tells_what_it_was() -> None:
    pairs = [
        {"more": "a", "than": "b", "times": "2"},
        {"more": "b", "than": "c", "times": "2"},
        {"more": "a", "than": "c", "times": "4", "was": "1/5"},
    ]
    (judge,) = (
        results(TABLE, weights=None, judgements=[{"by": "甲", "pairs": pairs}]).branches[0].judges
    )
    assert judge.cr == pytest.approx(0, abs=1e-9)
    assert judge.cr_before is not None
    assert judge.cr_before > 0.5
    assert [(one.more, one.than, one.was, one.now) for one in judge.mendings] == [
        ("甲项", "丙项", 0.2, 4.0)
    ]
    assert judge.suspect is None


def _told(index: Index, earlier: Results | None = None) -> Results:
    return reckon(index, lambda name: None, earlier, draws=50)


def test_an_earlier_term_is_compared_only_where_it_says_the_same() -> None:
    earlier = index(TABLE.replace("甲局,a,8", "甲局,a,6"), rules=RULES)
    told = reckon(index(TABLE, rules=RULES), lambda name: None, _told(earlier), draws=50)
    first = told.units[0]
    assert told.incomparable == ""
    assert first.trend is not None
    assert first.gain == 1000
    assert first.cells[0].previous == 6
    other = index(TABLE, rules=RULES, weights={"a": "30", "b": "50", "c": "20"})
    told = reckon(index(TABLE, rules=RULES), lambda name: None, _told(other), draws=50)
    assert told.incomparable == "两期的权重不同：甲项、乙项"
    assert told.units[0].trend is None
    assert told.units[0].cells[0].previous == 8
    goals = [{**GOALS[0], "target": "20"}, *GOALS[1:]]
    moved = reckon(index(TABLE, goals=goals), lambda name: None, _told(index(TABLE)), draws=0)
    assert "底线、目标" in moved.incomparable
    assert moved.units[0].cells[0].previous is None
    assert incomparable(index(TABLE), told.nodes, replace(told, nodes=told.nodes[:2])).startswith(
        "两期的指标不同"
    )


def test_opinion_has_its_share_and_its_margin() -> None:
    table = TABLE + "甲局,群众评价,50\n乙局,opinion,100\n"
    told = results(
        table, opinion={"share": "20", "respondents": "800"}, rules={"least_share": "50"}
    )
    by_name = {one.name: one for one in told.units}
    assert by_name["甲局"].score == round(0.8 * 8500 + 0.2 * 5000)
    assert by_name["丙局"].score == 1200  # nobody asked there: the share is shared out
    assert "opinion" in {finding.assumption for finding in told.findings}


def test_the_same_model_judges_three_dimensions_and_letters() -> None:
    """时效度, and how letters are evaluated: other goals, the same reckoning."""
    goals = [
        {"id": "time", "title": "时", "unit": "天", "floor": "90", "target": "15"},
        {"id": "effect", "title": "效", "unit": "%", "floor": "40", "target": "100"},
        {"id": "degree", "title": "度", "unit": "分", "floor": "0", "target": "10"},
    ]
    table = "单位,时,效,度\n关于采购公开的建议书,30,100,8\n关于公车登记的建议书,90,70,5\n"
    weights = {"time": "40", "effect": "40", "degree": "20"}
    told = results(table, goals=goals, weights=weights)
    assert [(one.name, one.score) for one in told.units] == [
        ("关于采购公开的建议书", 8800),
        ("关于公车登记的建议书", 3000),
    ]


def test_a_site_without_an_index_loads_no_reckoning() -> None:
    code = (
        "import sys, generator.kinds, generator.pages.build, generator.library.loading;"
        "print(*sys.modules)"
    )
    output = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, check=True, text=True
    )
    loaded = output.stdout.split()
    assert "generator.kinds.indexes.checks" in loaded
    assert not [name for name in loaded if name.startswith("generator.kinds.indexes.reckon")]


def test_a_trend_goes_back_as_far_as_terms_can_be_compared() -> None:
    other = {"a": "30", "b": "50", "c": "20"}
    oldest = _told(index(TABLE, weights=other))
    second = _told(index(TABLE.replace("甲局,a,8", "甲局,a,4")), oldest)
    third = _told(index(TABLE.replace("甲局,a,8", "甲局,a,6")), second)
    last = _told(index(TABLE), third)
    assert last.terms == (second, third, last)
    scores = [one.unit(last.units[0].id) for one in last.terms]
    assert [one.score for one in scores if one] == [6500, 7500, 8500]
