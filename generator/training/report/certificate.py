"""Reckon the code on a certificate from the record behind it."""

from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

_FORM = "清鉴学习证明 1"
_DIGITS = 20


def certificate_code(
    id: str, title: str, points: str, latest: str, items: Iterable[tuple[str, str, str, str]]
) -> str:
    """Return the code that a browser printed (training/client/certificate-code.js).

    All as an exported record writes it: `points` "" where there are none, `latest` in ISO 8601,
    `items` question, version, answer, result. It proves nothing by itself.
    """
    lines = [_FORM, id, title, points, latest, *(" ".join(item) for item in items)]
    code = sha256("\n".join(lines).encode()).hexdigest().upper()[:_DIGITS]
    return "-".join(code[i : i + 4] for i in range(0, _DIGITS, 4))
