"""One file's values → entries, with every mistake in their shape."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

import pydantic

from generator.kinds.choose import nearest
from generator.kinds.entry import Audience, EntryData, Status
from generator.kinds.leaves import type_at
from generator.kinds.record import SPELLINGS, Choice
from generator.source.codes import CODES
from generator.source.diagnostics import Anchor, Path, Problem

if TYPE_CHECKING:
    from pydantic_core import ErrorDetails

    from generator.kinds.kind import Kind
    from generator.source.files import SourceFile
    from generator.source.yaml import Value


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry as the public may see it (`data`) and, where it has an overlay, as the internal edition does.

    `overlay`: the keys written under `internal`. `path`: where the entry stands in its file.
    """

    kind: Kind
    data: EntryData
    inner: EntryData | None
    overlay: frozenset[str]
    file: SourceFile
    path: Path

    @property
    def key(self) -> tuple[str, str]:
        return self.kind.folder, self.data.id

    @property
    def public(self) -> bool:
        return self.data.audience is Audience.PUBLIC

    @property
    def draft(self) -> bool:
        return self.data.status is Status.DRAFT

    def place_of(self, path: Path, *, inner: bool = False) -> Path:
        """The path in the file of a path in the entry; that of an overlaid key lies under `internal`."""
        overlaid = inner and path and not SPELLINGS.get(str(path[0]), set()).isdisjoint(self.overlay)
        return (*self.path, "internal", *path) if overlaid else (*self.path, *path)


Found = tuple[list[Entry], list[Problem]]


def read_entries(value: Value | None, file: SourceFile, kind: Kind) -> Found:
    """The entries of one file (a mapping is one, a list holds several) and what is wrong with their shape."""
    if isinstance(value, dict):
        return _single(value, file, kind)
    if not isinstance(value, list):
        return [], [Problem("not-an-entry")]
    entries: list[Entry] = []
    problems: list[Problem] = []
    for index, item in enumerate(value):
        if not isinstance(item, dict):
            problems.append(Problem("not-an-entry", (index,)))
        else:
            entry, found = _entry(item, file, kind, (index,))
            problems += found
            entries += [entry] if entry else []
    return entries, problems


def _single(value: dict[str, Value], file: SourceFile, kind: Kind) -> Found:
    given = value.get("id", value.get("编号"))
    problems: list[Problem] = []
    if given is not None and given != file.stem:
        problems.append(Problem("id-differs", ("id",), {"value": given, "name": file.stem}))
    plain = {name: item for name, item in value.items() if name not in ("id", "编号")}
    entry, found = _entry({**plain, "id": file.stem}, file, kind, ())
    misnamed = [p for p in found if p.code == "bad-id" and p.path == ("id",)]
    problems += [Problem("file-name", (), {"name": file.stem})] if misnamed else []
    problems += [p for p in found if p not in misnamed]
    return ([entry] if entry else []), problems


def _entry(value: dict[str, Value], file: SourceFile, kind: Kind, path: Path) -> tuple[Entry | None, list[Problem]]:
    base = {name: item for name, item in value.items() if name not in ("internal", "内部")}
    overlay = value.get("internal", value.get("内部", {}))
    data, problems = _validated(kind, base, path)
    if not isinstance(overlay, dict):
        return None, [*problems, _wrong_type((*path, "internal"), overlay, "键值", "a mapping")]
    inner = None
    if overlay:
        merged = {n: v for n, v in base.items() if SPELLINGS.get(n, {n}).isdisjoint(overlay)} | overlay
        inner, found = _validated(kind, merged, path)
        shared = {(p.code, p.path) for p in problems}
        problems += [_under_internal(p, path) for p in found if (p.code, p.path) not in shared]
    if data is None or problems:
        return None, problems
    return Entry(kind, data, inner, frozenset(overlay), file, path), []


def _under_internal(problem: Problem, path: Path) -> Problem:
    below = problem.path[len(path) :]
    return Problem(problem.code, (*path, "internal", *below), problem.values, problem.anchor)


@cache
def _adapter(model: type[EntryData]) -> pydantic.TypeAdapter[EntryData]:
    return pydantic.TypeAdapter(model)


def _validated(kind: Kind, value: dict[str, Value], path: Path) -> tuple[EntryData | None, list[Problem]]:
    try:
        return _adapter(kind.model).validate_python(value), []
    except pydantic.ValidationError as error:
        details = error.errors(include_url=False)
        return None, [_problem(detail, path, kind) for detail in details]


def _problem(detail: ErrorDetails, path: Path, kind: Kind) -> Problem:
    """What pydantic found, in the words of our own codes."""
    found, where, value = detail["type"], (*path, *detail["loc"]), detail["input"]
    last = str(detail["loc"][-1]) if detail["loc"] else ""
    context = detail.get("ctx", {})
    if found in CODES:
        return Problem(found, where, context)
    if found == "missing":
        return Problem("missing-key", where[:-1], {"key": last, "label": _label(kind, last)})
    if found == "unexpected_keyword_argument":
        return _unknown_key(kind, detail["loc"], where)
    if found == "enum":
        return _unknown_value(kind, detail["loc"], where, value)
    if found == "string_too_short":
        return Problem("empty-value", where)
    if found == "finite_number":
        return Problem("bad-coordinate", where, {"value": value, "expected": "要是一个数"})
    if found.startswith(("greater_than", "less_than")):
        sign = {"greater_than_equal": "≥", "less_than_equal": "≤", "greater_than": ">", "less_than": "<"}[found]
        return Problem("out-of-range", where, {"value": value, "expected": f"{sign} {next(iter(context.values()))}"})
    return _wrong_type(where, value, *_TYPES.get(found.split("_")[0], (found, found)))


_TYPES = {
    "string": ("一段文字", "a text"),
    "tuple": ("一个列表", "a list"),
    "dataclass": ("若干“键: 值”", "a mapping"),
    "int": ("整数", "a whole number"),
    "float": ("数字", "a number"),
}


def _wrong_type(path: Path, value: object, expected: str, expected_en: str) -> Problem:
    shown = value if isinstance(value, str) else "…"
    return Problem("wrong-type", path, {"value": shown, "expected": expected, "expected_en": expected_en})


def _unknown_key(kind: Kind, loc: Path, where: Path) -> Problem:
    labels = type_at(kind.model, loc[:-1]).LABELS  # type: ignore[attr-defined]
    written = str(loc[-1])
    if written in labels or written in labels.values():
        return Problem("duplicate-key", where, {"key": written}, Anchor.KEY)  # the key beside its own label
    names = [*labels, *labels.values()]
    values = {"key": written, "known": "、".join(labels), "nearest": nearest(written, names)}
    return Problem("unknown-key", where, values, Anchor.KEY)


def _unknown_value(kind: Kind, loc: Path, where: Path, value: object) -> Problem:
    choice = type_at(kind.model, loc)
    assert issubclass(choice, Choice)
    known = "、".join(member.label for member in choice)
    near = nearest(str(value), [*(m.label for m in choice), *(m.value for m in choice)])
    return Problem("unknown-value", where, {"value": value, "known": known, "nearest": near})


def _label(kind: Kind, name: str) -> str:
    return next((s for s in sorted(SPELLINGS.get(name, ())) if s != name), name)



