"""Write a rule as a Word file whose articles, chapters and points Word counts by itself."""

from __future__ import annotations

import json
import re
from collections import Counter
from dataclasses import asdict, dataclass, field
from typing import TYPE_CHECKING

from generator.intake.office.composition import Composition, Level, Piece, write
from generator.intake.office.looks import Look
from generator.intake.office.number_formats import chinese
from generator.intake.statutes import marks
from generator.intake.statutes.statute import Heading, Version
from generator.kinds.numerals import value_of

if TYPE_CHECKING:
    from generator.intake.office.composition import Grid
    from generator.intake.statutes.statute import Article, Statute

_HEADINGS, _PROVISIONS = 0, 1  # the lists: articles count on whatever heading stands above
_ARTICLE, _ITEM, _SUBITEM = 0, 1, 2
_HEADING_LEVELS = [
    Level("chineseCountingThousand", f"第%{i}{name}", "space", indent=False)
    for i, name in enumerate(("编", "分编", "章", "节"), 1)
]
_LOOKS = (Look.PART, Look.PART, Look.CHAPTER, Look.SECTION)
_LABEL = re.compile(r"([（(]?)([0-9]{1,3}|[一二三四五六七八九十百]{1,5})([.．、)）])(?![0-9])")
_HEADING = re.compile(r"(#{1,6}) +(.+)")
_ROW = re.compile(r"\|.*\|$")
_CELL_END = re.compile(r"(?<!\\)\|")


def as_word(statute: Statute) -> bytes:
    """Return a rule as the bytes of a .docx; read again it is the same rule."""
    return write(_Composer(statute).compose())


@dataclass(frozen=True, slots=True)
class _Form:
    """Hold how points are numbered: sign before, sign behind, in Han numerals or digits."""

    before: str
    behind: str
    han: bool


def _label(line: str) -> tuple[_Form, int, str] | None:
    """Read the number before a point: its form, its value, the rest of the line."""
    match = _LABEL.match(line)
    if match is None or (match[1] and match[3] not in ")）"):
        return None
    number = value_of(match[2])
    han = not match[2].isdecimal()
    if not number or (chinese(number) if han else str(number)) != match[2]:
        return None
    return _Form(match[1], match[3], han), number, line[match.end() :]


@dataclass(slots=True)
class _Composer:
    """Turns a rule into paragraphs, counting as Word will."""

    statute: Statute
    document: Composition = field(init=False)
    forms: dict[_Form, int] = field(default_factory=dict)
    counts: dict[tuple[int, int], int] = field(default_factory=dict)  # by scheme and level

    def __post_init__(self) -> None:
        forms = Counter(
            found[0]
            for article in self.statute.articles
            for line in article.lines[1:]
            if (found := _label(line))
        )
        levels = [Level("chineseCountingThousand", "第%1条", "space")]
        for han, place in ((True, _ITEM), (False, _SUBITEM)):
            form = next((one for one, _ in forms.most_common() if one.han is han), None)
            form = form or (_Form("（", "）", True) if han else _Form("", ".", False))
            self.forms[form] = place
            kind = "chineseCountingThousand" if han else "decimal"
            levels.append(Level(kind, f"{form.before}%{place + 1}{form.behind}"))
        self.document = Composition([_HEADING_LEVELS, levels], title=self.statute.title)

    def compose(self) -> Composition:
        """Return the document."""
        statute = self.statute
        self._head()
        for text in statute.preamble:
            self._running(text)
        for clause in statute.clauses:
            if isinstance(clause, Heading):
                self._heading(clause)
            else:
                self._article(clause)
        for block in statute.body:
            self._running(block)
        for annex in statute.annexes:
            self._put(Look.ANNEX, annex.title)
            for block in annex.blocks:
                self._running(block)
        return self.document

    def _head(self) -> None:
        statute = self.statute
        version = statute.version
        lines = [statute.title]
        number = version.number or statute.number
        if statute.issuer or number:
            lines.append("　".join(filter(None, (statute.issuer, number))))
        if note := version.note or _dates(version):
            lines.append(f"（{note}）")
        for i, line in enumerate(lines):
            self._put(Look.HEAD if i else Look.TITLE, line)
        facts = asdict(version)
        self.document.description = json.dumps(
            {
                "lines": len(lines),
                "head": marks.digest(lines),
                "id": statute.id,
                "short": statute.short,
                "issuer": statute.issuer,
                "number": statute.number,
                "level": statute.level,
                "version": facts,
                "articles": {
                    one.no: {"kind": one.kind, "topics": one.topics}
                    for one in statute.articles
                    if one.kind or one.topics
                },
                "more": statute.more,
            },
            ensure_ascii=False,
            sort_keys=True,
        )

    def _put(self, look: Look, text: str, list_id: int | None = None, level: int = 0) -> None:
        self.document.pieces.append(Piece(look, text, list_id, level))

    def _count(self, scheme: int, level: int, number: int) -> int:
        """Return the list by which Word comes to a number at a level."""
        due = self.counts.get((scheme, level), 0) + 1
        self.counts[scheme, level] = number
        for place in [one for one in self.counts if one[0] == scheme and one[1] > level]:
            del self.counts[place]
        return scheme + 1 if number == due else self.document.begin_list(scheme, level, number)

    def _heading(self, heading: Heading) -> None:
        mark = marks.heading(heading.text)
        if mark is None:
            self._put(Look.CHAPTER, heading.text)
            return
        unit = ("编", "分编", "章", "节")[mark.rank]
        if mark.words != f"第{chinese(mark.number)}{unit}":
            self._put(_LOOKS[mark.rank], heading.text)
            return
        list_id = self._count(_HEADINGS, mark.rank, mark.number)
        self._put(_LOOKS[mark.rank], mark.title, list_id, mark.rank)

    def _article(self, article: Article) -> None:
        first, *rest = article.lines or [""]
        main, _, inserted = article.no.partition("-")
        if inserted:
            number = f"第{chinese(int(main))}条之{chinese(int(inserted))}"
            self._put(Look.ARTICLE, f"{number}　{first}".rstrip())
        else:
            list_id = self._count(_PROVISIONS, _ARTICLE, int(main))
            self._put(Look.ARTICLE, first, list_id, _ARTICLE)
        for line in rest:
            self._line(line)

    def _line(self, line: str) -> None:
        label = _label(line)
        level = self.forms.get(label[0]) if label else None
        if label is None or level is None:
            self._put(Look.TEXT, line)
            return
        _, number, text = label
        self._put(Look.ITEM, text, self._count(_PROVISIONS, level, number), level)

    def _running(self, block: str) -> None:
        """Put a paragraph, heading or table of running text."""
        lines = [line.strip() for line in block.split("\n")]
        if len(lines) > 1 and all(map(_ROW.match, lines)):
            self.document.pieces.append(_grid(lines))
            return
        for line in filter(None, lines):
            text = line.replace("&lt;", "<")
            match = _HEADING.match(text)
            if match is None:
                self._put(Look.TEXT, text)
            else:
                self._put(Look[f"HEADING_{min(max(len(match[1]), 2), 4)}"], match[2])


def _grid(lines: list[str]) -> Grid:
    rows = [
        tuple(
            cell.strip().replace("\\|", "|").replace("<br>", "\n")
            for cell in _CELL_END.split(line[1:-1])
        )
        for line in (lines[0], *lines[2:])
    ]
    width = max(map(len, rows))
    return tuple(row + ("",) * (width - len(row)) for row in rows)


def _dates(version: Version) -> str:
    events = (
        (version.promulgated, "公布"),
        (version.amended, "修正"),
        (version.effective, "起施行"),
    )
    words = [f"{_in_words(date)}{what}" for date, what in events if date]
    return "　".join(words)


def _in_words(date: str) -> str:
    year, month, day = date.split("-")
    return f"{int(year)}年{int(month)}月{int(day)}日"
