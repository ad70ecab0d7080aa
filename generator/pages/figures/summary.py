"""Say what a figure of several units came to, in one sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.kinds.reports.findings import finding

if TYPE_CHECKING:
    from generator.kinds.reports.periods import Period
    from generator.kinds.reports.series import Figure, Value

_MOST = 5  # units named in a sentence


def summary(figure: Figure) -> str:
    """Return the finding of the one unit; of several their values of the newest period that most
    of them share, in one scope and unit, the greatest first.
    """
    if len(figure.tracks) == 1:
        return finding(figure.tracks[0])
    shared = _newest_shared(figure)
    count = f"{len(figure.tracks)}个单位有这个数"
    if shared is None:
        newest = max(figure.tracks, key=lambda track: (track.newest.end, track.url))
        own = f"{newest.unit.data.title}：{finding(newest)}"
        return f"{count}，时期或口径各不相同，不互相比较。{own}"
    span, values = shared
    values.sort(key=lambda pair: (-pair[1].metric.value, pair[0]))
    words = "、".join(f"{name}{value.metric.words}" for name, value in values[:_MOST])
    more = f"等{len(values)}个单位" if len(values) > _MOST else ""
    return f"{count}。{span.full}：{words}{more}。"


def _newest_shared(figure: Figure) -> tuple[Period, list[tuple[str, Value]]] | None:
    """The newest of the periods that the most units share in one scope, with their values."""
    groups: dict[tuple[Period, str, str], dict[str, list[Value]]] = {}
    for track in figure.tracks:
        for span, values in track.by_span.items():
            for value in values:
                key = span, value.metric.scope or "", value.metric.unit
                own = groups.setdefault(key, {}).setdefault(track.unit.data.title, [])
                own.append(value)
    best: tuple[tuple[int, int, int], Period, list[tuple[str, Value]]] | None = None
    for (span, _, _), by_unit in groups.items():
        certain = [(name, values[0]) for name, values in by_unit.items() if len(values) == 1]
        rank = len(certain), span.first + span.months, span.months
        if len(certain) > 1 and (best is None or rank > best[0]):
            best = rank, span, certain
    return (best[1], best[2]) if best else None
