"""Documents that copies of a process take apart make the index that this one would have made.

Only a process without threads is copied: each case is tried in a new one.
"""

from __future__ import annotations

import os
import signal
import sys
from typing import TYPE_CHECKING

import pytest

from generator.search.build import build_index
from generator.tools.parallel import Means, using
from tests.fresh import passes_in_a_new_process
from tests.search import samples

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from generator.search import Document

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="copied on Linux only")

DOCUMENTS = samples.documents(60)


def parts_in_copies_give_the_same_bytes() -> None:
    parts = [DOCUMENTS[10:30], DOCUMENTS[30:31], [], DOCUMENTS[31:]]
    with using(Means(2)):
        apart = list(build_index(DOCUMENTS[:10], apart=parts))
    assert apart == list(build_index(DOCUMENTS))


def copies_that_die_half_way_give_the_same_bytes() -> None:
    here, died = os.getpid(), os.pipe()

    def deadly(part: list[Document]) -> Iterator[Document]:
        yield from part[:5]
        if os.getpid() != here:
            os.write(died[1], b".")
            os.kill(os.getpid(), signal.SIGKILL)
        yield from part[5:]

    parts = map(deadly, (DOCUMENTS[:30], DOCUMENTS[30:]))
    with using(Means(2)):
        apart = list(build_index([], apart=parts))
    assert os.read(died[0], 9) == b"..", "both were tried in copies"
    assert apart == list(build_index(DOCUMENTS))


@pytest.mark.parametrize(
    "case",
    [parts_in_copies_give_the_same_bytes, copies_that_die_half_way_give_the_same_bytes],
    ids=lambda case: case.__name__,
)
def test_in_a_new_process(case: Callable[[], None]) -> None:
    assert passes_in_a_new_process(case)
