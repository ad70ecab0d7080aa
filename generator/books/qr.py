"""QR codes as drawings, black on white, with the quiet zone that ISO/IEC 18004 asks for."""

from __future__ import annotations

import io

import segno

from generator.books.code import Code, call, raw


def qr(address: str, width: float = 20) -> Code:
    """The code that leads to a web address; `width` in mm with the quiet zone."""
    drawn = io.BytesIO()
    segno.make(address, error="m", micro=False).save(
        drawn, kind="svg", border=4, xmldecl=False, svgclass=None, lineclass=None
    )
    return call("qr", raw(drawn.getvalue().decode()), raw(f"二维码：{address}"), width=Code(f"{width}mm"))
