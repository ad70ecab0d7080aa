"""Show what was read of a circular: each value with its words, what was left, what is open."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.kinds.cases.model import Case, Conduct, Outcome, Person
from generator.kinds.circulars.model import Circular
from generator.kinds.record import labels

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from generator.intake.circulars.case import CaseDraft
    from generator.intake.circulars.circular import CircularDraft
    from generator.intake.circulars.fact import Fact
    from generator.intake.circulars.masking import Masking
    from generator.intake.office.blocks import Remark

_LONGEST = 60
_OUTCOME, _CONDUCT, _PERSON = labels(Outcome), labels(Conduct), labels(Person)


def circular_lines(circular: CircularDraft) -> Iterator[str]:
    """Yield the lines of the preview of a circular with its cases."""
    unit = circular.unit
    own = labels(Circular)
    facts = (("title", circular.title), ("number", circular.number), ("date", circular.date))
    for name, fact in facts:
        yield fact_line(own[name], fact, unit)
    yield f"{own['body']}：{len(circular.body)} {unit}"
    for i, case in enumerate(circular.cases, 1):
        yield f"案例 {i}：{case.title.value}"
        yield from (f"  {line}" for line in case_lines(case, unit))
    if not circular.cases:
        yield "没有看出案例：全文写进正文，案例要自己写"
    yield from omission_lines(circular.omissions, unit)
    yield from remark_lines(circular.remarks, unit)


def case_lines(case: CaseDraft, unit: str) -> Iterator[str]:
    """Yield the lines of the preview of a case."""
    yield fact_line(_PERSON["alias"], case.alias, unit)
    yield fact_line(_PERSON["post"], case.post, unit)
    if case.rank:
        yield fact_line(_PERSON["rank"], case.rank, unit)
    yield fact_line(labels(Case)["date"], case.date, unit)
    for i, act in enumerate(case.acts, 1):
        what = f"{_short(act.what.value)}（第 {act.what.number} {unit}）"
        yield f"{labels(Case)['conduct']} {i}：{what}"
        for name, fact in (("when", act.when), ("amount", act.amount), ("breach", act.breach)):
            if fact:
                yield f"  {fact_line(_CONDUCT[name], fact, unit)}"
        for fact in act.violates:
            yield f"  {fact_line(_CONDUCT['violates'], fact, unit)}"
    for name, fact in case.outcome.items():
        yield fact_line(_OUTCOME[name], fact, unit)
    if not case.outcome:
        yield f"{labels(Case)['outcome']}：没有看出来"
    for person, facts in case.others.items():
        words = "、".join(fact.value for fact in facts.values())
        yield f"另有 {person or '其他人员'}：{words}。案例只记一名当事人，原句写进了剖析"
    for fact in case.doubts:
        yield f"留空 第 {fact.number} {unit}“{_short(fact.words)}”：{fact.value}"
    if case.about:
        yield f"没有归入事实和处理结果的 {len(case.about)} 句写进了剖析"


def omission_lines(omissions: Iterable[Fact], unit: str) -> Iterator[str]:
    """Yield what was left out, with its words."""
    for fact in omissions:
        yield f"没有取 第 {fact.number} {unit} {fact.value}：“{_short(fact.words)}”"


def remark_lines(remarks: Iterable[Remark], unit: str) -> Iterator[str]:
    """Yield what the reader of the file remarked."""
    for remark in remarks:
        where = f"第 {remark.number} {unit}：" if remark.number else ""
        yield f"注意 {where}{remark.what}"


def mapping_lines(maskings: Iterable[Masking]) -> Iterator[str]:
    """Yield real names and what stands for them: for a terminal, never for a file."""
    for pair in dict.fromkeys(pair for one in maskings for pair in one.aliases.items()):
        yield f"{pair[0]} → {pair[1]}"


def fact_line(label: str, fact: Fact | None, unit: str) -> str:
    """Return a value with the words that gave it, or that it is left open."""
    if fact is None:
        return f"{label}：没有看出来，留空"
    value = "" if fact.value == fact.words else f"：{_short(fact.value)}"
    return f"{label}{value} ← “{_short(fact.words)}”（第 {fact.number} {unit}）"


def _short(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]}……"
