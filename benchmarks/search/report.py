"""Outcomes → Markdown: one table side by side, one for larger sites."""

from __future__ import annotations

from dataclasses import dataclass
from statistics import median
from typing import TYPE_CHECKING

from benchmarks.search.queries import score

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from benchmarks.search.ours import Asked, Built
    from benchmarks.search.queries import Query

NOTES = """\
Pages: 300 to 800 characters of prose chained from a newspaper sample, which is harder to compress
than the pages of one site. Queries: strings cut at random from the pages, held by at most 200 of
them. Recall: of the pages that hold the string, the share found. Precision: of the first ten shown,
the share that holds it. Bytes as sent: after gzip -6 where a server compresses, as they are where
the contender compresses itself. First query: four characters and ten excerpts, with all that is
loaded for it. Numbers and articles: as readers type them, and 300 from the pages, half of them with
what stands around them. Build times of the peers include reading their pages; Material also
renders them.
"""


@dataclass(frozen=True, slots=True)
class Row:
    """One contender.

    Processor seconds to build, bytes of index and of first queries, milliseconds, names by
    query.
    """

    label: str
    seconds: float
    size: int
    first: Sequence[float]
    times: Sequence[float]
    answers: Sequence[Sequence[str]]


def percentile(values: Sequence[float], share: float) -> float:
    """Return the value that a share of the values do not exceed."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(share * len(ordered)))]


def side_by_side(rows: Sequence[Row], queries: Sequence[Query], count: int) -> str:
    """Return the table of contenders on the same pages; the first is ours, and ratio 1."""
    groups = list(dict.fromkeys(query.group for query in queries))
    lines = [["", *(row.label for row in rows)]]
    for group in groups:
        chosen = [i for i, query in enumerate(queries) if query.group == group]
        scores = [
            score([queries[i] for i in chosen], [row.answers[i] for i in chosen]) for row in rows
        ]
        lines.append(
            [
                f"{group}: recall / precision@10, %",
                *(f"{s.recall:.0f} / {s.precision:.0f}" for s in scores),
            ]
        )
        if group == "title":
            lines.append(["title: first, %", *(f"{s.first:.0f}" for s in scores)])
    for label, values, unit in (
        ("index and excerpts, bytes a page", [row.size / count for row in rows], ""),
        ("first query, KB (median)", [median(row.first) / 1000 for row in rows], ""),
        ("warm query, ms (median)", [median(row.times) for row in rows], ""),
        ("build, processor seconds", [row.seconds for row in rows], ""),
    ):
        own = values[0]
        lines.append([label, *(f"{value:.1f}{unit} (×{value / own:.1f})" for value in values)])
    return _table(lines)


def larger(rows: Iterable[tuple[int, Built, Asked | None, Sequence[float]]]) -> str:
    """Return the table of our own figures by number of pages."""
    lines = [
        [
            "pages",
            "build, s: clock / processor",
            "memory more, MB",
            "memory peak, MB",
            "index, B/page",
            "excerpts, B/page",
            "up front, KB",
            "first query with all code, KB: median / worst",
            "of a number or article, KB: median / worst",
            "warm, ms: median / p95",
            "key to first hit in Chromium, ms: median / p95",
        ]
    ]
    for count, built, asked, typed in rows:
        code = built.sizes["box"] + built.sizes["engine"]
        first, number = ([sent + code for sent in of] for of in _firsts(asked))
        lines.append(
            [
                f"{count:,}",
                f"{built.seconds:.1f} / {built.cpu:.1f}",
                f"{(built.peak - built.before) / 1e6:.0f}",
                f"{built.peak / 1e6:.0f}",
                f"{built.sizes['index'] / count:.0f}",
                f"{built.sizes['fragments'] / count:.0f}",
                f"{built.up_front / 1000:.1f}",
                *(
                    f"{median(of) / 1000:.0f} / {max(of) / 1000:.0f}" if of else "–"
                    for of in (first, number)
                ),
                f"{median(asked.times):.1f} / {percentile(asked.times, 0.95):.1f}"
                if asked
                else "–",
                f"{median(typed):.0f} / {percentile(typed, 0.95):.0f}" if typed else "–",
            ]
        )
    return _table(lines)


def _firsts(asked: Asked | None) -> tuple[Sequence[int], Sequence[int]]:
    return (asked.first, asked.number) if asked else ((), ())


def _table(lines: Sequence[Sequence[str]]) -> str:
    head, *rows = ("| " + " | ".join(line) + " |" for line in lines)
    return "\n".join([head, "|" + "---|" * len(lines[0]), *rows]) + "\n"
