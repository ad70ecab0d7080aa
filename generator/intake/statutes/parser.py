"""Read the lines of a rule as its structure: headings, articles with their lines, annexes."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from generator.intake.statutes import contents, dates, head, marks, recollection, times
from generator.intake.statutes.lines import lines_of
from generator.intake.statutes.sequence import Sequence
from generator.intake.statutes.statute import Annex, Article, Heading, Statute
from generator.kinds.rules import clause_number

if TYPE_CHECKING:
    from generator.intake.office.blocks import Document
    from generator.intake.statutes.head import Head
    from generator.intake.statutes.lines import Line
    from generator.intake.statutes.marks import ArticleMark
    from generator.intake.statutes.recollection import Recollection

_SHOWN = 30
_LONGEST_SIGNATURE = 30
_SHORT = 40
_NOTES = "注释"
ANNEX_STYLE = "附件标题"
"""The style that this program gives to the titles of annexes."""


def parse(document: Document) -> Statute:
    """Read a document as a rule; what was not understood is told among its remarks."""
    lines = lines_of(document)
    lines = _without_contents(lines, document)
    start = _start(lines, 1)
    if (own := recollection.recall(document, lines)) is not None:
        return _of_own(own, lines, document)
    top = head.read(lines if start is None else lines[:start])
    statute = Statute(title=top.title, issuer=top.issuer)
    if top.notice:
        first, last = top.notice[0].number, top.notice[-1].number
        document.remark(first, f"印发通知的文字没有取（第 {first}—{last} {document.unit}）")
    if start is None:
        statute.body = [*_body(top.rest)]
        _sign_body(statute, top, document)
    else:
        reader = _Reader(document, statute)
        reader.open(top.rest)
        reader.read(lines[start:])
        _sign(statute, top)
    for note in document.notes:
        _notes(statute).blocks.append(f"〔{note.mark}〕{note.text}")
    times.fill(statute, top, document)
    return statute


def _of_own(own: Recollection, lines: list[Line], document: Document) -> Statute:
    """Read what was written by this program, and whose head nobody has changed."""
    statute = own.statute
    rest = lines[own.lines :]
    start = _start(rest, 0)
    if start is None:
        statute.body = [*_body(rest)]
    else:
        reader = _Reader(document, statute)
        reader.open(rest[:start])
        reader.read(rest[start:])
    own.mark(statute.articles)
    return statute


def _without_contents(lines: list[Line], document: Document) -> list[Line]:
    bounds = contents.bounds(lines)
    if bounds is None:
        return lines
    start, end = bounds
    first, last = lines[start].number, lines[end - 1].number
    document.remark(first, f"目录没有取（第 {first}—{last} {document.unit}）")
    return lines[:start] + lines[end:]


def _start(lines: list[Line], titles: int) -> int | None:
    """Return where the articles or the headings above them begin; None where there are none.

    The first `titles` lines are no headings.
    """
    numbers = [_candidate(line) for line in lines]
    if not any(numbers):
        return None
    for i, line in enumerate(lines):
        if numbers[i] or (i >= titles and _is_heading(line)) or marks.is_preamble_word(line.text):
            return i
    return None


def _candidate(line: Line) -> ArticleMark | None:
    """Return the number of a line that looks as the beginning of an article does."""
    mark = marks.article(line.text)
    if mark is None or (mark.refers and not line.sure):
        return None
    return mark if mark.apart or line.sure or mark.number == (1, 0) else None


def _is_heading(line: Line) -> bool:
    if line.table:
        return False
    return (
        marks.heading(line.text) is not None
        or (marks.is_heading_word(line.text) and line.depth != 1)
        or (line.depth is not None and line.depth > 1 and marks.article(line.text) is None)
    )


def _notes(statute: Statute) -> Annex:
    if not statute.annexes or statute.annexes[-1].title != _NOTES:
        statute.annexes.append(Annex(_NOTES))
    return statute.annexes[-1]


def _show(text: str) -> str:
    return text if len(text) <= _SHOWN else text[: _SHOWN - 1] + "…"


@dataclass(slots=True)
class _Reader:
    """Takes the lines of a rule that has articles, one after the other."""

    document: Document
    statute: Statute
    numbers: Sequence = field(init=False)
    heading: int | None = None  # the place of a heading that still has no title
    article: Article | None = None
    annex: Annex | None = None
    untitled: bool = False  # of the annex, whose title may still come
    quoted: bool = False
    previous: str = ""
    listed: bool = False  # annexes, by their names, line by line

    def __post_init__(self) -> None:
        self.numbers = Sequence()

    def open(self, rest: list[Line]) -> None:
        """Take what stands between the head and the first heading or article."""
        for line in rest:
            if line.table:
                self._table(line)
            else:
                self.statute.preamble.append(line.text)

    def read(self, lines: list[Line]) -> None:
        """Take the lines from the first heading or article on."""
        self.numbers = Sequence.of(self.document.unit, [_candidate(line) for line in lines])
        for i, line in enumerate(lines):
            self._line(i, line)
            self.previous = line.text
        for what, number in self.numbers.gaps():
            self.document.remark(number, what)

    def _line(self, i: int, line: Line) -> None:
        if line.table:
            self._table(line)
        elif self._begins_annex(line):
            self._new_annex(line)
        elif self.annex is not None:
            self._in_annex(line)
        elif not self.quoted and self._heading(line):
            pass
        elif (mark := marks.article(line.text)) and self._is_article(i, line, mark):
            self._article(line, mark)
        elif self.annex is not None:
            self._in_annex(line)
        else:
            self._text(line)

    def _heading(self, line: Line) -> bool:
        """Take a heading, or the title of one that stands in a line of its own."""
        clauses = self.statute.clauses
        mark = marks.heading(line.text)
        if mark is not None:
            clauses.append(Heading(mark.text, line.number))
            self.heading = None if mark.title else len(clauses) - 1
            self.numbers.heading(mark, line.number)
            return True
        if self._title_of_heading(line):
            return True
        if not _is_heading(line):
            return False
        if marks.is_preamble_word(line.text) and not clauses:
            return False
        clauses.append(Heading(marks.close_han(line.text), line.number))
        self.heading = None
        return True

    def _title_of_heading(self, line: Line) -> bool:
        at, self.heading = self.heading, None
        plain = len(line.text) <= _SHORT and not re.search("[。；：，]", line.text)
        if at is None or not plain or marks.article(line.text) or marks.item(line.text):
            return False
        above = self.statute.clauses[at]
        if not isinstance(above, Heading):
            return False
        self.statute.clauses[at] = Heading(
            f"{above.text} {marks.close_han(line.text)}", above.number
        )
        return True

    def _is_article(self, i: int, line: Line, mark: ArticleMark) -> bool:
        finished = marks.is_finished(self.previous) or self._after_heading()
        if mark.refers and not line.sure:
            return False
        if self.quoted and not self.numbers.is_next(mark.number):
            return False
        if not mark.apart and not line.sure and not finished:
            return False
        verdict = self.numbers.judge(i, mark.number, sure=line.sure or mark.apart)
        if verdict.begins_anew:
            self._second_rule(line)
            return False
        if verdict.what:
            self.document.remark(line.number, f"“{_show(line.text)}”{verdict.what}")
        return verdict.is_article

    def _after_heading(self) -> bool:
        clauses = self.statute.clauses
        return not clauses or isinstance(clauses[-1], Heading)

    def _article(self, line: Line, mark: ArticleMark) -> None:
        if self.quoted:
            self.document.remark(line.number, "前面有引号没有收尾，从这一条起不算引文")
        self.article = Article(mark.no, [mark.rest] if mark.rest else [], line.number)
        self.statute.clauses.append(self.article)
        self.numbers.take(mark.number, line.number)
        self.heading = None
        self.listed = False
        self.quoted = _is_open(mark.rest, within=False)

    def _text(self, line: Line) -> None:
        clauses = self.statute.clauses
        if marks.is_annex_list(line.text) and clauses and not self.quoted:
            self.listed = True
        elif self.listed and (marks.is_finished(line.text) or dates.date_alone(line.text)):
            self.listed = False
        if self.listed:
            self.document.remark(line.number, f"附件的名称没有取：“{line.text}”")
            return
        last = clauses[-1] if clauses else None
        if isinstance(last, Article):
            last.lines.append(line.text)
            self.quoted = _is_open(line.text, within=self.quoted)
        elif self.article is None:
            self.statute.preamble.append(line.text)
        else:
            self.document.remark(
                line.number, f"标题下面没有条号的文字没有取：“{line.text}”，放到哪一条里请自己定"
            )

    def _begins_annex(self, line: Line) -> bool:
        if line.style == ANNEX_STYLE:
            return True
        if self.article is None or self.quoted or not marks.is_annex(line.text):
            return False
        bare = len(line.text) <= _SHORT and not marks.is_finished(line.text)
        return line.depth is not None or bare

    def _new_annex(self, line: Line) -> None:
        own = line.style == ANNEX_STYLE
        title = line.text if own else marks.close_han(re.sub("[：:]", " ", line.text))
        self.annex = Annex(title, number=line.number)
        self.untitled = not own and len(marks.compact(line.text)) <= len("附件十二：")
        self.statute.annexes.append(self.annex)

    def _second_rule(self, line: Line) -> None:
        """Begin an annex where the numbers begin anew: another rule follows in the file."""
        last = self.article
        title = ""
        if last is not None and len(last.lines) > 1 and not marks.is_finished(last.lines[-1]):
            title = last.lines.pop()
        self.annex = Annex(title or "另一部分", number=line.number)
        self.untitled = False
        self.statute.annexes.append(self.annex)
        self.document.remark(
            line.number,
            f"条号又从第一条开始，后面当作附件“{self.annex.title}”；是另一部制度的另外存",
        )

    def _in_annex(self, line: Line) -> None:
        annex = self.annex
        if annex is None:
            return
        text = line.text
        if self.untitled:
            self.untitled = False
            if len(text) <= _SHORT and not re.search("[。；：，]", text) and not marks.item(text):
                annex.title = f"{annex.title} {marks.close_han(text)}"
                return
        annex.blocks.append(markdown(line))

    def _table(self, line: Line) -> None:
        if line.table is None:
            return
        self.untitled = False
        text = line.table.as_markdown()
        if self.annex is not None:
            self.annex.blocks.append(text)
            return
        where = clause_number.words(self.article.no) if self.article else "开头"
        title = f"{where}的表"
        self.statute.annexes.append(Annex(title, [text], line.number))
        self.document.remark(line.number, f"条文里放不下表格：作为附件“{title}”收入")


def _is_open(text: str, *, within: bool) -> bool:
    """Tell whether a quotation goes on behind a line."""
    for sign in re.findall("[“”]", text):
        within = sign == "“"
    return within


def markdown(line: Line) -> str:
    """Return a line of running text in Markdown."""
    if line.table is not None:
        return line.table.as_markdown()
    text = re.sub(r"<(?=[A-Za-z/!?])", "&lt;", line.text)
    if line.depth is not None:
        return f"{'#' * min(max(line.depth, 2), 4)} {text}"
    short = len(text) <= _SHORT and not re.search("[。；：，]", text)
    return f"## {text}" if short and marks.point(text) is not None else text


def _body(lines: list[Line]) -> list[str]:
    return [markdown(line) for line in lines]


def _signature(lines: list[str]) -> tuple[list[str], str]:
    """Return the names and the date that stand as a signature below the last line, if any do."""
    if len(lines) < 2:
        return [], ""
    date = dates.date_alone(lines[-1])
    if not date:
        return [], ""
    names: list[str] = []
    for text in reversed(lines[1:-1]):
        if len(text) > _LONGEST_SIGNATURE or re.search("[。；：，]", text) or marks.item(text):
            break
        names.insert(0, text)
    return names, date


def _sign(statute: Statute, top: Head) -> None:
    if statute.articles:
        _take_signature(statute.articles[-1].lines, statute, top)


def _sign_body(statute: Statute, top: Head, document: Document) -> None:
    _take_signature(statute.body, statute, top)
    if not statute.body:
        document.remark(0, "标题下面没有正文")


def _take_signature(lines: list[str], statute: Statute, top: Head) -> None:
    names, date = _signature(lines)
    if not date:
        return
    del lines[len(lines) - len(names) - 1 :]
    top.signed = date
    if names and not statute.issuer:
        statute.issuer = "、".join(map(head.close, names))
