"""Describe the kind of banks of questions: 题库."""

from generator.kinds.facets import TOPIC
from generator.kinds.kind import Kind, Place
from generator.kinds.questions.checks import check
from generator.kinds.questions.model import Bank
from generator.kinds.questions.sheets import address


def _questions(bank: Bank) -> list[Place]:
    return [
        (address(number, question.id), f"第 {number} 题")
        for number, question in enumerate(bank.questions, 1)
    ]


KIND = Kind(
    folder="questions",
    label="题库",
    counter="个",
    model=Bank,
    intro="先想，再展开看答案、理由和依据。",
    checks=check,
    facets=(TOPIC,),
    spoilers=frozenset({"answer", "answers", "why", "consequence"}),
    parts={"questions": _questions},
    order=lambda bank: bank.id,
)
