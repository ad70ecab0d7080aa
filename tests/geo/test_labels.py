"""Names beside their seals."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st

from generator.geo import labels
from generator.geo.box import Box, Crowd
from generator.geo.spread import spread

if TYPE_CHECKING:
    from generator.geo.box import Spot

FIELD = Box(0, 0, 320, 400)
RADIUS = 9.5
titles = st.text("清风廉石馆村Aa ", min_size=1, max_size=24).map(str.strip).filter(bool)
maps = st.lists(
    st.tuples(titles, st.tuples(st.floats(0, 320), st.floats(0, 400))), min_size=1, max_size=40
)


def place(
    words: list[str], spots: list[Spot], water: tuple[Spot, ...] = ()
) -> list[labels.Name | None]:
    crowd = Crowd()
    for number, spot in enumerate(spots):
        labels.mark_seal(crowd, number, spot, RADIUS)
    labels.mark_stroke(crowd, water)
    return labels.place(words, spots, [RADIUS] * len(spots), FIELD, crowd)


@given(maps)
def test_names_stand_on_nothing_else(chosen: list[tuple[str, Spot]]) -> None:
    words = [title for title, _ in chosen]
    spots = spread([spot for _, spot in chosen], RADIUS + 1, FIELD)
    names = [name for name in place(words, spots) if name]
    for one, other in itertools.combinations(names, 2):
        assert not one.box.overlaps(other.box)
    for name in names:
        assert name.box.within(FIELD)
        # Its own seal may touch the corner of the box, where a slanting place has no ink.
        touched = [spot for spot in spots if name.box.overlaps(Box.around(spot, RADIUS))]
        assert len(touched) <= 1


@given(maps)
def test_the_same_again(chosen: list[tuple[str, Spot]]) -> None:
    words, spots = [title for title, _ in chosen], [spot for _, spot in chosen]
    assert place(words, spots) == place(words, spots)


def test_a_seal_alone_has_its_name_to_the_east() -> None:
    (name,) = place(["清风亭"], [(100.0, 100.0)])
    assert name
    assert name.anchor == "start"
    assert name.x > RADIUS
    assert name.leader is None


def test_at_the_eastern_edge_the_name_stands_to_the_west() -> None:
    (name,) = place(["清风亭"], [(308.0, 100.0)])
    assert name
    assert name.anchor == "end"


def test_a_name_keeps_off_a_stroke() -> None:
    (name,) = place(["清风亭"], [(100.0, 100.0)], tuple((100.0 + 5 * i, 100.0) for i in range(20)))
    assert name
    assert name.anchor == "end"


def test_a_seal_in_a_crowd_gets_a_leader_line() -> None:
    ring = [
        (160.0 + 22 * dx, 200.0 + 22 * dy)
        for dx in (-1, 0, 1)
        for dy in (-1, 0, 1)
        if (dx, dy) != (0, 0)
    ]
    name = place(["中", *["围"] * 8], [(160.0, 200.0), *ring])[0]
    assert name is None or name.leader


def test_where_all_is_taken_the_name_is_left_out() -> None:
    spots = [(10.0 + 20 * x, 10.0 + 20 * y) for x in range(16) for y in range(20)]
    assert place(["衡阳廉洁文化"] * len(spots), spots) == [None] * len(spots)
