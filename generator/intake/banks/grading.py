"""Make questions of graded answers, as Moodle has them: each brings a share of the points."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.intake.banks.questions import Plain
from generator.kinds.questions.model import QuestionType

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

_EXACT = re.compile(r"(-?\d+(?:\.\d+)?)(?::0+(?:\.0+)?)?|(?P<same>-?\d+(?:\.\d+)?)\.\.(?P=same)")
KINDS = {kind.value: kind for kind in QuestionType}


def share_of(count: int) -> str:
    """Return the share of one of so many answers, in per cent, rounded as Moodle rounds it.

    Moodle knows only the shares of up to ten, and of twenty (question_bank::fraction_options).
    """
    known = count if count <= 10 else 10 if count < 20 else 20
    return f"{100 / known:.5f}".rstrip("0").rstrip(".")


@dataclass(frozen=True, slots=True)
class Option:
    """Hold an answer: its words, what share of the points it brings (per cent), feedback."""

    text: str
    share: float
    why: str = ""


@dataclass(frozen=True, slots=True)
class Marker:
    """Make questions without ids and prompts; `remark` says what is taken otherwise than it is.

    `general`: what is said to everyone who has answered.
    """

    general: str
    remark: Callable[[str], None]

    def judge(self, answer: bool, right: str, wrong: str) -> Plain:
        """Return a judgement; `right` and `wrong`: what is said to who is right or wrong."""
        if right and wrong and right != wrong:
            right, wrong = f"答对：{right}", f"答错：{wrong}"
        why = _joint([self.general, right, wrong])
        return Plain("", QuestionType.JUDGE, "", answer=answer, why=why)

    def number(self, options: Sequence[Option]) -> Plain | None:
        """Return a number to be filled in; None where more than one number is right at once."""
        exact = [_EXACT.fullmatch(option.text) for option in options]
        numbers = [match[1] or match["same"] for match in exact if match]
        if len(numbers) < len(options) or not numbers:
            return None
        self.remark("是数值题，作为填空题收入")
        pairs = zip(options, numbers, strict=True)
        return self.blank([Option(number, one.share, one.why) for one, number in pairs])

    def blank(self, options: Sequence[Option]) -> Plain:
        """Return a blank, which each answer fills that brings points."""
        right = [option for option in options if option.share > 0]
        if len(right) < len(options):
            self.remark("填空题里不给分的答案和它的反馈没有取")
        if any(option.share < 100 for option in right):
            self.remark("只给一部分分的答案作为正确答案收入")
        return Plain(
            "",
            QuestionType.BLANK,
            "",
            answers=tuple(dict.fromkeys(option.text for option in right)),
            why=_joint([self.general, *(option.why for option in right)]),
        )

    def choices(
        self,
        options: Sequence[Option],
        consequences: Sequence[str],
        kind: QuestionType | None,
        *,
        one: bool,
        gap: bool,
    ) -> Plain:
        """Return a question with choices.

        `one`: only one of them can be taken. `gap`: they fill one. `kind`: the type, if it is said.
        """
        right = [option.share >= 100 if one else option.share > 0 for option in options]
        if kind is None and one and sum(right) > 1:
            if gap:
                return self.blank(options)
            self.remark("单选题有几个正确答案，作为多选题收入")
        if one and any(0 < option.share < 100 for option in options):
            self.remark("只给一部分分的选项作为错误选项收入")
        whole = [*consequences, *[""] * len(options)]
        choices = tuple(
            (option.text, correct, option.why, whole[i])
            for i, (option, correct) in enumerate(zip(options, right, strict=True))
        )
        several = not one or sum(right) > 1
        guess = QuestionType.MULTIPLE if several else QuestionType.SINGLE
        return Plain("", kind or guess, "", choices, why=self.general)


def _joint(reasons: Sequence[str]) -> str:
    return "\n".join(dict.fromkeys(reason for reason in reasons if reason))
