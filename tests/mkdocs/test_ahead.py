"""Bodies from the second process are those of this one, in any share, whatever goes wrong there."""

from __future__ import annotations

import os

import pytest

from generator.mkdocs.ahead import WORTH_IT, Ahead

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="a second process needs fork")


def test_bodies_arrive_in_order() -> None:
    bodies = [lambda i=i: f"正文 {i}" * 5000 for i in range(50)]  # type: ignore[misc]
    ahead = Ahead(bodies)
    assert [ahead(body) for body in bodies] == [body() for body in bodies]
    ahead.close()


def test_most_bodies_are_made_elsewhere() -> None:
    bodies = [lambda i=i: str(os.getpid()) for i in range(40)]  # type: ignore[misc]
    ahead = Ahead(bodies)
    made_here = [ahead(body) for body in bodies].count(str(os.getpid()))
    ahead.close()
    assert made_here == 10


def test_a_body_that_fails_there_fails_here() -> None:
    def broken() -> str:
        raise ZeroDivisionError

    bodies = [lambda: "a", lambda: "b", broken, lambda: "d"]
    ahead = Ahead(bodies)
    assert [ahead(bodies[0]), ahead(bodies[1])] == ["a", "b"]
    with pytest.raises(ZeroDivisionError):
        ahead(bodies[2])
    assert ahead(bodies[3]) == "d"
    ahead.close()


def test_few_pages_need_no_second_process() -> None:
    assert not Ahead.possible(WORTH_IT - 1)
