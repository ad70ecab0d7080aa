"""Turn an item into questions: one an interaction; what there is no type for is named."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from xml.etree.ElementTree import Element, SubElement

from generator.intake.banks.blanks import combinations
from generator.intake.banks.flow import GAP
from generator.intake.banks.qti.body import Body
from generator.intake.banks.qti.responses import Response, responses
from generator.intake.banks.questions import Plain
from generator.kinds.questions.model import QuestionType

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.intake.banks.qti.body import Surroundings

_NAMES = {
    "associateInteraction": "配对题",
    "customInteraction": "自定义的题型",
    "drawingInteraction": "画图题",
    "endAttemptInteraction": "提示按钮",
    "extendedTextInteraction": "问答题",
    "gapMatchInteraction": "拖拽填空题",
    "graphicAssociateInteraction": "图上配对题",
    "graphicGapMatchInteraction": "图上拖拽题",
    "graphicOrderInteraction": "图上排序题",
    "hotspotInteraction": "图上选点题",
    "hottextInteraction": "文中选词题",
    "matchInteraction": "匹配题",
    "mediaInteraction": "音视频题",
    "orderInteraction": "排序题",
    "positionObjectInteraction": "图上放置题",
    "selectPointInteraction": "图上选点题",
    "sliderInteraction": "滑块题",
    "uploadInteraction": "上传题",
}
_TRUTHS = (("对", "错"), ("正确", "错误"), ("√", "×"), ("true", "false"), ("correct", "incorrect"))
_CHOICE_IN_TEXT = "inlineChoiceInteraction"
_KINDS = {kind.value: kind for kind in QuestionType}
_LONE_GAP = re.compile(rf"^{GAP}$\n?", re.MULTILINE)
_SILENCE = frozenset({"cites", "consequence"})


@dataclass(slots=True)
class Item:
    """Read one item. `mistakes` and `remarks` in words; `losses` are those of the body."""

    root: Element
    around: Surroundings
    body: Body = field(init=False)
    mistakes: list[str] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)

    def questions(self) -> Iterator[Plain]:
        """Yield the questions of the item, without ids, and note what is no question."""
        self.body = Body(self.around)
        if self.root.find("templateDeclaration") is not None:
            self.mistakes.append("每次出题内容都随机变化，没有收入")
            return
        for stimulus in self.root.iterfind("assessmentStimulusRef"):
            self.body.read(_inclusion(stimulus.get("href", "")))
        body = self.root.find("itemBody")
        if body is not None:
            self.body.read(body)
        known = responses(self.root)
        if self.body.blocks:
            yield from self._of_blocks(known)
        elif len(self.body.gaps) == 1 and self.body.gaps[0].tag == _CHOICE_IN_TEXT:
            yield self._of_choices(self.body.gaps[0], self._prompt(), known)
        elif self.body.gaps and all(gap.tag != _CHOICE_IN_TEXT for gap in self.body.gaps):
            yield self._of_gaps(known)
        elif self.body.gaps:
            self.mistakes.append(f"有 {len(self.body.gaps)} 个空，本站没有这种题型，没有收入")
        else:
            self.mistakes.append("没有作答的地方，没有收入")

    def _of_blocks(self, known: dict[str, Response]) -> Iterator[Plain]:
        blocks, (lead, *texts) = self.body.blocks, self.body.texts
        if self.body.gaps:
            self.remarks.append("题干里的空没有取，只收了选择题")
        if len(blocks) > 1:
            self.remarks.append(f"一个文件里有 {len(blocks)} 处作答，各作一题")
        for i, block in enumerate(blocks):
            if block.tag != "choiceInteraction":
                name = _NAMES.get(block.tag, block.tag)
                self.mistakes.append(f"是{name}，本站没有这种题型，没有收入")
                continue
            before = texts[i - 1] if i else ""
            behind = texts[-1] if i == len(blocks) - 1 else ""
            own = block.find("prompt")
            prompt = self.body.text_of(own, pictures=True) if own is not None else ""
            parts = (lead, before, prompt, behind)
            yield self._of_choices(block, "\n".join(filter(None, parts)), known)

    def _of_choices(self, block: Element, prompt: str, known: dict[str, Response]) -> Plain:
        response = known.get(block.get("responseIdentifier", ""), Response())
        tag = "inlineChoice" if block.tag == _CHOICE_IN_TEXT else "simpleChoice"
        several = response.several and block.get("maxChoices") != "1"
        kind = _KINDS.get(self.root.get("label", ""))
        right = self._right(response, several=several, any_of_them=kind is QuestionType.DECIDE)
        choices: list[tuple[str, bool, str, str]] = []
        modal = self._modal()
        for choice in block.iter(tag):
            identifier = choice.get("identifier", "")
            outer, self.body.reasons = self.body.reasons, []
            text = self.body.text_of(choice)
            reasons = [*self.body.reasons, modal.pop(identifier, "")]
            self.body.reasons = outer
            choices.append((text, identifier in right, _joint(reasons), ""))
        why = _joint([*self.body.reasons, *modal.values()])
        explains = why or any(choice[2] for choice in choices)
        silence = _SILENCE if explains else _SILENCE | {"why", "reasons"}
        if kind is None:
            silence |= {"type"}
        if kind in (None, QuestionType.JUDGE) and _is_truth(choices):
            reasons = [why, *(choice[2] for choice in choices)]
            answer = choices[0][1] if choices[0][1] != choices[1][1] else None
            why = _joint(reasons)
            return Plain("", QuestionType.JUDGE, prompt, answer=answer, why=why, silence=silence)
        right_ones = sum(choice[1] for choice in choices)
        if not several and right_ones > 1 and kind is not QuestionType.DECIDE:
            self.remarks.append("有几个正确选项，作为多选题收入")
            several = True
        guess = QuestionType.MULTIPLE if several else QuestionType.SINGLE
        kind = QuestionType.DECIDE if kind is QuestionType.DECIDE else guess
        return Plain("", kind, prompt, tuple(choices), why=why, silence=silence)

    def _prompt(self) -> str:
        """The text around the gaps; a gap that stands alone behind it is no part of it."""
        prompt = "\n".join(filter(None, self.body.texts))
        if len(self.body.gaps) > 1:
            return prompt
        return _LONE_GAP.sub("", prompt).strip() or prompt

    def _of_gaps(self, known: dict[str, Response]) -> Plain:
        names = [gap.get("responseIdentifier", "") for gap in self.body.gaps]
        each = [
            self._right(known.get(name, Response()), several=True, any_of_them=True)
            for name in names
        ]
        answers = combinations(each) if all(each) else ()
        why = _joint([*self.body.reasons, *self._modal().values()])
        silence = _SILENCE if why else _SILENCE | {"why"}
        kind = QuestionType.BLANK
        return Plain("", kind, self._prompt(), answers=answers, why=why, silence=silence)

    def _right(self, response: Response, *, several: bool, any_of_them: bool) -> list[str]:
        """The values that are right: those that bring points, and the correct response."""
        correct, gains = [*response.correct], response.gains if response.mapped else []
        if several or any_of_them:
            if any_of_them and response.partial and gains:
                self.remarks.append("只给一部分分的答案作为正确答案收入")
            return [*dict.fromkeys([*gains, *correct])]
        if correct or not gains:
            return correct
        return [value for value in gains if value not in response.partial]

    def _modal(self) -> dict[str, str]:
        """What is shown after an answer, by the value that shows it."""
        result: dict[str, str] = {}
        for feedback in self.root.iterfind("modalFeedback"):
            identifier = feedback.get("identifier", "")
            text = self.body.text_of(feedback)
            result[identifier] = _joint([result.get(identifier, ""), text])
        return result


def _inclusion(reference: str) -> Element:
    holder = Element("div")
    SubElement(holder, "include", {"href": reference})
    return holder


def _joint(reasons: list[str]) -> str:
    return "\n".join(dict.fromkeys(reason for reason in reasons if reason))


def _is_truth(choices: list[tuple[str, bool, str, str]]) -> bool:
    words = tuple(unicodedata.normalize("NFKC", choice[0]).strip().lower() for choice in choices)
    return words in _TRUTHS
