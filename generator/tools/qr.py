"""Draw QR codes, black on white, with the quiet zone that ISO/IEC 18004 asks for."""

from __future__ import annotations

import io

import segno


def svg(address: str) -> str:
    """Return the code that leads to a web address, as an SVG without a size of its own."""
    stream = io.BytesIO()
    segno.make(address, error="m", micro=False).save(
        stream,
        kind="svg",
        border=4,
        xmldecl=False,
        svgns=True,
        svgclass=None,
        lineclass=None,
        omitsize=True,
    )
    return stream.getvalue().decode().strip()


def png(address: str, dot: int = 8) -> bytes:
    """Return the code as a picture, each of its dots so many pixels wide."""
    stream = io.BytesIO()
    segno.make(address, error="m", micro=False).save(stream, kind="png", scale=dot, border=4)
    return stream.getvalue()
