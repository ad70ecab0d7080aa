"""Describe the kind of indexes: 清廉指数."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.kinds.facets import UNIT
from generator.kinds.indexes.checks import check, check_whole
from generator.kinds.indexes.disclosure import disclose
from generator.kinds.indexes.model import Index
from generator.kinds.indexes.table import read
from generator.kinds.kind import Facet, Kind, Tables

if TYPE_CHECKING:
    from collections.abc import Iterable

    from generator.kinds.kind import Lookup


def _year(index: Index, lookup: Lookup) -> Iterable[tuple[str, str]]:
    if date := index.period or index.date:
        yield str(date.year), f"{date.year}年"


def _newest_first(index: Index) -> int:
    date = index.period or index.date
    return -date.last.toordinal() if date else 0


def _file(index: Index) -> str | None:
    return index.data.text if index.data else None


def _words(index: Index) -> Iterable[str]:
    for row in index.data.rows if index.data else ():
        yield row.unit
        if row.note:
            yield row.note


def _published(index: Index) -> frozenset[str]:
    """The names of units, which stand in their tiers."""
    return frozenset(row.unit for row in index.data.rows) if index.data else frozenset()


KIND = Kind(
    folder="indexes",
    label="清廉指数",
    counter="期",
    model=Index,
    intro="从目标到指标，一层层写明权重、数据和规则；分数带着它有多少把握。",
    checks=check,
    whole_checks=check_whole,
    facets=(Facet("year", "年份", _year), UNIT),
    order=_newest_first,
    parts={"goals": "指标体系", "body": "说明"},
    never_public=frozenset(
        {
            "judgements",
            "data",
            "values",
            "adjustments",
            "units",
            "deadline",
            "feedback",
            "opinion.results",
        }
    ),
    tables=Tables("data", _file, read, _words, _published),
    disclose=disclose,
)
