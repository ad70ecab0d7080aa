"""Cut texts into pieces that are long enough to be nobody else's.

They are folded so that layout does not hide them.
"""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_LENGTH = 12
"""Characters of a piece: what was cut off at the end of a text still begins with whole ones."""
_LEAST_HAN = 4
_LEAST_ASCII = 8

_KEPT = b"0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
_DROPPED = bytes(
    code for code in range(1, 128) if code not in _KEPT
)  # zero parts what does not belong together
_LOWER = bytes(range(256)).lower()

_RUN = re.compile(r"[^\W_]+(?:[\s!-/:-@\[-`{-~]+[^\W_]+)*")
"""Letters of any script, with what folding drops between them."""
_PLAIN_HAN = re.compile("[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]")
_COUNTING = re.compile("[年月日时分秒第条款项期号个件人次元万起章节—〇一二三四五六七八九十百千0-9]")
_BARE = re.compile(r"[A-Za-z]{0,13}")


def fold(data: bytes) -> bytes:
    """Return UTF-8 without spaces, signs of ASCII and capital letters."""
    return data.translate(_LOWER, _DROPPED)


def pieces(text: str) -> Iterator[bytes]:
    """Yield the folded pieces of a text that are worth a search.

    There are none of a text that could be anybody's.
    """
    for run in _RUN.findall(unicodedata.normalize("NFC", text)):
        folded = fold(run.encode()).decode()
        for start in range(0, len(folded), _LENGTH):
            piece = folded[max(0, min(start, len(folded) - _LENGTH)) : start + _LENGTH]
            if _telling(piece, run):
                yield piece.encode()


def _telling(piece: str, run: str) -> bool:
    """Whether a piece could hardly stand in a text by chance."""
    if len(_PLAIN_HAN.findall(_COUNTING.sub("", piece))) >= _LEAST_HAN:
        return True
    if len(piece) < _LEAST_ASCII or piece.isdigit() or _COUNTING.search(piece.strip("0123456789")):
        return False
    return not _BARE.fullmatch(run)
