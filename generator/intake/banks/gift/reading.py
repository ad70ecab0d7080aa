"""Read GIFT: every question that the model has a type for; what it has none for is named."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

import pydantic

from generator.intake.banks.collection import Collection
from generator.intake.banks.flow import GAP, Flow
from generator.intake.banks.gift import answers as braces
from generator.intake.banks.gift.answers import Answers, Form
from generator.intake.banks.gift.blocks import Block, blocks
from generator.intake.banks.gift.tokens import join, tokens
from generator.intake.banks.gift.words import Words, form_of
from generator.intake.banks.grading import KINDS, Marker, Option
from generator.intake.banks.texts import TooMuchError
from generator.kinds.questions.model import QuestionType

if TYPE_CHECKING:
    from generator.intake.banks.questions import Plain, Reading

_TITLE = re.compile(r"::((?:\\.|[^\\:]|:(?!:))*)::", re.DOTALL)
_UNREAD = {
    Form.ESSAY: "是问答题（{}），本站没有这种题型，没有收入",
    Form.MATCH: "是匹配题，本站没有这种题型，没有收入",
    Form.NUMBER: "是带误差或范围的数值题，本站没有这种题型，没有收入",
}
_LONGEST = 200_000
_SILENCE = frozenset({"type", "cites", "difficulty", "consequence"})
"""What GIFT has no place for."""


class _Notes(pydantic.BaseModel):
    """What this program wrote beside a question or, `bank`, beside a category."""

    bank: str = ""
    type: str = ""
    cites: tuple[str, ...] = ()
    difficulty: int = 1
    consequences: tuple[str, ...] = ()


def read(text: str, id: str) -> Reading:
    """Read GIFT into banks: one a category, of that id where no category is named.

    What cannot be read is named by its line; all else is read.
    """
    collection = Collection(id)
    for block in blocks(text):
        where = f"第{block.line}行"
        notes = _notes(block, where, collection)
        if not block.lines:
            collection.begin(block.category, notes.bank)
            continue
        if collection.is_full(where):
            break
        try:
            _Reader(block, notes, where, collection).read()
        except TooMuchError:
            collection.mistake(where, "文字太长，或格式标记太多，不像是一道题，没有收入")
    return collection.reading()


def _notes(block: Block, where: str, collection: Collection) -> _Notes:
    if not block.note:
        return _Notes()
    try:
        return _Notes.model_validate_json(block.note)
    except ValueError:
        collection.remark(where, "上面“// qingjian”一行坏了，依据和难度没有取")
        return _Notes()


class _Reader:
    """Reads one block."""

    def __init__(self, block: Block, notes: _Notes, where: str, collection: Collection) -> None:
        self.block = block
        self.notes = notes
        self.where = where
        self.collection = collection
        self.losses: Counter[str] = Counter()
        self.form = "plain" if block.note else "moodle"

    def read(self) -> None:
        text = self.block.text
        if len(text) > _LONGEST:
            raise TooMuchError
        heading = _TITLE.match(text)
        title = join(tokens(heading[1])) if heading else ""
        parts = tokens(text[heading.end() :] if heading else text)
        signs = [token.sign for token in parts]
        if "{" not in signs:
            self._leave_out("没有写明答案的 {…}：是说明文字，没有收入")
            return
        start = signs.index("{")
        if "}" not in signs[start:]:
            self._leave_out("“{”没有对应的“}”，没有收入")
            return
        end = signs.index("}", start)
        if "{" in signs[end:]:
            self._leave_out("有几处 {…}：一道题只能有一处，没有收入")
            return
        behind = join(parts[end + 1 :])
        prompt = join(parts[:start])
        self.form = form_of(prompt, self.form)
        words = Words(Flow(losses=self.losses), self.form)
        if behind:
            prompt = f"{prompt}{GAP}{behind}"
        question = self._question(braces.read(parts[start + 1 : end]), bool(behind), words)
        if question is None:
            return
        question = replace(
            question,
            prompt=words.of(prompt),
            cites=self.notes.cites,
            difficulty=self.notes.difficulty,
            silence=frozenset() if self.notes.type else _SILENCE,
        )
        name = self.block.id_number or title
        self.collection.add(self.where, name, question, self.losses)

    def _leave_out(self, why: str) -> None:
        self.collection.mistake(self.where, why)

    def _question(self, answers: Answers, gap: bool, words: Words) -> Plain | None:
        """A question that lacks its prompt; None where there is no type for it."""
        remark = partial(self.collection.remark, self.where)
        marker = Marker(words.of(answers.general), remark)
        kind = KINDS.get(self.notes.type)
        options = [
            Option(words.of(one.text), one.share, words.of(one.why)) for one in answers.options
        ]
        if answers.form is Form.TRUTH:
            wrong, right = [*(option.why for option in options), "", ""][:2]
            return marker.judge(answers.truth, right, wrong)
        if answers.form is Form.NUMBER:
            number = marker.number(options)
            if number is None:
                self._leave_out(_UNREAD[Form.NUMBER])
            return number
        if answers.form is Form.TEXT or kind is QuestionType.BLANK:
            return marker.blank(options)
        if answers.form is Form.CHOICE:
            one = any(option.sign == "=" for option in answers.options)
            return marker.choices(options, self.notes.consequences, kind, one=one, gap=gap)
        self._leave_out(_UNREAD[answers.form])
        return None
