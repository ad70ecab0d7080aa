"""An index that is incomplete, cut short, or replaced while a page is open."""

from __future__ import annotations

import re
import shutil
from typing import TYPE_CHECKING

import pytest

from tests.search import samples
from tests.search.conftest import running
from tests.search.site import write_index

if TYPE_CHECKING:
    from pathlib import Path

QUERIES = ("公车私用", "三重一大", "一把手", "gcsy", "惩处规定办法")


@pytest.fixture
def index(tmp_path: Path) -> Path:
    return write_index(samples.BY_HAND, tmp_path)


def _folder(index: Path) -> Path:
    (folder,) = [path for path in index.iterdir() if path.is_dir()]
    return folder


@pytest.mark.parametrize("kind", ["s", "f"])
def test_a_missing_file_is_reported(index: Path, kind: str) -> None:
    for path in _folder(index).glob(f"{kind}[0-9]*.js"):
        path.unlink()
    with running(index) as engine:
        assert "error" in engine.ask("公车私用")


@pytest.mark.parametrize("share", [0, 0.3, 0.7, 0.999])
@pytest.mark.parametrize("kind", ["s", "f"])
def test_a_file_cut_short_is_reported(index: Path, kind: str, share: float) -> None:
    for path in _folder(index).glob(f"{kind}[0-9]*.js"):
        content = path.read_bytes()
        path.write_bytes(content[: int(len(content) * share)])
    with running(index) as engine:
        assert engine.ask("公车私用") == {"error": "damaged"}


@pytest.mark.parametrize("seed", range(12))
def test_a_shard_with_wrong_bytes_never_hangs_the_engine(index: Path, seed: int) -> None:
    for path in _folder(index).glob("s[0-9]*.js"):
        parts = path.read_text(encoding="utf-8").split('"')
        at = (len(parts[3]) * seed // 12) // 4 * 4
        parts[3] = parts[3][:at] + "AAAA////" + parts[3][at + 8 :]
        path.write_text('"'.join(parts), encoding="utf-8")
    with running(index) as engine:
        for query in QUERIES:
            answer = engine.ask(query)
            assert "hits" in answer or answer["error"] in {"damaged", "missing"}


def test_a_page_that_is_open_while_the_site_is_replaced_takes_up_the_new_index(index: Path) -> None:
    with running(index) as engine:
        assert engine.ask("")["total"] == 0
        shutil.rmtree(_folder(index))
        write_index([samples.BY_HAND[1], *samples.documents(3)], index)
        assert "cases/gifts/" in engine.urls("购物卡")
        assert "cases/car/" not in engine.urls("私家车")


def test_all_queries_under_way_take_up_the_new_index(index: Path) -> None:
    with running(index) as engine:
        assert engine.ask("")["total"] == 0
        shutil.rmtree(_folder(index))
        write_index([samples.BY_HAND[1], *samples.documents(3)], index)
        answers = engine.ask_at_once("购物", "购物卡", "购物卡，后果")
        assert [[hit["url"] for hit in answer.get("hits", [])] for answer in answers] == [
            ["cases/gifts/"]
        ] * 3


def test_an_index_of_another_format_is_refused(index: Path) -> None:
    manifest = index / "manifest.js"
    with running(index) as engine:
        assert engine.ask("")["total"] == 0
        shutil.rmtree(_folder(index))
        text = re.sub('"format":[0-9]+', '"format":99', manifest.read_text(encoding="utf-8"))
        manifest.write_text(text.replace('"build":"', '"build":"x'), encoding="utf-8")
        assert engine.ask("公车私用") == {"error": "outdated"}


@pytest.mark.parametrize(("table", "query"), [("traditional", "公車私用"), ("syllables", "gcsy")])
def test_a_table_that_came_late_is_asked_for_again(index: Path, table: str, query: str) -> None:
    path = _folder(index) / f"{table}.js"
    rest = path.read_bytes()
    path.unlink()
    with running(index) as engine:
        assert "error" in engine.ask(query)
        path.write_bytes(rest)
        result = engine.ask(query)
        assert result["hits"] or result["sound"]
