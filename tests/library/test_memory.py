"""What is remembered of a content folder says the same as reading it anew."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from generator.library import loading, memory
from generator.library.vocabulary import UNREADABLE

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    import pytest

    from generator.library.loading import Reading

NAMES = ("a", "b", "c")
TEXTS = {
    "cases": (
        "title: 甲案\nfictional: true\nunit: a\nrelated: [rules/a, cases/b]\n",
        "title: 乙案\nfictional: true\nanalysis: 见[[cases/c]]\ncircular: a\n",
        "title: 甲案\nfictional: true\nconduct: [{what: 收礼, violates: [a#2]}]\n",
        "title: 丙案\nfictional: true\naudience: internal\n",
        "titel: 丁案\n",
        "title: [\n",
    ),
    "rules": (
        "title: 某办法\nshort: [办法]\nlevel: 单位\nclauses: [{no: '1', text: 一}]\n",
        "title: 某办法\nlevel: 单位\nclauses: [{no: '1', text: 一}, {no: '2', text: 二}]\n",
        "title: 某规定\nlevel: 单位\nstatus: draft\nclauses: [{no: '2', text: 二}]\n",
    ),
    "units": ("title: 某某街道办\ntype: 机关\n", "title: 某某街道办事处\ntype: 机关\nparent: b\n"),
    "circulars": (
        "title: 某通报\ndate: 2023-01-01\nfictional: true\n",
        "title: 某通报\ndate: 2023-01-01\nfictional: true\nunit: 某某街道办\n",
    ),
    "terms": ("- {id: x, title: 甲, definition: 见[[rules/a#2]]}\n- {id: x, title: 乙}\n",),
}
Step = tuple[str, str, str | None]
"""Folder, name, and what the file then holds; None: it is gone."""

STEPS = st.sampled_from(sorted(TEXTS)).flatmap(
    lambda folder: st.tuples(
        st.just(folder),
        st.sampled_from(NAMES),
        st.sampled_from((None, *TEXTS[folder])),
    )
)


def _write(content: Path, step: Step, number: int) -> None:
    folder, name, text = step
    path = content / folder / f"{name}.yml"
    path.parent.mkdir(parents=True, exist_ok=True)
    if text is None:
        path.unlink(missing_ok=True)
        return
    path.write_text(text, "utf-8")
    os.utime(path, ns=(number, number))  # each edit at a time of its own, long ago


def _told(reading: Reading) -> object:
    entries = [(entry.key, entry.data, entry.inner) for entry in reading.library]
    return entries, reading.diagnostics, sorted(reading.broken)


@settings(max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(STEPS, min_size=1, max_size=8))
def test_reading_with_memory_tells_the_same(
    tmp_path_factory: pytest.TempPathFactory, steps: list[Step]
) -> None:
    content = tmp_path_factory.mktemp("content")
    remembered = memory.Memory()
    for number, step in enumerate(steps):
        _write(content, step, number)
        anew = loading.read(content, UNREADABLE)
        assert _told(loading.read(content, UNREADABLE, memory=remembered)) == _told(anew)


def _calls(monkeypatch: pytest.MonkeyPatch, module: object, name: str) -> list[object]:
    """A list that grows with every call of a function of a module."""
    calls: list[object] = []
    function: Callable[..., object] = getattr(module, name)

    def note(*arguments: object) -> object:
        calls.append(arguments)
        return function(*arguments)

    monkeypatch.setattr(module, name, note)
    return calls


def test_an_edit_costs_what_it_touches(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for number in range(30):
        text = f"title: 第{number}案\nfictional: true\nrelated: [rules/a]\n"
        _write(tmp_path, ("cases", f"n-{number}", text), number)
    _write(tmp_path, ("rules", "a", TEXTS["rules"][0]), 100)
    remembered = memory.Memory()
    loading.read(tmp_path, UNREADABLE, memory=remembered)
    work = [_calls(monkeypatch, loading, "contents"), _calls(monkeypatch, memory, "check")]

    def work_of(step: Step, number: int) -> list[int]:
        before = [len(one) for one in work]
        _write(tmp_path, step, number)
        loading.read(tmp_path, UNREADABLE, memory=remembered)
        return [len(one) - was for one, was in zip(work, before, strict=True)]

    assert work_of(("cases", "n-3", "title: 新案\nfictional: true\n"), 101) == [1, 1]
    assert work_of(("rules", "a", TEXTS["rules"][1]), 102) == [1, 30]  # 29 cases refer to it


def test_a_file_that_just_changed_is_read_again(tmp_path: Path) -> None:
    """Its next state may have the same size and, by a coarse clock, the same time."""
    path = tmp_path / "cases/a.yml"
    path.parent.mkdir()
    remembered = memory.Memory()
    for title in ("甲案", "乙案"):
        path.write_text(f"title: {title}\nfictional: true\n", "utf-8")
        library = loading.read(tmp_path, UNREADABLE, memory=remembered).library
        assert [entry.data.title for entry in library] == [title]
