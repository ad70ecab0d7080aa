"""The house: which part may import which, and how large a part may be."""

from __future__ import annotations

import ast
from graphlib import CycleError, TopologicalSorter
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parent.parent
PACKAGE = "generator"
OUTPUTS = ("pages", "search", "geo", "training", "books", "feeds", "data")
FLOORS = (
    ("tools", "source"),
    ("kinds",),
    ("media",),
    ("library",),
    ("edition",),
    ("law", "text"),  # what several outputs need
    ("intake", "starter"),
    OUTPUTS,
    ("audit", "mcp"),
    ("theme",),
    ("exports",),  # lessons as packages, dressed as the site is; settings of a web server
    ("outputs",),
    ("mkdocs",),
    ("cli",),
)
FLOOR = {part: floor for floor, parts in enumerate(FLOORS) for part in parts}
# Pages hold the drawings of maps and chains, the lesson's script, the calendar's next days and the
# list of what is given away as data; a leaflet the drawing of its route.
ALLOWED_BESIDE = {
    ("pages", "geo"),
    ("pages", "training"),
    ("pages", "feeds"),
    ("pages", "data"),
    ("books", "geo"),
}
HOSTS = ("mkdocs", "material")
MAY_KNOW_HOSTS = ("mkdocs", "theme")
FILE_LIMIT, FUNCTION_LIMIT = 600, 60


def imports(tree: ast.AST, module: str) -> Iterator[str]:
    """Full names of all that a module imports, inside functions and for type checking, too."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            above = module.split(".")[: -node.level] if node.level else []
            base = ".".join([*above, *([node.module] if node.module else [])])
            yield from (f"{base}.{alias.name}" for alias in node.names)


def room(module: str) -> str:
    """Return the room of a module or of a name in one, by its full name."""
    return module.split(".")[1]


def violations(module: str, source: str) -> list[str]:
    """What a module of the package, by its full name, imports against the rules."""
    here = room(module)
    problems = []
    for name in imports(ast.parse(source), module):
        top, *below = name.split(".")
        if top in HOSTS and here not in MAY_KNOW_HOSTS:
            problems.append(
                f"{module} imports {name}: only {', '.join(MAY_KNOW_HOSTS)} may know the host"
            )
        if top != PACKAGE or not below or below[0].startswith("__"):
            continue
        there = room(name)
        if there == here:
            continue
        if there not in FLOOR:
            problems.append(f"{module} imports {name}, which stands on no floor")
        elif FLOOR[there] > FLOOR[here]:
            problems.append(f"{module} imports {name} from above")
        elif here in OUTPUTS and there in OUTPUTS and (here, there) not in ALLOWED_BESIDE:
            problems.append(f"{module} imports {name} from beside")
    return problems


def _modules() -> dict[str, Path]:
    result = {}
    for path in sorted((ROOT / PACKAGE).rglob("*.py")):
        names = [*path.relative_to(ROOT).with_suffix("").parts]
        if names != [PACKAGE, "__init__"]:
            result[".".join(names)] = path
    return result


def test_every_part_stands_on_a_floor() -> None:
    assert {room(module) for module in _modules()} <= set(FLOOR)


def test_imports_go_one_way() -> None:
    assert [
        told
        for module, path in _modules().items()
        for told in violations(module, path.read_text("utf-8"))
    ] == []


def test_the_rules_can_be_broken() -> None:
    def told(module: str, source: str) -> int:
        return len(violations(f"generator.{module}", source))

    assert told("source.yaml", "from generator.kinds import KINDS") == 1
    assert told("source.yaml", "import generator.kinds.entry") == 1
    assert told("source.yaml", "from ..kinds import KINDS") == 1
    assert told("source.yaml", "from generator import library") == 1
    assert told("source.yaml", "from . import files\nfrom .codes import CODES") == 0
    assert (
        told("kinds.cases.checks", "def f():\n    from generator.library.loading import load") == 1
    )
    assert (
        told(
            "kinds.cases.checks",
            "if TYPE_CHECKING:\n    from generator.library.loading import load",
        )
        == 1
    )
    assert told("library", "from generator.edition import select") == 1
    assert (
        told(
            "edition",
            "from generator.library.loading import load\nfrom generator import __version__",
        )
        == 0
    )
    assert told("search.index", "from generator.pages import home") == 1
    assert told("search.index", "from generator.geo import drawing") == 1
    assert told("pages.home", "from generator.geo.schematic import draw") == 0
    assert told("geo.schematic", "from generator.pages import home") == 1
    assert told("pages.home", "import mkdocs.plugins") == 1
    assert told("pages.home", "from material.extensions import emoji") == 1
    assert (
        told(
            "mkdocs.plugin",
            "from mkdocs.plugins import BasePlugin\nfrom generator.pages import home",
        )
        == 0
    )
    assert told("mkdocs.plugin", "from generator.cli import main") == 1
    assert told("pages.home", "from generator.attic import box") == 1


def _ties(sources: dict[str, str]) -> dict[str, set[str]]:
    """Which modules each module imports, for type checking, too."""
    ties: dict[str, set[str]] = {module: set() for module in sources}
    for module, source in sources.items():
        for name in imports(ast.parse(source), module):
            while name and name not in sources:
                name = name.rpartition(".")[0]  # from the imported name to the module that holds it
            ties[module] |= {name} - {"", module}
    return ties


def _circle(sources: dict[str, str]) -> list[str]:
    """Modules that import each other, if there are any."""
    try:
        TopologicalSorter(_ties(sources)).prepare()
    except CycleError as error:
        result: list[str] = error.args[1]
        return result
    return []


def test_no_files_import_each_other() -> None:
    assert _circle({name: path.read_text("utf-8") for name, path in _modules().items()}) == []


def test_a_circle_is_found() -> None:
    sources = {
        "generator.a": "from generator.b import B",
        "generator.b": "if X:\n    from generator import a",
    }
    assert set(_circle(sources)) == set(sources)


def test_files_and_functions_are_short() -> None:
    long = []
    for path in sorted((*(ROOT / PACKAGE).rglob("*.py"), *(ROOT / "tests").rglob("*.py"))):
        text = path.read_text("utf-8")
        name = path.relative_to(ROOT).as_posix()
        long += _too_long(name, text)
    assert long == []


def test_length_can_be_exceeded() -> None:
    assert len(_too_long("x.py", "\n" * (FILE_LIMIT + 1))) == 1
    assert len(_too_long("x.py", "def f():\n" + "    x = 1\n" * 60)) == 1
    assert _too_long("x.py", "def f():\n" + "    x = 1\n" * 59) == []


def _too_long(name: str, text: str) -> list[str]:
    lines = text.count("\n")
    problems = [f"{name} has {lines} lines"] if lines > FILE_LIMIT else []
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            length = (node.end_lineno or 0) - node.lineno + 1
            problems += (
                [f"{name}: {node.name} has {length} lines"] if length > FUNCTION_LIMIT else []
            )
    return problems
