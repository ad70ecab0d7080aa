"""Read back records as learners export them (CSV).

Whatever is damaged or foreign is named and left out.
"""

from __future__ import annotations

import csv
import datetime
import io
import re
import zlib
from dataclasses import dataclass, field
from hashlib import sha256
from typing import TYPE_CHECKING

from generator.source.diagnostics import legible
from generator.tools.cells import restore
from generator.training.report.certificate import certificate_code
from generator.training.words import words

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

FORMAT, COLUMNS, STATUS = words().format, words().columns, words().status
_LIMIT = 5_000_000
_CHINA = datetime.timezone(datetime.timedelta(hours=8))
_NUMBER = re.compile("[0-9]{1,9}")
_NAMELESS = "未填姓名"
_QUESTION, _RESULT = COLUMNS.index("题目"), COLUMNS.index("结果")


@dataclass(frozen=True, slots=True)
class Lesson:
    """Hold one learner's standing in one module.

    `person` tells learners of a unit apart: the name, or the file of one who gave none. `code`: the
    one that the learner's certificate bears.
    """

    person: str
    name: str
    unit: str
    module: str
    title: str
    status: str
    score: int | None
    seconds: int
    latest: datetime.datetime
    code: str

    @property
    def day(self) -> datetime.date:
        """Return the day in China: browsers write the time in UTC."""
        return self.latest.astimezone(_CHINA).date()

    @property
    def quarter(self) -> str:
        return quarter(self.latest)


@dataclass(frozen=True, slots=True)
class AnswerRecord:
    """Hold one learner's last answer to one version of a question.

    `given`: the letters of what was chosen, or what was written.
    """

    person: str
    unit: str
    module: str
    question: str
    version: str
    given: str
    right: bool
    when: datetime.datetime

    @property
    def quarter(self) -> str:
        return quarter(self.when)


def quarter(when: datetime.datetime) -> str:
    """Return the quarter of a time in China, in words: browsers write it in UTC."""
    day = when.astimezone(_CHINA).date()
    return f"{day.year}年第{(day.month - 1) // 3 + 1}季度"


@dataclass(slots=True)
class Records:
    """Hold what was read; `left_out`: file name and why."""

    lessons: list[Lesson] = field(default_factory=list)
    answers: list[AnswerRecord] = field(default_factory=list)
    left_out: list[tuple[str, str]] = field(default_factory=list)

    def of(self, unit: str, quarter: str) -> Records:
        """Return those of a unit and of a quarter, "" for any; files left out stay named."""

        def fits(one: Lesson | AnswerRecord) -> bool:
            return unit in ("", one.unit) and quarter in ("", one.quarter)

        lessons = [one for one in self.lessons if fits(one)]
        return Records(lessons, [one for one in self.answers if fits(one)], self.left_out)


def read_folder(folder: Path) -> Records:
    """Read every file of a folder and below; a file with one bad row is left out as a whole."""
    records = Records()
    for path in sorted(path for path in folder.rglob("*") if path.is_file()):
        name = legible(path.relative_to(folder).as_posix())
        try:
            lessons, answers = read_file(path)
        except ValueError as error:
            records.left_out.append((name, str(error)))
            continue
        except OSError as error:
            records.left_out.append((name, f"读不了：{error.strerror}"))
            continue
        records.lessons += lessons
        records.answers += answers
    _newest_only(records)
    return records


def read_file(path: Path) -> tuple[list[Lesson], list[AnswerRecord]]:
    """Read one file. Raises ValueError that says what is wrong with it."""
    if path.stat().st_size > _LIMIT:
        raise ValueError("文件太大，不是学习记录")
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError:
        raise ValueError("不是 UTF-8 文字；可能用表格软件另存过，请交导出的原文件") from None
    try:
        rows = list(csv.reader(io.StringIO(text, newline=""), strict=True))
    except csv.Error:
        raise ValueError("不是 CSV 文件") from None
    if not rows or tuple(rows[0]) != COLUMNS:
        raise ValueError("不是清鉴导出的学习记录")
    if not text.endswith("\n"):
        raise ValueError("文件不完整，最后一行断了")
    lessons: list[Lesson] = []
    answers: list[AnswerRecord] = []
    anonymous = f"{_NAMELESS} {sha256(text.encode()).hexdigest()}"
    for number, (lesson, items) in _sections(rows[1:]):
        try:
            lessons.append(_lesson(lesson, items, anonymous))
            answers += [_answer(row, lessons[-1]) for row in items]
        except (LookupError, ValueError):
            raise ValueError(f"第 {number} 行不合格式") from None
    return lessons, answers


_Row = list[str]


def _sections(rows: list[_Row]) -> Iterator[tuple[int, tuple[_Row, list[_Row]]]]:
    """Yield each lesson with the answers below it, and the number of its line.

    Raises ValueError for a row that is damaged, or an answer that stands below no lesson.
    """
    begun: tuple[int, tuple[_Row, list[_Row]]] | None = None
    for number, row in enumerate(rows, 2):
        sum_of_row = f"{zlib.crc32(chr(31).join(row[:-1]).encode()):08x}"
        if len(row) != len(COLUMNS) or row[0] != FORMAT or row[-1] != sum_of_row:
            raise ValueError(f"第 {number} 行损坏或被改动过")
        if not row[_QUESTION]:
            if begun:
                yield begun
            begun = number, (row, [])
        elif begun is None:
            raise ValueError(f"第 {number} 行不合格式")
        else:
            begun[1][1].append(row)
    if begun:
        yield begun


def _lesson(row: _Row, items: list[_Row], anonymous: str) -> Lesson:
    _, name, unit, module, title, _, _, _, result, score, seconds, _, latest, _ = row
    when = _time(latest)
    points = _number(score, 100) if score else None
    told = [tuple(map(restore, item[_QUESTION : _RESULT + 1])) for item in items]
    return Lesson(
        person=name or anonymous,
        name=name or _NAMELESS,
        unit=unit or "未填单位",
        module=module,
        title=title,
        status=STATUS[result],
        score=points,
        seconds=_number(seconds),
        latest=when,
        code=certificate_code(
            restore(module), restore(title), score, latest, [(a, b, c, d) for a, b, c, d in told]
        ),
    )


def _answer(row: _Row, lesson: Lesson) -> AnswerRecord:
    question, version, given, result = row[_QUESTION : _RESULT + 1]
    return AnswerRecord(
        lesson.person,
        lesson.unit,
        lesson.module,
        question,
        version,
        given,
        result == "right",
        lesson.latest,
    )


def _number(text: str, most: int = 999_999_999) -> int:
    if not _NUMBER.fullmatch(text) or int(text) > most:
        raise ValueError(text)
    return int(text)


def _time(text: str) -> datetime.datetime:
    when = datetime.datetime.fromisoformat(text)
    if when.tzinfo is None or not 2000 <= when.year <= 9998:
        raise ValueError(text)
    return when


def _newest_only(records: Records) -> None:
    """Who hands in twice counts once, by the newer record."""
    newest: dict[tuple[str, str, str], Lesson] = {}
    for lesson in records.lessons:
        key = (lesson.person, lesson.unit, lesson.module)
        if key not in newest or newest[key].latest <= lesson.latest:
            newest[key] = lesson
    records.lessons = sorted(newest.values(), key=lambda one: (one.unit, one.name, one.module))
    answers = {
        (a.person, a.unit, a.module, a.question, a.version): a
        for a in sorted(records.answers, key=_when)
    }
    records.answers = list(answers.values())


def _when(answer: AnswerRecord) -> datetime.datetime:
    return answer.when
