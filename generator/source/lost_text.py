"""Find text that readers will not see.

YAML takes it for a comment (`话题 #清廉衡阳# 上线` ends before the first `#`), or it is in signs
for private use, which only one font draws and everybody else sees as boxes.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from itertools import islice
from typing import TYPE_CHECKING, cast

import yaml
from yaml.events import ScalarEvent

from generator.source.diagnostics import PROBLEM_LIMIT
from generator.source.yaml import Position, Trouble

if TYPE_CHECKING:
    from collections.abc import Iterator

_COMMENT = re.compile(r"(?:^|(?<=[ \t]))#", re.MULTILINE)
_LIKE_TEXT = re.compile(r"\S[ \t]+#[^\s#]")


def characters_at_risk(text: str) -> Iterator[Trouble]:
    """Find characters for private use, and text behind a value that YAML takes for a comment.

    Such a `#` has no blank after it, as a comment's usually has. The text is sound YAML.
    """
    yield from islice(_private(text), PROBLEM_LIMIT + 1)
    if " #" not in text or not _LIKE_TEXT.search(text):
        return
    scalars = [e for e in yaml.parse(text, yaml.CSafeLoader) if isinstance(e, ScalarEvent)]
    starts = [cast("yaml.Mark", scalar.start_mark).index for scalar in scalars]
    ends = [cast("yaml.Mark", scalar.end_mark).index for scalar in scalars]
    begin = 0
    for number, line in enumerate(text.split("\n"), 1):
        for match in _COMMENT.finditer(line):
            at = begin + match.start()
            before = bisect_right(starts, at) - 1
            if before < 0 or ends[before] <= at:  # in no scalar: here a comment begins
                if line[: match.start()].strip() and re.match(r"#[^\s#]", line[match.start() :]):
                    yield Trouble(
                        "lost-text",
                        Position(number, match.start() + 1),
                        {"value": line[match.start() :]},
                    )
                break
        begin += len(line) + 1


_PRIVATE = re.compile("[\ue000-\uf8ff\U000f0000-\U0010fffd]")


def _private(text: str) -> Iterator[Trouble]:
    if not _PRIVATE.search(text):
        return
    for number, line in enumerate(text.split("\n"), 1):
        for match in _PRIVATE.finditer(line):
            place = Position(number, match.start() + 1)
            yield Trouble("private-character", place, {"codepoint": f"{ord(match[0]):04X}"})
