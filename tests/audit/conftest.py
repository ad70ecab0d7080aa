"""Build a project whose every internal text is a random token, and search its public output."""

from __future__ import annotations

import random
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest
from PIL import Image

from generator import library
from generator.audit.search import Searcher
from generator.kinds import KINDS
from generator.library import vocabulary
from tests.project import build_project, make_project
from tests.specimens import Filled, picture

if TYPE_CHECKING:
    from pathlib import Path

    from generator.library.catalogue import Library

_HAN = [
    chr(code)
    for code in range(0x4E00, 0x9FA0)
    if chr(code) not in "年月日时分秒第条款项期号个件人次元万起章节一二三四五六七八九十百千"
]


def han(rng: random.Random, length: int = 12) -> str:
    """Characters that stand together nowhere else."""
    return "".join(rng.choices(_HAN, k=length))


def word(rng: random.Random) -> str:
    return "".join(rng.choices("bcdfghjkmnpqrstvwxz", k=6)) + "".join(rng.choices("23456789", k=4))


@dataclass
class Planted:
    """`texts` by the path of the field that holds it, `ids` by folder: all of them internal.
    `note`: what the public picture says about itself."""

    project: Path
    output: Path
    library: Library
    searcher: Searcher
    texts: dict[str, str]
    ids: dict[str, str]
    note: str


def internal_files(rng: random.Random) -> tuple[dict[str, str], dict[str, str], dict[str, str]]:
    """One internal entry of every kind: its files, its texts and its ids."""
    texts: dict[str, str] = {}
    ids = {kind.folder: word(rng) for kind in KINDS}

    def text(path: str) -> str:
        return texts.setdefault(path, han(rng))

    return Filled(ids, text, f"media/{word(rng)}.png").files(audience="internal"), texts, ids


def public_files() -> dict[str, str]:
    """One public entry of every kind."""
    ids = {kind.folder: f"open-{kind.folder}" for kind in KINDS}
    return Filled(ids, lambda path: f"公开的文字（{path}）。", "media/open.png").files()


@pytest.fixture(scope="session")
def planted(tmp_path_factory: pytest.TempPathFactory) -> Planted:
    rng = random.Random(7)
    project = tmp_path_factory.mktemp("planted")
    internal, texts, ids = internal_files(rng)
    make_project(project, public_files() | internal)
    for name in {
        entry.rpartition('"media/')[2].partition('"')[0]
        for entry in internal.values()
        if '"media/' in entry
    }:
        picture(project / "content/media" / name)
    note, exif = han(rng), Image.Exif()
    exif[0x9C9B] = note.encode("utf-16-le")  # XPTitle
    picture(project / "content/media/open.png", exif=exif)
    words = vocabulary.load(project / "site_config/vocabulary.yml", "vocabulary.yml")
    entries = library.load(project / "content", words)
    return Planted(project, build_project(project), entries, Searcher(entries), texts, ids, note)
