"""What templates are compiled to is kept for the next process, and never stands in the way."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import jinja2
import pytest

from generator.pages.compiled import Compiled

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def compilations(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The sources that were compiled."""
    sources: list[str] = []
    compile_ = jinja2.Environment.compile

    def noted(self: jinja2.Environment, source: str, *rest: object, **named: object) -> object:
        sources.append(source)
        return compile_(self, source, *rest, **named)  # type: ignore[call-overload]

    monkeypatch.setattr(jinja2.Environment, "compile", noted)
    return sources


def _rendered(folder: Path | None, source: str) -> str:
    """Render a template as a new process would."""
    compiled = Compiled()
    compiled.keep_in(folder)
    loader = jinja2.DictLoader({"page": source})
    return jinja2.Environment(loader=loader, bytecode_cache=compiled).get_template("page").render()


def test_another_process_compiles_what_changed_only(
    tmp_path: Path, compilations: list[str]
) -> None:
    for source in ("{{ 1 + 1 }}", "{{ 1 + 1 }}", "{{ 1 + 2 }}", "{{ 1 + 2 }}"):
        assert _rendered(tmp_path, source) == str(eval(source.strip("{} ")))
    assert compilations == ["{{ 1 + 1 }}", "{{ 1 + 2 }}"]


def test_without_a_folder_nothing_is_kept(compilations: list[str]) -> None:
    assert _rendered(None, "a") == _rendered(None, "a") == "a"
    assert compilations == ["a", "a"]


def test_one_environment_after_the_other_shares_what_a_process_compiled(
    compilations: list[str],
) -> None:
    compiled = Compiled()
    loader = jinja2.DictLoader({"page": "a"})
    for _ in range(2):
        jinja2.Environment(loader=loader, bytecode_cache=compiled).get_template("page")
    assert compilations == ["a"]


@pytest.mark.parametrize("content", [b"", b"no bytecode", b"j2\x05\x00"])
def test_what_is_cut_short_is_compiled_again(
    content: bytes, tmp_path: Path, compilations: list[str]
) -> None:
    _rendered(tmp_path, "a")
    (kept,) = tmp_path.iterdir()
    kept.write_bytes(content)
    assert _rendered(tmp_path, "a") == "a"
    kept.write_bytes(kept.read_bytes()[:-5])
    assert _rendered(tmp_path, "a") == "a"
    assert len(compilations) == 3


def test_a_folder_that_goes_is_done_without(tmp_path: Path, compilations: list[str]) -> None:
    folder = tmp_path / "kept"
    folder.mkdir()
    compiled = Compiled()
    compiled.keep_in(folder)
    shutil.rmtree(folder)
    loader = jinja2.DictLoader({"page": "a"})
    environment = jinja2.Environment(loader=loader, bytecode_cache=compiled)
    assert environment.get_template("page").render() == "a"
    assert len(compilations) == 1
