"""Read the acts of a case from masked sentences: when, what, how much, against which clause."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from generator.intake.circulars import outcome, sums, times
from generator.intake.circulars.fact import Fact
from generator.intake.circulars.passages import Sentence
from generator.intake.circulars.persons import has_person
from generator.kinds.cases.model import Breach

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from generator.intake.circulars.clauses import Code

_BREACHES = {breach.label: breach for breach in Breach}
_BREACH = re.compile("违反(?:了)?(?:党的)?(?:国家)?(" + "|".join(_BREACHES) + ")")
_WORDS_ABOUT = re.compile(
    r"\A(?:身为|作为|其行为|其身为|教训|案件|该案|此案|这起|上述|综上|反映出|暴露出|究其原因"
    r"|剖析|由此|警示|"
    r"经查明?[，,]?\Z|[^。]*(?:如下|以下[^。]{0,10})[：:。]?\Z"
    r"|[^。，]{0,30}负有?[^，。]{0,10}责任|.{0,60}进行了?(?:立案|审查|纪律审查|初步核实|调查)"
    r"|[^，。]{0,12}(?:理想信念|纪法意识|宗旨意识|党性观念))"
)
_DID = re.compile(
    "违规|违反|违法|违纪|收受|索[取要]|贪污|受贿|行贿|挪用|侵占|私分|私设|虚[报列开构增]|套取"
    "|骗取|截留|克扣|冒领|滥用|利用"
    "|公款|公车|酒后|醉酒|赌博|嫖娼|吸毒|操办|借用|擅自|隐瞒|对抗|弄虚作假|脱岗|优亲厚友"
    "|吃拿卡要|超标准|插手|干预|报销|发放"
    "|接受|参与|参加|未|不|失职|失察|玩忽|审核|把关|履行|安排|将|把|以|向|为"
)
_LIFE = re.compile("出生|[0-9]月生|年生|入党|参加工作|籍贯")
_WHOLE = re.compile("行为|上述|构成")
_OWN = re.compile("违反|利用职务|违规")
_SUBJECT = re.compile("其|该|二人|两人|三人|上述人员")


@dataclass(slots=True)
class Act:
    """Hold one thing that was done."""

    what: Fact
    when: Fact | None = None
    amount: Fact | None = None
    breach: Fact | None = None
    violates: list[Fact] = field(default_factory=list)


@dataclass(slots=True)
class Parts:
    """Hold the sentences of a case by what they tell; `doubts`: words on what was left open.

    `year`: the last one that was spoken of.
    """

    acts: list[Act] = field(default_factory=list)
    outcome: list[Sentence] = field(default_factory=list)
    about: list[Sentence] = field(default_factory=list)
    doubts: list[Fact] = field(default_factory=list)
    year: int | None = None


def parts(sentences: Iterable[Sentence], code: Code, written: int | None) -> Parts:
    """Sort sentences into acts, outcome and words about it. `written`: the year of the text."""
    result = Parts()
    loose: list[Fact] = []
    for sentence in _pieces(sentences):
        deed, end = outcome.part(sentence.text)
        if end:
            result.outcome.append(Sentence(end, sentence.number))
        elif _is_about(deed):
            result.about.append(sentence)
            _cite(sentence, code, result, loose)
            continue
        text = deed.strip(" 　，；")
        if text.strip("。"):
            act = _act(Sentence(text, sentence.number), code, (result.year, written), result)
            result.acts.append(act)
            result.year = _year(act, result.year)
        if end:
            _cite(Sentence(end, sentence.number), code, result, loose)
    _attach(loose, result)
    return result


def _is_about(text: str) -> bool:
    """Whether a sentence tells of no act: it judges, adds up, or has neither doer nor deed."""
    if _WORDS_ABOUT.match(text) or sums.is_only_total(text):
        return True
    if _LIFE.search(text) and next(sums.sums(text), None) is None:
        return True
    somebody = has_person(text) or _SUBJECT.search(text)
    dated = times.has_time(text)
    telling = (somebody and (dated or _DID.search(text))) or (dated and _DID.search(text))
    return not telling and next(sums.sums(text), None) is None


def _pieces(sentences: Iterable[Sentence]) -> Iterator[Sentence]:
    """Part sentences at their semicolons where at least half of the parts tell an act of their own.

    Such a part has a time or a sum, or begins with what was broken.
    """
    for sentence in sentences:
        parts = [part for part in sentence.text.split("；") if part.strip(" 　。")]
        own = sum(map(_tells_own_act, parts))
        alone = len(parts) < 2 or (own < 2 and not outcome.is_outcome(parts[-1]))
        if alone or 2 * own < len(parts):
            yield sentence
            continue
        for part in parts:
            yield Sentence(part if part.endswith("。") else f"{part}。", sentence.number)


def _tells_own_act(text: str) -> bool:
    broken = _OWN.match(text) is not None
    return broken or times.has_time(text) or next(sums.sums(text), None) is not None


def _act(
    sentence: Sentence, code: Code, years: tuple[int | None, int | None], result: Parts
) -> Act:
    text, number = sentence.text, sentence.number
    act = Act(Fact(text, text, number))
    time = next(times.times(text, *years), None)
    if time and time.edtf:
        act.when = Fact(time.edtf, time.words, number)
    elif time:
        result.doubts.append(Fact("没有说到何时为止，时间留空", time.words, number))
    total, every = sums.amount(text)
    if total:
        act.amount = Fact(total.yuan, total.words, number)
        if total.vague:
            result.doubts.append(Fact(f"是约数，金额先写 {total.yuan}", total.words, number))
    elif every:
        words = "、".join(one.words for one in every)
        result.doubts.append(Fact("没有说合计多少，金额留空", words, number))
    if breach := _BREACH.search(text):
        act.breach = Fact(breach[1], breach[0], number)
    for fact, _ in code.citations(text, number):
        if fact.value:
            act.violates.append(fact)
        else:
            result.doubts.append(Fact("制度里没有这一条，条款留空", fact.words, number))
    return act


def _year(act: Act, year: int | None) -> int | None:
    return int(act.when.value.rpartition("/")[2][:4]) if act.when else year


def _cite(sentence: Sentence, code: Code, result: Parts, loose: list[Fact]) -> None:
    """Take the clauses that stand beside no act."""
    for fact, broken in code.citations(sentence.text, sentence.number):
        if not fact.value:
            result.doubts.append(Fact("制度里没有这一条，条款留空", fact.words, sentence.number))
        elif broken:
            loose.append(fact)
        else:
            words = "是处分的依据还是违反的条款看不出来，条款留空"
            result.doubts.append(Fact(words, fact.words, sentence.number))
    if breach := _BREACH.search(sentence.text):
        whole = len(result.acts) == 1 or _WHOLE.search(sentence.text)
        for act in result.acts if whole else ():
            act.breach = act.breach or Fact(breach[1], breach[0], sentence.number)


def _attach(loose: list[Fact], result: Parts) -> None:
    """Give clauses to the one act that there is; among several nobody knows whose they are."""
    for fact in loose:
        if len(result.acts) == 1:
            result.acts[0].violates.append(fact)
        else:
            result.doubts.append(Fact("看不出哪件事违反这一条，条款留空", fact.words, fact.number))
