"""Find names of another pattern by their signs: of several parts, or in Latin script."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from generator.intake.circulars.lexicon import FOLLOW, HAN, KIN, POST

if TYPE_CHECKING:
    from collections.abc import Iterator

_BETWEEN = "[·•‧・∙]"
_DOTTED = re.compile(rf"[{HAN}]{{1,12}}(?:{_BETWEEN}[{HAN}]{{1,12}})+")
_IN_QUOTES = re.compile(r"《[^》]*》|“[^”]*”|「[^」]*」")
_LATIN = re.compile(r"[A-Z][a-z]+(?:[ .·-]{1,2}[A-Z][A-Za-z]*){1,3}|(?<=名叫)[A-Z][a-z]+")
_BEFORE_NAME = re.compile(rf".*(?:{POST}|{KIN}|[和与及由对给向让请叫找跟同为将把被系是])")
_FOLLOW = re.compile(FOLLOW)


def other_names(text: str) -> Iterator[str]:
    """Yield names like 阿不都·买买提, the whole and then each part, and like John Smith."""
    plain = _IN_QUOTES.sub(lambda match: "。" * len(match[0]), text)
    for match in _DOTTED.finditer(plain):
        parts = re.split(_BETWEEN, match[0])
        signs = re.findall(_BETWEEN, match[0])
        parts[0] = _tail(parts[0])
        parts[-1] = _front(parts[-1])
        if all(parts):
            yield "".join(a + b for a, b in zip(parts, [*signs, ""], strict=True))
            yield from (part for part in parts if len(part) > 1)
    for match in _LATIN.finditer(text):
        yield match[0]


def _tail(text: str) -> str:
    """The part of a text that is a name, behind a post."""
    match = _BEFORE_NAME.match(text)
    return text[match.end() :] if match else text


def _front(text: str) -> str:
    """The part of a text that is a name, before the sentence goes on."""
    for count in range(2, len(text)):
        match = _FOLLOW.match(text, count)
        if match and (len(match[0]) > 1 or count > 2):  # 阿不都 has a 都 of its own
            return text[:count]
    return text
