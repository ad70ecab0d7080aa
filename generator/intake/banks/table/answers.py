"""Tell what an answer in a table means: letters, words of a choice, true or false, blanks."""

from __future__ import annotations

import itertools
import re
import unicodedata
from typing import TYPE_CHECKING

from generator.intake.banks.table import options
from generator.kinds.questions.gaps import SEPARATOR, gap_count
from generator.kinds.questions.model import LETTERS

if TYPE_CHECKING:
    from collections.abc import Sequence

_TRUE = frozenset({
    "对", "√", "正确", "是", "t", "true", "yes", "y", "✓", "✔", "对的", "1", "right", "○", "真",
})  # fmt: skip
_FALSE = frozenset({
    "错", "×", "错误", "否", "f", "false", "no", "n", "✗", "✘", "x", "不对", "不正确", "0", "wrong",
    "错的", "假",
})  # fmt: skip
_LABEL = re.compile(r"(?:正确|参考|标准)?答案\s*(?:[:：是为]|$)\s*")
_LETTERS = re.compile(r"[（(【\[]?\s*[A-Za-z](?:[\s、，,；;|/和及与.。]*[A-Za-z])*\s*[】)）\]]?\.?")
_DIGITS = re.compile(r"\d{1,2}(?:[\s、，,；;|/]+\d{1,2})*")
_PARTS = re.compile(r"[；;\n|]|、(?=[A-Za-z][.．、:：])")
_ALTERNATIVES = re.compile(r"[；;\n|]|\s或\s")
_OR = re.compile(r"\s或\s|\|")
_SEPARATORS = ("[；;]", r"\|", "\n", "[、]", "[，,]", r"[\s\u3000]+")
_COUNTED = re.compile(r"[（(]\s*\d{1,2}\s*[)）]|[①-⑳]|(?:^|(?<=\s))\d{1,2}[.．、]")
_IN_PROMPT = re.compile(r"[（(]\s*([A-Za-z、，,\s]{1,20}|[√×✓✗✔✘对错]|正确|错误)\s*[)）]")
_MOST_COMBINATIONS = 50


def plain(text: str) -> str:
    """Return what is the same in two spellings of a choice: without blanks, marks and width."""
    folded = unicodedata.normalize("NFKC", text).casefold()
    return "".join(sign for sign in folded if not sign.isspace()).rstrip(".。;；,，")


def unlabelled(text: str) -> str:
    """Return an answer without the word 答案 before it."""
    return _LABEL.sub("", text.strip(), count=1).strip()


def truth(text: str) -> bool | None:
    """Tell what an answer to a judgement means; None of what is neither."""
    word = plain(text)
    return True if word in _TRUE else False if word in _FALSE else None


def is_truth(text: str) -> bool:
    """Tell whether a text can only be the answer to a judgement."""
    return truth(text) is not None and not plain(text).isdecimal() and len(plain(text)) < 6


def right_choices(answer: str, choices: Sequence[str], *, numbered: bool) -> list[int] | str:
    """Return the positions of the right choices that an answer names, or what is wrong with it.

    An answer names them by letters, by their numbers, or by their words; an empty one names none.
    `numbered`: the choices are called by numbers.
    """
    answer = unicodedata.normalize("NFKC", answer)
    by_words, by_number = _by_words(answer, choices), _by_number(answer, choices)
    if numbered and by_words and by_number and by_words != by_number:
        return f"答案“{answer}”可能是选项的序号，也可能是选项的文字：改写成字母"
    if by_words or by_number:
        return by_words or by_number
    if _LETTERS.fullmatch(answer):
        positions = list(dict.fromkeys(options.letters(answer)))
        letters = [LETTERS[i] for i in positions if i >= len(choices) or not choices[i]]
        if letters:
            return f"答案里的 {'、'.join(letters)} 没有对应的选项"
        return positions
    if not answer:
        return []
    return f"答案“{_short(answer)}”既不是选项的字母，也不是选项的文字"


def _by_number(answer: str, choices: Sequence[str]) -> list[int]:
    """The places that numbers name: 2, or 1,3; none where one names no choice."""
    if not _DIGITS.fullmatch(answer):
        return []
    numbers = sorted({int(number) - 1 for number in re.findall(r"\d+", answer)})
    return numbers if numbers[0] >= 0 and numbers[-1] < len(choices) else []


def _by_words(answer: str, choices: Sequence[str]) -> list[int]:
    places = {plain(choice): i for i, choice in reversed([*enumerate(choices)]) if choice}
    whole = places.get(plain(answer))
    if whole is not None and not _LETTERS.fullmatch(answer):
        return [whole]
    positions = []
    for part in _PARTS.split(answer):
        if not part.strip():
            continue
        position = places.get(plain(part))
        for i in range(len(choices)) if position is None else ():
            bare = options.without_mark(part.strip(), i)
            if bare != part.strip() and places.get(plain(bare)) == i:
                position = i
        if position is None:
            return []
        positions.append(position)
    return sorted(set(positions))


def blanks(answer: str, prompt: str) -> tuple[str, ...] | str:
    """Return the answers that are taken for the blanks of a prompt, or what is wrong.

    Of one blank each alternative is an answer. Of several blanks each answer names them all, in
    order, parted by “；”.
    """
    count = gap_count(prompt)
    if count < 2:
        return tuple(_parts(_ALTERNATIVES, answer))
    if "\n" in answer:
        lines = [line.strip() for line in answer.split("\n") if line.strip()]
        whole = [SEPARATOR.join(parts) for line in lines if (parts := _of_each(line, count))]
        if len(whole) == len(lines):
            return tuple(whole)
    parts = _of_each(answer, count)
    if parts:
        return _combined(parts)
    return f"题干有 {count} 个空，从答案“{_short(answer)}”看不出每个空填什么：各空的答案用“；”隔开"


def _of_each(answer: str, count: int) -> list[str]:
    """The answer of each blank; none where no sign parts so many."""
    for pattern in (_COUNTED, *map(re.compile, _SEPARATORS)):
        parts = _parts(pattern, answer)
        if len(parts) == count:
            return parts
    return []


def _parts(pattern: re.Pattern[str], text: str) -> list[str]:
    return [part for one in pattern.split(text) if (part := one.strip(" \t\u3000\n；;"))]


def _combined(parts: list[str]) -> tuple[str, ...]:
    """Every way to fill in all blanks, where one may be filled in several ways."""
    ways = [_parts(_OR, part) or [part] for part in parts]
    every = itertools.islice(itertools.product(*ways), _MOST_COMBINATIONS)
    return tuple(SEPARATOR.join(one) for one in every)


def in_prompt(prompt: str) -> tuple[str, str]:
    """Return a prompt with a gap where its answer stands in brackets, and that answer.

    The prompt comes back alone where no such answer stands in it, or several may.
    """
    matches = [*_IN_PROMPT.finditer(prompt)]
    if len(matches) != 1:
        return prompt, ""
    match = matches[0]
    return f"{prompt[: match.start()]}（　）{prompt[match.end() :]}", match[1].strip()


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= 40 else f"{line[:39]}…"
