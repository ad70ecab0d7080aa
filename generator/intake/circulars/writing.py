"""Write a circular and its cases as authors' files, drafts until somebody has read them.

Behind every value stands its paragraph, and where it reads otherwise there, the words: whoever
checks the draft weeks later finds the place, and the words are masked like the rest.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.intake.circulars.text import as_markdown
from generator.source.splice import scalar

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from generator.intake.circulars.acts import Act
    from generator.intake.circulars.case import CaseDraft
    from generator.intake.circulars.circular import CircularDraft
    from generator.intake.circulars.fact import Fact

DRAFT = "# 从文件导入的草稿，注释里是原文的出处。核对以后补上来源和核对日期，再删去 status 一行。"
OPEN = (
    "# sources:    # 来源：核对后补上，如 [{title: …, publisher: …, date: …, url: …}]",
    "# verified:   # 核对：核对事实的日期",
)


def circular_file(circular: CircularDraft, images: Iterable[str] = ()) -> str:
    """Return a circular as the text of a file of its own; `images`: the lines of its pictures."""
    unit = circular.unit
    lines = [DRAFT, f"title: {_value(circular.title.value)}", "status: draft"]
    lines += fact_lines({"number": circular.number, "date": circular.date}, unit)
    if circular.body:
        lines += block("body", "\n\n".join(circular.body))
    return "\n".join([*lines, *images, *OPEN]) + "\n"


def case_file(case: CaseDraft, unit: str, circular: str = "", images: Iterable[str] = ()) -> str:
    """Return a case as the text of a file; `circular`: the id of that in which it stands."""
    lines = [DRAFT, f"title: {_value(case.title.value)}", "status: draft"]
    if circular:
        lines.append(f"circular: {circular}")
    lines += fact_lines({"date": case.date}, unit)
    person = {"alias": case.alias, "post": case.post, "rank": case.rank}
    if case.post:
        lines += ["person:", *_indented(fact_lines(person, unit))]
    elif case.alias:
        lines += _without_post(case.alias, unit)
    if case.acts:
        lines.append("conduct:")
        for act in case.acts:
            lines += _item(_act(act, unit))
    if case.outcome:
        facts = {name: case.outcome.get(name) for name in _OUTCOME}
        lines += ["outcome:", *_indented(fact_lines(facts, unit))]
    if case.about:
        text = "\n\n".join(one if one.startswith("| ") else as_markdown(one) for one in case.about)
        lines += block("analysis", text)
    return "\n".join([*lines, *images, *OPEN]) + "\n"


_OUTCOME = ("form", "party", "administrative", "organizational", "transferred", "gains")


def _without_post(alias: Fact, unit: str) -> list[str]:
    """A person must have a post: what is said of it is left for whoever reads the draft."""
    return [
        "# person:    # 当事人：原文里看不出职务，补上以后去掉行首的“# ”",
        f"#   alias: {alias.value}  # {_place(alias, unit)}",
        "#   post:",
    ]


def _act(act: Act, unit: str) -> Iterator[str]:
    yield from fact_lines({"when": act.when, "what": act.what, "amount": act.amount}, unit)
    yield from fact_lines({"breach": act.breach}, unit)
    if act.violates:
        values = dict.fromkeys(fact.value for fact in act.violates)
        words = "、".join(dict.fromkeys(f"“{fact.words}”" for fact in act.violates))
        number = act.violates[0].number
        yield f"violates: [{', '.join(values)}]  # 第{number}{unit}{words}"


def fact_lines(facts: dict[str, Fact | None], unit: str) -> list[str]:
    """Return values as lines of keys, each with its place in the source as a comment."""
    return [
        f"{key}: {_value(fact.value)}  # {_place(fact, unit)}"
        for key, fact in facts.items()
        if fact
    ]


def _place(fact: Fact, unit: str) -> str:
    words = "" if fact.value == fact.words else f"“{' '.join(fact.words.split())}”"
    return f"第{fact.number}{unit}{words}"


def _value(text: str) -> str:
    return scalar(text, None, inside=False)


def block(key: str, text: str) -> list[str]:
    """Return a key and a text of several paragraphs as the lines of a block."""
    return [f"{key}: |", *(f"  {line}" if line.strip() else "" for line in text.split("\n"))]


def _indented(lines: Iterable[str]) -> list[str]:
    return [f"  {line}" for line in lines]


def _item(lines: Iterable[str]) -> list[str]:
    return [f"    {line}" if i else f"  - {line}" for i, line in enumerate(lines)]
