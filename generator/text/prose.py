"""Turn prose as people paste it into Markdown that keeps its paragraphs and lists.

Word and mail give a line end after every paragraph, or within a sentence wherever the page ended;
Markdown knows only blank lines. Here a line that ends a sentence ends a paragraph, an indent is the
beginning of a paragraph and no code, and a list may stand right under its sentence, its sub-items
by two blanks; rows of cells parted by tabs are a table, short lines without punctuation are verse.
Every character but blanks stays, in its order; only the lines of a pasted table are added. What
was Markdown before stays so: fenced code, tables, headings, quotes, verse by two blanks at the end
of a line.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, field
from enum import Enum, auto

from generator.source.han import HAN, is_joint
from generator.text.literal import DAY, TOPIC
from generator.tools.late import late

_TAGS = r"(?:strong|em|a|code)"
_BROKEN_LINE = late(
    rf"(?P<ends>(?:</{_TAGS}>)*)[ \t]*\n[ \t]*(?P<starts>(?:<{_TAGS}\b[^>]*>)*)(?=[^\s<])"
)
_LIKE_BROKEN = re.compile(rf"\n[ \t]*(?:[^\s<]|<{_TAGS}\b)")
_CODE = re.compile(r"(<pre\b.*?</pre>)", re.DOTALL)
_ENDS_SENTENCE = late(rf"(?:[。！？…：]|(?<=[{HAN}])[!?:])[”’」』）)》】〉〕\"'*_~]*$")
_NUMERAL = "一二三四五六七八九十百"
_ENUMERATED = late(
    rf"[（(〔][{_NUMERAL}甲乙丙丁\d]{{1,4}}[）)〕]"
    rf"|[{_NUMERAL}]{{1,4}}(?:[、是]|[．.](?!\d))|[壹贰叁肆伍陆柒捌玖拾]{{1,3}}、"
    r"|\d{1,3}[、．.)）](?!\d)|\d{1,2}(?:[.．]\d{1,2}){1,3}[、．.]?[ \t\u3000]"
    r"|[A-Za-z][、．.)）][ \t\u3000]?(?=[^\x00-\x7f])|[IVX]{1,4}[、．.][ \t\u3000]?(?=[^\x00-\x7f])"
    r"|\[\d{1,3}\](?=[^:：(\[])|[ⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩⅰⅱⅲⅳⅴⅵⅶⅷⅸⅹ][、．.]"
    r"|[·・①-⓿❶-➓㈠-㈩㊀-㊉•●○■□◆◇▪▲△★☆※☑✓√➢➤]|(?:[-－]|—{1,2})(?=[^\s\x00-\x7f—])"
    rf"|第[{_NUMERAL}千\d]{{1,6}}[条章节，、]|(?:首先|其次|再次|最后)，"
    rf"|(?:步骤|附件|第)[{_NUMERAL}\d]{{1,3}}[步：:]|【[^】\s]{{1,8}}】"
)
_HEADING = late(
    rf"(?:[（(][{_NUMERAL}]{{1,4}}[）)]|[{_NUMERAL}]{{1,4}}、|第[{_NUMERAL}]{{1,6}}[章节])"
    r"[^，。；：、！？,;:]{1,20}$"
)
"""A heading of a document: numbered, short, and no sentence."""
_LABEL = late(rf"[*_]{{0,2}}[{HAN}\d]{{1,8}}?[*_]{{0,2}}：[*_]{{0,2}}[^：]{{1,30}}$")
_GOES_ON = ("，", "、", "；", ",", "（", "《", "“")
_DAY = late(
    r"(?:\d{4}|[〇○零一二三四五六七八九]{4})[ ]?年[ ]?[\d一二三四五六七八九十]{1,2}[ ]?月"
    r"[ ]?[\d一二三四五六七八九十]{1,3}[ ]?日[）)]?$"
)
_COLUMNS = late(r"[ \u3000]*\u3000[ \u3000]*|[ ]{3,}")
_PARTED = re.compile(r"[|\t\u3000]|   ")
"""Without any of these a line has no cells."""
_LEAST_COLUMNS = 3  # of what blanks of full width part: 张　某 is one name
_VERSE = re.compile(r"[\u3400-\u9fff]{4,10}$")
_LEAST_VERSE = 4
_ITEM = re.compile(r"(?:[-*+]|\d{1,3}\.)[ \t]+(?=\S)")
_RULE = late(r"([-*_])[ \t]*(?:\1[ \t]*){2,}$")
_DEFINITION = re.compile(r"\[[^\]]+\]:")
_SIGNED = re.compile(r"[-*_+\d\[]")
"""With what a rule, a definition of a link or an item of a list begins."""
_UNDERLINE = re.compile(r"(?:=+|-+)[ \t]*$")
_TABLE = late(r"\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*$")
_FENCE = re.compile(r"(`{3,}|~{3,})[^`]*$")
_WIDE = "\u3000"
_STEP = "    "  # by so much Markdown nests
_DEEPEST = 8  # nobody reads deeper lists, and Markdown would end in its own depth

_SENTENCES = r"(?:\*\*(?![\s*])|[^\s#>\-*_+\d\[`~|=:])[^\n]*"
_BULLET = r"- (?:\*\*(?![\s*])|[^\s\-*_])[^\n]*"
_TIDY = re.compile(rf"\n*(?:(?:{_SENTENCES}|{_BULLET}(?:\n{_BULLET})*)(?:\n\n+|\n?\Z))*")
"""Paragraphs of one line and flat lists, blank lines between them: Markdown as it should be."""


class _Kind(Enum):
    TEXT = auto()
    ITEM = auto()
    BLANK = auto()
    RAW = auto()  # headings, quotes, rules, definitions: one line each, as they are
    TABLE = auto()


@dataclass(slots=True)
class _Line:
    kind: _Kind
    text: str  # without its indent
    indent: int  # in blanks; one of full width counts as two
    wide: bool  # indented by blanks of full width


def paragraphs(text: str) -> str:
    """Write pasted prose as Markdown. Idempotent; all characters but blanks are kept in order."""
    return text if _TIDY.fullmatch(text) else _written(text)


def _written(text: str) -> str:
    """A text line by line, each where it belongs."""
    lines = text.split("\n")
    fences = _fences(lines)
    writer = _Writer()
    at = 0
    while at < len(lines):
        end = _end_of_fence(lines[at], at, fences)
        if end is not None:
            writer.code(lines[at : end + 1])
            at = end + 1
            continue
        line = _line(lines[at])
        following = lines[at + 1].strip() if at + 1 < len(lines) else ""
        if line.kind is _Kind.TEXT and "|" in line.text and _is_divider(following):
            end = _end_of_table(lines, at)
            writer.table([row.strip() for row in lines[at:end]])
            at = end
            continue
        if rows := _pasted_table(lines, at):
            writer.table(rows)
            at += len(rows) - 1
            continue
        if writer.after_gap and (verse := _verse(lines, at)):
            writer.verse(verse)
            at += len(verse)
            continue
        writer.add(line, underlined=_UNDERLINE.match(following) is not None)
        at += 1
    return "\n".join(writer.lines)


def ends_paragraph(line: str) -> bool:
    """Tell whether a line of prose ends a sentence, and is not broken there as verse is."""
    if line.endswith(("  ", "\\")):
        return False
    return _ENDS_SENTENCE.search(line.rstrip()) is not None


def join_lines(html: str) -> str:
    """Join the lines of paragraphs in HTML where Chinese has no blank between them.

    So, too, where an element ends or begins there; not in code.
    """
    if not _LIKE_BROKEN.search(html):
        return html
    parts = _CODE.split(html)
    return "".join(
        part if part.startswith("<pre") else _BROKEN_LINE.sub(_join, part) for part in parts
    )


def _join(match: re.Match[str]) -> str:
    before = match.string[match.start() - 1 : match.start()]
    joint = bool(before) and is_joint(before, match.string[match.end()])
    return match["ends"] + match["starts"] if joint else match[0]


def _line(text: str) -> _Line:
    body = text.lstrip()
    if not body:
        return _Line(_Kind.BLANK, "", 0, wide=False)
    lead = text[: len(text) - len(body)].expandtabs(4)
    indent, wide = len(lead) + lead.count(_WIDE), _WIDE in lead
    if body[0] in "#>" and not TOPIC.match(body):
        return _Line(_Kind.RAW, body, indent, wide)
    if _SIGNED.match(body):  # hardly a line of prose
        if _RULE.match(body) or _DEFINITION.match(body):
            return _Line(_Kind.RAW, body, indent, wide)
        if _ITEM.match(body) and not DAY.match(body):
            return _Line(_Kind.ITEM, body, indent, wide)
    return _Line(_Kind.TEXT, body, indent, wide)


def _is_divider(text: str) -> bool:
    """Whether a line parts the head of a table from its rows."""
    return "-" in text and "|" in text and _TABLE.match(text) is not None


def _end_of_table(lines: list[str], at: int) -> int:
    end = at + 2
    while end < len(lines) and lines[end].strip() and "|" in lines[end]:
        end += 1
    return end


def _pasted_table(lines: list[str], at: int) -> list[str]:
    """The rows of a table as a spreadsheet or a word processor pastes it, cells parted by tabs, or
    of one whose head lacks the line below it; empty where there is none.
    """
    if not _PARTED.search(lines[at]):
        return []
    cells = _cells(lines[at])
    if len(cells) < 2:
        return []
    rows = [cells]
    for line in lines[at + 1 :]:
        row = _cells(line)
        if len(row) != len(cells):
            break
        rows.append(row)
    if len(rows) < 2:
        return []
    head, *rest = ["| " + " | ".join(row) + " |" for row in rows]
    return [head, "|" + " --- |" * len(cells), *rest]


def _cells(line: str) -> list[str]:
    body = line.strip(" \u3000\r")
    if body.startswith("|") and body.endswith("|") and len(body) > 2:
        return [cell.strip() for cell in body[1:-1].split("|")]
    by_tabs = "\t" in body.strip()
    if not (by_tabs or _COLUMNS.search(body)) or _ENUMERATED.match(body) or _ITEM.match(body):
        return []
    cells = body.split("\t") if by_tabs else _COLUMNS.split(body)
    if not by_tabs and len(cells) < _LEAST_COLUMNS:
        return []
    return [cell.strip().replace("|", "\\|") for cell in cells]


def _verse(lines: list[str], at: int) -> list[str]:
    """The lines of a verse without any punctuation, which nobody broke for want of room."""
    end = at
    while end < len(lines) and _VERSE.match(lines[end].strip()):
        end += 1
    last = end == len(lines) or not lines[end].strip()
    return [line.strip() for line in lines[at:end]] if last and end - at >= _LEAST_VERSE else []


def _fences(lines: list[str]) -> dict[str, list[int]]:
    """The lines that may close code, by their fence."""
    fences: dict[str, list[int]] = {}
    for at, line in enumerate(lines):
        fence = line.strip()
        if fence[:3] in ("```", "~~~") and len(set(fence)) == 1:
            fences.setdefault(fence, []).append(at)
    return fences


def _end_of_fence(line: str, at: int, fences: dict[str, list[int]]) -> int | None:
    """The line that closes the code which a line opens; None where it opens none."""
    opening = _FENCE.match(line.lstrip()) if fences else None
    if opening is None:
        return None
    closing = fences.get(opening[1], [])
    after = bisect_right(closing, at)
    return closing[after] if after < len(closing) else None


@dataclass(slots=True)
class _Writer:
    """Puts lines one below the other, with blank lines where a block ends."""

    lines: list[str] = field(default_factory=list)
    before: _Line | None = None  # the line before, unless that was blank
    items: list[int] = field(default_factory=list)  # the indents of the open items, outermost first
    after_gap: bool = True  # whether a blank line or nothing stands before
    block_kind: _Kind = _Kind.BLANK  # what the block began with to which the line before belongs

    def code(self, lines: list[str]) -> None:
        indent = len(lines[0]) - len(lines[0].lstrip())
        self._part()
        self.items.clear()
        self.lines += [lines[0].lstrip(), *(_dedent(line, indent) for line in lines[1:-1])]
        self.lines.append(lines[-1].strip())
        self._set(_Line(_Kind.TABLE, "", 0, wide=False))

    def table(self, rows: list[str]) -> None:
        self._part()
        self.items.clear()
        self.lines += rows
        self._set(_Line(_Kind.TABLE, "", 0, wide=False))

    def verse(self, lines: list[str]) -> None:
        self.items.clear()
        self.lines += [*(f"{line}  " for line in lines[:-1]), lines[-1]]
        self._set(_Line(_Kind.TEXT, lines[-1], 0, wide=False))

    def add(self, line: _Line, *, underlined: bool) -> None:
        if line.kind is _Kind.BLANK:
            self.lines.append("")
            self.before, self.after_gap = None, True
        elif line.kind is _Kind.ITEM and self._may_begin(line):
            self._item(line)
        else:
            self._text(line, underlined=underlined)

    def _may_begin(self, line: _Line) -> bool:
        """Whether an item begins a list here: 1986. in front of a broken line does not."""
        if self.after_gap or self.items or not line.text[0].isdigit():
            return True
        return line.text.startswith("1.") or self._ends_sentence()

    def _item(self, line: _Line) -> None:
        if not self.items or self.block_kind is _Kind.TEXT:
            self._part()
        inner = [indent for indent in self.items if line.indent >= indent + 2][:_DEEPEST]
        changed = self._changes(line, len(inner))
        self.items = [*inner, line.indent]
        if changed:
            self._part()
        self.lines.append(_STEP * len(inner) + line.text)
        self._set(line)

    def _changes(self, line: _Line, depth: int) -> bool:
        """Whether numbers follow bullets, or bullets numbers, right below each other."""
        before = self.before
        if before is None or before.kind is not _Kind.ITEM or len(self.items) != depth + 1:
            return False
        return before.text[0].isdigit() != line.text[0].isdigit()

    def _text(self, line: _Line, *, underlined: bool) -> None:
        inner = [indent for indent in self.items if line.indent >= indent + 2]
        begins = self._begins(line)
        if begins or self.after_gap:
            self.items = inner
        if begins:
            self._part()
        follows = not self.after_gap and self.before is not None
        self.lines.append(line.text if follows else _STEP * len(self.items) + line.text)
        self._set(line if not underlined else _Line(_Kind.RAW, line.text, line.indent, line.wide))

    def _begins(self, line: _Line) -> bool:
        """Whether a line of text begins a paragraph though no blank line stands before."""
        before = self.before
        if before is None:
            return False
        if before.kind is _Kind.TABLE or (line.kind is _Kind.RAW and line.text[0] == "#"):
            return True
        if _Kind.RAW in (before.kind, line.kind):
            return before.text[:1] == ">" and line.kind is _Kind.TEXT
        if before.text.endswith(("  ", "\\")):  # verse
            return False
        if (
            line.wide
            or self._ends_sentence()
            or _ENUMERATED.match(line.text)
            or _DAY.match(line.text)
        ):
            return True
        if _LABEL.match(line.text) and _LABEL.match(before.text):
            return not before.text.endswith(_GOES_ON)
        deeper = before.wide or line.indent > before.indent
        return not self.items and line.indent >= len(_STEP) and deeper

    def _ends_sentence(self) -> bool:
        """Whether the line before ends a sentence."""
        if self.before is None:
            return False
        text = self.before.text.rstrip()
        return _ENDS_SENTENCE.search(text) is not None or _HEADING.match(text) is not None

    def _part(self) -> None:
        if not self.after_gap:
            self.lines.append("")
        self.after_gap, self.before = True, None

    def _set(self, line: _Line) -> None:
        if self.after_gap:
            self.block_kind = line.kind
        self.before, self.after_gap = line, False


def _dedent(line: str, indent: int) -> str:
    return line[min(indent, len(line) - len(line.lstrip())) :]
