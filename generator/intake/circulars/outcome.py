"""Read what came of a case from a masked text: for each person what was imposed, as it is said."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from generator.intake.circulars.fact import Fact
from generator.intake.circulars.persons import mentions
from generator.intake.circulars.times import is_time
from generator.kinds.cases.model import Administrative, Party

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from generator.intake.circulars.passages import Sentence
    from generator.kinds.record import Choice

_BOTH = r"开除(?:其)?党籍(?:[、，和及与]|并)*(?:开除)?(?:其)?公职|[“\"]?双开[”\"]?"
_PARTY: tuple[tuple[str, Party], ...] = (
    (rf"开除(?:其)?党籍|{_BOTH}", Party.EXPULSION),
    ("留党察看", Party.PROBATION),
    ("撤销(?:其)?党内(?:一切|全部)?职务", Party.REMOVAL),
    ("(?:党内)?严重警告", Party.SERIOUS_WARNING),
    ("党内警告|党纪处分[：:]警告", Party.WARNING),
)
_ADMINISTRATIVE: tuple[tuple[str, Administrative], ...] = (
    (rf"开除(?:其)?公职|(?:政务|行政)开除|{_BOTH}", Administrative.DISMISSAL),
    ("(?:政务|行政)?撤职(?!后)|撤销(?:其)?行政职务", Administrative.REMOVAL),
    ("(?:政务|行政)?降级", Administrative.DEMOTION),
    ("(?:政务|行政)?记大过", Administrative.SERIOUS_DEMERIT),
    ("(?:政务|行政)?记过", Administrative.DEMERIT),
    ("(?:政务|行政)警告|政务处分[：:]警告", Administrative.WARNING),
)
_ORGANISATIONAL = re.compile(
    "诫勉谈话|诫勉|批评教育|责令(?:其)?(?:作出|做出)?(?:书面|深刻)?检查|(?:作出"
    "|做出)?书面检查|谈话提醒|提醒谈话|通报批评"
    "|免去[^，；。]{0,24}职务|免职|调离[^，；。受给]{0,12}|停职检查|停职|责令(?:其)?辞职"
    "|引咎辞职|降低岗位等级|取消[^，；。]{0,12}资格"
    "|解聘|解除(?:聘用|劳动)(?:合同|关系)|调整(?:工作)?岗位|约谈"
    "|辞退|留用察看|扣发[^，；。]{0,12}|撤销[^，；。]{1,8}资格"
)
_TRANSFER = re.compile(
    "移送[^，；。]{0,12}(?:检察|司法|公安|审查起诉|起诉)|移交[^，；。]{0,8}(?:检察|司法|公安)"
    "|被?判处|提起公诉"
)
_NO_TRANSFER = re.compile("[未不]予?移送")
_GAINS = re.compile(
    "(?:所得|资金|款项?|财物|礼金|费用|礼品|补助|补贴|购物卡|红包|钱款|奖金|津贴|工资|报酬"
    "|利息)[^，；。]{0,14}(?:收缴|追缴|退缴|上缴|没收|清退|退赔|追回|退还|退回|上交)"
    "|责令(?:其)?(?:退赔|退缴|退还|退出|清退|退回|上缴)|(?:收缴|追缴|没收|追回"
    "|退缴)[^，；。]{0,12}(?:所得|资金|款|财物|礼金|费用|礼品)"
    "|(?:退赔|退缴|上缴|清退|退还|收缴|追缴|退回)[^，；。]{0,14}(?:元|费)"
    r"|\A[^，；。]{2,24}(?:已|予以|均|全部)[^，；。]{0,8}(?:上交|清退|收缴|追缴|退缴|退还|归还"
    r"|退回|上缴)\Z"
    "|(?:退赔|赔偿|挽回)[^，；。]{0,6}损失"
)
_BARE_WARNING = re.compile("(?<!严重)(?<!党内)(?<!政务)(?<!行政)警告处分")
_FORM = re.compile("第([一二三四])种形态")
_TRIGGER = re.compile(
    "受到|给予|予以|进行|受|被|处以|移送|移交|判处|责令|收缴|追缴|处分|作出|诫勉|免职|免去"
    "|调离|双开"
    "|追回|清退|退缴|上缴"
)
_BEFORE_NOW = re.compile("曾(?:因|受|被)|此前|前期因|受过")
_OTHERS = re.compile(
    "其他|相关(?:责任)?人员|有关(?:责任)?人员|另有|另外[一二两三四五六七八九十0-9]+人|[0-9]+名"
)
_NOT_SHARED = "“分别”对不上各人，处理结果留空"
_PARTY_OR_OFFICE = "看不出是党纪还是政务处分，留空"
_PARTS = re.compile("[，；。]")
SANCTION = re.compile(
    "处分|开除|警告|诫勉|移送|撤职|记过|记大过|降级|批评教育|责令检查|书面检查|免职|免去|判处"
    "|留党察看|双开|谈话提醒|通报批评|组织处理"
    "|辞退|解聘|解除(?:劳动|聘用)|约谈|撤销"
)
"""What a text of a case holds somewhere when it tells of its outcome."""


@dataclass(slots=True)
class Measures:
    """Hold what was imposed on one person, by the field of an outcome."""

    facts: dict[str, Fact] = field(default_factory=dict)

    def add(self, name: str, fact: Fact) -> None:
        """Put a fact in its field: the first one stays, measures are joined."""
        old = self.facts.get(name)
        if old is None:
            self.facts[name] = fact
        elif name in ("organizational", "gains") and fact.value not in old.value:
            both = f"{old.value}；{fact.value}", f"{old.words}；{fact.words}"
            self.facts[name] = Fact(*both, old.number)


def is_outcome(text: str) -> bool:
    """Tell whether a sentence or a part of one tells what was imposed."""
    if _BEFORE_NOW.search(text) or not _TRIGGER.search(text):
        return False
    return _BARE_WARNING.search(text) is not None or any(True for _ in _facts(text, 0))


def part(text: str) -> tuple[str, str]:
    """Part a sentence into what was done and what came of it; either may be empty."""
    clauses = re.findall("[^，；]*[，；]?", text)
    first = next((i for i, clause in enumerate(clauses) if is_outcome(clause)), None)
    if first is None:
        return text, ""
    while first and _leads(clauses[first - 1]):
        first -= 1
    return "".join(clauses[:first]), "".join(clauses[first:])


def _leads(clause: str) -> bool:
    """Whether a clause only leads to what was imposed: a day, a reason, who decided."""
    words = clause.rstrip("，；")
    return is_time(words) or _LEADS.fullmatch(words) is not None


_LEADS = re.compile(
    r"目前|日前|近日|最终|后|同时|此外|案发后|随后|[当次同]月|同日|[^，；]{0,6}因[^，；]{0,30}"
    r"|(?:经|依据|根据|按照)[^，；]{0,60}|[^，；]{0,20}犯[^，；]{1,20}罪"
    r"|[^，；]{0,30}(?:负有?[^，；]{0,10}责任|不力|不严|不到位)"
)


def outcome(
    sentences: Iterable[Sentence], main: str, known: Collection[str] = ()
) -> tuple[dict[str, Measures], list[Fact]]:
    """Return what was imposed on each person by name, and what was not clear, with the reason.

    `main`: the one whom the case is about, and who is meant where no name is said, or 张某 where
    张某某 was named before. `known`: masked names that are somebody else's for certain.
    """
    by_person: dict[str, Measures] = {}
    doubts: list[Fact] = []
    for sentence in sentences:
        who = [main]
        if bare := _BARE_WARNING.search(sentence.text):
            doubts.append(Fact(_PARTY_OR_OFFICE, bare[0], sentence.number))
        for clause in _PARTS.split(sentence.text):
            persons = [_full_name(match[0], main, known) for match in mentions(clause)]
            if _OTHERS.search(clause):
                who = [*persons, ""]
            elif persons:
                who = list(dict.fromkeys(persons))
            for person, facts in _shares(clause, who, sentence.number):
                if person is None:
                    doubts.append(Fact(_NOT_SHARED, sentence.text, sentence.number))
                    continue
                for name, fact in facts:
                    by_person.setdefault(person, Measures()).add(name, fact)
    return by_person, doubts


def _full_name(name: str, main: str, known: Collection[str]) -> str:
    family = name.removesuffix("某")
    short = name not in known and name == f"{family}某" and main.startswith(name)
    return main if short else name


def _shares(
    clause: str, who: list[str], number: int
) -> Iterator[tuple[str | None, list[tuple[str, Fact]]]]:
    """Yield what a clause imposes on each of several persons; None for whom is not clear."""
    facts = [*_facts(clause, number)]
    if "分别" not in clause or len(who) < 2:
        for person in who:
            yield person, facts
        return
    listed = clause[clause.index("分别") :]
    items = [one for one in re.split("、|和|以及|及", listed) if [*_facts(one, number)]]
    if len(items) != len(who):
        if facts:
            yield None, facts
        return
    for person, item in zip(who, items, strict=True):
        yield person, [*_facts(item, number)]


def _facts(clause: str, number: int) -> Iterator[tuple[str, Fact]]:
    if _BEFORE_NOW.search(clause):
        return
    yield from _choice("party", _PARTY, clause, number)
    yield from _choice("administrative", _ADMINISTRATIVE, clause, number)
    if measures := [match[0] for match in _ORGANISATIONAL.finditer(clause)]:
        words = "、".join(dict.fromkeys(measures))
        yield "organizational", Fact(words, words, number)
    if _TRANSFER.search(clause) and not _NO_TRANSFER.search(clause):
        match = _TRANSFER.search(clause)
        yield "transferred", Fact("true", match[0] if match else "", number)
    if _GAINS.search(clause):
        words = clause.strip(" 　和并")
        yield "gains", Fact(words, words, number)
    if form := _FORM.search(clause):
        yield "form", Fact(str("一二三四".index(form[1]) + 1), form[0], number)


def _choice(
    name: str, patterns: tuple[tuple[str, Choice], ...], clause: str, number: int
) -> Iterator[tuple[str, Fact]]:
    for pattern, choice in patterns:
        if match := re.search(pattern, clause):
            yield name, Fact(choice.label, match[0], number)
            return
