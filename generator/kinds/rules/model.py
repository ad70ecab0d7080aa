"""Model a rule: its versions in time, its headings, clauses and annexes.

A clause may be marked as a do, a don't, a procedure, a sanction or a definition.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Annotated

from pydantic import AfterValidator
from pydantic_core import PydanticCustomError

from generator.kinds.dates import Edtf
from generator.kinds.entry import EntryData
from generator.kinds.fields import Markdown, Name, Text, TopicRef
from generator.kinds.picture import Picture
from generator.kinds.record import Choice, key, record
from generator.kinds.rules import clause_number
from generator.kinds.rules.provisions import Provision, provisions

if TYPE_CHECKING:
    import datetime
    from collections.abc import Mapping

_RULES_AT_HAND = 1024


class Level(Choice):
    LAW = "law", "国家法律"
    PARTY = "party", "党内法规"
    PROVINCE = "province", "省"
    CITY = "city", "市"
    COUNTY = "county", "县"
    UNIT = "unit", "单位"


class ClauseKind(Choice):
    MUST = "must", "要"
    MUST_NOT = "must-not", "不准"
    PROCEDURE = "procedure", "程序"
    SANCTION = "sanction", "处分"
    DEFINITION = "definition", "定义"


def _number(value: str) -> str:
    number = clause_number.canonical(value)
    if number is None:
        raise PydanticCustomError("bad-clause-number", "no clause number", {"value": value})
    return number


ClauseNumber = Annotated[Text, AfterValidator(_number)]


@record
class Version:
    """Hold a text of the rule between two days.

    `amended`: decided upon, `promulgated`: made public.
    """

    effective: Edtf = key("施行")
    ended: Edtf | None = key("废止", default=None)
    amended: Edtf | None = key("修正", default=None)
    promulgated: Edtf | None = key("公布", default=None)
    number: Text | None = key("文号", default=None)
    note: Text | None = key("说明", default=None)
    preamble: Markdown | None = key("序言", default=None)

    def in_force(self, day: datetime.date) -> bool:
        return self.effective.first <= day and (self.ended is None or day <= self.ended.last)


@record
class Clause:
    """Hold a clause, by `no` and `text`, or a heading among the clauses: 第一章 总则.

    `text`: each line a paragraph or an item (provisions.py). `in`: the version that holds it, by
    its date of effect; without it every version does.
    """

    no: ClauseNumber = key("条", default="")
    heading: Text | None = key("标题", default=None)
    kind: ClauseKind | None = key("性质", default=None)
    text: Text = key("内容", default="")
    topics: tuple[TopicRef, ...] = key("主题", default=())
    version: Edtf | None = key("版本", default=None, name="in")

    @property
    def words(self) -> str:
        """Return the clause as the law writes it: 第八条."""
        return clause_number.words(self.no)

    @property
    def provisions(self) -> tuple[Provision, ...]:
        """Return its paragraphs with their items."""
        return provisions(self.text)

    def is_of(self, version: Version) -> bool:
        """Tell whether it is the text of this one version."""
        return self.version is not None and self.version.first == version.effective.first


@record
class Annex:
    """Hold what is attached to a rule: a table, a form. `in` as for a clause."""

    title: Text = key("标题")
    text: Markdown = key("内容")
    version: Edtf | None = key("版本", default=None, name="in")


@record
class Rule(EntryData):
    short: tuple[Name, ...] = key("简称", default=())
    number: Text | None = key("文号", default=None)
    issuer: Text | None = key("制定机关", default=None)
    level: Level | None = key("层级", default=None)
    versions: tuple[Version, ...] = key("版本", default=())
    preamble: Markdown | None = key("序言", default=None)
    clauses: tuple[Clause, ...] = key("条款", default=())
    body: Markdown | None = key("正文", default=None)
    annexes: tuple[Annex, ...] = key("附件", default=())
    images: tuple[Picture, ...] = key("图片", default=())

    @property
    def articles(self) -> tuple[Clause, ...]:
        """Return the clauses without the headings among them."""
        return _articles(self)

    def numbered(self, no: str) -> tuple[Clause, ...]:
        """Return the articles of a number, one of each version that changed it."""
        return _by_number(self).get(no, ())

    def __hash__(self) -> int:
        """Hash by id: what is looked up in a long rule once a case is made ready once a rule."""
        return hash(self.id)

    @property
    def all_topics(self) -> tuple[str, ...]:
        """Return the topics of the rule, with those of its clauses."""
        topics = [*self.topics]
        for clause in self.clauses:
            topics += clause.topics
        return tuple(dict.fromkeys(topics))

    def version_at(self, day: datetime.date) -> Version | None:
        """Find the version in force on a day.

        Of several it is the one that began last, whatever their order in the file.
        """
        in_force = [version for version in self.versions if version.in_force(day)]
        return max(in_force, key=lambda version: version.effective.first, default=None)

    def clause(self, no: str, day: datetime.date | None = None) -> Clause | None:
        """Find the clause of that number as it stood on `day`.

        Without a day, or with none then in force, it is the newest.
        """
        candidates = self.numbered(no)
        version = self.version_at(day) if day else None
        for clause in candidates:
            if version and clause.is_of(version):
                return clause
        undated = (clause for clause in candidates if clause.version is None)
        dated = [(clause.version.first, clause) for clause in candidates if clause.version]
        newest = max(dated, key=lambda pair: pair[0], default=(None, None))
        return next(undated, None) or newest[1]

    def clause_in_force(
        self, no: str, last: datetime.date, first: datetime.date | None = None
    ) -> bool:
        """Tell whether a version with this clause was in force at some time up to `last`.

        The time begins with `first`, if that is known.
        """
        clauses = self.numbered(no)

        def stood(version: Version) -> bool:
            if version.effective.first > last:
                return False
            return first is None or version.ended is None or version.ended.last >= first

        def holds(version: Version) -> bool:
            return any(clause.version is None or clause.is_of(version) for clause in clauses)

        return any(stood(version) and holds(version) for version in self.versions)

    def newest(self) -> dict[str, Clause]:
        """Return the newest clause of every number; one without a version is newer than others."""
        newest: dict[str, Clause] = {}
        for clause in self.articles:
            other = newest.setdefault(clause.no, clause)
            if other.version and (
                clause.version is None or clause.version.first > other.version.first
            ):
                newest[clause.no] = clause
        return newest

    def anchor(self, clause: Clause) -> str:
        """Name the id of a clause on the rule's page.

        An older version of the same number carries its date.
        """
        return anchor(clause, self.clause(clause.no))


@lru_cache(maxsize=_RULES_AT_HAND)
def _articles(rule: Rule) -> tuple[Clause, ...]:
    return tuple(clause for clause in rule.clauses if clause.heading is None)


@lru_cache(maxsize=_RULES_AT_HAND)
def _by_number(rule: Rule) -> Mapping[str, tuple[Clause, ...]]:
    numbers: dict[str, list[Clause]] = {}
    for clause in _articles(rule):
        numbers.setdefault(clause.no, []).append(clause)
    return {no: tuple(clauses) for no, clauses in numbers.items()}


def anchor(clause: Clause, newest: Clause | None) -> str:
    """Name the id of a clause on its rule's page, given the newest of that number."""
    if clause == newest or clause.version is None:
        return f"c-{clause.no}"
    return f"c-{clause.no}-{clause.version.text}"
