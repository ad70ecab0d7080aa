"""Stamps: tokens that nobody guesses, a sheet that holds them, settings that do not."""

from __future__ import annotations

import re
from hashlib import sha256
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from generator import library
from generator.cli import main
from generator.edition import select
from generator.exports.stamps import UnknownPlaceError, settings, sheet, stamps
from generator.kinds.entry import Audience
from generator.kinds.kind import Vocabulary
from generator.library import visits

if TYPE_CHECKING:
    from pathlib import Path

    from generator.edition import Edition

SITE = "https://qj.example.cn/lj/"


@pytest.fixture
def content(tmp_path: Path) -> Path:
    files = {
        "a": "title: <b>甲</b>\n",
        "b": "title: 乙\n",
        "inner": "title: 丙\naudience: internal\n",
        "gone": "title: 丁\nstatus: retired\n",
    }
    folder = tmp_path / "content"
    (folder / "places").mkdir(parents=True)
    for name, text in files.items():
        (folder / "places" / f"{name}.yml").write_text(text, "utf-8")
    return folder


@pytest.fixture
def edition(content: Path) -> Edition:
    return select(library.load(content, Vocabulary()), Audience.PUBLIC)


def test_a_code_leads_to_its_place_with_the_token_behind_the_sign(edition: Edition) -> None:
    tokens = iter(("one", "two"))
    made = stamps(edition, ["b", "a", "b"], SITE, lambda: next(tokens))
    assert [stamp.address for stamp in made] == [
        "https://qj.example.cn/lj/places/b/#stamp=one",
        "https://qj.example.cn/lj/places/a/#stamp=two",
    ]
    assert [stamp.hash for stamp in made] == [sha256(t).hexdigest() for t in (b"one", b"two")]


def test_all_that_the_edition_shows(edition: Edition) -> None:
    made = stamps(edition, [], SITE)
    assert [stamp.place.data.id for stamp in made] == ["a", "b"]
    assert len({stamp.token for stamp in made}) == 2
    # what the script in the page takes for a token
    assert all(re.fullmatch(r"[\w-]{16}", stamp.token, re.ASCII) for stamp in made)


@pytest.mark.parametrize("id", ["nope", "inner"])
def test_a_place_that_the_edition_lacks(edition: Edition, id: str) -> None:
    with pytest.raises(UnknownPlaceError, match=id):
        stamps(edition, [id], SITE)


def test_the_settings_hold_no_token_and_the_sheet_no_markup(edition: Edition) -> None:
    made = stamps(edition, [], SITE)
    assert not any(stamp.token in settings(made) for stamp in made)
    page = sheet(made).decode()
    assert "&lt;b&gt;甲&lt;/b&gt;" in page
    assert page.count("<svg") == 2


def test_the_verb_prints_what_the_settings_take(content: Path, tmp_path: Path) -> None:
    asked = ["stamps", "--content", str(content), "--out", str(tmp_path / "out"), "--site", SITE]
    answer = CliRunner().invoke(main, asked)
    assert answer.exit_code == 0
    file = tmp_path / "site_config" / "visits.yml"
    file.parent.mkdir()
    file.write_text(answer.stdout, "utf-8")
    assert set(visits.of(tmp_path).stamps) == {"a", "b"}
    assert (tmp_path / "out" / "stamps.html").is_file()


@pytest.mark.parametrize("extra", [["nope", "--site", SITE], ["a", "--site", "qj.example.cn"]])
def test_mistakes_are_told(content: Path, tmp_path: Path, extra: list[str]) -> None:
    out = tmp_path / "out"
    asked = ["stamps", "--content", str(content), "--out", str(out), *extra]
    assert CliRunner().invoke(main, asked).exit_code == 2
    assert not out.exists()
