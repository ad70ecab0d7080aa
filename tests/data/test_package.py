"""Open data: right by the rules of Data Package 2, whole, and only what the public may have.

`profiles.json` holds the profiles of Data Package and Table Schema that datapackage.org publishes
for version 2.0, without their descriptions and examples.
"""

from __future__ import annotations

import csv
import io
import json
from dataclasses import replace
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any

import jsonschema
import pydantic
import pytest

from generator import library
from generator.data import package, schema
from generator.edition import Edition, select
from generator.kinds import BY_FOLDER, KINDS
from generator.kinds.entry import Audience
from generator.library import vocabulary
from generator.media import Album
from generator.media.album import Rendition, Sizes
from generator.pages.build import build
from generator.tools.cells import restore
from generator.tools.writing import whole
from tests.project import REPOSITORY
from tests.specimens import Filled, picture
from tests.training.samples import make_edition

if TYPE_CHECKING:
    from collections.abc import Mapping

PROFILES: dict[str, Any] = json.loads(Path(__file__).with_name("profiles.json").read_text("utf-8"))
IDS = {kind.folder: f"x-{kind.folder}" for kind in KINDS}
ALBUM = Album({"media/p.png": Sizes((Rendition("media/0a1b.webp", 40, 30),))})
OPEN = (
    "data: 是\n许可: CC-BY-4.0\n许可网址: https://creativecommons.org/licenses/by/4.0/\n"
    "引用: 某县清廉资料\n"
)


@pytest.fixture(scope="module")
def edition(tmp_path_factory: pytest.TempPathFactory) -> Edition:
    """An entry of every kind with every field, and beside it one of each that is internal."""
    folder = tmp_path_factory.mktemp("data")
    public = Filled(IDS, lambda path: f"=文字（{path}）").files()
    inner = Filled(IDS, lambda path: f"内部文字（{path}）")
    hidden = inner.files({f: f"hidden-{f}" for f in IDS}, audience="internal")
    retired = inner.files({f: f"retired-{f}" for f in IDS}, status="retired")
    for path, text in (public | hidden | retired).items():
        file = folder / "content" / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, "utf-8")
    picture(folder / "content/media/p.png")
    (folder / "site_config").mkdir()
    (folder / "site_config/sharing.yml").write_text(OPEN, "utf-8")
    words = vocabulary.load(REPOSITORY / "site_config/vocabulary.yml", "vocabulary.yml")
    return replace(
        select(library.load(folder / "content", words), Audience.PUBLIC),
        home=folder,
    )


@pytest.fixture(scope="module")
def made(edition: Edition) -> dict[str, bytes]:
    files = package.files(edition, "清鉴", "https://example.org/", ALBUM)
    return {path: whole(content) for path, content in files}


def _rows(data: bytes) -> list[dict[str, str]]:
    return [*csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline=""))]


def test_what_describes_the_data_is_right_by_the_published_profiles(
    made: dict[str, bytes],
) -> None:
    described = json.loads(made[package.PACKAGE])
    jsonschema.validate(described, PROFILES["datapackage"])
    assert described["licenses"] == [
        {"name": "CC-BY-4.0", "path": "https://creativecommons.org/licenses/by/4.0/"}
    ]
    assert "某县清廉资料" in described["description"]
    tables = [one for one in described["resources"] if one["format"] == "csv"]
    assert {one["name"] for one in tables} == set(BY_FOLDER)
    for one in described["resources"]:
        data = made[f"data/{one['path']}"]
        assert (one["bytes"], one["hash"]) == (len(data), f"sha256:{sha256(data).hexdigest()}")
    for one in tables:
        jsonschema.validate(one["schema"], PROFILES["tableschema"])
        [row] = _rows(made[f"data/{one['path']}"])
        assert [*row] == [field["name"] for field in one["schema"]["fields"]]


@pytest.mark.parametrize("wrong", [{"resources": []}, {"licenses": [{}]}, {"name": 1}])
def test_the_profile_tells_what_is_wrong(wrong: Mapping[str, Any], made: dict[str, bytes]) -> None:
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(json.loads(made[package.PACKAGE]) | wrong, PROFILES["datapackage"])


def _read(row: dict[str, str], folder: str) -> Any:
    """An entry from a row, as who has only the schema would read it."""
    kind = BY_FOLDER[folder]
    values: dict[str, Any] = {"audience": "public"}
    for column in schema.columns(kind):
        cell = row[column.key]
        if cell:
            nested = column.type in ("array", "object")
            values[column.key] = json.loads(cell) if nested else restore(cell)
    if folder != "indexes":  # where it is written, since it would be internal
        values.pop("audience")
    model: Any = kind.model
    return pydantic.TypeAdapter(model).validate_python(_as_texts(values))


def _as_texts(value: Any) -> Any:
    """What authors write are texts; a model reads them so."""
    if isinstance(value, dict):
        return {name: _as_texts(one) for name, one in value.items()}
    if isinstance(value, list):
        return [_as_texts(one) for one in value]
    if isinstance(value, bool):
        return "true" if value else "false"
    return str(value)


@pytest.mark.parametrize("folder", BY_FOLDER)
def test_a_table_gives_back_the_entries(
    folder: str, edition: Edition, made: dict[str, bytes]
) -> None:
    [item] = edition.browse(folder)
    [row] = _rows(made[f"data/{folder}.csv"])
    assert row["url"] == f"https://example.org/{folder}/x-{folder}/"
    # Pictures have the names under which they are published.
    again = json.dumps(row, ensure_ascii=False).replace("media/0a1b.webp", "media/p.png")
    assert _read(json.loads(again), folder) == item.data
    [told] = json.loads(made[f"data/{folder}.json"])
    assert told["title"] == item.data.title


def test_no_cell_is_a_formula(made: dict[str, bytes]) -> None:
    for path, data in made.items():
        if path.endswith(".csv"):
            for row in _rows(data):
                assert not [cell for cell in row.values() if cell.startswith(("=", "+", "-", "@"))]


def test_nothing_internal_is_given_away(edition: Edition, made: dict[str, bytes]) -> None:
    for path, data in made.items():
        text = data.decode()
        for word in ("内部文字", "hidden-", "retired-", "media/p.png"):
            assert word not in text, path
    inside = replace(edition, audience=Audience.INTERNAL)
    assert [*package.files(inside, "清鉴", None, ALBUM)] == []
    assert "data/" not in {page.url for page in build(inside, "清鉴")}


def test_coordinates_claim_no_more_than_is_known(tmp_path: Path) -> None:
    location = "{lat: 26.89012, lon: 112.60034, datum: gcj02, precision: district}"
    edition = make_edition(
        tmp_path,
        {
            "places/a.yml": f"title: 甲\nfictional: true\nlocation: {location}\n",
            "../site_config/sharing.yml": "data: 是\n",
        },
    )
    files = package.files(edition, "清鉴", None, Album())
    made = {path: whole(content) for path, content in files}
    [told] = json.loads(made["data/places.json"])
    assert (told["location"]["lat"], told["location"]["lon"]) == (26.89, 112.6)
    assert told["url"] == "places/a/"
    assert b"112.60034" not in made["data/places.csv"]
    assert "licenses" not in json.loads(made[package.PACKAGE])


def test_a_page_explains_the_data(edition: Edition) -> None:
    pages = {page.url: page for page in build(edition, "清鉴", address="https://example.org/")}
    page = pages["data/"]
    body = page.body()
    for words in ("CC-BY-4.0", "某县清廉资料", "data/cases.csv", "datapackage.json", "违纪事实"):
        assert words in body
    assert body.count("检索词") == 1  # of all kinds together
    assert body.count("<code>url</code>") == 1
    files = [one["contentUrl"] for one in page.thing()["distribution"]]
    assert "https://example.org/data/rules.csv" in files


def test_without_the_setting_there_is_none(tmp_path: Path) -> None:
    edition = make_edition(tmp_path, {"cases/a.yml": "title: 甲\nfictional: true\n"})
    assert [*package.files(edition, "清鉴", None, Album())] == []
    assert "data/" not in {page.url for page in build(edition, "清鉴")}
