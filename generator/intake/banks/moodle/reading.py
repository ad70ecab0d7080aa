"""Read Moodle XML: every question that the model has a type for; others are named."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from generator.intake.banks.blanks import combinations
from generator.intake.banks.collection import Collection
from generator.intake.banks.flow import GAP
from generator.intake.banks.grading import Marker, Option
from generator.intake.banks.markup import MarkupError, parse
from generator.intake.banks.moodle import cloze
from generator.intake.banks.moodle.notes import Notes, notes
from generator.intake.banks.moodle.source import Source, bare_text, inner_text
from generator.intake.banks.questions import Mistake, Plain, Reading
from generator.intake.banks.texts import TooMuchError
from generator.kinds.questions.model import QuestionType

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.intake.banks.moodle.cloze import Gap

_NAMES = {
    "calculated": "计算题",
    "calculatedmulti": "计算选择题",
    "calculatedsimple": "简单计算题",
    "ddimageortext": "图上拖拽题",
    "ddmarker": "图上标记题",
    "ddwtos": "拖拽填空题",
    "description": "说明文字",
    "essay": "问答题",
    "gapselect": "选词填空题",
    "matching": "匹配题",
    "ordering": "排序题",
    "randomsamatch": "随机匹配题",
}
_EVERY = frozenset({"type", "cites", "difficulty", "consequence"})


def read(data: bytes, id: str) -> Reading:
    """Read the bytes of a file into banks: one a category, of that id where there is none."""
    try:
        root = parse(data).root
    except MarkupError as error:
        return Reading(mistakes=[Mistake("文件", str(error))])
    if root.tag != "quiz":
        return Reading(mistakes=[Mistake("文件", "不是 Moodle XML：最外层应当是 <quiz>")])
    collection = Collection(id)
    number = 0
    for element in root.iterfind("question"):
        if element.get("type") == "category":
            collection.begin(inner_text(element, "category"), bare_text(element, "idnumber"))
            continue
        number += 1
        source = Source(element, number, collection)
        if collection.is_full(source.where):
            break
        try:
            _read(source, collection)
        except TooMuchError:
            source.mistake("文字太长，或格式标记太多，不像是一道题")
    return collection.reading()


def _read(source: Source, collection: Collection) -> None:
    remarks = notes(source.tags())
    source.count_losses(remarks.others)
    marker = Marker(source.words("generalfeedback"), source.remark)
    text, form = source.prompt()
    if source.kind == "cloze":
        text, gaps = cloze.part(text, GAP)
        question = _of_gaps(source, marker, gaps, form)
    else:
        question = _question(source, marker, remarks)
    if question is None:
        return
    prompt = source.visible(text, form, pictures=True)
    whole = replace(
        question,
        prompt=prompt,
        cites=remarks.cites,
        difficulty=remarks.difficulty or 1,
        images=tuple(source.images),
        silence=frozenset({"consequence"}) if remarks.type else _EVERY,
    )
    collection.add(source.where, source.name, whole, source.losses)


def _question(source: Source, marker: Marker, remarks: Notes) -> Plain | None:
    """A question without its prompt; None where there is no type for it."""
    kind = source.kind
    if kind in ("multichoice", "multichoiceset"):
        one = kind == "multichoice" and bare_text(source.element, "single") not in ("false", "0")
        decide = remarks.type if remarks.type is QuestionType.DECIDE else None
        return marker.choices(source.options(), (), decide, one=one, gap=False)
    if kind == "truefalse":
        return _judgement(source, marker)
    if kind == "shortanswer":
        options = source.options(bare=True)
        return marker.blank([replace(one, text=_answer_text(source, one.text)) for one in options])
    if kind == "numerical":
        question = marker.number([*_numbers(source)])
        if question is None:
            source.mistake("是带误差或范围的数值题，本站没有这种题型")
        return question
    source.mistake(f"是{_NAMES.get(kind, f'“{kind}”类的题')}，本站没有这种题型")
    return None


def _judgement(source: Source, marker: Marker) -> Plain | None:
    options = {option.text.lower(): option for option in source.options(bare=True)}
    true, false = options.get("true"), options.get("false")
    if true is None or false is None or (true.share > 0) == (false.share > 0):
        source.mistake("看不出是对是错")
        return None
    right, wrong = (true, false) if true.share > 0 else (false, true)
    return marker.judge(true.share > 0, right.why, wrong.why)


def _answer_text(source: Source, text: str) -> str:
    """An answer that learners type; a star without a backslash is any text."""
    if text != "*" and "*" in text.replace("\\*", ""):
        source.remark("答案里的“*”在 Moodle 里代表任意文字，请改写")
    return text.replace("\\*", "*")


def _numbers(source: Source) -> Iterator[Option]:
    answers = source.element.iterfind("answer")
    for option, answer in zip(source.options(bare=True), answers, strict=True):
        yield replace(option, text=f"{option.text}:{bare_text(answer, 'tolerance') or '0'}")


def _of_gaps(source: Source, marker: Marker, gaps: list[Gap], form: str) -> Plain | None:
    """A text with answers in it, without that text."""
    options = [
        [
            Option(source.visible(text, form), share, source.visible(why, form))
            for text, share, why in gap.options
        ]
        for gap in gaps
    ]
    if len(gaps) == 1 and gaps[0].kind is cloze.Kind.CHOICE:
        return marker.choices(options[0], (), None, one=True, gap=True)
    if not gaps or any(gap.kind is not cloze.Kind.TEXT for gap in gaps):
        source.mistake(f"是有 {len(gaps)} 处作答的完形填空题，本站没有这种题型")
        return None
    each = [marker.blank(one) for one in options]
    whys = dict.fromkeys(why for one in each for why in one.why.split("\n") if why)
    answers = combinations([one.answers for one in each])
    return replace(each[0], answers=answers, why="\n".join(whys))
