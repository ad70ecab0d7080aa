"""Make up cases, the same text in two forms: our YAML, and Markdown for the peers."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING, Any

import yaml

from benchmarks import phrases

if TYPE_CHECKING:
    from pathlib import Path

RULE = "gongzuo-guifan"
RULE_TITLE = "示例单位工作人员廉洁从业规范"
EFFECTIVE = "2012-01-01"

Case = dict[str, Any]


def make_case(number: int, seed: int = 0) -> Case:
    """Return the case of that number: the same seed and number always give the same case."""
    rng = random.Random(f"{seed}/{number}")
    first = rng.randint(2015, 2020)
    last = first + rng.randint(1, 3)
    alias = rng.choice(phrases.SURNAMES) + rng.choice(["某", "某某"])
    town = rng.choice(phrases.TOWNS) + "镇"
    office = rng.choice(phrases.OFFICES)
    conduct = rng.sample(phrases.CONDUCT, rng.choice([2, 3]))
    form, party, administrative, transferred = rng.choice(phrases.OUTCOMES)
    facts = {
        "alias": alias,
        "place": town + office,
        "years": last - first + 1,
        "sum": rng.randrange(300, 9000, 50),
    }
    return {
        "title": f"{town}{office}{alias}{conduct[0][0]}案（{number}）",
        "summary": f"{alias}在{town}{office}任职期间{conduct[0][0]}，"
        f"并有{conduct[1][0]}等问题，受到{party}处分。",
        "fictional": True,
        "date": f"{last + 1}-{rng.randint(1, 12):02}-{rng.randint(1, 28):02}",
        "person": {
            "alias": alias,
            "post": f"{town}{office}{rng.choice(phrases.POSTS)}",
            "rank": "乡科级",
        },
        "sector": rng.choice(phrases.SECTORS),
        "conduct": [_conduct(item, first, last, rng) for item in conduct],
        "outcome": {
            "form": form,
            "party": party,
            "administrative": administrative,
            "transferred": transferred,
            "gains": "责令退缴",
        },
        "analysis": _analysis(rng, facts, marked=number % 2 == 0),
        "causes": rng.sample(phrases.CAUSES, 2),
        "warnings": rng.sample(phrases.WARNINGS, 2),
        "discussion": rng.sample(phrases.QUESTIONS, 2),
        "topics": rng.sample(sorted(phrases.TOPICS), 2),
    }


def _conduct(
    item: tuple[str, str, str, str], first: int, last: int, rng: random.Random
) -> dict[str, Any]:
    _, what, breach, clauses = item
    return {
        "when": f"{first}-{rng.randint(1, 12):02}/{last}-{rng.randint(1, 12):02}",
        "what": what.format(n=rng.randint(2, 19)),
        "amount": rng.randrange(800, 90000, 10),
        "breach": breach,
        "violates": [f"{RULE}#{clause}" for clause in clauses.split()],
    }


def _analysis(rng: random.Random, facts: dict[str, object], *, marked: bool) -> str:
    """Return three paragraphs: `marked`, with bold words and a list, else without any Markdown."""
    middle = "".join(rng.sample(phrases.REASONS, 4))
    if marked:
        points = "\n".join(f"- {point}" for point in rng.sample(phrases.POINTS, 3))
        middle = f"**问题出在日常**。{middle[: middle.index('。') + 1]}具体表现有：\n\n{points}"
    paragraphs = rng.choice(phrases.OPENING), middle, "".join(rng.sample(phrases.LESSONS, 2))
    return "\n\n".join(paragraphs).format(**facts)


def write_cases(directory: Path, n: int, seed: int = 0) -> None:
    """Write n cases, their rule and their topics as YAML into directory (a project's content/)."""
    for folder in ("cases", "rules", "topics"):
        (directory / folder).mkdir(parents=True, exist_ok=True)
    for number in range(1, n + 1):
        _dump(directory / f"cases/case-{number:05}.yml", make_case(number, seed))
    clauses = [
        {"no": str(number), "kind": "要", "text": text, "in": EFFECTIVE}
        for number, text in enumerate(phrases.CLAUSES, 1)
    ]
    versions = [{"effective": EFFECTIVE}]
    rule = {
        "title": RULE_TITLE,
        "issuer": "示例单位",
        "level": "单位",
        "versions": versions,
        "clauses": clauses,
    }
    source = {"title": "为基准测试而编写的示例", "publisher": "示例单位"}
    _dump(directory / f"rules/{RULE}.yml", {**rule, "sources": [source]})
    _dump(
        directory / "topics/core.yml",
        [{"id": key, "title": title} for key, title in phrases.TOPICS.items()],
    )


class _Dumper(yaml.CSafeDumper):
    """Writes texts of several lines as a block, as a person would."""


def _represent_text(dumper: yaml.CSafeDumper, text: str) -> yaml.ScalarNode:
    return dumper.represent_scalar(
        "tag:yaml.org,2002:str", text, style="|" if "\n" in text else None
    )


_Dumper.add_representer(str, _represent_text)


def _dump(path: Path, value: object) -> None:
    text = yaml.dump(value, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=10_000)
    path.write_text(text, encoding="utf-8")
