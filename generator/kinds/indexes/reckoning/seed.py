"""Take the seed of draws from what is drawn for, so that every build draws the same."""

from __future__ import annotations

import hashlib


def digest(*parts: object) -> str:
    """Return a hash of 64 hexadecimal digits over the texts of some parts."""
    text = "\x1f".join(str(part) for part in parts)
    return hashlib.sha256(text.encode()).hexdigest()


def seed(digest: str, name: str = "") -> int:
    """Return a seed from a hash, another one for each name."""
    return int.from_bytes(hashlib.sha256(f"{digest}/{name}".encode()).digest()[:8], "big")
