"""Python's search for garbage in cycles, made rare: what a build makes stays, so that looking finds
little.
"""

import gc


def collect_rarely() -> None:
    """Look only once in a while; at the usual pace it takes a tenth of a large build."""
    gc.set_threshold(200_000, 10, 10)
