"""Write the sheet of the 综合评审会: tiers first, ranks as ranges, room for what is decided."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.books.code import Code, call
from generator.books.indexes import about, day_of, number, results_of, score_range
from generator.kinds.indexes.notices import points, ranks_words
from generator.kinds.indexes.results import Standing

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.books.manuscript import Desk
    from generator.books.press import Manuscript
    from generator.kinds.indexes.model import Index, Tier
    from generator.kinds.indexes.results import Results, UnitResult

_UNRANKED = {Standing.VETOED: "一票否决", Standing.ABSENT: "不参评"}


def write(desk: Desk) -> list[Manuscript]:
    """Write a manuscript for each index chosen. Raises NothingChosenError."""
    return [
        desk.manuscript(
            "review",
            [desk.set(item, part) for part in _parts(desk, item.data, results)],
            dress="landscape",
            suffix=item.data.id,
            title=f"综合评审会：{item.data.title}",
            on=day_of(desk, item.data),
        )
        for item, results in results_of(desk)
    ]


def _parts(desk: Desk, index: Index, results: Results) -> Iterator[Code]:
    yield call("masthead", desk.book.title, "综合评审会", about(index), "内部资料　注意保存")
    yield call(
        "small-print",
        "先看等次。名次是范围：90% 的推演落在其间，范围相叠的两个单位分不出先后。",
    )
    yield call("tiers", list(_groups(index, results)))
    if results.warned:
        yield call("part", "预警")
        yield call("warned", [_warning(unit) for unit in results.warned])
    unranked = [unit for unit in results.units if unit.standing in _UNRANKED]
    if unranked:
        yield call("part", "不排名次的")
        for unit in unranked:
            yield call("said", f"{unit.name}：{_UNRANKED[unit.standing]}，{unit.reason}。")
    if results.findings:
        yield call("part", "有多少把握")
        yield call("small-print", "".join(finding.sentence for finding in results.findings))
    yield call("signing", ["主持人：", "记录人：", "日期："])


def _groups(index: Index, results: Results) -> Iterator[tuple[str, str, list[tuple[str, ...]]]]:
    """Yield tiers, the best first, and at last the units in none."""
    shown: set[str] = set()
    for tier in index.scoring.tiers:
        units = results.of_tier(tier.name)
        shown.update(unit.id for unit in units)
        yield tier.name, f"{_takes(tier)}；{len(units)} 个单位", [_row(unit) for unit in units]
    rest = [unit for unit in results.units if unit.id not in shown]
    if rest:
        yield "没有等次的" if shown else "各单位", "", [_row(unit) for unit in rest]


def _takes(tier: Tier) -> str:
    least = f"{number(tier.least)} 分起" if tier.least else "其余"
    most = tier.at_most_share
    return least if most is None else f"{least}，至多 {number(most)}%"


def _row(unit: UnitResult) -> tuple[str, ...]:
    ranks = _UNRANKED.get(unit.standing) or ranks_words(unit)
    return (
        unit.name,
        "" if unit.score is None else points(unit.score),
        score_range(unit),
        f"{ranks}，同分" if unit.is_tied else ranks,
        unit.notice.certainty.value if unit.notice else "",
    )


def _warning(unit: UnitResult) -> tuple[str, str, str]:
    assert unit.notice is not None
    return unit.name, unit.notice.certainty.value, unit.notice.reason
