"""Write what an index comes to as a table for spreadsheets: csv in UTF-8 with a mark."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

from generator.kinds.entry import Audience
from generator.kinds.indexes.model import Index
from generator.kinds.indexes.notices import points
from generator.pages.relations import relations
from generator.tools.cells import inert

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.edition import Edition
    from generator.kinds.indexes.results import Results, UnitResult

NAME = "results.csv"
"""Where it stands below the page of its index."""

_HEAD = (
    "单位", "等次", "得分", "得分下限", "得分上限", "名次", "名次上限", "名次下限",
    "落在末位的可能", "低于合格线的可能", "预警", "加分", "扣分", "数据覆盖", "不排名次的原因",
)  # fmt: skip


def files(edition: Edition) -> Iterator[tuple[str, bytes]]:
    """Yield the table of each index of an internal edition; the public has no scores."""
    if edition.audience is not Audience.INTERNAL:
        return
    items = [item for item in edition.all(Index) if item.data.data or item.data.values]
    if not items:
        return
    told = relations("indexes", edition)
    for item in items:
        results: Results = told.results(item.data.id)
        yield f"{item.url}{NAME}", _table(results)


def _table(results: Results) -> bytes:
    stream = io.StringIO(newline="")
    writer = csv.writer(stream)
    writer.writerow([*_HEAD, *(inert(node.title) for node in results.leaves)])
    for unit in results.units:
        texts = (inert(unit.name), inert(unit.tier), inert(unit.reason))
        writer.writerow([*texts[:2], *_figures(unit), texts[2], *_scores(unit, results)])
    return b"\xef\xbb\xbf" + stream.getvalue().encode()


def _figures(unit: UnitResult) -> Iterator[str]:
    spread = unit.spread
    yield "" if unit.score is None else points(unit.score)
    yield from (f"{spread.score_low:.2f}", f"{spread.score_high:.2f}") if spread else ("", "")
    yield "" if unit.rank is None else str(unit.rank)
    yield from (str(spread.rank_low), str(spread.rank_high)) if spread else ("", "")
    yield from (f"{spread.bottom:.4f}", f"{spread.below:.4f}") if spread else ("", "")
    yield unit.notice.certainty.value if unit.notice else ""
    yield from (points(unit.bonus), points(unit.deductions), f"{unit.coverage:.4f}")


def _scores(unit: UnitResult, results: Results) -> Iterator[str]:
    scores = {cell.id: cell.score for cell in unit.cells}
    for node in results.leaves:
        score = scores.get(node.id)
        yield "" if score is None else f"{score:.2f}"
