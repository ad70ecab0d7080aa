"""Hold JSON-LD against schema.org's vocabulary, as TypeScript declares it (npm: schema-dts)."""

from __future__ import annotations

import json
import re
import subprocess
from typing import TYPE_CHECKING, Any

from tests.npm import NODE
from tests.project import REPOSITORY

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path

_MODULES = REPOSITORY / "node_modules"
_COMPILER = _MODULES / "typescript" / "bin" / "tsc"
_INPUT = "query-input"
"""What a reader is asked for is no property of an action but said of one (schema.org/docs)."""
_OPTIONS = {
    "strict": True,
    "noEmit": True,
    "skipLibCheck": True,
    "module": "esnext",
    "moduleResolution": "bundler",
    "types": [],
    "paths": {"schema-dts": [str(_MODULES / "schema-dts")]},
}
_DATE = re.compile(r"\d{4}(-\d\d){0,2}")
"""A day, a month or a year of ISO 8601, which to TypeScript is any text."""


def mistakes(things: Iterable[Mapping[str, Any]], folder: Path) -> list[str]:
    """Return what of things is not as the vocabulary has it.

    A type or property that it lacks, a value that is not of the types of its property, a date that
    is none. `folder`: an empty one, to write in.
    """
    all_things = [*things]
    (folder / "tsconfig.json").write_text(json.dumps({"compilerOptions": _OPTIONS}), "utf-8")
    code = [
        'import type * as Vocabulary from "schema-dts";',
        *(f"void ({_typed(thing)});" for thing in all_things),
    ]
    (folder / "things.ts").write_text("\n".join(code) + "\n", "utf-8")
    command = [str(NODE), str(_COMPILER), "--project", str(folder), "--pretty", "false"]
    outcome = subprocess.run(
        command, cwd=folder, capture_output=True, text=True, encoding="utf-8", check=False
    )
    assert outcome.returncode in (0, 1, 2), outcome.stderr
    return [*outcome.stdout.splitlines(), *_dates(all_things)]


def _typed(thing: Mapping[str, Any]) -> str:
    """A thing as an expression that is to be of its own type and no more."""
    said = {key: value for key, value in thing.items() if key != "@context"}
    return f"{json.dumps(_without_input(said))} satisfies Vocabulary.{thing['@type']}Leaf"


def _without_input(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _without_input(inner) for key, inner in value.items() if key != _INPUT}
    return [*map(_without_input, value)] if isinstance(value, list) else value


def _dates(value: Any, name: str = "") -> Iterator[str]:
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from _dates(inner, key)
    elif isinstance(value, list):
        for inner in value:
            yield from _dates(inner, name)
    elif "date" in name.lower() and not _DATE.fullmatch(value):
        yield f"{name} is no date: {value}"
