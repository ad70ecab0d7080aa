"""Run the benchmark: `python -m benchmarks --sizes 500 2000 10000`."""

from __future__ import annotations

import argparse
from pathlib import Path

from benchmarks import machine, report
from benchmarks.contenders import CONTENDERS
from benchmarks.session import Session

HERE = Path(__file__).parent


def main() -> None:
    """Measure, print what was reached and write the report."""
    options = _options()
    contenders = [c for c in CONTENDERS if not options.only or c.key in options.only]
    before = machine.load()
    outcomes = Session((HERE / ".work").resolve(), options.limit, options.seed).measure(
        contenders, options.sizes
    )
    description = machine.describe(
        package for contender in contenders for package in contender.packages
    )
    description.append(("Load before and after", f"{before}, {machine.load()}"))
    text = report.render(outcomes, description, max(options.sizes))
    options.results.write_text(text, encoding="utf-8")
    print(f"\n{text}")


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument(
        "--sizes", type=int, nargs="+", default=[500, 2000, 10_000], help="numbers of cases"
    )
    parser.add_argument(
        "--only", nargs="+", choices=[c.key for c in CONTENDERS], help="leave the others out"
    )
    parser.add_argument(
        "--limit", type=float, default=900, help="seconds after which a run is stopped"
    )
    parser.add_argument("--seed", type=int, default=0, help="another seed makes other cases")
    parser.add_argument(
        "--results", type=Path, default=HERE / "RESULTS.md", help="where the report is written"
    )
    return parser.parse_args()


if __name__ == "__main__":
    main()
