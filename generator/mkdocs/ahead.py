"""Bodies of pages made in a second process while MkDocs dresses and writes in this one."""

from __future__ import annotations

import multiprocessing
import os
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from multiprocessing.connection import Connection

WORTH_IT = 500
"""Pages from which on the second process earns its start."""

_SHARE = 4  # it makes all bodies but every fourth: about as long as the writing takes here


class Ahead:
    """Makes most of `bodies` beforehand, in their order; they must be asked for in that order.

    A body that does not arrive is made here, so that whatever is wrong with it shows itself where it can be told.
    """

    def __init__(self, bodies: Sequence[Callable[[], str]]) -> None:
        made_there = [body for i, body in enumerate(bodies) if i % _SHARE]
        context = multiprocessing.get_context("fork")
        self._receiver, sender = context.Pipe(duplex=False)
        self._process = context.Process(target=_make, args=(made_there, sender), daemon=True)
        self._process.start()
        sender.close()
        self._expected = set(map(id, made_there))

    @staticmethod
    def possible(count: int) -> bool:
        return count >= WORTH_IT and hasattr(os, "fork") and (os.cpu_count() or 1) > 1

    def __call__(self, body: Callable[[], str]) -> str:
        if id(body) not in self._expected:
            return body()
        self._expected.discard(id(body))
        try:
            return self._receiver.recv_bytes().decode()
        except EOFError:
            self._expected.clear()
            return body()

    def close(self) -> None:
        self._receiver.close()
        self._process.join()


def _make(bodies: Sequence[Callable[[], str]], sender: Connection) -> None:
    with sender:
        for body in bodies:
            try:
                made = body().encode()
            except Exception:  # the other process meets it again and says so
                return
            try:
                sender.send_bytes(made)
            except BrokenPipeError:
                return  # nobody waits any more
