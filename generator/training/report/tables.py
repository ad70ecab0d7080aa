"""Set up the tables of a report, from records: plain rows, for a spreadsheet and for a page.

Names stand in the list of certificates alone; all else sums up.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from statistics import median
from typing import TYPE_CHECKING

from generator.training.report import items

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from generator.tools.cells import Cell
    from generator.training.report.records import Lesson, Records

FINISHED = ("合格", "已学完")

LEAST_PEOPLE = 5
"""People below which no average is shown: it would tell of persons."""

_PARTS_LITTLE = 0.2
"""Discrimination below which an item is poor by the usual rule (Ebel, Essentials of Educational
Measurement)."""

_HARD = 0.4
_SURE = 0.95

_NOTES = (
    ("交来的文件", "学员自己导出的自测记录，不作为正式考核；同一个人交几次，只算最近的一次。"),
    ("同名", "同单位同名的人分不开，算作一个人；没有填姓名的，一个文件算一个人。"),
    ("平均分、用时", f"不到 {LEAST_PEOPLE} 人的不列，免得看出是谁。"),
    (
        "难度",
        "答对的人占作答的百分比，越小越难。"
        f"作答不到 {items.LEAST_FOR_DIFFICULTY} 人次的不列：偶然太大。",
    ),
    (
        "区分度",
        "这道题的对错，和同一课其他题得分的相关（校正的点二列相关，Henrysson 1963），"
        f"从 −1 到 1。作答不到 {items.LEAST_FOR_DISCRIMINATION} 人次的不列：误差大约有 0.2。",
    ),
    (
        "误导选项",
        f"同一个错项不到 {items.LEAST_OF_ONE_CHOICE} 人选的不列；填空写的什么，一律不列。",
    ),
    ("证明编号", "由记录算出，和学员证书上的一致；单凭它不能证明什么。"),
)


@dataclass(frozen=True, slots=True)
class Table:
    """Hold a title, the heads of its columns, its rows."""

    title: str
    heads: tuple[str, ...]
    rows: list[tuple[Cell, ...]]


@dataclass(frozen=True, slots=True)
class Wording:
    """Hold what a question says; `choices`: its choices by their letters."""

    prompt: str
    choices: Mapping[str, str]


def tables(records: Records, questions: Mapping[str, Wording]) -> list[Table]:
    """Return all tables of a report; `questions` gives the words of questions by bank/id."""
    lessons = records.lessons
    figures = items.analysis(records.answers)
    return [
        _groups("各单位", ("单位",), lessons, lambda one: (one.unit,)),
        _groups("各季度", ("季度",), lessons, lambda one: (one.quarter,)),
        _groups("各单位各季度", ("单位", "季度"), lessons, lambda one: (one.unit, one.quarter)),
        _groups("各课程", ("课程",), lessons, lambda one: (one.title,)),
        _hardest(figures, questions),
        _misleading(figures, questions),
        _certificates(lessons),
        Table("没有计入的文件", ("文件", "原因"), list(records.left_out)),
        Table("说明", ("项目", "说明"), list(_NOTES)),
    ]


def _groups(
    title: str,
    heads: tuple[str, ...],
    lessons: Iterable[Lesson],
    group: Callable[[Lesson], tuple[str, ...]],
) -> Table:
    groups: dict[tuple[str, ...], list[Lesson]] = defaultdict(list)
    for lesson in lessons:
        groups[group(lesson)].append(lesson)
    rows = [(*names, *_sums(own)) for names, own in sorted(groups.items())]
    figures = ("人数", "课次", "完成", "完成率（%）", "平均分", "用时中位数（分）")
    return Table(title, (*heads, *figures), rows)


def _sums(lessons: list[Lesson]) -> tuple[Cell, ...]:
    """Sum up lessons; averages only where so many people stand behind them that none is told of."""
    scored = [lesson for lesson in lessons if lesson.score is not None]
    done = [lesson for lesson in lessons if lesson.status in FINISHED]
    scores = [lesson.score for lesson in scored if lesson.score is not None]
    minutes = [lesson.seconds / 60 for lesson in done]
    return (
        _people(lessons),
        len(lessons),
        len(done),
        round(100 * len(done) / len(lessons), 1),
        round(sum(scores) / len(scores), 1) if _people(scored) >= LEAST_PEOPLE else None,
        round(median(minutes), 1) if _people(done) >= LEAST_PEOPLE else None,
    )


def _people(lessons: Iterable[Lesson]) -> int:
    return len({(lesson.unit, lesson.person) for lesson in lessons})


def _hardest(figures: Iterable[items.ItemFigures], questions: Mapping[str, Wording]) -> Table:
    """Questions by share of right answers, the lowest first, then those with too few to tell.

    Versions of a question stand apart.
    """
    rows: list[tuple[Cell, ...]] = [
        (
            _prompt(questions, one),
            one.question,
            one.version,
            one.count,
            _percent(one.difficulty),
            None if one.discrimination is None else round(one.discrimination, 2),
            _remark(one),
        )
        for one in sorted(figures, key=_by_difficulty)
    ]
    heads = ("题目", "编号", "版本", "作答", "难度（答对，%）", "区分度", "提示")
    return Table("难题", heads, rows)


def _by_difficulty(one: items.ItemFigures) -> tuple[bool, float, int, str, str]:
    share = one.difficulty
    return (share is None, share or 0, -one.count, one.question, one.version)


def _remark(one: items.ItemFigures) -> str:
    """What to look at first about a question, if anything."""
    if one.difficulty is None:
        return "作答太少"
    if one.discrimination is not None and one.discrimination < 0:
        return "别的题答得好的人反而答错：先查答案和题干"
    if one.difficulty < _HARD:
        return "多数人答错：课上再讲一遍"
    if one.difficulty > _SURE:
        return "几乎人人答对"
    if one.discrimination is not None and one.discrimination < _PARTS_LITTLE:
        return "分不出学得好坏"
    return ""


def _misleading(figures: Iterable[items.ItemFigures], questions: Mapping[str, Wording]) -> Table:
    """Wrong choices by the share of people that took them, the largest first."""
    rows: list[tuple[Cell, ...]] = []
    for one in figures:
        right = (one.difficulty or 0) * one.count
        for given, count in one.misleading:
            remark = "比答对的还多" if count > right else ""
            share = _percent(count / one.count)
            words = _choice(questions, one.question, given)
            rows.append(
                (_prompt(questions, one), one.question, one.version, words, count, share, remark)
            )
    rows.sort(key=lambda row: (-float(row[5] or 0), str(row[1]), str(row[2]), str(row[3])))
    heads = ("题目", "编号", "版本", "错选", "人次", "占作答（%）", "提示")
    return Table("误导选项", heads, rows)


def _prompt(questions: Mapping[str, Wording], one: items.ItemFigures) -> str:
    known = questions.get(one.question)
    return known.prompt if known else one.question


def _choice(questions: Mapping[str, Wording], question: str, given: str) -> str:
    """The letters of a choice, and what they say where the question is known."""
    known = questions.get(question)
    words = [known.choices[letter] for letter in given if letter in known.choices] if known else []
    return f"{given} {'；'.join(words)}".rstrip()


def _percent(share: float | None) -> float | None:
    return None if share is None else round(100 * share, 1)


def _certificates(lessons: Iterable[Lesson]) -> Table:
    rows: list[tuple[Cell, ...]] = [
        (one.unit, one.name, one.title, one.status, one.score, one.day.isoformat(), one.code)
        for one in lessons
        if one.status in FINISHED
    ]
    return Table("证书名单", ("单位", "姓名", "课程", "结果", "得分", "日期", "证明编号"), rows)
