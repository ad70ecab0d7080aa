"""The state of an action follows from its events, for whatever history."""

from __future__ import annotations

import datetime
import re
import tempfile
from pathlib import Path

import yaml
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import TypeAdapter

from generator.edition import select
from generator.kinds.actions.history import FOLLOWERS, EventType, History, Moment, State
from generator.kinds.actions.model import Action, Criterion, Evaluation
from generator.kinds.dates import Edtf
from generator.kinds.entry import Audience
from generator.kinds.kind import Vocabulary
from generator.library import load
from generator.pages.build import entry_page
from generator.pages.listing import listing_pages
from generator.pages.site import Site

_LETTERS = dict(zip(EventType, "DLRPXBVCNSO", strict=True))
_PATH = "(?:P?(?:X|BX|BVX)*(?:BVC|B?N|BV|B)?)"
_WHOLE_WAY = re.compile(rf"(?:D|D?L(?:R?{_PATH}(?:(?<=[CN])S+(?:O{_PATH})?)*)?)?")
"""The same order as a pattern of letters: an answer to FOLLOWERS found in another way."""

_WORDS = st.text(st.sampled_from("甲乙丙丁某局校长"), min_size=2, max_size=8)
_DAYS = st.integers(0, 400)
_DATE: TypeAdapter[Edtf] = TypeAdapter(Edtf)


def _day(number: int) -> Edtf:
    return _DATE.validate_python(
        (datetime.date(2022, 1, 1) + datetime.timedelta(number)).isoformat()
    )


@st.composite
def _histories(draw: st.DrawFn) -> History:
    """Histories in order: each event may follow the one before, on the same day or later."""
    moments: list[Moment] = []
    day = 0
    for _ in range(draw(st.integers(0, 14))):
        before = moments[-1].event if moments else None
        event = draw(st.sampled_from(sorted(FOLLOWERS[before])))
        day += draw(st.integers(0, 40))
        due = _day(day + draw(_DAYS)) if draw(st.booleans()) else None
        moments.append(Moment(_day(day), event, due))
    return History(tuple(moments))


@given(_histories())
def test_no_state_without_an_event_and_none_lost(history: History) -> None:
    assert history.misplaced() == history.out_of_time() == []
    states = [History(history.moments[:n]).state for n in range(1, len(history.moments) + 1)]
    assert len(states) == len(history.moments)
    for moment, before, after in zip(history.moments, [None, *states], states, strict=False):
        if moment.event is EventType.REVISITED:
            assert after is before
        else:
            assert after is not None
            assert after.is_open == (moment.event not in (EventType.CLOSED, EventType.DECLINED))


@given(_histories())
def test_what_has_ended_stays_so_until_it_is_opened_again(history: History) -> None:
    ended = False
    for n, moment in enumerate(history.moments, 1):
        state = History(history.moments[:n]).state
        assert state is not None
        assert not (ended and state.is_open and moment.event is not EventType.REOPENED)
        ended = not state.is_open


@given(_histories(), _DAYS)
def test_what_is_computed_agrees(history: History, number: int) -> None:
    day = _day(number).first
    state = history.state
    is_open = bool(state and state.is_open)
    assert (history.ended is None) == (is_open or state is None)
    assert (history.days is None) == (history.ended is None)
    assert (history.days or 0) >= 0
    deadlines = [moment.due for moment in history.moments if moment.due]
    assert history.due == (deadlines[-1] if deadlines else None)
    overdue = is_open and bool(deadlines) and day > deadlines[-1].last
    assert history.is_overdue(day) is overdue
    assert history.idle_days(day) >= 0
    if not is_open:
        assert history.idle_days(day) == 0
    if history.ended is not None:
        late = bool(deadlines) and history.ended.first > deadlines[-1].last
        assert history.is_late == late


@given(_histories(), st.lists(st.sampled_from(EventType), max_size=3))
def test_the_order_is_that_of_a_pattern(start: History, more: list[EventType]) -> None:
    events = [*(moment.event for moment in start.moments), *more]
    history = History(tuple(Moment(_day(n), event) for n, event in enumerate(events)))
    word = "".join(_LETTERS[event] for event in events)
    assert (history.misplaced() == []) == bool(_WHOLE_WAY.fullmatch(word)), word


def test_old_keys_are_a_history_of_two_events() -> None:
    dates = (_day(0), EventType.DELIVERED), (_day(50), EventType.CLOSED)
    whole = History(tuple(Moment(*pair) for pair in dates), _day(40), is_whole=False)
    assert (whole.state, whole.days, whole.is_late) == (State.CLOSED, 50, True)
    begun = History(whole.moments[:1], is_whole=False)
    assert (begun.state, begun.ended) == (State.UNDER_WAY, None)
    assert History((), is_known=False, is_whole=False).state is None


def test_the_grade_follows_from_the_points() -> None:
    items = (
        Criterion(name="完成", weight=60, score=55),
        Criterion(name="公开", weight=40, score=20),
    )
    evaluation = Evaluation(items=items)
    assert (evaluation.total, evaluation.grade) == (75, "合格")
    assert (Evaluation(score=90).grade, Evaluation(score=59.9).grade) == ("优秀", "不合格")
    assert Evaluation().grade == ""


@settings(max_examples=12)
@given(st.lists(_WORDS, min_size=6, max_size=6), st.lists(_WORDS, min_size=6, max_size=6))
def test_what_offices_say_among_themselves_changes_no_public_byte(
    some: list[str], others: list[str]
) -> None:
    assert _public(some) == _public(others)


def _public(words: list[str]) -> list[str]:
    """Return the public pages of an action of which only what is internal says these words."""
    events = [
        {"date": "2024-01-05", "event": "送达", "by": words[0], "note": words[1]},
        {"date": "2024-02-05", "event": "未采纳", "by": words[2], "note": words[3]},
    ]
    action = {
        "title": "建议",
        "fictional": True,
        "type": "建议书",
        "copied_to": words[4],
        "events": events,
        "result": {"no_rule": words[5]},
    }
    with tempfile.TemporaryDirectory() as folder:
        content = Path(folder)
        (content / "actions").mkdir()
        (content / "actions" / "a.yml").write_text(yaml.safe_dump(action), "utf-8")
        edition = select(load(content, Vocabulary()), Audience.PUBLIC)
        [item] = edition.of(Action)
        site = Site(edition)
        pages = [*listing_pages(site, item.kind), entry_page(site, item)]
        return [page.body() for page in pages]
