"""Read a project whole: its content and the settings that hold for it, every mistake at once."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from generator.kinds.actions.model import Action
from generator.library import ground, loading, maps, scores, sharing, standards, visits, vocabulary
from generator.library.places import diagnostics_of
from generator.source.diagnostics import ContentError, Diagnostic, Problem, in_order

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from datetime import date
    from pathlib import Path

    from generator.kinds.kind import Vocabulary
    from generator.library.loading import Reading
    from generator.library.memory import Memory
    from generator.library.readings import Readings


def survey(
    content: Path,
    home: Path,
    words: str = vocabulary.SHOWN_AS,
    progress: Callable[[int, int], None] = lambda done, total: None,
    drafts: Mapping[Path, bytes | None] | None = None,
    today: date | None = None,
    memory: Memory | None = None,
    readings: Readings | None = None,
) -> Reading:
    """Read a content folder by the words of its project, with its words, standards, scores, maps.

    `home`: the folder of the project, and `words` the path of its vocabulary from there. `progress`
    is told files done and all. `drafts`: what files, by their real paths, are taken to hold.
    `today`: the day after which nothing can have happened or been reported; None to ask for none.
    `memory`: what earlier surveys of the folder found; `readings`: what earlier builds read.
    """
    known, of_words = _words(home / words, words, drafts)
    known, of_standards = _standards(known, home / standards.SHOWN_AS, drafts)
    reading = loading.read(content, known, progress, drafts, home, memory, readings)
    of_scores = _of_scores(home / scores.SHOWN_AS, reading, drafts)
    of_visits = _of_visits(home / visits.SHOWN_AS, reading, drafts)
    of_maps = _of_maps(home, drafts)
    to_come = _what_is_to_come(reading, today) if today else ()
    return replace(
        reading,
        diagnostics=tuple(
            in_order(
                [
                    *reading.diagnostics,
                    *of_words,
                    *of_standards,
                    *of_scores,
                    *of_visits,
                    *of_maps,
                    *sharing.diagnostics(home, drafts),
                    *to_come,
                ]
            )
        ),
    )


def _what_is_to_come(reading: Reading, today: date) -> Iterator[Diagnostic]:
    for entry in reading.library.entries["actions"].values():
        if isinstance(entry.data, Action):
            problems = [
                Problem(
                    "event-to-come",
                    entry.place_of(("events", i, "date")),
                    {"value": str(event.date), "event": event.event.label},
                )
                for i, event in enumerate(entry.data.events)
                if event.date.first > today
            ]
            yield from diagnostics_of(entry.file, problems) if problems else ()
    for entry in reading.library.entries["reports"].values():
        when = entry.data.date
        if when is not None and when.first > today:
            place = entry.place_of(("date",))
            yield from diagnostics_of(
                entry.file, [Problem("report-to-come", place, {"value": str(when)})]
            )


def _words(
    path: Path, shown_as: str, drafts: Mapping[Path, bytes | None] | None
) -> tuple[Vocabulary, list[Diagnostic]]:
    try:
        return vocabulary.load(path, shown_as, drafts), []
    except ContentError as error:
        return vocabulary.UNREADABLE, error.diagnostics


def _standards(
    known: Vocabulary, path: Path, drafts: Mapping[Path, bytes | None] | None
) -> tuple[Vocabulary, list[Diagnostic]]:
    """Add the standards of clean units to the words; none where they have mistakes."""
    try:
        return replace(known, standards=standards.load(path, drafts)), []
    except ContentError as error:
        return known, error.diagnostics


def _of_maps(home: Path, drafts: Mapping[Path, bytes | None] | None) -> Iterator[Diagnostic]:
    try:
        ground.load(home / ground.SHOWN_AS, drafts)
    except ContentError as error:
        yield from error.diagnostics
    try:
        maps.load(home / maps.SHOWN_AS, drafts)
    except ContentError as error:
        yield from error.diagnostics


def _of_scores(
    path: Path, reading: Reading, drafts: Mapping[Path, bytes | None] | None
) -> Iterator[Diagnostic]:
    try:
        settings = scores.load(path, drafts)
    except ContentError as error:
        yield from error.diagnostics
        return
    if settings:
        yield from settings.diagnose(scores.unknown(settings, reading))


def _of_visits(
    path: Path, reading: Reading, drafts: Mapping[Path, bytes | None] | None
) -> Iterator[Diagnostic]:
    try:
        settings = visits.load(path, drafts)
    except ContentError as error:
        yield from error.diagnostics
        return
    if settings:
        yield from settings.diagnose(visits.unknown(settings, reading))
