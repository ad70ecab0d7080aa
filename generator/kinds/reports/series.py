"""Find figures that recur: the same metric of the same unit in several reports, as a series."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

from generator.kinds.reports.model import Report
from generator.kinds.reports.periods import period_of
from generator.kinds.units.model import Unit

if TYPE_CHECKING:
    import datetime
    from collections.abc import Iterable

    from generator.kinds.dates import Edtf
    from generator.kinds.reports.model import Metric
    from generator.kinds.reports.periods import Period
    from generator.kinds.shelves import ShelfItem, Shelves

Alike = tuple["Period", str | None, str]
"""A period, a scope and what is counted."""

PATH = "figures/"
"""Where the pages of figures stand."""


@dataclass(frozen=True, slots=True)
class Value:
    """Hold one figure of a dated report; `span`: the whole months that it counts, if it does."""

    item: ShelfItem[Report]
    metric: Metric
    date: Edtf
    span: Period | None

    @property
    def period(self) -> str:
        return str(self.date)

    @property
    def when(self) -> str:
        """Return its period in words: 2021年全年, 2022年1—5月."""
        return self.span.full if self.span else self.period

    @property
    def days(self) -> int:
        return (self.date.last - self.date.first).days + 1

    @property
    def end(self) -> datetime.date:
        return self.date.last

    @property
    def words(self) -> str:
        """Return the figure as it was reported: 60余, 超20."""
        return f"{self.metric.before}{self.metric.number}{self.metric.after}"


@dataclass(frozen=True, slots=True)
class Series:
    """Hold one metric of one unit in one scope over time, oldest first.

    Where sources disagree, values of the same period stand beside each other.
    """

    unit: str
    name: str
    measure: str
    values: tuple[Value, ...]
    scope: str = ""

    @property
    def short(self) -> tuple[bool, ...]:
        """Tell which values cannot be compared as they stand.

        They are of a shorter period than others.
        """
        days = [value.days for value in self.values]
        return tuple(max(days) > _DIFFERENCE * own for own in days)


_DIFFERENCE = 1.12
"""A leap year or a long month is none."""


@dataclass(frozen=True)
class Track:
    """Hold all that is known of a figure of one unit: a series for each scope and measure.

    `figure`: its id, "" where authors gave none: then its name binds it together, and it has no
    page. `url`: of its page, from the site's root on.
    """

    figure: str
    unit: ShelfItem[Unit]
    series: tuple[Series, ...]
    url: str = ""

    @property
    def newest(self) -> Value:
        return self.values[-1]

    @property
    def name(self) -> str:
        return self.newest.metric.name

    @property
    def measure(self) -> str:
        return self.newest.metric.unit

    @cached_property
    def values(self) -> tuple[Value, ...]:
        """Return the values of all its series, oldest first."""
        return tuple(sorted((v for one in self.series for v in one.values), key=_moment))

    @cached_property
    def by_span(self) -> dict[Period, list[Value]]:
        """Return its values by their period; those without one are left out."""
        result: dict[Period, list[Value]] = {}
        for value in self.values:
            if value.span:
                result.setdefault(value.span, []).append(value)
        return result

    @property
    def is_fictional(self) -> bool:
        """Tell whether all its values are of reports written for teaching."""
        return all(value.item.data.fictional for value in self.values)

    @cached_property
    def alike(self) -> dict[Alike, list[Value]]:
        """Return its values by period, scope and measure: what may be held against each other."""
        result: dict[Alike, list[Value]] = {}
        for value in self.values:
            if value.span:
                key = value.span, value.metric.scope, value.metric.unit
                result.setdefault(key, []).append(value)
        return result

    @cached_property
    def kept(self) -> dict[object, Any]:
        """Return what was worked out of its values, by what and of which."""
        return {}

    @property
    def scopes(self) -> list[str]:
        """List its scopes in the order of their first value."""
        return list(dict.fromkeys(value.metric.scope or "" for value in self.values))

    @property
    def years(self) -> tuple[int, int]:
        """Return the first and the last year of which it has a value."""
        first = min(value.date.first.year for value in self.values)
        return first, max(value.date.last.year for value in self.values)


@dataclass(frozen=True, slots=True)
class Figure:
    """Hold a figure of all units that report it; `url`: of its page, from the site's root on."""

    id: str
    tracks: tuple[Track, ...]
    url: str

    @property
    def name(self) -> str:
        """Return what its newest value is called."""
        return max((track.newest for track in self.tracks), key=_moment).metric.name

    @property
    def count(self) -> int:
        """Return how many values it has."""
        return sum(len(track.values) for track in self.tracks)

    @property
    def measure(self) -> str:
        return max((track.newest for track in self.tracks), key=_moment).metric.unit


def tracks_of(edition: Shelves) -> list[Track]:
    """List what is known of every figure of every unit, by unit and name.

    Only dated reports of a unit are reckoned.
    """
    groups: dict[tuple[str, str, str], list[Value]] = {}
    units: dict[str, set[str]] = {}
    for item in edition.of(Report):
        report = item.data
        if report.date and report.unit:
            span = period_of(report.date)
            for metric in report.metrics:
                key = (report.unit, metric.id or "", "" if metric.id else metric.name)
                groups.setdefault(key, []).append(Value(item, metric, report.date, span))
                if metric.id:
                    units.setdefault(metric.id, set()).add(report.unit)
    result = []
    for (unit_id, id, _), values in groups.items():
        if unit := edition.one(Unit, unit_id):
            url = f"{PATH}{id}/" if id else ""
            if len(units.get(id, ())) > 1:
                url += f"{unit_id}/"
            result.append(Track(id, unit, _series(unit.data.title, values), url))
    return sorted(result, key=lambda track: (track.unit.data.id, track.name, track.figure))


def figures_of(tracks: Iterable[Track]) -> list[Figure]:
    """List the figures that have an id, those with the most values first.

    The units of each are in the order of their newest value, the greatest first.
    """
    groups: dict[str, list[Track]] = {}
    for track in tracks:
        if track.figure:
            groups.setdefault(track.figure, []).append(track)
    figures = [
        Figure(id, tuple(sorted(group, key=_size)), f"{PATH}{id}/") for id, group in groups.items()
    ]
    return sorted(figures, key=lambda figure: (-figure.count, figure.name, figure.id))


def _size(track: Track) -> tuple[object, ...]:
    return -track.newest.metric.value, track.unit.data.id


def series_of(edition: Shelves) -> list[Series]:
    """List every figure that two or more dated reports of a unit give, by unit and name."""
    return [one for track in tracks_of(edition) for one in track.series if len(one.values) > 1]


def _series(unit: str, values: list[Value]) -> tuple[Series, ...]:
    """Part the values of a figure by scope and measure; what is said twice stands once."""
    groups: dict[tuple[str, str], dict[tuple[object, ...], Value]] = {}
    for value in values:
        metric = value.metric
        own = (value.span or value.date.text, metric.value, metric.qualifier)
        groups.setdefault((metric.scope or "", metric.unit), {}).setdefault(own, value)
    result = []
    for (scope, measure), group in groups.items():
        points = tuple(sorted(group.values(), key=_moment))
        result.append(Series(unit, points[-1].metric.name, measure, points, scope))
    return tuple(sorted(result, key=lambda one: _moment(one.values[0])))


def _moment(value: Value) -> tuple[object, ...]:
    """Oldest first; of those that end together the longest is last."""
    return value.end, -value.date.first.toordinal(), value.item.data.id
