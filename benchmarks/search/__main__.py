"""Run the search benchmark: `python -m benchmarks.search` writes benchmarks/SEARCH.md."""

from __future__ import annotations

import argparse
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks import machine
from benchmarks.environments import ensure
from benchmarks.search import ours, pages, peers, queries, report

if TYPE_CHECKING:
    from collections.abc import Sequence

    from benchmarks.search.pages import Page

HERE = Path(__file__).resolve().parent
WORK = HERE.parent / ".work"
# pages up to which the engine is asked too: substring search, the truth, takes long beyond
ASKED = 20_000


def main() -> None:
    """Measure, print the tables and write the report."""
    options = _options()
    work = WORK / "search"
    shutil.rmtree(work, ignore_errors=True)
    work.mkdir(parents=True)
    sample = next(
        ensure(WORK / "venvs" / "sample", pages.SAMPLE[:1]).glob(
            f"lib/python*/site-packages/{pages.SAMPLE[1]}"
        )
    )
    before = machine.load()
    made = pages.make(sample, max([options.pages, *options.sizes]))
    beside = ""
    if options.pages:
        table = _side_by_side(made[: options.pages], options.each, work)
        beside = f"## {options.pages:,} pages, side by side\n\n{table}\n"
        print(table, flush=True)
    own = report.larger(
        [_own(made[:size], options.each, work / str(size)) for size in options.sizes]
    )
    print(own)
    description = machine.describe([*peers.PAGEFIND, *peers.MATERIAL])
    description.append(("Load before and after", f"{before}, {machine.load()}"))
    facts = "\n".join(f"- {what}: {value}" for what, value in description)
    text = "# Search, measured\n\n`python -m benchmarks.search`\n\n"
    text += f"{beside}{report.NOTES}\n## Larger sites\n\n{own}\n## Machine\n\n{facts}\n"
    options.results.write_text(text, encoding="utf-8")


def _side_by_side(made: Sequence[Page], each: int, work: Path) -> str:
    asked = queries.make(made, each)
    texts = [query.text for query in asked]
    built = ours.build(made, work / "ours" / "index")
    answer = ours.ask(work / "ours" / "index", texts, texts)
    code = built.sizes["box"] + built.sizes["engine"]
    size = sum(built.sizes.values())
    rows = [
        report.Row(
            "qingjian",
            built.cpu,
            size,
            [n + code for n in answer.first],
            answer.times,
            answer.answers,
        )
    ]
    for label, contender in (
        ("Pagefind 1.5.2 extended", peers.pagefind),
        ("Material 9.8.1 + jieba", peers.material),
    ):
        folder = work / contender.__name__
        folder.mkdir()
        out = contender(made, texts, folder, WORK / "venvs")
        rows.append(report.Row(label, out.usage.cpu, out.size, out.first, out.times, out.answers))
    return report.side_by_side(rows, asked, len(made))


def _own(
    made: Sequence[Page], each: int, work: Path
) -> tuple[int, ours.Built, ours.Asked | None, list[float]]:
    built = ours.build(made, work / "index")
    if len(made) > ASKED:
        return len(made), built, None, []
    asked = queries.make(made, each)
    answer = ours.ask(
        work / "index",
        [query.text for query in asked],
        queries.common(made, 300),
        queries.numbers(made, 150),
    )
    wrong = [
        query.text
        for query, names in zip(asked, answer.answers, strict=True)
        if query.truth - set(names)
    ]
    if wrong:
        raise AssertionError(f"not all pages were found: {wrong}")
    typed = ours.until_first_hit(
        work / "index", [query.text for query in asked if query.group == "4 characters"]
    )
    return len(made), built, answer, typed


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.search", description=__doc__)
    parser.add_argument("--pages", type=int, default=2000, help="pages that all index, 0: we alone")
    parser.add_argument(
        "--sizes", type=int, nargs="*", default=[10_000, 50_000], help="pages that we index alone"
    )
    parser.add_argument("--each", type=int, default=20, help="queries of each kind")
    parser.add_argument(
        "--results",
        type=Path,
        default=HERE.parent / "SEARCH.md",
        help="where the report is written",
    )
    return parser.parse_args()


if __name__ == "__main__":
    main()
