"""Write the cases of the corpus as Markdown pages: the same text, the same headings."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from benchmarks import phrases
from benchmarks.corpus import RULE, RULE_TITLE, Case, make_case

if TYPE_CHECKING:
    from pathlib import Path


def write_pages(directory: Path, n: int, seed: int = 0) -> None:
    """Write n cases, the rule, the topics and a home page as Markdown into directory."""
    for folder in ("cases", "rules", "topics"):
        (directory / folder).mkdir(parents=True, exist_ok=True)
    for number in range(1, n + 1):
        (directory / f"cases/case-{number:05}.md").write_text(
            to_markdown(make_case(number, seed)), encoding="utf-8"
        )
    clauses = "".join(
        f"## 第{number}条\n\n{text}\n\n" for number, text in enumerate(phrases.CLAUSES, 1)
    )
    (directory / f"rules/{RULE}.md").write_text(
        _page(RULE_TITLE, "示例单位制定。", clauses), encoding="utf-8"
    )
    for key, title in phrases.TOPICS.items():
        (directory / f"topics/{key}.md").write_text(
            _page(title, title, "有关的案例。"), encoding="utf-8"
        )
    (directory / "index.md").write_text(
        _page("廉洁教育", "案例与制度。", "从案例中学。"), encoding="utf-8"
    )


def to_markdown(case: Case) -> str:
    """Return one case as a Markdown page with all that its YAML holds, clauses quoted in full."""
    person, outcome = case["person"], case["outcome"]
    punished = f"{outcome['party']}、{outcome['administrative']}，{outcome['gains']}"
    decided = f"第{outcome['form']}种形态，{punished}"
    who = f"{person['alias']}，{person['post']}，{person['rank']}"
    sections = {
        "当事人": f"{who}。{case['sector']}，{case['date']}。",
        "违纪事实": "\n\n".join(_conduct_text(item) for item in case["conduct"]),
        "处理结果": f"{decided}{'，移送司法机关' if outcome['transferred'] else ''}。",
        "剖析": case["analysis"],
        "成因": _bullets(case["causes"]),
        "警示": _bullets(case["warnings"]),
        "讨论": _bullets(case["discussion"]),
        "主题": _bullets(
            [f"[{phrases.TOPICS[topic]}](../topics/{topic}.md)" for topic in case["topics"]]
        ),
    }
    body = "\n\n".join(f"## {heading}\n\n{text}" for heading, text in sections.items())
    return _page(case["title"], case["summary"], f"教学情景，人物与单位均为虚构。\n\n{body}")


def _conduct_text(item: dict[str, Any]) -> str:
    """Return one item of conduct with the clauses it breaks, quoted."""
    cited = [reference.partition("#")[2] for reference in item["violates"]]
    quotes = "\n>\n".join(
        f"> 《{RULE_TITLE}》第{no}条：{phrases.CLAUSES[int(no) - 1]}" for no in cited
    )
    facts = f"{item['what']}，涉及{item['amount']}元（{item['breach']}）"
    return f"**{item['when']}**　{facts}。\n\n{quotes}"


def _bullets(items: list[str]) -> str:
    return "\n".join(f"- {item}" for item in items)


def _page(title: str, summary: str, body: str) -> str:
    """Return a page with front matter; JSON strings are YAML strings too."""
    values = {"title": title, "description": summary}
    matter = "".join(
        f"{key}: {json.dumps(value, ensure_ascii=False)}\n" for key, value in values.items()
    )
    return f"---\n{matter}---\n\n# {title}\n\n{summary}\n\n{body}\n"
