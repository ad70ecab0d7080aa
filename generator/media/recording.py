"""Strip MP3 recordings of their tags: only the frames that sound are kept.

Frame headers as in ISO/IEC 11172-3, 2.4.1.3, and 13818-3: 11 bits of sync, version, layer, bit
rate, sampling rate.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_FREE = 0
_KBITS_1 = (_FREE, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320)
_KBITS_2 = (_FREE, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160)
_HERTZ = (44_100, 48_000, 32_000)
_SLOWER = {3: 1, 2: 2, 0: 4}
"""By the bits for the version (1, 2, 2.5), what the sampling rates are divided by."""

_START = re.compile(rb"\xff[\xe2\xe3\xf2\xf3\xfa\xfb]", re.DOTALL)
"""The start of a header of layer III in the three versions, with and without a checksum."""


def frames(data: bytes) -> Iterator[bytes]:
    """Yield the frames of a recording, in order.

    Tags before, between and after them are passed over.
    """
    position = 0
    while match := _START.search(data, position):
        position = match.start()
        length = _length(data[position : position + 4])
        end = position + length
        if length and end <= len(data) and (end == len(data) or not _ends_in_the_midst(data, end)):
            yield data[position:end]
            position = end
        else:
            position += 1


def _ends_in_the_midst(data: bytes, end: int) -> bool:
    """Whether neither a frame nor a tag follows: then what looked like a header was chance."""
    return not (
        _length(data[end : end + 4])
        or data[end : end + 8].startswith((b"TAG", b"ID3", b"APETAGEX", b"LYRICS"))
    )


def _length(header: bytes) -> int:
    """Bytes of the frame that a header opens; 0 if it is none."""
    if len(header) < 4 or not _START.match(header):
        return 0
    version = header[1] >> 3 & 3
    rate, hertz, padding = header[2] >> 4, header[2] >> 2 & 3, header[2] >> 1 & 1
    if rate in (_FREE, 15) or hertz == 3:
        return 0
    if version == 3:
        return 144_000 * _KBITS_1[rate] // _HERTZ[hertz] + padding
    return 72_000 * _KBITS_2[rate] * _SLOWER[version] // _HERTZ[hertz] + padding
