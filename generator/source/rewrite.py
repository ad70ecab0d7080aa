"""Rewrite a YAML text so that it holds another value: what does not differ stays as it is.

Comments, order, quoting and line breaks of all that is not changed survive. What was written is
read again: a text that does not hold the new value is never returned.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING

import yaml as libyaml

from generator.source.cleaning import clean, removals
from generator.source.diagnostics import Edit
from generator.source.editor import Editor, OtherShapeError
from generator.source.splice import Original, splice
from generator.source.yaml import parse

if TYPE_CHECKING:
    from generator.source.yaml import Value


class RewriteError(Exception):
    """Say that a text cannot be rewritten in place."""


def rewrite(data: bytes, new: Value) -> bytes:
    """Return a file, in UTF-8, that holds another value. Raises RewriteError.

    Characters that are cleaned away when it is read stay in it.
    """
    original = Original(data, "utf-8")
    text = clean(original.text)
    changes = edits(text, new)
    if text != original.text:
        changes = [_moved(edit, removals(original.text)) for edit in changes]
    after = original.splice(changes)
    if not same(parse(clean(Original(after, "utf-8").text))[0], new):
        raise RewriteError
    return after


def _moved(edit: Edit, lost: list[int]) -> Edit:
    """Move an edit of a cleaned text to where it belongs in the one with its dirt."""
    start = edit.start + bisect_right(lost, edit.start)
    end = edit.end + bisect_left(lost, edit.end)
    return Edit(start, max(start, end), edit.text)


def edits(text: str, new: Value) -> list[Edit]:
    """Return the edits after which a sound text holds another value.

    No collection of `new` is empty. Raises RewriteError where that cannot be done in place, or the
    result would not be read as `new`.
    """
    old, troubles = parse(text)
    root = libyaml.compose(text, libyaml.CSafeLoader)
    if troubles or old is None or root is None:
        raise RewriteError
    editor = Editor(text)
    try:
        editor.change(root, old, new, inside=False)
    except OtherShapeError:
        raise RewriteError from None
    after, troubles = parse(splice(text, editor.edits))
    if troubles or not same(after, new):
        raise RewriteError
    return editor.edits


def same(one: Value | None, other: Value | None) -> bool:
    """Tell whether two values are equal but for blanks around their texts."""
    if isinstance(one, dict) and isinstance(other, dict):
        return one.keys() == other.keys() and all(same(one[key], other[key]) for key in one)
    if isinstance(one, list) and isinstance(other, list):
        return len(one) == len(other) and all(map(same, one, other))
    if isinstance(one, str) and isinstance(other, str):
        return one.strip() == other.strip()
    return False
