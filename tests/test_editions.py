"""Prove that what is internal leaves no trace in the public edition: not a byte depends on it."""

from __future__ import annotations

import json
import random
from typing import TYPE_CHECKING, Any

import pytest

from generator import edition
from generator.books.config import SETTINGS
from generator.books.export import export
from generator.books.model import READ, BookKind
from generator.cli.content import load
from generator.exports import alone, articles
from generator.kinds import KINDS
from generator.kinds.entry import Audience
from tests.project import build_project, make_project
from tests.specimens import Filled, picture

if TYPE_CHECKING:
    from pathlib import Path

OPEN = {kind.folder: f"open-{kind.folder}" for kind in KINDS}
SEEDS = (1, 2)


def _public() -> dict[str, dict[str, Any]]:
    """Give a public entry of every kind with every field, and a retired one otherwise alike."""
    made = Filled(OPEN, lambda path: f"公开的文字（{path}）。").all()
    made["actions"].pop("copied_to")
    for event in made["actions"]["events"]:
        event.pop("by")
        event.pop("note")
    return made


def _told_within(rng: random.Random, action: dict[str, Any]) -> dict[str, Any]:
    """Give the keys of an action that the public never has, whatever stands around them."""
    events = [
        {**event, "by": _random(rng), "note": _random(rng)} if rng.random() < 0.8 else event
        for event in action["events"]
    ]
    return {"copied_to": _random(rng), "events": events}


def _random(rng: random.Random) -> str:
    return "".join(chr(rng.randrange(0x4E00, 0x9FA0)) for _ in range(rng.randrange(4, 40)))


def _id(rng: random.Random) -> str:
    return "".join(rng.choices("abcdefghijklmnopqrstuvwxyz0123456789", k=rng.randrange(3, 20)))


def _overlay(rng: random.Random) -> dict[str, dict[str, Any]]:
    """For every kind, all its fields anew."""
    made = Filled(OPEN, lambda path: _random(rng)).all()
    made["indexes"].pop("audience")  # an entry has one in every edition
    return {
        folder: {**entry, "date": f"20{rng.randrange(10, 30)}-01"} for folder, entry in made.items()
    }


def _hidden(seed: int) -> dict[str, str]:
    """Make internal entries and drafts of every kind.

    They refer to the public ones and say in part what those say.
    """
    rng = random.Random(seed)

    def text(path: str) -> str:
        return rng.choice([f"公开的文字（{path}）。", "公开的文字", _random(rng), _random(rng)])

    files: dict[str, str] = {}
    for more in (
        {"audience": "internal"},
        {"status": "draft"},
        {"audience": "internal", "status": "retired"},
    ):
        for _ in range(rng.randrange(1, 4)):
            ids = {kind.folder: _id(rng) for kind in KINDS}
            files |= Filled(OPEN, text).files(ids, **more)
    return files


def _output(folder: Path, seed: int | None) -> dict[str, bytes]:
    """The public edition with internal content by a seed, or without any."""
    rng = random.Random(seed)
    entries, files = _public(), dict[str, str]()
    overlays = _overlay(rng)
    for kind in KINDS:
        hidden: dict[str, Any] = {} if seed is None else {"internal": overlays[kind.folder]}
        if seed is not None and kind.folder == "actions":
            hidden |= _told_within(rng, entries["actions"])
        files[f"{kind.folder}/{OPEN[kind.folder]}.yml"] = json.dumps(
            entries[kind.folder] | hidden, ensure_ascii=False
        )
        retired = (
            entries[kind.folder]
            | {"status": "retired", "topics": [], "related": [], "unit": None}
            | hidden
        )
        retired = {key: value for key, value in retired.items() if value is not None}
        files[f"{kind.folder}/past-{kind.folder}.yml"] = json.dumps(retired, ensure_ascii=False)
    make_project(folder, files | ({} if seed is None else _hidden(seed)))
    with (folder / "mkdocs.yml").open("a", encoding="utf-8") as file:
        file.write("site_url: https://example.org/\n")  # or there would be no sitemap
    picture(folder / "content/media/p.png")
    if seed is not None:
        picture(folder / f"content/media/{_id(rng)}.jpg")
    site = build_project(folder)
    return _below(site) | _handed_on(folder)


def _below(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


def _handed_on(folder: Path) -> dict[str, bytes]:
    """The books with their e-books, the articles, and the pages of one file each."""
    wanted = [
        {"id": kind.value, "kind": kind.value, "title": "书", "ebook": True, "date": "2026-01"}
        for kind in READ
        if kind is not BookKind.COMPARISON  # no rule here has two texts
    ]
    (folder / SETTINGS).write_text(json.dumps({"books": wanted}), "utf-8")
    library = load(folder / "content")
    public = edition.select(library, Audience.PUBLIC)
    told = articles.files(public, (), None, "https://example.org/", "站")
    month = articles.files(public, (), (2021, 6), "https://example.org/", "站")
    pages = alone.pages(public, (), "站", "https://example.org/")
    books = _below(export(library, folder / "books"))
    return {**books, **dict(told), **dict(month), **dict(pages)}


@pytest.fixture(autouse=True)
def _same_day(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1767225600")


@pytest.fixture(scope="module")
def without(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SOURCE_DATE_EPOCH", "1767225600")
        return _output(tmp_path_factory.mktemp("without"), None)


@pytest.mark.parametrize("seed", SEEDS)
def test_the_public_edition_is_the_same_to_the_byte(
    seed: int, without: dict[str, bytes], tmp_path: Path
) -> None:
    output = _output(tmp_path, seed)
    assert sorted(output) == sorted(without)
    assert [name for name in output if output[name] != without[name]] == []
    size = sum(map(len, output.values()))
    print(f"\neditions: {len(output)} files, {size:,} bytes alike, internal content of seed {seed}")


def test_the_comparison_sees_a_leak(
    without: dict[str, bytes], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    of_audience = edition._item
    monkeypatch.setattr(
        edition, "_item", lambda entry, audience: of_audience(entry, Audience.INTERNAL)
    )
    made = _output(tmp_path, SEEDS[0])
    assert len(made) > len(without)
    assert made["cases/open-cases/index.html"] != without["cases/open-cases/index.html"]


def test_retired_entries_are_kept_and_out_of_listings_and_search(without: dict[str, bytes]) -> None:
    for kind in KINDS:
        past = f"{kind.folder}/past-{kind.folder}/"
        assert "已停用" in without[f"{past}index.html"].decode()
        linking = [
            name
            for name, data in without.items()
            if past.encode() in data and not name.startswith(past)
        ]
        assert linking == [], past
