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
from typing import TYPE_CHECKING

from generator.source.diagnostics import legible
from generator.training.words import words

if TYPE_CHECKING:
    from pathlib import Path

FORMAT, COLUMNS, STATUS = words().format, words().columns, words().status
_LIMIT = 5_000_000
_CHINA = datetime.timezone(datetime.timedelta(hours=8))
_NUMBER = re.compile("[0-9]{1,9}")


@dataclass(frozen=True, slots=True)
class Lesson:
    """Hold one learner's standing in one module."""

    name: str
    unit: str
    module: str
    title: str
    status: str
    score: int | None
    seconds: int
    latest: datetime.datetime

    @property
    def day(self) -> datetime.date:
        """Return the day in China: browsers write the time in UTC."""
        return self.latest.astimezone(_CHINA).date()

    @property
    def quarter(self) -> str:
        return f"{self.day.year}年第{(self.day.month - 1) // 3 + 1}季度"


@dataclass(frozen=True, slots=True)
class AnswerRecord:
    """Hold one learner's last answer to one version of a question."""

    name: str
    unit: str
    module: str
    question: str
    version: str
    right: bool
    when: datetime.datetime


@dataclass(slots=True)
class Records:
    """Hold what was read; `left_out`: file name and why."""

    lessons: list[Lesson] = field(default_factory=list)
    answers: list[AnswerRecord] = field(default_factory=list)
    left_out: list[tuple[str, str]] = field(default_factory=list)


def read_folder(folder: Path) -> Records:
    """Read every file of a folder and below; a file with one bad row is left out as a whole."""
    records = Records()
    for path in sorted(path for path in folder.rglob("*") if path.is_file()):
        name = legible(path.relative_to(folder).as_posix())
        try:
            lessons, answers = read_file(path)
        except (ValueError, OSError) as error:
            records.left_out.append((name, str(error)))
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
    for number, row in enumerate(rows[1:], 2):
        _add(row, number, lessons, answers)
    return lessons, answers


def _add(row: list[str], number: int, lessons: list[Lesson], answers: list[AnswerRecord]) -> None:
    sum_of_row = f"{zlib.crc32(chr(31).join(row[:-1]).encode()):08x}"
    if len(row) != len(COLUMNS) or row[0] != FORMAT or row[-1] != sum_of_row:
        raise ValueError(f"第 {number} 行损坏或被改动过")
    _, name, unit, module, title, question, version, _, result, score, seconds, _, latest, _ = row
    name = name or "未填姓名"
    unit = unit or "未填单位"
    try:
        if question:
            answers.append(
                AnswerRecord(
                    name, unit, module, question, version, result == "right", lessons[-1].latest
                )
            )
            return
        when = _time(latest)
        points = _number(score, 100) if score else None
        lessons.append(
            Lesson(name, unit, module, title, STATUS[result], points, _number(seconds), when)
        )
    except (LookupError, ValueError):
        raise ValueError(f"第 {number} 行不合格式") from None


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
        key = (lesson.name, lesson.unit, lesson.module)
        if key not in newest or newest[key].latest <= lesson.latest:
            newest[key] = lesson
    records.lessons = sorted(newest.values(), key=lambda one: (one.unit, one.name, one.module))
    answers = {
        (a.name, a.unit, a.module, a.question, a.version): a
        for a in sorted(records.answers, key=_when)
    }
    records.answers = list(answers.values())


def _when(answer: AnswerRecord) -> datetime.datetime:
    return answer.when
