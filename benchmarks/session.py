"""A session: every contender builds the same cases, in turns, so that noise falls on all alike."""

from __future__ import annotations

import shutil
from dataclasses import dataclass, field
from statistics import median
from typing import TYPE_CHECKING

from benchmarks import environments
from benchmarks.contenders import ROOT, Contender, Places
from benchmarks.corpus import make_case, write_cases
from benchmarks.markdown_corpus import write_pages
from benchmarks.measure import FailedError, Usage, run_all, tree_size

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

ROUNDS = 3
SHORT = 30.0  # seconds; a contender that takes longer is run once


@dataclass
class Outcome:
    """What one contender did with n cases: one usage a run, the output of the last run, or why it failed."""

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
        return (not self.usages and not self.failure) or (self.typical is not None and self.typical.wall < SHORT)


@dataclass(frozen=True)
class Session:
    """Where the work is done (a folder that may be thrown away), the limit of one run in seconds, the seed."""

    work: Path
    limit: float
    seed: int

    def measure(self, contenders: Sequence[Contender], sizes: Iterable[int]) -> list[Outcome]:
        """Build every size with every contender that takes it, then twice the largest with those that grow."""
        plan = [(n, [c for c in contenders if c.largest is None or n <= c.largest]) for n in sorted(sizes)]
        plan.append((2 * plan[-1][0], [c for c in contenders if c.grows]))
        return [outcome for n, takers in plan for outcome in self._measure_size(takers, n)]

    def _measure_size(self, contenders: Sequence[Contender], n: int) -> list[Outcome]:
        folder = self.work / str(n)
        shutil.rmtree(folder, ignore_errors=True)
        write_cases(folder / "yaml", n, self.seed)
        write_pages(folder / "markdown", n, self.seed)
        outcomes = [Outcome(contender, n) for contender in contenders]
        for _ in range(ROUNDS):
            for outcome in outcomes:
                if outcome.worth_another:
                    self._build(outcome, folder)
        shutil.rmtree(folder)
        return outcomes

    def _build(self, outcome: Outcome, folder: Path) -> None:
        """Run one build from nothing and add what it took to the outcome."""
        contender = outcome.contender
        places = Places(folder / "yaml", folder / "markdown", folder / contender.key)
        shutil.rmtree(places.folder, ignore_errors=True)
        places.folder.mkdir()
        try:
            environment = environments.ensure(self.work / "venvs" / contender.key, contender.packages)
            usage = run_all(contender.prepare(places, environment / "bin"), places.folder, self.limit)
            outcome.size, outcome.files = tree_size(places.folder / "site")
            _require_pages(places.folder / "site", outcome.n, self.seed)
            outcome.usages.append(usage)
            said = f"{usage.wall:.2f} s, {usage.memory / 1e6:.0f} MB"
        except FailedError as error:
            outcome.failure = str(error).replace(str(ROOT), "(project)")
            said = f"failed: {outcome.failure}"
        print(f"{outcome.n:>6}  {contender.label:<36} {said}", flush=True)


def _require_pages(site: Path, n: int, seed: int) -> None:
    """Raise FailedError unless every case has its page and the last page its text: leaving out is not being fast."""
    found = sum(1 for _ in site.glob("cases/case-*/index.html"))
    if found != n:
        raise FailedError(f"wrote {found} case pages instead of {n}")
    case, page = make_case(n, seed), (site / f"cases/case-{n:05}/index.html").read_text(encoding="utf-8")
    for text in (case["title"], *case["warnings"], *(item["what"] for item in case["conduct"])):
        if text not in page:
            raise FailedError(f"the page of case {n} lacks {text!r}")
