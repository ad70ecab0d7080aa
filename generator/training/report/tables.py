"""Set up the tables of a report, from records: plain rows, for a spreadsheet and for a page."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from generator.tools.cells import Cell
    from generator.training.report.records import Lesson, Records

FINISHED = ("合格", "已学完")


@dataclass(frozen=True, slots=True)
class Table:
    """Hold a title, the heads of its columns, its rows."""

    title: str
    heads: tuple[str, ...]
    rows: list[tuple[Cell, ...]]


def tables(records: Records, prompts: Mapping[str, str]) -> list[Table]:
    """Return all tables of a report; `prompts` gives the words of questions by bank/id."""
    return [
        _people(records.lessons),
        _groups("各单位", "单位", records.lessons, "unit"),
        _groups("各季度", "季度", records.lessons, "quarter"),
        _groups("各课程", "课程", records.lessons, "title"),
        _hardest(records, prompts),
        Table("没有计入的文件", ("文件", "原因"), list(records.left_out)),
    ]


def _people(lessons: list[Lesson]) -> Table:
    heads = ("单位", "姓名", "课程", "状态", "得分", "用时（分）", "季度", "最近")
    rows: list[tuple[Cell, ...]] = [
        (
            o.unit,
            o.name,
            o.title,
            o.status,
            o.score,
            round(o.seconds / 60, 1),
            o.quarter,
            o.day.isoformat(),
        )
        for o in lessons
    ]
    return Table("学习情况", heads, rows)


def _groups(title: str, head: str, lessons: Iterable[Lesson], by: str) -> Table:
    groups: dict[str, list[Lesson]] = defaultdict(list)
    for lesson in lessons:
        groups[getattr(lesson, by)].append(lesson)
    rows: list[tuple[Cell, ...]] = []
    for name, own in sorted(groups.items()):
        scores = [lesson.score for lesson in own if lesson.score is not None]
        done = sum(lesson.status in FINISHED for lesson in own)
        people = len({(lesson.unit, lesson.name) for lesson in own})
        rows.append(
            (
                name,
                people,
                len(own),
                done,
                round(100 * done / len(own), 1),
                round(sum(scores) / len(scores), 1) if scores else None,
            )
        )
    return Table(title, (head, "人数", "课次", "完成", "完成率（%）", "平均分"), rows)


def _hardest(records: Records, prompts: Mapping[str, str]) -> Table:
    """Questions by share of right answers, the lowest first; versions of a question stand apart."""
    results: dict[tuple[str, str], list[bool]] = defaultdict(list)
    for answer in records.answers:
        results[answer.question, answer.version].append(answer.right)
    rows: list[tuple[Cell, ...]] = []
    for (key, version), answers in results.items():
        share = round(100 * sum(answers) / len(answers), 1)
        rows.append((prompts.get(key, key), key, version, len(answers), share))
    rows.sort(key=lambda row: (row[4], -int(row[3] or 0), row[1]))
    return Table("难题", ("题目", "编号", "版本", "作答", "正确率（%）"), rows)
