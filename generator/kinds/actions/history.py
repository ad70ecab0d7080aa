"""Reckon the state of an action from its dated events: it is computed, never typed.

The way of a letter through its offices: drafted, delivered, received, answered by a pledge with a
deadline, reported as done by the unit, verified by another body, closed; or declined, or extended;
revisited later, and opened again where the revisit shows that it was not done.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from generator.kinds.record import Choice

if TYPE_CHECKING:
    import datetime
    from collections.abc import Mapping

    from generator.kinds.dates import Edtf


class EventType(Choice):
    DRAFTED = "drafted", "拟制"
    DELIVERED = "delivered", "送达", ("制发",)
    RECEIVED = "received", "签收"
    PLEDGED = "pledged", "承诺"
    EXTENDED = "extended", "续办", ("延期",)
    REPORTED = "reported", "报告", ("报结", "反馈")
    VERIFIED = "verified", "核验", ("复核",)
    CLOSED = "closed", "办结", ("销号",)
    DECLINED = "declined", "未采纳"
    REVISITED = "revisited", "回访"
    REOPENED = "reopened", "重启"


class State(Choice):
    DRAFTED = "drafted", "拟制中"
    DELIVERED = "delivered", "已送达"
    RECEIVED = "received", "已签收"
    UNDER_WAY = "under-way", "办理中"
    REPORTED = "reported", "待核验"
    VERIFIED = "verified", "已核验"
    CLOSED = "closed", "已办结"
    DECLINED = "declined", "未采纳"

    @property
    def is_open(self) -> bool:
        """Tell whether somebody still has to do something."""
        return self not in (State.CLOSED, State.DECLINED)


_OPEN = frozenset({EventType.PLEDGED, EventType.EXTENDED, EventType.REPORTED, EventType.DECLINED})
FOLLOWERS: Mapping[EventType | None, frozenset[EventType]] = {
    None: frozenset({EventType.DRAFTED, EventType.DELIVERED}),
    EventType.DRAFTED: frozenset({EventType.DELIVERED}),
    EventType.DELIVERED: _OPEN | {EventType.RECEIVED},
    EventType.RECEIVED: _OPEN,
    EventType.PLEDGED: _OPEN - {EventType.PLEDGED},
    EventType.EXTENDED: _OPEN - {EventType.PLEDGED},
    EventType.REPORTED: frozenset({EventType.VERIFIED, EventType.EXTENDED, EventType.DECLINED}),
    EventType.VERIFIED: frozenset({EventType.CLOSED, EventType.EXTENDED}),
    EventType.CLOSED: frozenset({EventType.REVISITED}),
    EventType.DECLINED: frozenset({EventType.REVISITED}),
    EventType.REVISITED: frozenset({EventType.REVISITED, EventType.REOPENED}),
    EventType.REOPENED: _OPEN,
}
"""What may follow each event; None: the beginning."""

SETS_DEADLINE = frozenset({EventType.DELIVERED, EventType.PLEDGED, EventType.EXTENDED})
"""Events that may set a deadline; the last one that was set holds."""

_STATES = {
    EventType.DRAFTED: State.DRAFTED,
    EventType.DELIVERED: State.DELIVERED,
    EventType.RECEIVED: State.RECEIVED,
    EventType.PLEDGED: State.UNDER_WAY,
    EventType.EXTENDED: State.UNDER_WAY,
    EventType.REPORTED: State.REPORTED,
    EventType.VERIFIED: State.VERIFIED,
    EventType.CLOSED: State.CLOSED,
    EventType.DECLINED: State.DECLINED,
    EventType.REOPENED: State.UNDER_WAY,
}


@dataclass(frozen=True, slots=True)
class Moment:
    """Hold an event, its date, and the deadline that it set."""

    date: Edtf
    event: EventType
    due: Edtf | None = None


@dataclass(frozen=True, slots=True)
class History:
    """Hold what happened to an action, in order; `first_due`: the deadline it began with.

    `is_known`: False where an entry says nothing of when. `is_whole`: False where only issuing and
    closing are known.
    """

    moments: tuple[Moment, ...]
    first_due: Edtf | None = None
    is_known: bool = True
    is_whole: bool = True

    @property
    def state(self) -> State | None:
        """Return how far it has come; None where the entry does not say.

        A revisit changes nothing by itself.
        """
        for moment in reversed(self.moments):
            if moment.event is not EventType.REVISITED:
                state = _STATES[moment.event]
                is_bare = state is State.DELIVERED and not self.is_whole
                return State.UNDER_WAY if is_bare else state
        return State.UNDER_WAY if self.is_known else None

    @property
    def begun(self) -> Edtf | None:
        """Return when it was delivered, else drafted."""
        delivered = (one.date for one in self.moments if one.event is EventType.DELIVERED)
        return next(delivered, self.moments[0].date if self.moments else None)

    @property
    def ended(self) -> Edtf | None:
        """Return when it was closed or declined for good; None while it is open."""
        if self.state is None or self.state.is_open:
            return None
        ends = (EventType.CLOSED, EventType.DECLINED)
        return next(one.date for one in reversed(self.moments) if one.event in ends)

    @property
    def moved(self) -> Edtf | None:
        """Return when something last happened."""
        return self.moments[-1].date if self.moments else None

    @property
    def due(self) -> Edtf | None:
        """Return the deadline that holds: the last one that was set."""
        return next((one.due for one in reversed(self.moments) if one.due), self.first_due)

    @property
    def is_reopened(self) -> bool:
        return any(one.event is EventType.REOPENED for one in self.moments)

    @property
    def days(self) -> int | None:
        """Return how many days it took; None while it is open."""
        begun, ended = self.begun, self.ended
        return (ended.last - begun.first).days if begun and ended else None

    @property
    def is_late(self) -> bool:
        """Tell whether it ended after its deadline."""
        due, ended = self.due, self.ended
        return bool(due and ended and ended.first > due.last)

    def is_overdue(self, day: datetime.date) -> bool:
        """Tell whether it was still open on a day after its deadline."""
        due = self.due
        return bool(due and self.state and self.state.is_open and day > due.last)

    def idle_days(self, day: datetime.date) -> int:
        """Return for how many days nothing had happened on a day; 0 for what has ended."""
        moved = self.moved
        is_open = self.state is not None and self.state.is_open
        return max(0, (day - moved.last).days) if moved and is_open else 0

    def misplaced(self) -> list[int]:
        """Return the places of the events that cannot follow the one before."""
        events = [None, *(one.event for one in self.moments)]
        return [
            place
            for place, (before, event) in enumerate(pairwise(events))
            if event not in FOLLOWERS[before]
        ]

    def out_of_time(self) -> list[int]:
        """Return the places of the events that are dated before the one above them."""
        return [
            place
            for place, (before, moment) in enumerate(pairwise(self.moments), 1)
            if moment.date.last < before.date.first
        ]
