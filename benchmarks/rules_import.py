"""Import real laws from text and from Word, and hold what comes in against the source.

Usage: python benchmarks/rules_import.py FOLDER [CODE_PREFIX]

`FOLDER` holds laws as Markdown (headings ##, articles 第×条, each line a paragraph). Told are: what
of a source is missing or changed, counts that differ from an independent count, what a Word file
with automatic numbers gives otherwise, and the seconds for one law of all files whose name begins
with CODE_PREFIX.
"""

from __future__ import annotations

import re
import sys
import time
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from generator.intake.statutes import files
from generator.intake.statutes.statute import Article, Heading
from generator.intake.statutes.word import as_word
from generator.intake.statutes.writing import as_yaml

if TYPE_CHECKING:
    from generator.intake.statutes.statute import Statute

_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
_NUMERAL = "[零〇○一二三四五六七八九十百千]+"
_ARTICLE = re.compile(rf"第{_NUMERAL}条(?:之{_NUMERAL})?(?=\s)")
_ITEM = re.compile(rf"[（(]{_NUMERAL}[）)]|[0-9]{{1,2}}[.．、](?![0-9])")


def _bare(text: str) -> str:
    return re.sub(r"[\s\u200b\u3000]+", "", text)


def _source(text: str) -> tuple[str, int, int, int]:
    """Read a source without the importer: all below the head, articles, paragraphs, items."""
    _, _, body = text.partition("<!-- INFO END -->")
    lines = [line.strip() for line in _COMMENT.sub("", body).split("\n")]
    lines = [line for line in lines if _bare(line)]
    letters = _bare("".join(line.lstrip("#") for line in lines))
    articles = paragraphs = items = 0
    annex = False
    for line in lines:
        if line.startswith("#"):
            annex = "附件" in line
        elif _ARTICLE.match(line) and not annex:
            articles += 1
            paragraphs += 1
        elif articles and not annex and _ITEM.match(line):
            items += 1
        elif articles and not annex:
            paragraphs += 1
    return letters, articles, paragraphs, items


def _numbers(text: str) -> list[str]:
    return [match[0] for match in re.finditer(_ARTICLE, text)]


def _letters(statute: Statute, words: list[str]) -> str:
    """Write a rule as its source has it, articles with the numbers that the source writes."""
    parts = [*statute.preamble]
    numbers = iter(words)
    for clause in statute.clauses:
        if isinstance(clause, Heading):
            parts.append(clause.text)
        else:
            parts += [next(numbers), *clause.lines]
    for annex in statute.annexes:
        parts += [annex.title, *annex.blocks]
    return _bare("".join([*parts, *statute.body]))


def _counts(statute: Statute) -> tuple[int, int, int]:
    items = sum(bool(_ITEM.match(line)) for one in statute.articles for line in one.lines)
    lines = sum(len(one.lines) for one in statute.articles)
    return len(statute.articles), lines - items, items


def _of_source(text: str) -> list[str]:
    lines = (line.strip() for line in text.partition("<!-- INFO END -->")[2].split("\n"))
    return [match[0] for line in lines if (match := _ARTICLE.match(line))]


def _look_at(path: Path) -> tuple[int, int]:
    """Tell what is wrong with one law; return its articles and how many faults there were."""
    data = path.read_bytes()
    text = data.decode()
    statute, _ = files.read(data, path.name)
    letters, *counts = _source(text)
    faults = 0
    if _letters(statute, _of_source(text)) != letters:
        faults += 1
        print(f"{path.name}: letters differ")
    if _counts(statute) != tuple(counts):
        faults += 1
        print(f"{path.name}: counts {_counts(statute)}, source {tuple(counts)}")
    again, _ = files.read(as_word(statute), "x.docx")
    if as_yaml(again) != as_yaml(statute):
        faults += 1
        print(f"{path.name}: Word gives otherwise")
    return len(statute.articles), faults


def _joined(paths: list[Path]) -> None:
    parts = [files.read(path.read_bytes(), path.name)[0] for path in paths]
    parts.sort(key=lambda one: int(one.articles[0].no.partition("-")[0]))
    whole = replace(
        parts[0],
        clauses=[
            replace(clause, number=0) if isinstance(clause, Article) else clause
            for part in parts
            for clause in part.clauses
        ],
    )
    data = as_word(whole)
    began = time.perf_counter()
    statute, _ = files.read(data, "x.docx")
    text = as_yaml(statute)
    seconds = time.perf_counter() - began
    same = text == as_yaml(whole)
    print(
        f"joined: {len(statute.articles)} articles, {len(data):,} bytes, {seconds:.2f} s, {same=}"
    )


def main() -> None:
    """Look at every law of a folder."""
    folder, prefix = Path(sys.argv[1]), sys.argv[2] if len(sys.argv) > 2 else ""
    paths = sorted(path for path in folder.glob("*.md") if path.stem != "README")
    results = [_look_at(path) for path in paths]
    articles = sum(count for count, _ in results)
    print(f"{len(paths)} laws, {articles} articles, {sum(faults for _, faults in results)} faults")
    if prefix:
        _joined([path for path in paths if path.name.startswith(prefix)])


if __name__ == "__main__":
    main()
