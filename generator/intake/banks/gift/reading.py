"""Read GIFT: every question that the model has a type for; what it has none for is named."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace

import pydantic

from generator.intake.banks.collection import Collection
from generator.intake.banks.flow import GAP, Flow
from generator.intake.banks.gift import answers as braces
from generator.intake.banks.gift.answers import Answers, Form, Option
from generator.intake.banks.gift.blocks import Block, blocks
from generator.intake.banks.gift.tokens import join, tokens
from generator.intake.banks.gift.words import TooMuchError, Words, form_of
from generator.intake.banks.questions import Plain, Reading
from generator.kinds.questions.model import QuestionType

_KINDS = {kind.value: kind for kind in QuestionType}
_TITLE = re.compile(r"::((?:\\.|[^\\:]|:(?!:))*)::", re.DOTALL)
_EXACT = re.compile(r"(-?\d+(?:\.\d+)?)(?::0+(?:\.0+)?)?|(?P<same>-?\d+(?:\.\d+)?)\.\.(?P=same)")
_UNREAD = {
    Form.ESSAY: "是问答题（{}），本站没有这种题型，没有收入",
    Form.MATCH: "是匹配题，本站没有这种题型，没有收入",
    Form.NUMBER: "是带误差或范围的数值题，本站没有这种题型，没有收入",
}
_UNSAID = frozenset({"type", "cites", "difficulty", "consequence"})
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
            unsaid=frozenset() if self.notes.type else _UNSAID,
        )
        name = self.block.id_number or title
        self.collection.add(self.where, name, question, self.losses)

    def _leave_out(self, why: str) -> None:
        self.collection.mistake(self.where, why)

    def _question(self, answers: Answers, gap: bool, words: Words) -> Plain | None:
        """A question that lacks its prompt; None where there is no type for it."""
        form, general = answers.form, words.of(answers.general)
        kind = _KINDS.get(self.notes.type)
        if form is Form.TRUTH:
            why = _reasons(general, [words.of(option.why) for option in answers.options])
            return Plain("", QuestionType.JUDGE, "", answer=answers.truth, why=why)
        if form is Form.NUMBER:
            return self._number(answers, general, words)
        if form is Form.TEXT or kind is QuestionType.BLANK:
            return self._blank(answers.options, general, words)
        if form is Form.CHOICE:
            return self._choices(answers.options, general, gap, words)
        self._leave_out(_UNREAD[form])
        return None

    def _number(self, answers: Answers, general: str, words: Words) -> Plain | None:
        """A number to be filled in, where only it is right and none near it."""
        exact = [_EXACT.fullmatch(option.text) for option in answers.options]
        numbers = [match[1] or match["same"] for match in exact if match]
        if len(numbers) < len(answers.options) or not numbers:
            self._leave_out(_UNREAD[Form.NUMBER])
            return None
        options = [
            replace(option, text=number)
            for option, number in zip(answers.options, numbers, strict=True)
        ]
        self.collection.remark(self.where, "是数值题，作为填空题收入")
        return self._blank(tuple(options), general, words)

    def _blank(self, options: tuple[Option, ...], general: str, words: Words) -> Plain:
        right = [option for option in options if option.share > 0 or not option.sign]
        if len(right) < len(options):
            self.collection.remark(self.where, "填空题里不给分的答案和它的反馈没有取")
        if any(option.share < 100 for option in right):
            self.collection.remark(self.where, "只给一部分分的答案作为正确答案收入")
        reasons = dict.fromkeys([general, *(words.of(option.why) for option in right)])
        return Plain(
            "",
            QuestionType.BLANK,
            "",
            answers=tuple(dict.fromkeys(words.of(option.text) for option in right)),
            why="\n".join(reason for reason in reasons if reason),
        )

    def _choices(self, options: tuple[Option, ...], general: str, gap: bool, words: Words) -> Plain:
        kind = _KINDS.get(self.notes.type)
        one_of_them = any(option.sign == "=" for option in options)
        right = [option.share >= 100 if one_of_them else option.share > 0 for option in options]
        if kind is None and one_of_them and sum(right) > 1:
            if gap:
                return self._blank(options, general, words)
            self.collection.remark(self.where, "有几个“=”答案，作为多选题收入")
        if one_of_them and any(0 < option.share < 100 for option in options):
            self.collection.remark(self.where, "只给一部分分的选项作为错误选项收入")
        consequences = [*self.notes.consequences, *[""] * len(options)]
        choices = tuple(
            (words.of(option.text), correct, words.of(option.why), consequences[i])
            for i, (option, correct) in enumerate(zip(options, right, strict=True))
        )
        several = not one_of_them or sum(right) > 1
        guess = QuestionType.MULTIPLE if several else QuestionType.SINGLE
        return Plain("", kind or guess, "", choices, why=general)


def _reasons(general: str, reasons: list[str]) -> str:
    """Join what is said to all, to who is right, and to who is wrong."""
    wrong, right = [*reasons, "", ""][:2]
    if right and wrong and right != wrong:
        right, wrong = f"答对：{right}", f"答错：{wrong}"
    return "\n".join(dict.fromkeys(one for one in (general, right, wrong) if one))
