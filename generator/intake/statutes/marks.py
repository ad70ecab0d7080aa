"""Recognise how a line of a rule begins: a heading, an article, a point, an annex.

The structure: 立法法, 第六十五条 (编、章、节、条、款、项、目), and 立法技术规范（试行）（一）, 二.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from dataclasses import dataclass

from generator.kinds.numerals import NUMERAL, value_of
from generator.kinds.rules import clause_number

_DIGIT = f"[0-9０-９{NUMERAL}○]"
NUMBER = rf"{_DIGIT}(?:\s?{_DIGIT}){{0,11}}"
_ARTICLE = re.compile(rf"第\s{{0,4}}({NUMBER}(?:-\d{{1,2}})?)\s{{0,4}}条(?:\s?之\s?({NUMBER}))?")
_HEADING = re.compile(
    rf"第\s{{0,4}}({NUMBER})\s{{0,4}}(分\s?编|编|章|节)(?:\s?之\s?{NUMBER}(?=\s|$))?"
)
_ITEM = re.compile(
    rf"(?:[（(]\s?{NUMBER}\s?[）)]|[0-9０-９]{{1,3}}[.．、)）](?!\d)|[①-⑳㈠-㈩⑴-⒇⒈-⒛]"
    rf"|[a-zA-Z][.．)）、])"
)
_POINT = re.compile(rf"({NUMBER})、")
_ANNEX = re.compile(
    rf"(?:附件|附录|附表|附图|附)\s?(?:{NUMBER}|[A-Z])?(?:-\d{{1,2}})?(?=$|[\s：:.．、《])"
)
_ANNEX_LIST = re.compile(rf"附件?\s?[：:]\s*(?:{NUMBER}[.．、]|[^\s])")

_REFERENCE = re.compile(
    "[的之、，,。；;和及与或至到第内里等——~～-]|以及|规定|所[列称述指]|中[的所]|前款|有关|款|项|处"
)
_REFERENCE_APART = re.compile(
    rf"的|之规定|、|[和或至及与]\s?第|或者|第\s?{NUMBER}\s?[款项条]|规定的|所[列称述]|中的"
)
_FINISHED = frozenset("。；：！？…”』」）)》】〕.;:!?")
_LONGEST_HEADING = 60
_LONGEST_HEADING_WITHOUT_BLANK = 25
_WORDS_OF_HEADINGS = frozenset({"总则", "分则", "附则", "正文"})
_WORDS_OF_PREAMBLES = frozenset({"序言", "前言", "引言"})


def compact(text: str) -> str:
    """Return a text without blanks."""
    return "".join(text.split())


def digest(lines: list[str]) -> str:
    """Return what tells whether lines are the same but for blanks."""
    return hashlib.sha256("\n".join(map(compact, lines)).encode()).hexdigest()[:16]


def is_finished(text: str) -> bool:
    """Tell whether a line ends as a sentence or a part of one does."""
    return text.rstrip()[-1:] in _FINISHED


@dataclass(frozen=True, slots=True)
class ArticleMark:
    """Hold the number at the beginning of a line and what follows.

    `number`: main number and place behind it (之一), 0 for none. `apart`: a blank or a bracket
    follows. `refers`: what follows goes on as a sentence about that article does.
    """

    number: tuple[int, int]
    rest: str
    apart: bool
    refers: bool

    @property
    def no(self) -> str:
        """Return the number in its one form: 8, 120-1."""
        main, inserted = self.number
        return f"{main}-{inserted}" if inserted else str(main)


def article(text: str) -> ArticleMark | None:
    """Read the number of an article at the beginning of a line; None if there is none."""
    match = _ARTICLE.match(text)
    number = clause_number.canonical(compact(match[0])) if match else None
    if match is None or number is None:
        return None
    main, _, inserted = number.partition("-")
    rest = text[match.end() :]
    apart = not rest or rest[0].isspace() or rest[0] in "【（(〔[：:"
    body = rest.lstrip(" \t\u3000：:") if apart else rest
    refers = bool((_REFERENCE_APART if apart else _REFERENCE).match(body))
    return ArticleMark((int(main), int(inserted or 0)), body.strip(), apart, refers)


@dataclass(frozen=True, slots=True)
class HeadingMark:
    """Hold a heading: `rank` 0 编, 1 分编, 2 章, 3 节; `number` of it; its title."""

    rank: int
    number: int
    title: str
    words: str

    @property
    def text(self) -> str:
        """Return the heading as it is shown: 第一章 总则."""
        return f"{self.words} {self.title}".strip()


_RANKS = ("编", "分编", "章", "节")


def heading(text: str) -> HeadingMark | None:
    """Read a heading 第一章 总则; None for a sentence that only begins so."""
    match = _HEADING.match(text)
    if match is None or len(text) > _LONGEST_HEADING:
        return None
    number = value_of(unicodedata.normalize("NFKC", compact(match[1])))
    rest = text[match.end() :]
    apart = not rest or rest[0].isspace() or rest[0] in "：:"
    title = close_han(rest.strip(" \t\u3000：:"))
    if number is None or re.search("[。；;]|，$", title):
        return None
    if not apart and (len(title) > _LONGEST_HEADING_WITHOUT_BLANK or _REFERENCE.match(title)):
        return None
    if not apart and re.search("[，：]", title):
        return None
    return HeadingMark(_RANKS.index(compact(match[2])), number, title, compact(match[0]))


LOOSE = re.compile(r"(?<=[\u3000-\u9fff])[ \t\u3000]+(?=[\u3000-\u9fff])")
"""Blanks between Han characters."""


def close_han(text: str) -> str:
    """Take the blanks out that only spread the characters of a heading: 总 则.

    Where more than single characters stand apart they are words, whose blank stays one.
    """
    parts = text.split()
    if parts and all(len(part) == 1 for part in parts):
        return "".join(parts)
    return " ".join(parts)


def is_heading_word(text: str) -> bool:
    """Tell whether a line is a heading of one word: 总则, 附 则."""
    return compact(text) in _WORDS_OF_HEADINGS


def is_preamble_word(text: str) -> bool:
    """Tell whether a line stands above a preamble: 序 言."""
    return compact(text) in _WORDS_OF_PREAMBLES


def is_contents_word(text: str) -> bool:
    """Tell whether a line stands above a list of contents: 目 录."""
    return compact(text) in ("目录", "目次")


def item(text: str) -> str:
    """Return the mark of a point or a part of one, （一） or 1., at the beginning; "" for none."""
    match = _ITEM.match(text)
    return match[0] if match else ""


def point(text: str) -> int | None:
    """Return the number of a point 一、 at the beginning of a line."""
    match = _POINT.match(text)
    return value_of(compact(match[1])) if match and not match[1].isascii() else None


def is_annex(text: str) -> bool:
    """Tell whether a line is the title of an annex: 附件1, 附表 审批单."""
    match = _ANNEX.match(text)
    if match is None or len(text) > _LONGEST_HEADING or is_heading_word(text):
        return False
    rest = text[match.end() :].strip()
    return not re.search("[。；;，,]", rest) and not is_annex_list(text)


def is_annex_list(text: str) -> bool:
    """Tell whether a line lists annexes by their names: 附件：1.审批单."""
    return _ANNEX_LIST.match(text) is not None
