"""Join ES modules into one classic script, since browsers load no modules from file://.

The modules stay the single source. They are written so that joining them is enough: imports and
exports stand on lines of their own, and no two modules use the same name at the top level.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

_IMPORT = re.compile(r'^import \{[^}]*\} from "(\.[a-z0-9./-]+\.js)";$', re.MULTILINE)
_EXPORT = re.compile(r"^export (?=(?:async )?(?:function|class|const)\b)", re.MULTILINE)
_NAME = re.compile(
    r"^(?:export )?(?:async )?(?:function\*?|class|const|let) ([\w$]+)", re.MULTILINE
)
_COMMENT = re.compile(r"^\s*(?://.*|/\*\*(?:[^*]|\*(?!/))*\*/)\n", re.MULTILINE)
_REMARK = re.compile(r"(?<=[;,{}(]) +// [^'\"`\n]*$", re.MULTILINE)
_INDENT = re.compile(r"^ +", re.MULTILINE)


def bundle(folder: Path, entry: str) -> str:
    """Return the entry and all that it imports as a script that defines nothing global.

    Raises ValueError if a module is written in a way that cannot be joined.
    """
    parts: dict[Path, str] = {}
    _visit((folder / entry).resolve(), parts)
    _refuse_doubles(parts)
    body = "".join(_plain(module.name, text) for module, text in parts.items())
    return f'(() => {{\n"use strict";\n{body}}})();\n'


def _visit(module: Path, parts: dict[Path, str]) -> None:
    """Add a module after all that it imports."""
    text = module.read_text(encoding="utf-8")
    for name in _IMPORT.findall(text):
        target = (module.parent / name).resolve()
        if target not in parts:
            _visit(target, parts)
    parts.setdefault(module, text)


def _refuse_doubles(parts: dict[Path, str]) -> None:
    owner: dict[str, Path] = {}
    for module, text in parts.items():
        for name in _NAME.findall(text):
            if owner.setdefault(name, module) != module:
                raise ValueError(f"{module.name} and {owner[name].name} both define {name}")


def _plain(name: str, text: str) -> str:
    """Take away imports, exports, indentation, and comments that fill a line or end one."""
    text = _EXPORT.sub("", _IMPORT.sub("", text))
    if re.search(r"^(import|export)\b", text, re.MULTILINE):
        raise ValueError(f"{name}: an import or export in a form that cannot be joined")
    text = _REMARK.sub("", _COMMENT.sub("", text))
    return _INDENT.sub("", re.sub(r"\n+", "\n", text).lstrip("\n"))
