"""Write the lesson folder (课程资料): for each module a sheet, exercises and a list to sign.

Behind the exercises lies a sheet for their answers; what is right, and why, is a file apart.
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from zlib import crc32

from generator.books.code import Code, call, label
from generator.books.qr import qr
from generator.books.statute import Row, rows
from generator.kinds.checklists.model import Checklist
from generator.kinds.modules.model import Module
from generator.kinds.modules.papers import paper, quiz_questions
from generator.kinds.questions.model import Bank, QuestionType
from generator.law.citations import cite
from generator.library.references import entry_target

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.books.manuscript import Desk
    from generator.books.press import Manuscript
    from generator.edition import Item
    from generator.kinds.modules.model import Quiz, Step
    from generator.kinds.questions.model import Answer, Question

_FEW = 40
"""So many questions are all printed; of more, and in an exam, as many as are drawn."""


def write(desk: Desk) -> list[Manuscript]:
    """Write the folder, and the answers apart from it. Raises NothingChosenError."""
    modules = desk.items(Module)
    sheets = [part for item in modules for part in _sheets(desk, item)]
    written = [desk.manuscript("lessons", sheets, dress="lessons")]
    answers = [
        desk.set(None, call("answers", item.data.title, _answers(desk, item)))
        for item in modules
        if _questions(desk, item)
    ]
    if answers:
        title = f"{desk.book.title}（答案）"
        written.append(
            desk.manuscript("lessons", answers, dress="lessons", suffix="answers", title=title)
        )
    return written


def _sheets(desk: Desk, item: Item[Module]) -> Iterator[Code]:
    module = item.data
    facts = []
    if module.audiences:
        facts.append(("对象", "、".join(module.audiences)))
    if module.minutes:
        facts.append(("时长", f"{module.minutes}分钟"))
    address = desk.address(item)
    lesson = call(
        "lesson",
        label(item.url),
        module.title,
        module.summary,
        facts,
        module.objectives,
        [_step(desk, step) for step in module.steps],
        qr(address, 24) if address else None,
        module.fictional,
    )
    yield desk.set(item, lesson)
    if questions := _questions(desk, item):
        yield desk.set(item, call("exercise", module.title, _terms(module), _paper(questions)))
        boxes = [(q.type.label, _boxes(q)) for q in questions]
        yield desk.set(item, call("answer-sheet", module.title, boxes))
    yield call("sign-in", module.title)


def _terms(module: Module) -> str:
    """Under which terms an exam is sat; "" where there is none."""
    exams = [step.quiz for step in module.steps if step.quiz and step.quiz.exam]
    minutes = sum(quiz.exam.minutes for quiz in exams if quiz.exam)
    return f"限时{minutes}分钟，{max(quiz.passing for quiz in exams)}分合格。" if exams else ""


def _paper(questions: list[Question]) -> list[tuple[str, str, list[str]]]:
    """The questions as they are printed; a choice by which a story goes on says where."""
    numbers = {question.id: number for number, question in enumerate(questions, 1)}

    def words(choice: Answer) -> str:
        number = numbers.get(choice.next or "")
        return f"{choice.text}（接第{number}题）" if number else choice.text

    return [(q.type.label, _prompt(q), [words(one) for one in q.choices]) for q in questions]


def _boxes(question: Question) -> list[str]:
    """What stands in the boxes of the sheet for answers; nothing where one writes."""
    if question.type is QuestionType.JUDGE:
        return ["对", "错"]
    return [letter for letter, _ in question.lettered]


def _step(desk: Desk, step: Step) -> tuple[str, Code]:
    if step.read:
        return step.title or "读一读", _reading(desk, step.read)
    if step.text:
        return step.title or "想清楚", desk.md(step.text)
    if step.reflect:
        return step.title or "问问自己", call("reflect", step.reflect)
    if step.checklist:
        return _checklist(desk, step.title, step.checklist)
    if step.pledge:
        return step.title or "承诺", call("pledge", step.pledge)
    words = f"见练习单，共{len(_of(desk, step.quiz))}题。" if step.quiz else ""
    return step.title or "做几道题", call("p", words)


def _checklist(desk: Desk, title: str | None, id: str) -> tuple[str, Code]:
    """The steps of a checklist, each with a box to tick, and who does it."""
    item = desk.edition.one(Checklist, id)
    if item is None:
        return title or "照着做", call("p", "")
    lines = [f"□ {one.do}" + (f"（{one.who}）" if one.who else "") for one in item.data.steps]
    return title or item.data.title, call("numbers", lines)


def _reading(desk: Desk, reference: str) -> Code:
    if cited := cite(desk.edition, reference):
        return call("reading", f"{cited.rule.title}{cited.words}", rows(cited.provisions))
    target = entry_target(reference)
    item = desk.edition.item(*target.key) if target else None
    if item is None:
        return call("p", "")
    summary: list[Row] = [("", item.data.summary, [])] if item.data.summary else []
    return call("reading", item.data.title, summary)


def _of(desk: Desk, quiz: Quiz) -> list[Question]:
    """All that a step may ask, in its order, with what stories lead on to.

    Of an exam, and of a large bank, one paper: which questions follows from their ids alone.
    """
    bank = desk.edition.one(Bank, quiz.bank)
    if bank is None:
        return []
    portions = paper(bank.data, quiz)
    if not quiz.exam and sum(len(pool) for _, pool in portions) <= _FEW:
        return quiz_questions(bank.data, quiz)
    return [one for draw, pool in portions for one in sorted(pool, key=_lot)[:draw]]


def _lot(question: Question) -> tuple[int, str]:
    return crc32(question.id.encode()), question.id


def _questions(desk: Desk, item: Item[Module]) -> list[Question]:
    questions = []
    for step in item.data.steps:
        if step.quiz:
            questions += _of(desk, step.quiz)
    return questions


def _answers(desk: Desk, item: Item[Module]) -> list[tuple[str, str, str, list[str], str | None]]:
    return [
        (q.type.label, _prompt(q), _answer(q), _reasons(q), _cites(desk, q) or None)
        for q in _questions(desk, item)
    ]


def _prompt(question: Question) -> str:
    """The prompt, and what its pictures show: a sheet has none."""
    return question.prompt + "".join(f"〔图：{image.alt}〕" for image in question.images)


def _answer(question: Question) -> str:
    if question.type is QuestionType.JUDGE:
        return "正确" if question.answer else "错误"
    if question.answers:
        return question.answer_words
    return question.right_letters or "没有唯一答案，见各项说明"


def _reasons(question: Question) -> list[str]:
    reasons = [question.why] if question.why else []
    for letter, choice in question.lettered:
        words = "".join(part for part in (choice.consequence, choice.why) if part)
        reasons += [f"{letter}：{words}"] if words else []
    return reasons


def _cites(desk: Desk, question: Question) -> str:
    names = []
    for reference in question.cites:
        cited = cite(desk.edition, reference)
        target = entry_target(reference)
        other = desk.edition.item(*target.key) if target else None
        if cited:
            names.append(f"{cited.rule.title}{cited.words}")
        elif other:
            names.append(other.data.title)
    return "；".join(names)
