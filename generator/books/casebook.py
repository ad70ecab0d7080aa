"""Write the casebook (案例选编): cases in chapters by sector.

Each has its facts, the clauses it broke, its lessons and questions.
"""

from __future__ import annotations

from collections import defaultdict
from itertools import groupby
from typing import TYPE_CHECKING

from generator.books.code import Code, call, join, label
from generator.books.manuscript import source, when
from generator.books.statute import rows
from generator.kinds.cases.model import Case
from generator.kinds.circulars.model import Circular
from generator.kinds.money import in_full
from generator.kinds.rules.clause_number import rank
from generator.law.citations import Citation, cite
from generator.tools.pinyin import pinyin

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from generator.books.manuscript import Desk
    from generator.books.press import Manuscript
    from generator.edition import Item
    from generator.kinds.cases.model import Conduct

_NOTICE = (
    "本书由案例资料库自动编排，供学习和警示教育使用。每个案例写明做了什么、违反了哪一条、结果怎样，以及哪里可以早一步停下来。",
    "书中当事人一律使用化名，姓名只留姓氏；可能指向具体个人的信息已经略去。请勿据本书推测、传播当事人身份。",
    "标有“教学情景”的案例是为教学编写的，人物、单位和数字均为虚构；其余案例的资料来源见页下注。",
    "条文按行为发生时有效的版本摘录；注明“大意”的不是原文。引用和适用请核对正式文本。",
)


def write(desk: Desk) -> list[Manuscript]:
    """Write the book as one manuscript. Raises NothingChosenError."""
    writer = _Casebook(desk, desk.items(Case))
    return [desk.manuscript("casebook", writer.parts())]


_Clause = tuple[tuple[tuple[int, int], tuple[int, ...]], str]
"""The rank of what is cited in its rule, and how it is written: 第八条第二款."""


class _Casebook:
    def __init__(self, desk: Desk, cases: Sequence[Item[Case]]) -> None:
        self.desk = desk
        self.cases = cases
        self._quoted: set[str] = set()
        self._by_rule: dict[str, dict[_Clause, list[Code]]] = defaultdict(lambda: defaultdict(list))
        self._by_topic: dict[str, list[Code]] = defaultdict(list)

    def parts(self) -> Iterator[Code]:
        desk = self.desk
        yield desk.set(None, desk.cover)
        yield call("front", "编写说明", join(call("p", text) for text in _NOTICE))
        yield call("contents", len(self._chapters()) + 2, len(self.cases))
        body = [part for name, cases in self._chapters() for part in self._chapter(name, cases)]
        body += [call("index", name, groups) for name, groups in self._indexes() if groups]
        yield call("opening", join([*body, desk.colophon(("收录", f"{len(self.cases)}个案例"))]))

    def _indexes(self) -> Iterator[tuple[str, list[tuple[str, list[tuple[str, list[Code]]]]]]]:
        by_rule = sorted(self._by_rule.items(), key=lambda places: pinyin(places[0]))
        yield (
            "条文索引",
            [
                (rule, [(words, places[rank, words]) for rank, words in sorted(places)])
                for rule, places in by_rule
            ],
        )
        by_topic = sorted(self._by_topic.items(), key=lambda places: pinyin(places[0]))
        initials = groupby(by_topic, key=lambda places: pinyin(places[0])[:1].upper())
        yield "主题索引", [(initial, list(places)) for initial, places in initials]

    def _chapters(self) -> list[tuple[str, list[Item[Case]]]]:
        """Cases by sector in the order of the vocabulary; what has none comes last."""
        words = list(self.desk.edition.vocabulary.sectors.values())
        chapters: dict[str, list[Item[Case]]] = {word: [] for word in [*words, "其他"]}
        for item in self.cases:
            case = item.data
            sector = self.desk.edition.sector(case.sector) if case.sector else None
            chapters[sector[1] if sector else "其他"].append(item)
        return [(name, cases) for name, cases in chapters.items() if cases]

    def _chapter(self, name: str, cases: list[Item[Case]]) -> Iterator[Code]:
        yield call("chapter", name)
        for item in cases:
            yield self.desk.set(item, self._case(item))

    def _case(self, item: Item[Case]) -> Code:
        case = item.data
        target = label(item.url)
        badges = ["教学情景"] if case.fictional else []
        warning = case.warnings[0] if case.warnings else None
        for id in case.topics:
            if topic := self.desk.edition.get("topics", id):
                self._by_topic[topic.title].append(target)
        return call(
            "case",
            target=target,
            title=case.title,
            badges=badges,
            warning=warning,
            lead=case.summary,
            rows=self._rows(case),
            parts=list(self._sections(item, case)),
            notes=[source(one) for one in case.sources],
        )

    def _rows(self, case: Case) -> list[tuple[str, str]]:
        edition = self.desk.edition
        rows: list[tuple[str, str]] = []
        if case.person:
            person = (case.person.alias, case.person.post, case.person.rank_label)
            rows.append(("当事人", "，".join(filter(None, person))))
        unit = edition.get("units", case.unit) if case.unit else None
        if unit:
            rows.append(("单位", unit.title))
        rows.append(("时间", when(case.date)))
        if case.total:
            rows.append(("涉及金额", in_full(case.total)))
        if case.outcome:
            rows += case.outcome.facts
            rows.append(("四种形态", case.outcome.form_label))
        circular = edition.one(Circular, case.circular)
        if circular:
            rows.append(("通报", circular.data.number or circular.data.title))
        return [(name, value) for name, value in rows if value]

    def _sections(self, item: Item[Case], case: Case) -> Iterator[tuple[str, Code]]:
        if case.conduct:
            yield (
                "违纪事实",
                join(self._act(item, position, act) for position, act in enumerate(case.conduct)),
            )
        if case.analysis:
            yield "剖析", self.desk.md(case.analysis)
        if case.causes:
            yield "问题出在哪里", call("bullets", case.causes)
        if case.loopholes:
            yield (
                "漏洞与整改",
                call("bullets", [self._loophole(hole.what, hole.fix) for hole in case.loopholes]),
            )
        if case.warnings[1:]:
            yield "警示", call("bullets", case.warnings[1:])
        if case.discussion:
            yield "讨论", call("questions", case.discussion)

    def _act(self, item: Item[Case], position: int, act: Conduct) -> Code:
        target = label(f"{item.url}#{position}")
        quotes = [self._quote(cited, target) for cited in self._citations(item, act)]
        amount = in_full(act.amount) if act.amount is not None else None
        breach = act.breach.label if act.breach else None
        return call("act", target, when(act.when), act.what, amount, breach, quotes)

    def _quote(self, cited: Citation, place: Code) -> Code:
        """A clause in full where the book first cites it, afterwards the page where it stands."""
        title, no = cited.rule.title, cited.words
        key = (rank(cited.clause.no), cited.place), no
        self._by_rule[title][key].append(place)
        if cited.url in self._quoted:
            return call("clause-again", title, no, label(cited.url))
        self._quoted.add(cited.url)
        version = f"{cited.version.effective}起施行" if cited.version else None
        target = label(cited.url)
        return call("clause-quote", title, no, rows(cited.provisions), version, target=target)

    def _loophole(self, what: str, fix: str | None) -> str:
        action = self.desk.edition.get("actions", fix) if fix else None
        return f"{what}（整改：{action.title}）" if action else what

    def _citations(self, item: Item[Case], act: Conduct) -> list[Citation]:
        when = item.data.time_of(act)
        clauses = [cite(self.desk.edition, reference, when) for reference in act.violates]
        return [cited for cited in clauses if cited]
