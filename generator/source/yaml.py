"""Read YAML text in one pass over libyaml's events, so that depth costs no stack.

Every scalar stays a string: PyYAML's own constructors read `NO` as false, `0123` as 83 and `1:30`
as 90. An item whose value is left empty is as if it were not there. Where a text runs over several
lines, no blanks come between its Han characters.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any, NoReturn

import yaml
from yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
    StreamEndEvent,
)

from generator.source import slips
from generator.source.diagnostics import PROBLEM_LIMIT, Diagnostic, Edit, Fix
from generator.source.folding import unfold

if TYPE_CHECKING:
    from generator.source.diagnostics import Path

Value = str | list["Value"] | dict[str, "Value"]

DEPTH_LIMIT = 50
_KEY_IS_NO_WORD = ("键只能是一个词，不能是列表或键值", "a collection cannot be a key")
_NOTHING: Any = object()
# C0 and C1 controls but tab and line ends, bidirectional marks, overrides and isolates, line
# separators, spaces of no width, BOM inside a text, halves of surrogate pairs, annotations and
# tags. Joiners (U+200C, U+200D) shape emoji and may stay.
INVISIBLE = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u2028\u2029\u202a-\u202e\u2060\u2066-\u2069"
    "\ud800-\udfff\ufeff\ufff9-\ufffb\ufffe\uffff\U000e0000-\U000e007f]+"
)


_SURPLUS = re.compile("[\x00-\x08\x0e-\x1f\x7f\u061c\u200e\u200f\u2060-\u2064\ufffe\uffff]+")
"""What stands for nothing; others part words or turn a text round, and are no less wrong."""


@dataclass(frozen=True, slots=True)
class Position:
    """Hold line and column, both from 1; columns count characters."""

    line: int
    column: int


@dataclass(frozen=True, slots=True)
class Trouble:
    """Hold a mistake in the YAML itself."""

    code: str
    position: Position
    values: dict[str, object] = field(default_factory=dict)
    fix: Fix | None = None

    def of(self, file: str) -> Diagnostic:
        """Return the mistake as one of a file, by the name under which it is spoken of."""
        return Diagnostic(
            file, self.position.line, self.position.column, self.code, self.values, self.fix
        )


@dataclass(slots=True)
class Places:
    """State where keys and values stand in a file, by path."""

    keys: dict[Path, Position] = field(default_factory=dict)
    values: dict[Path, Position] = field(default_factory=dict)


def parse(text: str, places: Places | None = None) -> tuple[Value | None, list[Trouble]]:
    """Read one YAML document.

    Gives the value (None for a file without one) and every mistake found. After a syntax error,
    wrong nesting or an anchor the rest is not read. `places`, if given, is filled with the
    positions of all keys and values.
    """
    if invisible := _invisible(text):
        return None, invisible
    reader = _Reader(text, places)
    try:
        return reader.read(), reader.troubles
    except yaml.MarkedYAMLError as error:
        syntax = _slip(slips.behind(error, text), text)
        if syntax.position not in [trouble.position for trouble in reader.troubles]:
            reader.troubles.append(syntax)
        return None, reader.troubles
    except yaml.reader.ReaderError as error:
        # what libyaml will not have: its offset counts bytes of UTF-8
        position = _position_in(text, len(text.encode()[: error.position].decode(errors="ignore")))
        return None, [*reader.troubles, _control(error.character, position)]
    except _Stop:
        return None, reader.troubles


class _Stop(Exception):  # noqa: N818 (no error: the end of reading)
    """The rest of the document is not worth reading."""


class _Reader:
    """Builds values from events with a stack of its own."""

    def __init__(self, text: str, places: Places | None) -> None:
        self.text = text
        self.loader = yaml.CSafeLoader(text)
        self.places = places
        self.troubles: list[Trouble] = []
        self.path: list[str | int] = []
        self.stack: list[tuple[list[Value] | dict[str, Value], str | None]] = []
        self.here: (
            list[Value] | dict[str, Value]
        ) = []  # the collection that is being filled; at first the file
        self.key: str | None = None  # of a mapping item whose value comes next
        self.slipped = False
        self.suspects = slips.suspects(text)
        self.blank: list[tuple[dict[str, Value], str]] = []  # items with nothing behind the key
        self.documents = 0

    def read(self) -> Value | None:
        top = self.here
        next_event = self.loader.get_event
        while True:
            event: Any = next_event()
            kind = event.__class__
            if kind is ScalarEvent:
                self._scalar(event)
            elif kind is MappingStartEvent or kind is SequenceStartEvent:
                self._enter(event, {} if kind is MappingStartEvent else [])
            elif kind is MappingEndEvent or kind is SequenceEndEvent:
                self._leave()
            elif kind is AliasEvent:
                self._stop("yaml-anchor", event)
            elif kind is DocumentStartEvent:
                self.documents += 1
                if self.documents > 1:
                    self._stop("yaml-documents", event)
            elif kind is StreamEndEvent:
                assert isinstance(top, list)
                if self.slipped:  # its shape is not what was meant
                    return None
                for mapping, key in self.blank:
                    if mapping.get(key) is _NOTHING:
                        del mapping[key]
                return top[0] if top and top[0] != "" else None

    def _scalar(self, event: Any) -> None:
        if event.anchor is not None or event.tag is not None:
            self._stop("yaml-anchor", event)
        text: str = event.value
        start, end = event.start_mark, event.end_mark
        if start.line != end.line and event.style != "|":
            text = unfold(text, self.text[start.index : end.index], event.style)
        if event.style == '"' and (match := INVISIBLE.search(text)):
            self.troubles.append(_control(ord(match.group()[0]), _position(event)))
        here = self.here
        if self.suspects and event.implicit[0] and text:
            lines = range(start.line, end.line + 1)
            if not self.suspects.isdisjoint(lines):
                self._look_at(event, text)
        if isinstance(here, list):
            self._note(event, len(here))
            here.append(text)
        elif self.key is None:
            self._begin_item(event, text)
        else:
            self._note(event, self.key)
            if text or not event.implicit[0]:
                here[self.key] = text
            else:
                self._nothing(event, self.key, here)
            self.key = None

    def _look_at(self, event: Any, text: str) -> None:
        """Tell what YAML takes for a part of a plain text or key, and its author did not."""
        start, end = event.start_mark, event.end_mark
        begin = start.index - start.column
        if self._is_usual(event, text, self.text[begin : start.index]):
            return
        if self.here.__class__ is dict and self.key is None:
            line = self.text[begin : self.text.find("\n", start.index)]
            candidates = [slips.around_key(text, line, start.line, start.column)]
        elif not self.stack:
            candidates = list(slips.colons_in(self.text[begin : end.index].split("\n"), start.line))
        else:
            lines = self.text[begin : end.index].split("\n")
            candidates = list(slips.in_text(lines, start.line, start.column))
        troubles = [_slip(slip, self.text) for slip in candidates if slip]
        self.troubles += troubles
        self.slipped = self.slipped or bool(troubles)
        if len(self.troubles) > PROBLEM_LIMIT:
            raise _Stop

    def _is_usual(self, event: Any, text: str, before: str) -> bool:
        """Tell whether nothing can be wrong: a plain word as key, or a text behind one on its line.

        `before`: what stands before it on its line.
        """
        if self.here.__class__ is dict and self.key is None:
            return text.isidentifier() and before.isascii()
        one_line = event.start_mark.line == event.end_mark.line
        return bool(self.stack) and one_line and before.strip() not in ("", "-")

    def _nothing(self, event: Any, key: str, here: dict[str, Value]) -> None:
        """`key:` with nothing behind says nothing, but a second is still one. The 600 of `{a:
        18,600}` is no key.
        """
        at = event.start_mark.index
        if not _AFTER_COLON.search(before := self.text[max(0, at - _NEAR) : at]):
            place = _position_in(self.text, at - len(before) + max(0, before.rfind(key)))
            trouble = Trouble("yaml-syntax", place, _reasons(*_no_colon(key)))
            sign = re.match(r"([^:：]+)([:：])", key)
            start = at - len(before) + before.rfind(key)
            if sign and self.text.startswith(key, start):
                edit = Edit(start + sign.start(2), start + sign.end(), ": ")
                trouble = replace(
                    trouble, fix=Fix((edit,)), values=trouble.values | {"key": sign.group(1)}
                )
            self.troubles.append(trouble)
            raise _Stop
        here[key] = _NOTHING
        self.blank.append((here, key))

    def _begin_item(self, event: ScalarEvent, key: str) -> None:
        if key in self.here:
            self._trouble("duplicate-key", event, key=key)
            if len(self.troubles) > PROBLEM_LIMIT:
                raise _Stop
        self.key = key
        if self.places is not None:
            self.places.keys[(*self.path, key)[1:]] = _position(event)

    def _enter(
        self, event: MappingStartEvent | SequenceStartEvent, new: list[Value] | dict[str, Value]
    ) -> None:
        if event.anchor is not None or event.tag is not None:
            self._stop("yaml-anchor", event)
        if len(self.stack) >= DEPTH_LIMIT:
            self._stop("yaml-depth", event, limit=DEPTH_LIMIT)
        here = self.here
        step: str | int
        if isinstance(here, list):
            step = len(here)
            here.append(new)
        else:
            if self.key is None:
                self._stop("yaml-syntax", event, **_reasons(*_KEY_IS_NO_WORD))
            step = self.key
            here[step] = new
        self._note(event, step)
        self.path.append(step)
        self.stack.append((here, self.key))
        self.here, self.key = new, None

    def _leave(self) -> None:
        self.here, _ = self.stack.pop()
        self.key = None
        self.path.pop()

    def _note(
        self, event: ScalarEvent | MappingStartEvent | SequenceStartEvent, step: str | int
    ) -> None:
        if self.places is not None:
            self.places.values[(*self.path, step)[1:]] = _position(event)

    def _trouble(self, code: str, event: yaml.Event, **values: object) -> None:
        self.troubles.append(Trouble(code, _position(event), values))

    def _stop(self, code: str, event: yaml.Event, **values: object) -> NoReturn:
        self._trouble(code, event, **values)
        raise _Stop


def _invisible(text: str) -> list[Trouble]:
    """Every run of characters that cannot be seen, in one walk."""
    troubles = []
    line, start, position = 1, 0, 0
    for match in INVISIBLE.finditer(text):
        at = match.start()
        line += text.count("\n", position, at)
        start = max(start, text.rfind("\n", position, at) + 1)
        position = at
        trouble = _control(ord(match.group()[0]), Position(line, at - start + 1))
        surplus = _SURPLUS.fullmatch(match.group())
        fix = Fix((Edit(at, match.end(), ""),)) if surplus else None
        troubles.append(replace(trouble, fix=fix))
        if len(troubles) > PROBLEM_LIMIT:
            break
    return troubles


def _control(codepoint: int, position: Position) -> Trouble:
    return Trouble("control-character", position, {"codepoint": f"{codepoint:04X}"})


def _slip(slip: slips.Slip, text: str) -> Trouble:
    values = _reasons(slip.chinese, slip.english)
    if slip.key is not None:
        values["key"] = slip.key
    edit = slip.edit(text)
    fix = Fix((edit,)) if edit else None
    return Trouble("yaml-syntax", Position(slip.line + 1, slip.column + 1), values, fix)


def _reasons(chinese: str, english: str) -> dict[str, object]:
    return {"reason": chinese, "reason_en": english}


_NEAR = 500
_AFTER_COLON = re.compile(r":\s*(?:#[^\n]*\s*)*$")


def _no_colon(key: str) -> tuple[str, str]:
    if ":" in key or "：" in key:
        return f"“{key}”里的冒号要是半角的，后面空一格", f"“{key}” needs “: ” with a space"
    return (
        f"“{key}”后面没有冒号；数字里不写逗号，如 18600；文字里有半角逗号时，整段加引号",
        f"no colon after “{key}”; numbers have no commas, such as 18600; quote text with a comma",
    )


def _position(event: Any) -> Position:
    mark = event.start_mark
    return Position(mark.line + 1, mark.column + 1)


def _position_in(text: str, offset: int) -> Position:
    start = text.rfind("\n", 0, offset) + 1
    return Position(text.count("\n", 0, offset) + 1, offset - start + 1)
