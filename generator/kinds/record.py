"""Define records: what an author may write, as frozen dataclasses that pydantic fills and checks.

Every field has one Chinese label, which is a second spelling of its key in YAML and its name on
pages and in messages.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import TYPE_CHECKING, Any, ClassVar, Protocol, Self, TypeVar, cast, dataclass_transform

import pydantic
from pydantic.dataclasses import dataclass as pydantic_dataclass

if TYPE_CHECKING:
    from collections.abc import Collection

T = TypeVar("T")
_REQUIRED: Any = object()


class _Record(Protocol):
    LABELS: ClassVar[dict[str, str]]
    OLDER: ClassVar[set[str]]


@dataclass(frozen=True, slots=True)
class _Key:
    label: str
    default: Any
    name: str | None
    also: tuple[str, ...]


def key(
    label: str,
    *,
    default: Any = _REQUIRED,
    name: str | None = None,
    also: tuple[str, ...] = (),
) -> Any:
    """Describe a field of a record: its Chinese label and its default (none: required).

    `name` is its key where Python reserves the word, `also` are labels that it had before and may
    still have in files.
    """
    return _Key(label, default, name, also)


@dataclass_transform(kw_only_default=True, frozen_default=True, field_specifiers=(key,))
def record(cls: type[T]) -> type[T]:
    """Make a class of `name: type = key("标签")` lines a frozen record without unknown keys."""
    labels: dict[str, str] = {}
    older: set[str] = set()
    for base in reversed(cls.__mro__[1:]):
        labels |= getattr(base, "LABELS", {})
        older |= getattr(base, "OLDER", set())
    for attribute, value in list(vars(cls).items()):
        if isinstance(value, _Key):
            name = value.name or attribute
            labels[name] = value.label
            older.update(value.also)
            ways = (name, value.label, *value.also)
            SPELLINGS.setdefault(attribute, set()).update(ways)
            SPELLINGS.setdefault(name, set()).update(ways)
            for label in ways[1:]:
                _NAMES.setdefault(label, set()).update((attribute, name))
            setattr(cls, attribute, _field(name, value))
    described = cast("type[_Record]", cls)
    described.LABELS = labels
    described.OLDER = older
    decorate = pydantic_dataclass(frozen=True, slots=True, kw_only=True, config=_CONFIG)
    return cast("type[T]", decorate(cls))


SPELLINGS: dict[str, set[str]] = {"internal": {"internal", "内部"}}
"""For every field of every record, and for the overlay, the ways in which its key may stand in a
file.
"""

_NAMES: dict[str, set[str]] = {"内部": {"internal"}}
"""For every label the keys that it stands for, over all records."""


def is_one_of(name: str, keys: Collection[str]) -> bool:
    """Tell whether a key, in either spelling, is among some keys, in either spelling."""
    return any(
        not ({own} | SPELLINGS.get(own, set())).isdisjoint(keys)
        for own in (name, *_NAMES.get(name, ()))
    )


def without(value: Any, places: Collection[tuple[str | int, ...]]) -> Any:
    """Copy plain data without the items at some places, their keys in either spelling."""
    if isinstance(value, list):
        return [without(item, [p[1:] for p in places if p[0] == i]) for i, item in enumerate(value)]
    if not isinstance(value, dict):
        return value
    rest = {}
    for key, item in value.items():
        here = [p[1:] for p in places if key == p[0] or key in SPELLINGS.get(str(p[0]), ())]
        if () not in here:
            rest[key] = without(item, here)
    return rest


def plain(record: Any) -> dict[str, Any]:
    """Return a record as plain data: its keys, without those that say what is so anyway.

    Listed values are given by their Chinese words, dates as their author wrote them.
    """
    result = {}
    cls: Any = type(record)
    for name, key, default in _keys_of(cls):
        value = getattr(record, name)
        if value != default:
            result[key] = _plain_value(value)
    return result


@cache
def _keys_of(record: Any) -> tuple[tuple[str, str, Any], ...]:
    """The fields of a class of records: name in Python, key and default."""
    keys = {label: name for name, label in labels(record).items()}
    return tuple(
        (name, keys[str(field.title)], field.default)
        for name, field in record.__pydantic_fields__.items()
    )


def _plain_value(value: Any) -> Any:
    if type(value) is str:  # most values are texts
        return value
    if isinstance(value, tuple):
        return [_plain_value(item) for item in value]
    if hasattr(value, "LABELS"):
        return plain(value)
    if isinstance(value, Choice):
        return value.label
    if isinstance(value, dict):
        return {name: _plain_value(item) for name, item in value.items()}
    if isinstance(value, bool | int | float | str):
        return value
    return value.text


def replace_at(value: Any, place: tuple[str | int, ...], new: str | list[str]) -> Any:
    """Copy plain data with another text at a place, its keys in either spelling."""
    if not place:
        return new
    step, below = place[0], place[1:]
    if isinstance(value, list) and isinstance(step, int):
        return [replace_at(item, below, new) if i == step else item for i, item in enumerate(value)]
    if isinstance(value, dict):
        spellings = {step, *SPELLINGS.get(str(step), ())}
        return {k: replace_at(v, below, new) if k in spellings else v for k, v in value.items()}
    return value


def labels(record: type) -> dict[str, str]:
    """Return the keys of a record and their Chinese labels."""
    return cast("type[_Record]", record).LABELS


def field_labels(record: Any) -> dict[str, str]:
    """Return the fields of a record, by their names in Python, and their Chinese labels."""
    return {name: str(field.title) for name, field in record.__pydantic_fields__.items()}


ALSO = "also"
"""Under this name a field's schema holds its older labels."""


def spellings(record: type) -> set[str]:
    """Return every way to write a key of a record: names, labels and older labels."""
    known = labels(record)
    older = cast("type[_Record]", record).OLDER
    return {*known, *known.values(), *older}


# Of most kinds a command reads nothing: what checks them is made when it is first asked for.
_CONFIG = pydantic.ConfigDict(extra="forbid", str_strip_whitespace=True, defer_build=True)


def _field(name: str, key: _Key) -> Any:
    default = {} if key.default is _REQUIRED else {"default": key.default}
    return pydantic.Field(
        validation_alias=pydantic.AliasChoices(name, key.label, *key.also),
        title=key.label,
        json_schema_extra={ALSO: list(key.also)} if key.also else None,
        **default,
    )


class Choice(StrEnum):
    """Hold a listed value: written in English or as its Chinese word, shown as the word.

    Members are declared `NAME = "english", "中文"`, where needed with a third part, other words
    that mean the same and are taken, and a fourth, words that only suggest it.
    """

    label: str
    also: tuple[str, ...]
    near: tuple[str, ...]

    def __new__(
        cls,
        value: str,
        label: str = "",
        also: tuple[str, ...] = (),
        near: tuple[str, ...] = (),
    ) -> Self:
        member = str.__new__(cls, value)
        member._value_ = value
        member.label = label
        member.also = also
        member.near = near
        return member

    def __init_subclass__(cls) -> None:
        for member in cls:
            for word in (member.label, *member.also):
                cls._value2member_map_.setdefault(word, member)
