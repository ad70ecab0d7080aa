"""Write addresses on the web as RFC 3986 has them: reading devices refuse what browsers mend."""

from __future__ import annotations

import re
from urllib.parse import quote, urlsplit, urlunsplit

_HOST = re.compile(r"[\w.-]+(?::\d{1,5})?|\[[0-9a-f:.]+\](?::\d{1,5})?", re.IGNORECASE)
_BARE_PERCENT = re.compile(r"%(?![0-9A-Fa-f]{2})")
_IN_PATHS = "/:@!$&'()*+,;=~-._%"


def strict(address: str) -> str:
    """Return an address as it may stand in a book; "" for one that leads nowhere.

    What may not stand in its path, query or fragment is written in percent.
    """
    try:
        parts = urlsplit(address.strip())
        _ = parts.port
    except ValueError:
        return ""
    if parts.scheme != "mailto" and not _HOST.fullmatch(parts.netloc):
        return ""
    path, query, fragment = (
        quote(_BARE_PERCENT.sub("%25", part), safe=f"{_IN_PATHS}{more}")
        for part, more in ((parts.path, ""), (parts.query, "?"), (parts.fragment, "?"))
    )
    return urlunsplit((parts.scheme, parts.netloc, path, query, fragment))
