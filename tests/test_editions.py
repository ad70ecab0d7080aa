"""Prove that what is internal leaves no trace in the public edition: not a byte depends on it."""

from __future__ import annotations

import json
import random
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

import pytest

from generator import edition
from generator.books.config import SETTINGS
from generator.books.export import export
from generator.books.model import READ, BookKind
from generator.cli.content import load
from generator.exports import alone, articles
from generator.exports.cards import cards
from generator.kinds import KINDS
from generator.kinds.entry import Audience
from generator.mcp.protocol import respond
from generator.mcp.shelf import Shelf
from generator.mkdocs.offline import offline_files
from tests.project import build_project, make_project
from tests.specimens import Filled, picture

if TYPE_CHECKING:
    from pathlib import Path

OPEN = {kind.folder: f"open-{kind.folder}" for kind in KINDS}
SEEDS = (1, 2)
ADDRESS = "https://example.org/"
_WITHOUT = (BookKind.COMPARISON, BookKind.WARNING)
"""No rule here has two texts, no unit of an index for the public is warned."""


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

    standing_alone = Filled(OPEN, text).all()["indexes"]
    standing_alone.pop("audience")  # internal, as nobody says otherwise
    files = {f"indexes/{_id(rng)}.yml": json.dumps(standing_alone, ensure_ascii=False)}
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
        written = json.dumps(entries[kind.folder] | hidden, ensure_ascii=False)
        remark = "" if seed is None else f"\n# {_random(rng)}\n"
        files[f"{kind.folder}/{OPEN[kind.folder]}.yml"] = written + remark
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
    return _below(site) | _handed_on(folder) | _asked_of(site)


def _below(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


def _handed_on(folder: Path) -> dict[str, bytes]:
    """The books with their e-books, the articles, pages of one file each, and cards to share."""
    wanted = [
        {"id": kind.value, "kind": kind.value, "title": "书", "ebook": True, "date": "2026-01"}
        for kind in READ
        if kind not in _WITHOUT
    ]
    (folder / SETTINGS).write_text(json.dumps({"books": wanted}), "utf-8")
    library = load(folder / "content")
    public = edition.select(library, Audience.PUBLIC)
    told = articles.files(public, (), None, ADDRESS, "站")
    month = articles.files(public, (), (2021, 6), ADDRESS, "站")
    pages = alone.pages(public, (), "站", ADDRESS)
    books = _below(export(library, folder / "books"))
    shared = cards(public, "站", "一个站", ADDRESS)
    words = {url: asdict(card) for url, card in shared.cards.items()} | {"remarks": shared.remarks}
    drawn = {"cards.json": json.dumps(words, ensure_ascii=False).encode()}
    return {**books, **dict(told), **dict(month), **dict(pages), **drawn}


def _asked_of(site: Path) -> dict[str, bytes]:
    """The site for a memory stick, and all that a language model is told of it."""
    stick = {f"stick/{at}": b for at, b in offline_files(site, "站", Audience.PUBLIC)}
    shelf = Shelf(site)
    asked = [
        ("list", {}),
        *(("list", {"kind": kind.folder}) for kind in KINDS),
        *(("get", {"id": id}) for id in shelf.entries),
        *(("search", {"query": word, "limit": 100}) for word in ("公开", "的", "internal")),
        ("cite", {"reference": f"{OPEN['rules']}#1"}),
    ]
    answers = [respond(shelf, _request(name, arguments)) for name, arguments in asked]
    return stick | {"answers.json": json.dumps(answers, ensure_ascii=False).encode()}


def _request(tool: str, arguments: dict[str, object]) -> bytes:
    params = {"name": tool, "arguments": arguments}
    told = {"jsonrpc": "2.0", "id": 1, "method": "tools/call", "params": params}
    return json.dumps(told).encode()


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
    for ending in ("cases/open-cases/index.html.md", ".epub", ".atom", "rule.json", ".csv"):
        assert any(name.endswith(ending) for name in output), ending
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
            if past.encode() in data and not name.startswith((past, "stick/", "cards.json"))
        ]
        assert linking == [], past
