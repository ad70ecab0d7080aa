"""Turn a row of a table into a question, or say by its cells why it is none."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from generator.intake.banks.questions import Mistake, Plain, faults
from generator.intake.banks.table import answers, options, types
from generator.intake.banks.table import columns as heads
from generator.intake.tables.texts import tidy
from generator.kinds.fields import ID
from generator.kinds.questions.gaps import SEPARATOR, gap_count
from generator.kinds.questions.model import LETTERS, QuestionType

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.intake.banks.table.columns import Columns
    from generator.intake.tables.grid import Cell, Row

_REFERENCE = re.compile(r"[a-z0-9-]+(?:/[a-z0-9-]+)?#\S+|[a-z]+/[a-z0-9-]+")
_SEPARATOR = re.compile(r"[;；\n]")
_LEVELS = {"易": 1, "容易": 1, "简单": 1, "低": 1, "中": 2, "中等": 2, "一般": 2, "适中": 2}
_LEVELS |= {"较易": 1, "难": 3, "困难": 3, "高": 3, "较难": 3, "1": 1, "2": 2, "3": 3}
_TYPES = "、".join(kind.label for kind in QuestionType)


@dataclass(slots=True)
class Reader:
    """Reads the rows of one table. `section`: the heading of the section, or the sheet's name;
    `ours`: it was exported by this program.

    `mistakes`: what is left out; `remarks`: what was taken otherwise than it stands there.
    """

    columns: Columns
    section: str = ""
    ours: bool = False
    mistakes: list[Mistake] = field(default_factory=list)
    remarks: list[Mistake] = field(default_factory=list)

    def question(self, row: Row) -> Plain | None:
        """Return the question of a row; of none the mistakes say why."""
        problems: list[Mistake] = []
        for cell in self._cells(row):
            if cell.fault:
                problems.append(Mistake(cell.place, f"{cell.fault}，这道题没有收入"))
        question = None if problems else self._read(row, problems)
        if question is not None and not problems:
            for problem in faults(question):
                at = heads.PROMPT if "题干" in problem else heads.ANSWER
                problems.append(Mistake(self._place(row, at), problem))
        self.mistakes += problems
        return None if problems else question

    def _cells(self, row: Row) -> Iterator[Cell]:
        for column in sorted(self.columns.positions):
            cell = row.at(column)
            if not cell.is_from_beside:
                yield cell

    def _place(self, row: Row, role: str) -> str:
        """The place of what a role holds; where there is no such column, of the prompt."""
        column = self.columns.roles.get(role) or self.columns.roles.get(heads.PROMPT, 1)
        return row.at(column).place

    def _text(self, row: Row, role: str) -> str:
        column = self.columns.roles.get(role)
        return tidy(row.at(column), ours=self.ours) if column else ""

    def _read(self, row: Row, problems: list[Mistake]) -> Plain | None:
        prompt = self._text(row, heads.PROMPT)
        answer = answers.unlabelled(self._text(row, heads.ANSWER))
        parts = self._choices(row)
        if not parts:
            prompt, texts = options.at_end(prompt)
            parts = [(text, "", "") for text in texts]
        if not answer:
            prompt, answer = answers.in_prompt(prompt)
        choices = [text for text, _, _ in parts]
        kind = self._kind(row, problems)
        if problems:
            return None
        if kind in (None, QuestionType.SINGLE, QuestionType.MULTIPLE, QuestionType.DECIDE):
            right = answers.right_choices(answer, choices, numbered=self.columns.numbered)
        else:
            right = []
        count = len(right) if isinstance(right, list) else 0
        is_guess = kind is None
        kind = kind or types.by_answer(answer, prompt, choices, count)
        if kind is None:
            message = "看不出题型：没有选项，题干里没有空（＿＿）；加一列“题型”"
            problems.append(Mistake(self._place(row, heads.PROMPT), message))
            return None
        common = self._common(row, prompt, problems)
        if is_guess:
            common = replace(common, silence=common.silence | {"type"})
        if problems:
            return None
        if kind is QuestionType.JUDGE:
            return self._judgement(row, common, answer, choices, problems)
        if kind is QuestionType.BLANK:
            return self._blank(row, common, answer or _of_columns(prompt, choices), problems)
        if isinstance(right, str):
            problems.append(Mistake(self._place(row, heads.ANSWER), right))
            return None
        parts_of_choice = tuple(
            (text, i in right, why, more) for i, (text, why, more) in enumerate(parts) if text
        )
        return replace(common, type=kind, choices=parts_of_choice)

    def _kind(self, row: Row, problems: list[Mistake]) -> QuestionType | None:
        """The type that a row or its section names; None where the answer has to show it."""
        word = self._text(row, heads.TYPE)
        at = heads.TYPE if word else heads.PROMPT
        if not word and types.is_open(self.section):
            word = self.section
        kind = types.by_word(word or self.section)
        if kind is None and word and "选择" not in word:
            open_one = f"“{word}”题不能自动判对错，没有收入"
            message = open_one if types.is_open(word) else f"没有“{word}”这种题型，可用：{_TYPES}"
            problems.append(Mistake(self._place(row, at), message))
        return kind

    def _choices(self, row: Row) -> list[tuple[str, str, str]]:
        """The texts, reasons and consequences of the choices by their letters, up to the last."""
        parts = []
        for i, letter in enumerate(LETTERS):
            texts = [
                tidy(row.at(self.columns.choices[part, letter]), ours=self.ours)
                if (part, letter) in self.columns.choices
                and not row.at(self.columns.choices[part, letter]).is_from_beside
                else ""
                for part in (heads.OPTION, heads.REASON, heads.CONSEQUENCE)
            ]
            parts.append((options.without_mark(texts[0], i), texts[1], texts[2]))
        while parts and not parts[-1][0]:
            parts.pop()
        if parts:
            return parts
        return [(text, "", "") for text in options.split(self._text(row, heads.OPTIONS))]

    def _common(self, row: Row, prompt: str, problems: list[Mistake]) -> Plain:
        """What every question has; its type and answer are still to come."""
        why = self._text(row, heads.WHY)
        written = _split(self._text(row, heads.CITES))
        cites = tuple(one for one in written if _REFERENCE.fullmatch(one))
        loose = [one for one in written if one not in cites]
        if loose:
            why = "\n".join(filter(None, (why, f"依据：{'；'.join(loose)}")))
        id = self._text(row, heads.ID)
        if id and not ID.fullmatch(id):
            message = f"编号“{id}”只能用小写字母、数字和连字符"
            problems.append(Mistake(self._place(row, heads.ID), message))
        difficulty = self._difficulty(row)
        return Plain(
            id or stable_id(prompt),
            QuestionType.SINGLE,
            prompt,
            why=why,
            cites=cites,
            difficulty=difficulty or 1,
            silence=self.columns.silence | (set() if difficulty else {"difficulty"}),
        )

    def _difficulty(self, row: Row) -> int | None:
        word = self._text(row, heads.DIFFICULTY)
        if word and word not in _LEVELS:
            place = self._place(row, heads.DIFFICULTY)
            message = f"难度“{word}”没有收入：写 1、2、3 或 易、中、难"
            self.remarks.append(Mistake(place, message))
        return _LEVELS.get(word)

    def _judgement(
        self, row: Row, common: Plain, answer: str, choices: list[str], problems: list[Mistake]
    ) -> Plain | None:
        verdict = answers.truth(answer)
        if choices and not answers.is_truth(answer):
            positions = answers.right_choices(answer, choices, numbered=self.columns.numbered)
            texts = [choices[i] for i in positions] if isinstance(positions, list) else []
            verdict = answers.truth(texts[0]) if len(texts) == 1 else None
        if verdict is None and answer:
            message = "判断题的答案写“对”或“错”"
            problems.append(Mistake(self._place(row, heads.ANSWER), message))
            return None
        return replace(common, type=QuestionType.JUDGE, answer=verdict)

    def _blank(self, row: Row, common: Plain, answer: str, problems: list[Mistake]) -> Plain | None:
        column = self.columns.roles.get(heads.ANSWER)
        if column and row.at(column).text.endswith("\n"):  # line by line, as our own layout has it
            lines = [line.strip() for line in answer.split("\n")]
            return replace(common, type=QuestionType.BLANK, answers=tuple(filter(None, lines)))
        fillings = answers.blanks(answer, common.prompt) if answer else ()
        if isinstance(fillings, str):
            problems.append(Mistake(self._place(row, heads.ANSWER), fillings))
            return None
        return replace(common, type=QuestionType.BLANK, answers=fillings)


def _of_columns(prompt: str, choices: list[str]) -> str:
    """The answer to blanks whose parts stand in columns of their own, as choices do."""
    texts = [choice for choice in choices if choice]
    count = gap_count(prompt)
    return SEPARATOR.join(texts) if count in (len(texts), 0, 1) else ""


def stable_id(prompt: str) -> str:
    """Return an id made of what is asked: the same question has the same one in the next file."""
    return f"q-{hashlib.sha256(answers.plain(prompt).encode()).hexdigest()[:8]}"


def _split(text: str) -> tuple[str, ...]:
    return tuple(part for one in _SEPARATOR.split(text) if (part := one.strip()))
