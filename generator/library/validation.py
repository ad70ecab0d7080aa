"""Fill a record from plain values, and say in our own words what is wrong with them.

Entries and settings are both read through here, so that one mistake has one code and one wording.
"""

from __future__ import annotations

import dataclasses
import re
import unicodedata
from functools import cache
from typing import TYPE_CHECKING, Any, TypeVar

import pydantic

from generator.kinds.leaves import Span, span_at, type_at
from generator.kinds.record import SPELLINGS, Choice, labels, replace_at, spellings
from generator.kinds.suggest import both_ways, nearest
from generator.source.codes import CODES
from generator.source.diagnostics import PROBLEM_LIMIT, Anchor, Path, Problem

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pydantic_core import ErrorDetails

    from generator.source.yaml import Value

T = TypeVar("T")
_NOTHING: Mapping[str, str] = {}


class ShapeError(Exception):
    """Report that a value has not the shape of a record; `details` says what pydantic minds."""

    def __init__(self, details: list[ErrorDetails], model: type, value: Value) -> None:
        super().__init__()
        self.details = details
        self.model = model
        self.value = value

    def problems(self, path: Path = (), beside: Mapping[str, str] = _NOTHING) -> list[Problem]:
        """Tell the mistakes in our own words, the record standing at a path of its file.

        `beside`: further keys, with their labels, that may stand at its top.
        """
        return [
            _with_mending(_problem(detail, path, self, beside), detail, self.value, self.model)
            for detail in self.details
        ]


def fill(model: type[T], value: Value) -> T:
    """Return the record of a class with some plain values. Raises ShapeError."""
    shape: type = model
    try:
        record: T = _adapter(shape).validate_python(value)
    except pydantic.ValidationError as error:
        details = error.errors(include_url=False)[: PROBLEM_LIMIT + 1]
        raise ShapeError(details, model, value) from None
    return record


@cache
def _adapter(model: type) -> pydantic.TypeAdapter[Any]:
    return pydantic.TypeAdapter(model)


def _with_mending(problem: Problem, detail: ErrorDetails, value: Value, model: type) -> Problem:
    """The problem with its mending, where the value means one thing and is only dressed oddly."""
    raw = detail["input"]
    if problem.code == "bad-date" and problem.values.get("nearest"):
        return dataclasses.replace(problem, mending=str(problem.values["nearest"]))
    if problem.code == "unknown-key":
        known = spellings(type_at(model, detail["loc"][:-1]))
        key = next((key for key in _plain_words(str(detail["loc"][-1])) if key in known), None)
        return dataclasses.replace(problem, mending=key)
    if not isinstance(raw, str):
        return problem

    def fits(text: str | list[str]) -> bool:
        return _fits(model, replace_at(value, detail["loc"], text), detail["loc"])

    for word in _plain_words(raw) if problem.code in _DRESSED else ():
        if fits(word):
            return dataclasses.replace(problem, mending=word)
    parts = _parts(raw.strip(_BRACKETS))
    if detail["type"] == "tuple_type" and _LIST.fullmatch(raw) and fits([*parts]):
        return dataclasses.replace(problem, mending=parts)
    return problem


_DRESSED = frozenset({"unknown-value", "wrong-type", "bad-id", "bad-amount", "bad-clause-number"})
_QUOTES = " \t\u3000“”‘’「」『』\"'＂＇"


_BRACKETS = " \t\u3000[]［］"
_LIST = re.compile(r"\s*[\[［][^\[\]［］]*[\]］]\s*")
"""A list in brackets that are none for YAML: of full width, or within quotes."""


def _parts(text: str) -> tuple[str, ...]:
    """The items that commas of any width part."""
    return tuple(part for part in re.split(r"\s*[，、；,;]\s*", text) if part)


def _plain_words(raw: str) -> list[str]:
    """A word without quotes around it and with plain letters and digits, if it has others."""
    plain = unicodedata.normalize("NFKC", raw.strip(_QUOTES)).strip(_QUOTES)
    return [text for text in dict.fromkeys((plain, plain.lower())) if text not in ("", raw)]


def _fits(model: type, value: Value, place: Path) -> bool:
    try:
        fill(model, value)
    except ShapeError as error:
        return all(detail["loc"][: len(place)] != place for detail in error.details)
    return True


def _problem(
    detail: ErrorDetails, path: Path, error: ShapeError, beside: Mapping[str, str]
) -> Problem:
    """What pydantic found, in the words of our own codes."""
    model = error.model
    type, where, value = detail["type"], (*path, *detail["loc"]), detail["input"]
    context = detail.get("ctx", {})
    anchor = Anchor.VALUE
    if where[-1:] == _OF_A_KEY:
        where, anchor = where[:-1], Anchor.KEY
    if type in CODES:
        return Problem(type, where, {n: display(item) for n, item in context.items()}, anchor)
    if type == "missing":
        last = str(detail["loc"][-1])
        record = type_at(model, detail["loc"][:-1])
        return Problem(
            "missing-key", where, {"key": last, "label": labels(record)[last]}, Anchor.KEY
        )
    if type == "unexpected_keyword_argument":
        return _unknown_key(error, detail["loc"], where, beside)
    if type == "enum":
        return _unknown_value(model, detail["loc"], where, value)
    if (
        type == "string_too_short" or value == ""
    ):  # a list item with nothing behind its hyphen is an empty text, too
        return Problem("empty-value", where)
    if type.startswith(("greater_than", "less_than")):
        span = span_at(model, detail["loc"])
        values = {"value": value, "expected": span.chinese, "expected_en": span.english}
        return Problem("out-of-range", where, values)
    expected, expected_en = _TYPES.get(type.split("_")[0], (type, type))
    span = span_at(model, detail["loc"])
    if span.has_bounds and expected_en in _HOW_IN_SPAN:
        return _outside(where, value, span, expected, expected_en)
    return wrong_type(where, value, expected, expected_en)


def _outside(path: Path, value: object, span: Span, expected: str, expected_en: str) -> Problem:
    """What is no number at all where only those of a range may stand."""
    values = {
        "value": display(value),
        "expected": f"{span.chinese} 的{expected}",
        "expected_en": f"{expected_en} {span.english}",
        "how": _HOW_IN_SPAN[expected_en],
        "how_en": ", in digits and without a unit",
    }
    return Problem("wrong-type", path, values)


_HOW_IN_SPAN = dict.fromkeys(("a whole number", "a number"), "，只写阿拉伯数字，不带单位")


_OF_A_KEY = ("[key]",)
"""Where pydantic puts the mistakes in the keys of a mapping that an author may choose."""

_TYPES = {
    "string": ("一段文字", "a text"),
    "tuple": ("一个列表", "a list"),
    "dataclass": ("若干“键: 值”", "a mapping"),
    "dict": ("若干“键: 值”", "a mapping"),
    "mapping": ("若干“键: 值”", "a mapping"),
    "int": ("整数", "a whole number"),
    "float": ("数字", "a number"),
    "finite": ("数字", "a number"),
}


def wrong_type(path: Path, value: object, expected: str, expected_en: str) -> Problem:
    """Say that a value should be of another type, and how that is written."""
    how, how_en = _HOW.get(expected_en, ("", ""))
    values = {
        "value": display(value),
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


def display(value: object) -> object:
    """Return a value as a message shows it: of a list or a mapping, that it is one."""
    return "[…]" if isinstance(value, list) else "{…}" if isinstance(value, dict) else value


def _unknown_key(error: ShapeError, loc: Path, where: Path, beside: Mapping[str, str]) -> Problem:
    record = type_at(error.model, loc[:-1])
    known = labels(record)
    if len(loc) == 1:
        known = {**known, **beside}
    name = str(loc[-1])
    if name != name.strip():
        return Problem("yaml-syntax", where, _WIDE_SPACE, Anchor.KEY)
    if name in spellings(record):
        return Problem(
            "duplicate-key", where, {"key": name}, Anchor.KEY
        )  # the key beside its own label
    if holder := _holder(record, name, _mapping_at(error.value, loc[:-1])):
        return Problem("misplaced-key", where, {"key": name, "holder": holder}, Anchor.KEY)
    values = {
        "key": name,
        "known": both_ways(known),
        "nearest": nearest(name, [*known, *known.values()]),
    }
    return Problem("unknown-key", where, values, Anchor.KEY)


def _holder(record: type, word: str, beside: dict[str, Value]) -> str:
    """The key of the record that has a key of that name, such as `person` of `alias`; "" where none
    has.

    Where a list of such records is written, nobody knows to which of them the key belongs.
    """
    for name, label in labels(record).items():
        inner = type_at(record, (name,))
        known = labels(inner) if hasattr(inner, "LABELS") else {}
        if (word in known or word in known.values()) and not any(
            isinstance(beside[spelling], list) for spelling in SPELLINGS[name] & beside.keys()
        ):
            return label if word in known.values() else name
    return ""


def _mapping_at(value: Value, path: Path) -> dict[str, Value]:
    """The mapping at a path of keys, in either spelling, and list positions."""
    here: Value = value
    for step in path:
        if isinstance(here, list) and isinstance(step, int):
            here = here[step]
        elif isinstance(here, dict):
            here = next(here[key] for key in here if key in {step, *SPELLINGS.get(str(step), ())})
    return here if isinstance(here, dict) else {}


_WIDE_SPACE = {
    "reason": "键的前后有全角空格；缩进要用半角空格",
    "reason_en": "blanks of full width around a key",
}


def _unknown_value(model: type, loc: Path, where: Path, value: object) -> Problem:
    choice = type_at(model, loc)
    assert issubclass(choice, Choice)
    known = both_ways({member.value: member.label for member in choice})
    near = ""
    if isinstance(value, str):
        synonym = next((m.label for m in choice if value.strip() in m.near), "")
        near = synonym or nearest(value, [*(m.label for m in choice), *(m.value for m in choice)])
    return Problem(
        "unknown-value", where, {"value": display(value), "known": known, "nearest": near}
    )
