"""Write the same text for every contender: plain prose with notes, ours as YAML, else HTML."""

from __future__ import annotations

import random
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

_SUBJECTS = (
    "财务人员",
    "分管负责人",
    "经办人",
    "审计组",
    "村务监督委员会",
    "采购小组",
    "值班干部",
    "会计",
)
_DEEDS = (
    "核对了三年的审批单",
    "在登记本上写下了时间和数额",
    "没有等到公函就安排了车辆",
    "把发票退回去重新填写",
    "在会上念了全部名单",
)
_SAYINGS = (
    "先批后办",
    "签字前看清事由、人数、标准",
    "谁来了？几个人？凭什么？",
    "这笔钱不能这样走",
    "制度写在纸上，也要写在单子上",
)
_ENDS = (
    "（见附表）。",
    "，没有人提出异议；第二天，单子已经签好了。",
    "——这是第几次了？",
    "，涉及18,600元（含税）。",
    "，时间是2021年3月。",
)


@dataclass(frozen=True, slots=True)
class Case:
    """Paragraphs, each as (text before the note, number of its note)."""

    title: str
    paragraphs: tuple[tuple[str, int], ...]


def make(count: int, seed: int = 0) -> list[Case]:
    """So many cases of about four pages, with a note every paragraph."""
    chance = random.Random(seed)
    return [
        Case(f"第{n}号案例", tuple((_paragraph(chance), n * 100 + k) for k in range(14)))
        for n in range(1, count + 1)
    ]


def _paragraph(chance: random.Random) -> str:
    pick = chance.choice
    return "".join(
        f"{pick(_SUBJECTS)}{pick(_DEEDS)}，说：“{pick(_SAYINGS)}”{pick(_ENDS)}"
        for _ in range(chance.randint(3, 8))
    )


def mark(number: int) -> str:
    """The words that carry a note."""
    return f"注{number:06d}号"


def note(number: int) -> str:
    """What stands in the note: an address, since ours makes notes of links."""
    return f"http://n.example/{number:06d}"


def write_project(cases: list[Case], folder: Path) -> None:
    """Our content folder and settings."""
    for name in ("content/cases", "site_config"):
        (folder / name).mkdir(parents=True, exist_ok=True)
    for position, case in enumerate(cases):
        body = "\n\n".join(f"{text}[{mark(n)}]({note(n)})。" for text, n in case.paragraphs)
        indented = body.replace("\n\n", "\n\n  ")
        written = f"title: {case.title}\nfictional: true\nanalysis: |\n  {indented}\n"
        (folder / f"content/cases/c-{position}.yml").write_text(written, "utf-8")
    settings = (
        "books: [{id: book, kind: 案例选编, title: 测试用书, date: 2025-06, paper: 16开, "
        "volume_pages: 5000}]\n"
    )
    (folder / "site_config/print.yml").write_text(settings, "utf-8")


_STYLE = """
@font-face {{ font-family: S; src: url("{serif}") }}
@font-face {{ font-family: H; src: url("{sans}") }}
@page {{ size: 185mm 260mm; margin: 24mm 26mm 22mm 25.65mm; @footnote {{ border-top: .4pt solid }}
  @bottom-right {{ content: counter(page); font: 9pt S }} }}
body {{ font: 10.5pt/17.5pt S; line-break: strict;
  text-spacing-trim: trim-start; text-autospace: normal;
  hanging-punctuation: allow-end; margin: 0; width: 378pt }}
h1, h2 {{ font-family: H; font-weight: normal; break-after: avoid }}
p {{ margin: 0; text-indent: 2em; text-align: justify }}
.note {{ {note} font-size: 8.4pt; line-height: 13pt; text-indent: 0 }}
"""


def write_html(cases: list[Case], file: Path, serif: str, sans: str, *, floats: bool) -> None:
    """Write one page of HTML.

    `floats`: whether the contender knows `float: footnote`, else notes follow their paragraph.
    """
    style = _STYLE.format(
        serif=serif, sans=sans, note="float: footnote;" if floats else "display: block;"
    )
    parts = [
        '<!doctype html><html lang="zh-CN"><meta charset="utf-8">',
        f"<title>测试用书</title><style>{style}</style>",
    ]
    for case in cases:
        parts.append(f"<h2>{case.title}</h2>")
        for text, n in case.paragraphs:
            inside = f'{text}{mark(n)}<span class="note">{note(n)}</span>。'
            after = f'{text}{mark(n)}。</p><p class="note">{note(n)}'
            parts.append(f"<p>{inside if floats else after}</p>")
    file.write_text("\n".join(parts), "utf-8")
