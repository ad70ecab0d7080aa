"""Write plain values as the lines of a YAML file: readable, long texts as blocks.

The rule: YAML 1.2.2, chapters 7 (flow styles) and 8 (block styles).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.source.splice import scalar

if TYPE_CHECKING:
    from collections.abc import Mapping

    from generator.source.yaml import Value

_STEP = "  "
_LONGEST_ITEM = 16
_LONGEST_LINE = 72
"""Characters of an item, and of a list, that stands in brackets on one line."""


def pairs(mapping: Mapping[str, Value]) -> list[str]:
    """Return a mapping as the lines of a block, without indentation."""
    return [line for key, value in mapping.items() for line in pair(key, value)]


def pair(key: str, value: Value) -> list[str]:
    """Return a key with its value as the lines of a block, without indentation."""
    name = scalar(key, None, inside=False)
    if isinstance(value, dict):
        return [f"{name}:", *_shifted(pairs(value))] if value else [f"{name}: {{}}"]
    if isinstance(value, list):
        if not value or _is_short(value):
            return [f"{name}: {flow(value)}"]
        return [f"{name}:", *(_STEP + line if line else "" for one in value for line in item(one))]
    first, *more = text_lines(value)
    return [f"{name}: {first}", *_shifted(more)]


def item(value: Value) -> list[str]:
    """Return an item of a list as the lines of a block, without indentation."""
    if isinstance(value, dict) and value:
        lines = pairs(value)
    elif isinstance(value, str):
        lines = text_lines(value)
    else:
        lines = [flow(value)]
    first, *more = lines
    return [f"- {first}", *_shifted(more)]


def text_lines(text: str) -> list[str]:
    """Return a text as the head of a block and its lines, or as the one line that it is."""
    lines = text.split("\n")
    if len(lines) == 1 or not all(line.replace("\t", "").isprintable() for line in lines):
        return [scalar(text, None, inside=False)]
    if not lines[0].strip() or lines[0][0] in " \t" or not lines[-1].strip():
        return [scalar(text, '"', inside=False)]  # its shape would be taken for the indentation
    return ["|", *lines]


def flow(value: Value) -> str:
    """Return a value in brackets, on one line."""
    if isinstance(value, dict):
        inner = (f"{scalar(key, None, inside=True)}: {flow(one)}" for key, one in value.items())
        return "{" + ", ".join(inner) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(flow, value)) + "]"
    return scalar(value, None, inside=True)


def _is_short(values: list[Value]) -> bool:
    texts = [value for value in values if isinstance(value, str)]
    return (
        len(texts) == len(values)
        and all(len(text) <= _LONGEST_ITEM and "\n" not in text for text in texts)
        and sum(len(text) + 2 for text in texts) <= _LONGEST_LINE
    )


def _shifted(lines: list[str]) -> list[str]:
    return [_STEP + line if line else "" for line in lines]
