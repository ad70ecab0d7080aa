"""Write a 体检报告单 of each unit of an index: a sheet of A4, to be handed to that unit."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from generator.books.code import Code, call
from generator.books.indexes import about, day_of, number, results_of, score_range
from generator.kinds.indexes.model import AdjustmentType, Aggregation
from generator.kinds.indexes.notices import points, ranks_words
from generator.kinds.indexes.results import Standing

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.books.manuscript import Desk
    from generator.books.press import Manuscript
    from generator.kinds.indexes.model import Index
    from generator.kinds.indexes.results import Cell, UnitResult

KIND = "体检报告单"
_UNRANKED = {Standing.VETOED: "一票否决，不排位", Standing.ABSENT: "不参评"}


def write(desk: Desk) -> list[Manuscript]:
    """Write a manuscript for each unit of each index chosen. Raises NothingChosenError."""
    return [
        desk.manuscript(
            "checkup",
            [desk.set(item, part) for part in _parts(item.data, unit)],
            dress="form",
            suffix=f"{item.data.id}-{unit.id}",
            title=f"{unit.name}：{KIND}",
            on=day_of(desk, item.data),
        )
        for item, results in results_of(desk)
        for unit in results.units
    ]


def _parts(index: Index, unit: UnitResult) -> Iterator[Code]:
    yield call("masthead", KIND, unit.name, about(index), "内部资料　注意保存")
    yield call("facts", list(_facts(index, unit)))
    if unit.notice:
        yield call("boxed", f"预警 · {unit.notice.certainty.value}", unit.notice.reason)
    elif unit.reason:
        yield call("boxed", _UNRANKED.get(unit.standing, ""), f"{unit.reason}。")
    if unit.strongest or unit.weakest:
        yield call("part", "强在哪里，堵在哪里")
        yield call("sides", list(_strong(unit)), list(_weak(unit)))
    if unit.change:
        yield call("part", "到合格线还差什么")
        yield from (call("said", words) for words in _change(unit))
    if unit.standing is not Standing.ABSENT:
        yield call("part", "逐项")
        yield call("indicators", list(_groups(unit)))
    sums = [] if unit.standing is Standing.ABSENT else list(_sums(index, unit))
    yield call("signed", sums, _foot(index, unit), ["送达人：", "签收人：", "签收日期："])


def _facts(index: Index, unit: UnitResult) -> Iterator[tuple[str, str, str]]:
    if unit.tier:
        yield "等次", unit.tier, ""
    if unit.score is not None:
        spread = score_range(unit)
        yield "得分", points(unit.score), f"90% 的推演在 {spread}" if spread else ""
    if unit.standing in _UNRANKED:
        yield "名次", _UNRANKED[unit.standing], ""
    elif unit.rank:
        words = ranks_words(unit) or f"第 {unit.rank} 位"
        yield "名次范围", words, "有同分" if unit.is_tied else ""
    if unit.trend and unit.gain is not None:
        gain = unit.gain
        moved = "持平" if gain == 0 else f"{'升' if gain > 0 else '降'} {points(abs(gain))}"
        sure = "" if unit.is_gain_clear or not gain else "，在误差内"
        last = "，".join(filter(None, (points(unit.trend.score), unit.trend.tier)))
        yield "上期", last, f"{moved}{sure}"
    if index.deadline:
        yield "整改期限", str(index.deadline), ""
    if index.feedback:
        yield "反馈给", "、".join(index.feedback), ""


def _strong(unit: UnitResult) -> Iterator[tuple[str, str, str]]:
    for cell in map(unit.cell, unit.strongest):
        yield cell.title, "" if cell.score is None else f"{cell.score:.0f} 分", ""


def _weak(unit: UnitResult) -> Iterator[tuple[str, str, str]]:
    for cell in map(unit.cell, unit.weakest):
        advice = (cell.item.advice if cell.item else None) or ""
        yield cell.title, f"失 {points(cell.lost)} 分", advice


def _change(unit: UnitResult) -> Iterator[str]:
    change = unit.change
    assert change is not None
    if change.reason:
        yield f"{change.reason}。"
        return
    yield f"还差 {points(change.gap)} 分。"
    if change.alone:
        yield "下面任何一项单独做到，就够了："
        for id, value in change.alone:
            cell = unit.cell(id)
            measure = f" {cell.item.unit}" if cell.item and cell.item.unit else ""
            yield f"· {cell.title}：{number(cell.value)} → {number(value)}{measure}"
    elif change.together:
        names = "、".join(unit.cell(id).title for id in change.together)
        count = len(change.together)
        yield f"没有哪一项单独就够；至少要把这 {count} 项做到目标：{names}。"
    else:
        yield "现有各项都做到目标也还不够，先补上缺的数据、扣分的事项。"


def _groups(unit: UnitResult) -> Iterator[tuple[str, list[tuple[object, ...]]]]:
    for goal, cells in groupby(unit.cells, key=lambda cell: cell.goal):
        yield goal, [_row(cell) for cell in cells]


def _row(cell: Cell) -> tuple[object, ...]:
    return (
        cell.title,
        cell.note,
        _bounds(cell),
        "没有数据" if cell.value is None else number(cell.value),
        number(cell.previous),
        cell.score,
        cell.previous_score,
        points(cell.points),
        points(cell.lost),
    )


def _bounds(cell: Cell) -> str:
    if cell.item is None:
        return "0 → 100"
    if cell.item.worst is None:
        return ""
    measure = f" {cell.item.unit}" if cell.item.unit else ""
    return f"{number(cell.item.worst)} → {number(cell.item.best)}{measure}"


def _sums(index: Index, unit: UnitResult) -> Iterator[tuple[str, str]]:
    if unit.base is not None:
        is_sum = index.scoring.aggregation is Aggregation.ADDITIVE
        yield "各项合计" if is_sum else "各项按几何平均合成（不等于各项之和）", points(unit.base)
    for one in unit.adjustments:
        if one.points is not None:
            sign = "−" if one.type is AdjustmentType.DEDUCTION else "+"
            day = f"，{one.date}" if one.date else ""
            yield f"{one.type.label}：{one.reason}{day}", f"{sign}{number(one.points)}"
    if unit.score is not None:
        capped = f"（加分至多 {number(index.scoring.bonus_cap)}）" if unit.bonus else ""
        yield f"得分{capped}", points(unit.score)


def _foot(index: Index, unit: UnitResult) -> str:
    other = ""
    if unit.other is not None:
        is_sum = index.scoring.aggregation is Aggregation.ADDITIVE
        way = "几何平均" if is_sum else "加权求和"
        other = f"换成{way}，各项合成 {points(unit.other)}。"
    covered = f"数据覆盖权重的 {100 * unit.coverage:.1f}%。"
    return covered if unit.standing is Standing.ABSENT else f"条里的竖线是上期。{other}{covered}"
