"""Tell the type of a question: by a word for it, by the name of a section, by its answer."""

from __future__ import annotations

import unicodedata

from generator.intake.banks.table.answers import is_truth
from generator.kinds.questions.gaps import gap_count
from generator.kinds.questions.model import QuestionType

_WORDS = (
    (QuestionType.DECIDE, "情景抉择 情境抉择 抉择 decide"),
    (QuestionType.MULTIPLE, "多选 多项 不定项 双选 multiple"),
    (QuestionType.SINGLE, "单选 单项 single"),
    (QuestionType.JUDGE, "判断 是非 对错 judge true/false"),
    (QuestionType.BLANK, "填空 填充 blank"),
)
_OPEN = (
    "简答", "问答", "论述", "名词解释", "案例分析", "材料分析", "主观", "计算", "写作", "作文",
    "essay",
)  # fmt: skip


def by_word(text: str) -> QuestionType | None:
    """Return the type that a word such as 单项选择题 names; None where it names none."""
    word = unicodedata.normalize("NFKC", text).casefold()
    return next((kind for kind, names in _WORDS if any(n in word for n in names.split())), None)


def is_open(text: str) -> bool:
    """Tell whether a word names a type whose answers only a person can judge."""
    return any(word in text.casefold() for word in _OPEN)


def by_answer(answer: str, prompt: str, choices: list[str], right: int) -> QuestionType | None:
    """Return the type that an answer shows, `right` being how many choices it names."""
    only_truths = all(is_truth(choice) for choice in choices)
    if is_truth(answer) and only_truths:
        return QuestionType.JUDGE
    if len(choices) == 2 and only_truths:
        return QuestionType.JUDGE
    if choices:
        return QuestionType.MULTIPLE if right > 1 else QuestionType.SINGLE
    return QuestionType.BLANK if answer and gap_count(prompt) else None
