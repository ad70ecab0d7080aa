"""Tell what stands in the columns of a table of questions, by their heads."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.intake.tables.heads import readings
from generator.kinds.questions.model import LETTERS

if TYPE_CHECKING:
    from generator.intake.tables.heads import Heads

ID, TYPE, PROMPT, ANSWER, WHY = "编号", "题型", "题干", "答案", "理由"
CITES, DIFFICULTY, OPTIONS, COUNT = "依据", "难度", "选项", "序号"
OPTION, REASON, CONSEQUENCE = "选项", "理由", "后果"

_WORDS = {
    ID: ("编号", "题目编号", "试题编号", "id"),
    COUNT: ("序号", "题号", "序", "no", "no."),
    TYPE: ("题型", "题目类型", "试题类型", "题型名称", "类型", "题类", "type"),
    PROMPT: (
        "题干", "题目", "试题", "题目内容", "试题内容", "题干内容", "试题题干", "题目题干", "问题",
        "题目描述", "题目名称", "试题名称", "prompt", "question",
    ),
    ANSWER: (
        "答案", "正确答案", "参考答案", "标准答案", "试题答案", "题目答案", "正确选项", "answer",
    ),
    WHY: (
        "理由", "解析", "答案解析", "试题解析", "题目解析", "答题解析", "解释", "说明", "答案说明",
    ),
    CITES: ("依据", "出处", "法条依据", "法规依据", "命题依据", "答案依据", "答案出处", "题目出处"),
    DIFFICULTY: ("难度", "难易度", "难易程度", "难度等级", "试题难度", "题目难度"),
    OPTIONS: (
        "选项", "备选项", "备选答案", "选项内容", "候选项", "答案选项", "可选项", "试题选项",
        "题目选项", "所有选项", "options",
    ),
}  # fmt: skip
_ROLES = {word: role for role, words in _WORDS.items() for word in words}
_LETTERED = re.compile(
    r"(?P<part>选项|备选项|备选答案|答案|备选|理由|解析|后果|option)?"
    r"(?P<sign>[a-z]|[1-9]\d?|[一二三四五六七八九十])(?:选项|项)?\.?$"
)
_PARTS = {"理由": REASON, "解析": REASON, "后果": CONSEQUENCE}
_HAN = "一二三四五六七八九十"


@dataclass(frozen=True, slots=True)
class Columns:
    """Hold which column is which: `roles` by what it holds, `choices` by part and letter.

    `others`: heads of columns that hold nothing for a bank, by column. `numbered`: the choices are
    counted, 选项1, and not lettered.
    """

    roles: dict[str, int]
    choices: dict[tuple[str, str], int]
    others: dict[int, str]
    numbered: bool = False

    @property
    def positions(self) -> set[int]:
        """Return the columns of which something comes into a bank."""
        return {*self.roles.values(), *self.choices.values()}

    @property
    def silence(self) -> frozenset[str]:
        """Name the fields of a question of which no column says anything."""
        parts = {part for part, _ in self.choices}
        names = {"why": WHY, "cites": CITES, "difficulty": DIFFICULTY}
        absent = {name for name, role in names.items() if role not in self.roles}
        absent |= {"reasons"} if REASON not in parts else set()
        return frozenset(absent | ({"consequence"} if CONSEQUENCE not in parts else set()))


def is_known(head: str) -> bool:
    """Tell whether a head is one of a table of questions."""
    return _role(head) is not None or _choice(head) is not None


def _role(head: str) -> str | None:
    return next((_ROLES[word] for word in readings(head) if word in _ROLES), None)


def _choice(head: str) -> tuple[str, str, bool] | None:
    """The part of a choice, its letter, and whether it is written as a number."""
    for word in readings(head):
        match = _LETTERED.match(word)
        if match is None:
            continue
        sign = match["sign"]
        part = _PARTS.get(match["part"] or "", OPTION)
        if sign.isascii() and sign.isalpha():
            return part, sign.upper(), False
        if match["part"] is None:
            continue  # a bare number or numeral names nothing
        number = int(sign) if sign.isdecimal() else _HAN.index(sign) + 1
        if number <= len(LETTERS):
            return part, LETTERS[number - 1], True
    return None


def columns(heads: Heads) -> Columns:
    """Tell the columns of a table. Of two with one meaning the first counts."""
    roles: dict[str, int] = {}
    choices: dict[tuple[str, str], int] = {}
    others: dict[int, str] = {}
    numbered = False
    for column, head in heads.texts.items():
        role, choice = _role(head), _choice(head)
        if role is not None and role not in roles:
            roles[role] = column
        elif role is None and choice is not None and choice[:2] not in choices:
            choices[choice[:2]] = column
            numbered |= choice[2]
        else:
            others[column] = head
    return Columns(roles, choices, others, numbered)
