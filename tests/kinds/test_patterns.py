"""Patterns: what they come to, where their way breaks off, what a chain holds."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import yaml

from generator.audit.health import examine
from generator.edition import select
from generator.kinds.entry import Audience
from generator.kinds.kind import Vocabulary
from generator.kinds.patterns.chain import LAYERS, MOST
from generator.kinds.patterns.model import Pattern
from generator.kinds.patterns.open_loops import Gap
from generator.kinds.patterns.relations import Relations
from generator.library import load

if TYPE_CHECKING:
    from pathlib import Path
    from typing import Any

    from generator.edition import Edition

_CLOSED = [
    {"date": "2022-01-05", "event": "送达"},
    {"date": "2022-02-05", "event": "报告", "by": "某校"},
    {"date": "2022-02-15", "event": "核验", "by": "某局"},
    {"date": "2022-02-16", "event": "办结"},
]
_HOLE = [{"what": "没有人看", "fix": "m"}]


def _edition(folder: Path, files: dict[str, dict[str, Any]]) -> Edition:
    for name, entry in files.items():
        path = folder / f"{name}.yml"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(yaml.safe_dump({"title": name, "fictional": True, **entry}), "utf-8")
    vocabulary = Vocabulary({"rural": "乡村"}, {})
    return select(load(folder, vocabulary), Audience.INTERNAL)


def _case(when: str, **more: Any) -> dict[str, Any]:
    acts = [{"what": "甲", "when": when, "amount": 100}]
    return {"sector": "rural", "date": "2023-05", "conduct": acts, **more}


def test_the_way_breaks_off_where_something_is_missing(tmp_path: Path) -> None:
    edition = _edition(
        tmp_path,
        {
            "cases/a": _case("2021-03", loopholes=_HOLE),
            "cases/b": _case("2022-03"),
            "patterns/p": {"cases": ["a", "b"], "measures": ["m"]},
            "patterns/q": {"cases": ["b", "c"]},
            "cases/c": _case("2020-01", person={"post": "某职"}),
            "actions/m": {"type": "督办", "events": _CLOSED},
            "actions/n": {"events": [_CLOSED[0] | {"due": "2022-05-31"}]},
            "actions/o": {
                "events": _CLOSED,
                "result": {"no_rule": "已有"},
                "evaluation": {"score": 90},
            },
        },
    )
    loops = [
        (one.gap, one.item.data.id, one.other and one.other.data.id)
        for one in Relations(edition).open_loops
    ]
    assert loops == [
        (Gap.NO_MEASURE, "q", None),
        (Gap.NO_RULE, "m", None),
        (Gap.AFTER_PATCH, "p", "b"),
        (Gap.NOT_EVALUATED, "m", None),
    ]
    codes = [remark.code for remark in examine(edition, date(2022, 6, 1))]
    assert codes.count("open-loop") == len(loops)
    assert codes.count("overdue") == 1, "it is due the day before, and open"
    assert codes.count("standing-still") == 1, "the open action, not the closed one"


def test_a_pattern_comes_to_sums(tmp_path: Path) -> None:
    edition = _edition(
        tmp_path,
        {
            "circulars/k": {},
            "cases/a": _case("2021-03", circular="k", person={"post": "某职"}),
            "cases/b": _case("2022-03", circular="k"),
            "patterns/p": {"cases": ["a", "b"], "causes": ["没有人看"]},
        },
    )
    [item] = edition.of(Pattern)
    relations = Relations(edition)
    sums = relations.summary(item.data)
    assert (sums.circulars, sums.cases, sums.people, sums.total) == (1, 2, 1, 200)
    assert sums.years == (("2023", 2),)
    [(cause, [cell])] = relations.matrix.rows
    assert (cause, cell.sector, len(cell.cases)) == ("没有人看", "rural", 2)


def test_a_chain_holds_no_more_than_can_be_read(tmp_path: Path) -> None:
    cases = {f"cases/c{i:02}": _case("2021-03", loopholes=_HOLE) for i in range(20)}
    pattern = {"cases": [name.partition("/")[2] for name in cases]}
    files = {**cases, "patterns/p": pattern, "actions/m": {"events": _CLOSED}}
    [item] = (edition := _edition(tmp_path, files)).of(Pattern)
    chain = Relations(edition).chain(item)
    for layer in range(len(LAYERS)):
        own = [link for link in chain.links if link.layer == layer]
        assert len(own) <= MOST
    [more] = [link for link in chain.links if link.layer == 0 and link.url.startswith("#")]
    assert more.label == "还有 14 项"
    keys = {link.key for link in chain.links}
    assert {key for step in chain.steps for key in step} <= keys
