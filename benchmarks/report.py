"""The result of a session as Markdown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from benchmarks import requirements
from benchmarks.requirements import INTENDED, ratio

if TYPE_CHECKING:
    from collections.abc import Sequence

    from benchmarks.session import Outcome

INTRODUCTION = """\
# Build speed

The same made-up cases, built from nothing by each generator, taking turns in one session; medians
of the runs given. Times are those of the whole process. Ratios, not seconds, are the result: the
machine differs, the work does not. Processor time is user and system together; peak memory is that
of the largest process; MB are millions of bytes.
Material and Zensical build with their search.
Bare Hugo writes a page of one line of HTML around the text and nothing else.
"""
COLUMNS = (
    "time",
    "a page",
    "processor",
    "peak memory",
    "output",
    "files",
    "× Hugo",
    "× Material out",
    "runs",
)
HEADER = f"| | {' | '.join(COLUMNS)} |"
RULE = f"|---|{'--:|' * len(COLUMNS)}"


def render(
    outcomes: Sequence[Outcome], description: Sequence[tuple[str, str]], largest: int
) -> str:
    """Return the whole report; the requirements are checked at `largest` cases."""
    parts = [INTRODUCTION, _requirements(outcomes, largest)]
    for n in sorted({outcome.n for outcome in outcomes}):
        parts.append(_table([outcome for outcome in outcomes if outcome.n == n], n))
    parts += [_failures(outcomes), _machine(description)]
    return "\n".join(part for part in parts if part)


def _requirements(outcomes: Sequence[Outcome], n: int) -> str:
    rows = [
        f"| {r.text} | {'–' if r.measured is None else r.form.format(r.measured)} | {r.verdict} |"
        for r in requirements.check(outcomes, n)
    ]
    trial = (
        "" if n == INTENDED else f"A trial: the requirements are meant for {INTENDED:,} cases.\n\n"
    )
    head = "| without search | measured | |\n|---|--:|---|"
    return f"## What has to be reached\n\n{trial}{head}\n" + "\n".join(rows) + "\n"


def _table(outcomes: Sequence[Outcome], n: int) -> str:
    walls = {outcome.contender.key: outcome.typical.wall for outcome in outcomes if outcome.typical}
    rows = [_row(outcome, walls) for outcome in outcomes]
    return f"## {n:,} cases\n\n{HEADER}\n{RULE}\n" + "\n".join(rows) + "\n"


def _row(outcome: Outcome, walls: dict[str, float]) -> str:
    label, usage = outcome.contender.label, outcome.typical
    if usage is None:
        reason = (outcome.failure or "not run").splitlines()[0]
        return f"| {label} | failed: {reason} |" + " |" * 8
    ratios = [ratio(usage.wall, walls.get(key)) for key in ("hugo", "material-out")]
    cells = [
        label,
        f"{usage.wall:.2f} s",
        f"{usage.wall / outcome.n * 1000:.2f} ms",
        f"{usage.cpu:.2f} s",
        f"{usage.memory / 1e6:.0f} MB",
        f"{outcome.size / 1e6:.1f} MB",
        f"{outcome.files:,}",
        *["–" if value is None else f"{value:.2f}" for value in ratios],
        _runs(outcome),
    ]
    return f"| {' | '.join(cells)} |"


def _runs(outcome: Outcome) -> str:
    """Return how many runs there were, and the fastest and slowest of several.

    That is the noise of the session.
    """
    walls = [usage.wall for usage in outcome.usages]
    return (
        str(len(walls)) if len(walls) == 1 else f"{len(walls)}: {min(walls):.2f}–{max(walls):.2f} s"
    )


def _failures(outcomes: Sequence[Outcome]) -> str:
    failed = [
        f"### {o.contender.label}, {o.n:,} cases\n\n```\n{o.failure}\n```\n"
        for o in outcomes
        if o.failure
    ]
    return "## What failed\n\n" + "\n".join(failed) if failed else ""


def _machine(description: Sequence[tuple[str, str]]) -> str:
    rows = "".join(f"| {what} | {value} |\n" for what, value in description)
    return f"## The machine\n\n| | |\n|---|---|\n{rows}"
