"""Know the names that files can have on every system."""

from __future__ import annotations

import re

_REFUSED = re.compile(
    r"""
      .*[<>:"|?*\\\x00-\x1f].*
    | .*[.\ ]
    | (?: con | prn | aux | nul | com[1-9¹²³] | lpt[1-9¹²³] ) [ ]* (?: \..* )?
    """,
    re.VERBOSE | re.IGNORECASE | re.DOTALL,
)
"""Source: Microsoft, "Naming Files, Paths, and Namespaces"."""


def is_portable(name: str) -> bool:
    """Tell whether Windows, too, can have a file or folder of this name, without its path."""
    return _REFUSED.fullmatch(name) is None
