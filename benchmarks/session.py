"""A session: every contender builds the same cases, in turns, so that noise falls on all alike.

Nothing is deleted before the end: where much was deleted within the last minutes, ext4 makes files
at a third of its speed, and slower with every run, so that whoever comes first would win.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from benchmarks import environments
from benchmarks.contenders import ROOT, Contender, Places
from benchmarks.corpus import make_case, write_cases
from benchmarks.markdown_corpus import write_pages
from benchmarks.measure import FailedError, Usage, run_all, tree_size

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

ROUNDS = 3
SHORT = 30.0  # seconds; a contender that takes longer is run once


@dataclass
class Outcome:
    """What one contender did with n cases.

    One usage a run, the output of the last run, or why it failed.
    """

    contender: Contender
    n: int
    usages: list[Usage] = field(default_factory=list)
    size: int = 0
    files: int = 0
    failure: str | None = None

    @property
    def typical(self) -> Usage | None:
        """The median of each figure, or None if any run failed."""
        if self.failure or not self.usages:
            return None
        walls, cpus, peaks = zip(*[(u.wall, u.cpu, u.memory) for u in self.usages], strict=True)
        return Usage(median(walls), median(cpus), int(median(peaks)))

    @property
    def worth_another(self) -> bool:
        return (not self.usages and not self.failure) or (
            self.typical is not None and self.typical.wall < SHORT
        )


@dataclass(frozen=True)
class Session:
    """Where the work is done (a folder to throw away), the limit of a run in seconds, the seed."""

    work: Path
    limit: float
    seed: int

    def measure(self, contenders: Sequence[Contender], sizes: Iterable[int]) -> list[Outcome]:
        """Build every size with all that take it, then twice the largest with those that grow."""
        plan = [
            (n, [c for c in contenders if c.largest is None or n <= c.largest])
            for n in sorted(sizes)
        ]
        plan.append((2 * plan[-1][0], [c for c in contenders if c.grows]))
        self.work.mkdir(parents=True, exist_ok=True)
        with TemporaryDirectory(dir=self.work) as made:
            return [
                outcome
                for n, takers in plan
                for outcome in self._measure_size(takers, n, Path(made) / str(n))
            ]

    def _measure_size(self, contenders: Sequence[Contender], n: int, folder: Path) -> list[Outcome]:
        write_cases(folder / "yaml", n, self.seed)
        write_pages(folder / "markdown", n, self.seed)
        outcomes = [Outcome(contender, n) for contender in contenders]
        for turn in range(ROUNDS):
            for outcome in outcomes:
                if outcome.worth_another:
                    self._build(outcome, folder, turn)
        return outcomes

    def _build(self, outcome: Outcome, folder: Path, turn: int) -> None:
        """Run one build from nothing and add what it took to the outcome."""
        contender = outcome.contender
        places = Places(folder / "yaml", folder / "markdown", folder / f"{contender.key}-{turn}")
        places.folder.mkdir()
        try:
            environment = environments.ensure(
                self.work / "venvs" / contender.key, contender.packages
            )
            usage = run_all(
                contender.prepare(places, environment / "bin"), places.folder, self.limit
            )
            outcome.size, outcome.files = tree_size(places.folder / "site")
            _require_pages(places.folder / "site", outcome.n, self.seed)
            outcome.usages.append(usage)
            said = f"{usage.wall:.2f} s, {usage.memory / 1e6:.0f} MB"
        except FailedError as error:
            outcome.failure = str(error).replace(str(ROOT), "(project)")
            said = f"failed: {outcome.failure}"
        print(f"{outcome.n:>6}  {contender.label:<36} {said}", flush=True)


def _require_pages(site: Path, n: int, seed: int) -> None:
    """Raise FailedError unless each case has its page and the last page its text.

    To leave out is not to be fast.
    """
    found = sum(1 for _ in site.glob("cases/case-*/index.html"))
    if found != n:
        raise FailedError(f"wrote {found} case pages instead of {n}")
    case, page = (
        make_case(n, seed),
        (site / f"cases/case-{n:05}/index.html").read_text(encoding="utf-8"),
    )
    for text in (case["title"], *case["warnings"], *(item["what"] for item in case["conduct"])):
        if text not in page:
            raise FailedError(f"the page of case {n} lacks {text!r}")
