"""Let a worker of Dask be killed by the first part that it is given: `dask worker --preload`."""

from __future__ import annotations

import os
import signal

from generator.tools import parcels


def _die(*_: object) -> None:
    os.kill(os.getpid(), signal.SIGKILL)


parcels.make_part = _die  # type: ignore[assignment]
