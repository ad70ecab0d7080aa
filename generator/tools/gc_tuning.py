"""Let Python search for garbage in cycles where there is any, and rarely: it takes its time."""

import atexit
import gc


def collect_rarely() -> None:
    """Look only once in a while; at the usual pace it takes a tenth of a large build.

    What a build reads stays. At the end of the process nothing is looked for: the system takes all
    of its memory back at once.
    """
    gc.unfreeze()
    gc.set_threshold(200_000, 10, 10)
    atexit.unregister(gc.freeze)
    atexit.register(gc.freeze)


def collect_what_is_new() -> None:
    """Look often, and only at what comes from now on, of which little stays.

    Each page that is rendered leaves a hundred objects in cycles.
    """
    gc.freeze()
    gc.set_threshold(10_000, 10, 10)
