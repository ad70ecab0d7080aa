"""Say what is wrong with stories of decisions and with exams."""

from __future__ import annotations

from generator.source.codes.code import code
from generator.source.codes.examples import BANK

_FIRST = (
    "  - {id: q-1, type: 情景抉择, prompt: 示例, choices: [{text: 甲, correct: true, next: q-2}, "
    "{text: 乙, consequence: 示例}]}\n"
)
_MODULE = "# content/modules/m.yml\ntitle: 示例\nsteps: [{quiz: %s}]\n"

LESSONS = (
    code(
        "branch-shape",
        message=(
            "{type}题的选项不能写“next”",
            "A choice of a {type_en} question leads nowhere",
        ),
        hint=(
            "next（下一题）只用于情景抉择；要一环接一环，把题型改成 decide（情景抉择）。",
            "Only choices of `decide` questions have `next`.",
        ),
        example=BANK
        + (
            "  - {id: q-1, type: 单选, prompt: 示例, choices: [{text: 甲, correct: true, "
            "next: q-2}, {text: 乙}]}\n  - {id: q-2, type: 判断, prompt: 示例, answer: true}"
        ),
    ),
    code(
        "branch-circle",
        message=(
            "情景转了一圈又回到原处：{way}",
            "The story leads round in a circle: {way}",
        ),
        hint=(
            "让其中一个选项不再写 next（下一题），在后果里写出结局；要退回去重选，由学员自己重做。",
            "Let one of these choices end the story: no `next`, but a `consequence`.",
        ),
        example=BANK
        + _FIRST
        + (
            "  - {id: q-2, type: 情景抉择, prompt: 示例, choices: [{text: 甲, correct: true, "
            "next: q-1}, {text: 乙, consequence: 示例}]}"
        ),
    ),
    code(
        "branch-dead-end",
        message=(
            "情景走到选项“{value}”就断了：没有下一题，也没有后果",
            "The story breaks off at “{value}”: it neither leads on nor tells how it ends",
        ),
        hint=(
            "写 next（下一题）接下去，或写 consequence（后果）说出结局。",
            "Write `next` to lead on, or `consequence` to tell the ending.",
        ),
        example=BANK
        + (
            "  - {id: q-1, type: 情景抉择, prompt: 示例, choices: [{text: 甲, correct: true, "
            "next: q-2}, {text: 乙}]}\n  - {id: q-2, type: 判断, prompt: 示例, answer: true}"
        ),
    ),
    code(
        "branch-unreachable",
        message=(
            "“{value}”是情景的中段，这里却没有它的开头",
            "“{value}” goes on with a story whose beginning is not asked here",
        ),
        hint=(
            "列出情景的第一题就够了，后面的题由选项带出来；"
            "要单独考这一题，去掉别的选项里指向它的 next（下一题）。",
            "Name the story's first question; its choices bring the others.",
        ),
        example=_MODULE % "{bank: x, questions: [q-2]}"
        + BANK
        + _FIRST
        + "  - {id: q-2, type: 判断, prompt: 示例, answer: true}",
    ),
    code(
        "exam-draw",
        message=(
            "抽题写了 {draw} 题，组卷加起来是 {count} 题",
            "{draw} questions are to be drawn, the mix has {count}",
        ),
        hint=(
            "有了 mix（组卷）就不用再写 draw（抽题），或让两个数一样。",
            "With a `mix` leave out `draw`, or let both say the same.",
        ),
        example=_MODULE % "{bank: x, draw: 2, exam: {minutes: 5, mix: [{draw: 1}]}}"
        + BANK
        + "  - {id: q-1, type: 判断, prompt: 示例, answer: true}\n"
        + "  - {id: q-2, type: 判断, prompt: 示例, answer: true}",
    ),
)
