"""Tell one site from another: ids that leave it must not meet those of another office."""

from __future__ import annotations

import hashlib
import re
from urllib.parse import urlsplit

_RESERVED = ("example", "invalid", "test", "localhost")  # RFC 2606: hosts that are nobody's


def site_id(address: str | None, name: str) -> str:
    """Return what a site calls itself in ids: lower-case letters, digits, hyphens and points.

    It is the host and path of its address; of a site without one, or whose host is nobody's, a
    hash of address and name. It stays the same over builds as long as these do.
    """
    try:
        parts = urlsplit(address or "")
        host = (parts.hostname or "").encode("idna").decode()
    except ValueError:  # no address at all; UnicodeError is one, too
        host = ""
    if not host or host.rpartition(".")[2] in _RESERVED:
        return hashlib.sha256(f"{address or ''}\n{name}".encode()).hexdigest()[:16]
    return re.sub(r"[^a-z0-9.-]+", "-", f"{host}{parts.path}".lower()).strip("-.")
