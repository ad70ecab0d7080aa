"""Turn one file's values into entries, with every mistake in their shape."""

from __future__ import annotations

import dataclasses
import unicodedata
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

import pydantic

from generator.kinds.entry import Audience, EntryData, Status
from generator.kinds.leaves import Span, span_at, type_at
from generator.kinds.record import (
    SPELLINGS,
    Choice,
    is_one_of,
    labels,
    replaced,
    spellings,
    without,
)
from generator.kinds.suggest import both_ways, nearest
from generator.source.codes import CODES
from generator.source.diagnostics import PROBLEM_LIMIT, Anchor, Path, Problem

if TYPE_CHECKING:
    from pydantic_core import ErrorDetails

    from generator.kinds.kind import Kind
    from generator.source.files import SourceFile
    from generator.source.yaml import Value


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry as the public may see it (`data`) and, where it has an overlay, as the internal
    edition does.

    `overlay`: the fields written under `internal`. `path`: where the entry stands in its file.
    `cut`: places of what is wrong in it and therefore not in `data`; None of an entry that is
    whole. Others serve only to be checked.
    """

    kind: Kind
    data: EntryData
    inner: EntryData | None
    overlay: frozenset[str]
    file: SourceFile
    path: Path
    cut: tuple[Path, ...] | None = None

    @property
    def key(self) -> tuple[str, str]:
        return self.kind.folder, self.data.id

    @property
    def public(self) -> bool:
        return self.data.audience is Audience.PUBLIC

    @property
    def draft(self) -> bool:
        return self.data.status is Status.DRAFT

    @property
    def not_public(self) -> frozenset[str]:
        """The fields that only the internal edition has: those overlaid, and what is never for the
        public.
        """
        return self.overlay | {
            name for name in self.kind.never_public if getattr(self.inner, name, None) is not None
        }

    def place_of(self, path: Path, *, inner: bool = False) -> Path:
        """The path in the file of a path in the entry; that of an overlaid key lies under
        `internal`.
        """
        overlaid = inner and path and is_one_of(str(path[0]), self.overlay)
        return (*self.path, "internal", *path) if overlaid else (*self.path, *path)


Found = tuple[list[Entry], list[Problem]]


def read_entries(value: Value | None, file: SourceFile, kind: Kind) -> Found:
    """The entries of one file (a mapping is one, a list holds several) and what is wrong with their
    shape.
    """
    if isinstance(value, dict):
        return _single(value, file, kind)
    if not isinstance(value, list):
        return [], [Problem("not-an-entry")]
    entries: list[Entry] = []
    problems: list[Problem] = []
    for index, item in enumerate(value):
        if len(problems) > PROBLEM_LIMIT:
            break
        if not isinstance(item, dict):
            problems.append(Problem("not-an-entry", (index,)))
        else:
            entry, found = _entry(item, file, kind, (index,))
            problems += found
            entries += [entry] if entry else []
    return entries, problems


def _single(value: dict[str, Value], file: SourceFile, kind: Kind) -> Found:
    given = [value[name] for name in _ID if name in value]
    problems = (
        [Problem("duplicate-key", (_ID[1],), {"key": _ID[1]}, Anchor.KEY)] if len(given) > 1 else []
    )
    if given and given[0] != file.stem:
        problems.append(
            Problem("id-differs", ("id",), {"value": _shown(given[0]), "name": file.stem})
        )
    plain = {name: item for name, item in value.items() if name not in _ID}
    entry, found = _entry({**plain, "id": file.stem}, file, kind, ())
    misnamed = [p for p in found if p.code == "bad-id" and p.path == ("id",)]
    problems += [Problem("file-name", (), {"name": file.stem})] if misnamed else []
    problems += [p for p in found if p not in misnamed]
    if entry and problems and entry.cut is None:
        entry = dataclasses.replace(entry, cut=())
    return ([entry] if entry else []), problems


_ID = ("id", "编号")
_INTERNAL = ("internal", "内部")
_NOT_IN_OVERLAY = ("id", "audience", "internal")


def _entry(
    value: dict[str, Value], file: SourceFile, kind: Kind, path: Path
) -> tuple[Entry | None, list[Problem]]:
    whole = {name: item for name, item in value.items() if name not in _INTERNAL}
    never = kind.never_public
    base = (
        {name: item for name, item in whole.items() if not is_one_of(name, never)}
        if never
        else whole
    )
    data, problems, cut = _validated(kind, base, path)
    overlay, found = _overlay(value, kind, path)
    problems += found
    inner = None
    if overlay or len(whole) > len(base):
        merged = {n: v for n, v in whole.items() if not is_one_of(n, overlay)} | overlay
        inner, found, inner_cut = _validated(kind, merged, path)
        inner = inner if inner_cut is None else None
        shared = {(p.code, p.path) for p in problems}
        problems += [_in_overlay(p, path, overlay) for p in found if (p.code, p.path) not in shared]
    if data is None:
        return None, problems
    if problems:
        return Entry(kind, data, None, frozenset(), file, path, cut or ()), problems
    return Entry(
        kind, data, inner, frozenset(map(_fields(_class(kind)).__getitem__, overlay)), file, path
    ), []


def _class(kind: Kind) -> type:
    return kind.model


@cache
def _fields(model: type) -> dict[str, str]:
    """The field behind every spelling of the keys of a record."""
    return {spelling: f.name for f in dataclasses.fields(model) for spelling in SPELLINGS[f.name]}


def _overlay(
    value: dict[str, Value], kind: Kind, path: Path
) -> tuple[dict[str, Value], list[Problem]]:
    """What stands under `internal`. An entry has one id and one audience in every edition."""
    given = [name for name in _INTERNAL if name in value]
    if not given:
        return {}, []
    problems = (
        [Problem("duplicate-key", (*path, given[1]), {"key": given[1]}, Anchor.KEY)]
        if len(given) > 1
        else []
    )
    overlay = value[given[0]]
    if not isinstance(overlay, dict):
        return {}, [*problems, wrong_type((*path, given[0]), overlay, "若干“键: 值”", "a mapping")]
    known = both_ways(
        {name: label for name, label in labels(kind.model).items() if name not in _NOT_IN_OVERLAY}
    )
    for name in [name for name in overlay if is_one_of(name, _NOT_IN_OVERLAY)]:
        problems.append(
            Problem(
                "unknown-key", (*path, given[0], name), {"key": name, "known": known}, Anchor.KEY
            )
        )
    return {
        name: item for name, item in overlay.items() if not is_one_of(name, _NOT_IN_OVERLAY)
    }, problems


def _in_overlay(problem: Problem, path: Path, overlay: dict[str, Value]) -> Problem:
    below = problem.path[len(path) :]
    if not below or not is_one_of(str(below[0]), overlay):
        return problem
    return dataclasses.replace(problem, path=(*path, "internal", *below))


@cache
def _adapter(model: type) -> pydantic.TypeAdapter[EntryData]:
    return pydantic.TypeAdapter(model)


def _validated(
    kind: Kind, value: dict[str, Value], path: Path
) -> tuple[EntryData | None, list[Problem], tuple[Path, ...] | None]:
    """An entry's data, what is wrong with it, and, where something is, the places of what had to be
    cut out.
    """
    try:
        return _adapter(_class(kind)).validate_python(value), [], None
    except pydantic.ValidationError as error:
        details = error.errors(include_url=False)[: PROBLEM_LIMIT + 1]
        rest, cut = _remaining(kind, value, details)
    return rest, [_mended(_problem(d, path, kind), d, value, kind) for d in details], cut


def _mended(problem: Problem, detail: ErrorDetails, value: Value, kind: Kind) -> Problem:
    """The problem with its mending, where the value means one thing and is only dressed oddly."""
    written = detail["input"]
    if problem.code == "bad-date":
        return dataclasses.replace(
            problem, mending=str(problem.values.get("nearest") or "") or None
        )
    if problem.code == "unknown-key":
        known = spellings(type_at(kind.model, detail["loc"][:-1]))
        key = next((key for key in _undressed(str(detail["loc"][-1])) if key in known), None)
        return dataclasses.replace(problem, mending=key)
    if isinstance(written, str) and problem.code in _DRESSED:
        for text in _undressed(written):
            if _is_taken(kind, replaced(value, detail["loc"], text), detail["loc"]):
                return dataclasses.replace(problem, mending=text)
    return problem


_DRESSED = frozenset({"unknown-value", "wrong-type", "bad-id", "bad-amount", "bad-clause-number"})
_QUOTES = " \t\u3000“”‘’「」『』\"'＂＇"


def _undressed(written: str) -> list[str]:
    """A word without quotes around it and with plain letters and digits, if it has others."""
    plain = unicodedata.normalize("NFKC", written.strip(_QUOTES)).strip(_QUOTES)
    return [text for text in dict.fromkeys((plain, plain.lower())) if text not in ("", written)]


def _is_taken(kind: Kind, value: dict[str, Value], place: Path) -> bool:
    try:
        _adapter(_class(kind)).validate_python(value)
    except pydantic.ValidationError as error:
        return all(detail["loc"] != place for detail in error.errors(include_url=False))
    return True


def _remaining(
    kind: Kind, value: dict[str, Value], details: list[ErrorDetails]
) -> tuple[EntryData | None, tuple[Path, ...]]:
    """What can still be checked of an entry, and the places of what had to be cut out for it."""
    cut: tuple[Path, ...] = ()
    for _ in range(_ROUNDS if len(details) <= PROBLEM_LIMIT else 0):
        places = tuple(_cut_at(detail) for detail in details)
        cut += places
        if any(is_one_of(str(where[0]), _DECIDING) for where in places):
            break
        value = without(value, places)
        if not is_one_of("title", value):
            value["title"] = "…"
        try:
            return _adapter(_class(kind)).validate_python(value), cut
        except pydantic.ValidationError as error:
            details = error.errors(include_url=False)[:PROBLEM_LIMIT]
    return None, cut


_ROUNDS = 4  # what lacks a key that was cut out goes with it, and what lacks that …
_DECIDING = ("id", "audience", "status")  # without these, an entry cannot be checked any further


def _cut_at(detail: ErrorDetails) -> Path:
    """The place of the item to cut out: a list goes as a whole, a record that lacks a key goes as a
    whole, too.
    """
    where = (
        detail["loc"][:-1]
        if detail["type"] == "missing" and len(detail["loc"]) > 1
        else detail["loc"]
    )
    while where and isinstance(where[-1], int):
        where = where[:-1]
    return where


def _problem(detail: ErrorDetails, path: Path, kind: Kind) -> Problem:
    """What pydantic found, in the words of our own codes."""
    found, where, value = detail["type"], (*path, *detail["loc"]), detail["input"]
    context = detail.get("ctx", {})
    if found in CODES:
        return Problem(found, where, {name: _shown(item) for name, item in context.items()})
    if found == "missing":
        last = str(detail["loc"][-1])
        record = type_at(kind.model, detail["loc"][:-1])
        return Problem(
            "missing-key", where, {"key": last, "label": labels(record)[last]}, Anchor.KEY
        )
    if found == "unexpected_keyword_argument":
        return _unknown_key(kind, detail["loc"], where)
    if found == "enum":
        return _unknown_value(kind, detail["loc"], where, value)
    if (
        found == "string_too_short" or value == ""
    ):  # a list item with nothing behind its hyphen is an empty text, too
        return Problem("empty-value", where)
    if found.startswith(("greater_than", "less_than")):
        span = span_at(kind.model, detail["loc"])
        values = {"value": value, "expected": span.chinese, "expected_en": span.english}
        return Problem("out-of-range", where, values)
    expected, expected_en = _TYPES.get(found.split("_")[0], (found, found))
    span = span_at(kind.model, detail["loc"])
    if span.bounded and expected_en in _HOW_IN_SPAN:
        return _outside(where, value, span, expected, expected_en)
    return wrong_type(where, value, expected, expected_en)


def _outside(path: Path, value: object, span: Span, expected: str, expected_en: str) -> Problem:
    """What is no number at all where only those of a range may stand."""
    values = {
        "value": _shown(value),
        "expected": f"{span.chinese} 的{expected}",
        "expected_en": f"{expected_en} {span.english}",
        "how": _HOW_IN_SPAN[expected_en],
        "how_en": ", in digits and without a unit",
    }
    return Problem("wrong-type", path, values)


_HOW_IN_SPAN = dict.fromkeys(("a whole number", "a number"), "，只写阿拉伯数字，不带单位")


_TYPES = {
    "string": ("一段文字", "a text"),
    "tuple": ("一个列表", "a list"),
    "dataclass": ("若干“键: 值”", "a mapping"),
    "int": ("整数", "a whole number"),
    "float": ("数字", "a number"),
    "finite": ("数字", "a number"),
}


def wrong_type(path: Path, value: object, expected: str, expected_en: str) -> Problem:
    how, how_en = _HOW.get(expected_en, ("", ""))
    values = {
        "value": _shown(value),
        "expected": expected,
        "expected_en": expected_en,
        "how": how,
        "how_en": how_en,
    }
    return Problem("wrong-type", path, values)


_NUMBER = (
    "，只用阿拉伯数字，如 18600，不带逗号、单位和百分号",
    " in plain digits, such as 18600, without commas or units",
)
_HOW = {
    "a text": ("；以“[”或“{”开头的文字要加引号", "; quote what begins with “[” or “{”"),
    "a list": (
        "，写成 [甲, 乙]，或每项一行、以“- ”开头",
        ": [a, b], or one item a line after “- ”",
    ),
    "a mapping": (
        "，写成 {键: 值, 键: 值}，或每个键一行、多缩进两格",
        ": {key: value, key: value}, or one key a line, indented",
    ),
    "a whole number": _NUMBER,
    "a number": _NUMBER,
}
"""How each type is written, by its English name."""


def _shown(value: object) -> object:
    """A value as a message shows it: of a list or a mapping, that it is one."""
    return "[…]" if isinstance(value, list) else "{…}" if isinstance(value, dict) else value


def _unknown_key(kind: Kind, loc: Path, where: Path) -> Problem:
    record = type_at(kind.model, loc[:-1])
    known = labels(record)
    if len(loc) == 1:
        known = {**known, _INTERNAL[0]: _INTERNAL[1]}
    written = str(loc[-1])
    if written != written.strip():
        return Problem("yaml-syntax", where, _WIDE_SPACE, Anchor.KEY)
    if written in spellings(record):
        return Problem(
            "duplicate-key", where, {"key": written}, Anchor.KEY
        )  # the key beside its own label
    if holder := _holder(record, written):
        return Problem("misplaced-key", where, {"key": written, "holder": holder}, Anchor.KEY)
    values = {
        "key": written,
        "known": both_ways(known),
        "nearest": nearest(written, [*known, *known.values()]),
    }
    return Problem("unknown-key", where, values, Anchor.KEY)


def _holder(record: type, written: str) -> str:
    """The key of the record that has a key of that name, such as `person` of `alias`; "" where none
    has.
    """
    for name, label in labels(record).items():
        inner = type_at(record, (name,))
        if hasattr(inner, "LABELS") and (
            written in labels(inner) or written in labels(inner).values()
        ):
            return label if written in labels(inner).values() else name
    return ""


_WIDE_SPACE = {
    "reason": "键的前后有全角空格；缩进要用半角空格",
    "reason_en": "blanks of full width around a key",
}


def _unknown_value(kind: Kind, loc: Path, where: Path, value: object) -> Problem:
    choice = type_at(kind.model, loc)
    assert issubclass(choice, Choice)
    known = both_ways({member.value: member.label for member in choice})
    near = ""
    if isinstance(value, str):
        meant = next((m.label for m in choice if value.strip() in m.near), "")
        near = meant or nearest(value, [*(m.label for m in choice), *(m.value for m in choice)])
    return Problem(
        "unknown-value", where, {"value": _shown(value), "known": known, "nearest": near}
    )
