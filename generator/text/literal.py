"""Keep signs that mean themselves though Markdown reads them as its own.

Names and numbers are masked by stars (张**、李**, 138****8000), figures multiplied by them
(3*5*2), topics named between number signs (#清廉家风#), dates written with dots and blanks
(2021. 6. 1). None of these is emphasis, a heading or a list.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from markdown.preprocessors import Preprocessor
from markdown.util import ETX, STX

from generator.source.han import HAN

TOPIC = re.compile(r"#[^#\s]+#")
"""A topic between number signs, as social networks write it."""

_DAY = r"(?:1[0-2]|0?[1-9])\.[ \t]+(?:3[01]|[12]\d|0?[1-9])(?=(?:之|以)?[前后]|起|止)"
DAY = re.compile(_DAY)
"""A month and a day parted by a point and a blank, with what is said of days: 12. 31前."""

_TOKEN = re.compile(r"`+[^`\n]*`+|\\.|\*+")
_LONG_NUMBER = re.compile(r"^([ \t]*\d{4,})\.(?=[ \t])", re.MULTILINE)
_LINE_DAY = re.compile(rf"^([ \t]*)(?={_DAY})(\d+)\.", re.MULTILINE)
_LINE_TOPIC = re.compile(rf"^([ \t]*)#(?={TOPIC.pattern[1:]})", re.MULTILINE)
_BEFORE_FIGURE = re.compile(r"[0-9A-Za-z·]")
_FIGURE = re.compile(r"[0-9A-Za-z]")
CLOSING = frozenset("、，。；：！？）》〉」』】〕”’…,.;:!?)]}")
OPENING = frozenset("（《〈「『【〔“‘([{")
_NESTED = 3  # strong, emphasis, both
_HAN = re.compile(f"[{HAN}]")
_PAUSE = re.compile("[、，。；！？]")


@dataclass(frozen=True, slots=True)
class _Run:
    """A run of stars that may open emphasis, with the `length` of it that does."""

    match: re.Match[str]
    length: int


class LiteralSigns(Preprocessor):
    """Write such signs as Markdown's own escapes do, which the last step turns back."""

    def run(self, lines: list[str]) -> list[str]:
        text = _LONG_NUMBER.sub(rf"\1{_escape('.')}", "\n".join(lines))
        text = _LINE_DAY.sub(rf"\1\2{_escape('.')}", text)
        text = _LINE_TOPIC.sub(rf"\1{_escape('#')}", text)
        if "*" in text:
            text = "\n\n".join(_with_literal_stars(block) for block in text.split("\n\n"))
        return text.split("\n")


def _escape(sign: str) -> str:
    return f"{STX}{ord(sign)}{ETX}"


def _with_literal_stars(block: str) -> str:
    """A block in which the stars that neither open nor close emphasis are literal."""
    if "*" not in block:
        return block
    stars = [match for match in _TOKEN.finditer(block) if match[0][0] == "*"]
    literal = {match.start() for match in _unpaired_stars(block, stars)}
    if not literal:
        return block
    return _TOKEN.sub(
        lambda match: _escape("*") * len(match[0]) if match.start() in literal else match[0],
        block,
    )


def _unpaired_stars(block: str, stars: list[re.Match[str]]) -> list[re.Match[str]]:
    unpaired: list[re.Match[str]] = []
    open_runs: list[_Run] = []
    for match in stars:
        before = block[match.start() - 1 : match.start()]
        after = block[match.end() : match.end() + 1]
        if not before.strip() and not after.strip():
            continue  # a bullet, a rule, a sign between blanks: no emphasis to Markdown either
        if _BEFORE_FIGURE.match(before) and _FIGURE.match(after):
            unpaired.append(match)
        elif partners := _partners(block, open_runs, match):
            left = open_runs[len(open_runs) - partners + _closed_runs(open_runs, partners, match) :]
            unpaired += [run.match for run in left]
            del open_runs[-partners:]
        elif (
            open_runs and before.strip() and after.strip() and len(match[0]) > open_runs[-1].length
        ):
            # **甲***乙*: the run closes one emphasis and opens the next
            open_runs[-1] = _Run(match, len(match[0]) - open_runs[-1].length)
        elif after.strip() and not (after in CLOSING and before.strip()):
            open_runs.append(_Run(match, len(match[0])))
        elif before.strip():
            unpaired.append(match)
    return unpaired + [run.match for run in open_runs if run.length == len(run.match[0])]


def _partners(block: str, open_runs: list[_Run], match: re.Match[str]) -> int:
    """How many of the last open runs end where a run closes the emphasis of the first of them."""
    before = block[match.start() - 1 : match.start()]
    if not before.strip() or before in OPENING:
        return 0
    for count in range(1, min(len(open_runs), _NESTED) + 1):
        lengths = [run.length for run in open_runs[-count:]]
        if len(match[0]) in (lengths[0], sum(lengths)):
            single = len(match[0]) == 1 and _is_mask(block, open_runs[-count].match, match)
            return 0 if single else count
    return 0


def _closed_runs(open_runs: list[_Run], partners: int, match: re.Match[str]) -> int:
    """Of the runs that end here, how many the closing run belongs to: one, or all nested ones."""
    return 1 if open_runs[-partners].length == len(match[0]) else partners


def _is_mask(block: str, opening: re.Match[str], match: re.Match[str]) -> bool:
    """Whether two single stars stand within names, as in 张*某、李*某."""
    around = block[opening.start() - 1 : opening.start()], block[match.end() : match.end() + 1]
    inside = _PAUSE.search(block, opening.end(), match.start())
    return inside is not None and all(
        _HAN.match(sign) and not _PAUSE.match(sign) for sign in around
    )
