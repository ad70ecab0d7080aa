"""QR codes in books."""

from __future__ import annotations

from generator.books.code import Code, call, raw
from generator.tools import qr as drawing


def qr(address: str, width: float = 20) -> Code:
    """Return the code that leads to a web address; `width` in mm with the quiet zone."""
    return call(
        "qr", raw(drawing.svg(address)), raw(f"二维码：{address}"), width=Code(f"{width}mm")
    )
