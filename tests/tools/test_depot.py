"""What lies in a depot comes back whole, or not at all; in folders and object stores alike."""

from __future__ import annotations

import re
import secrets
from typing import TYPE_CHECKING

import fsspec
import pytest
from fsspec.implementations.memory import MemoryFileSystem

from generator.tools import cluster
from generator.tools.depot import Depot, DepotError

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


@pytest.fixture(params=["folder", "memory"])
def top(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    own: str = request.param
    return str(tmp_path) if own == "folder" else f"memory://{secrets.token_hex(8)}"


def test_what_is_put_is_taken_by_whoever_knows_its_name(top: str) -> None:
    depot = Depot.new(top)
    one, other = depot.put(b"same", "1-"), depot.put(b"same", "2-")
    depot.remove(one)
    assert Depot(depot.address).get(other) == b"same"
    with pytest.raises(OSError):
        depot.get(one)


def test_what_was_changed_or_cut_short_is_refused(top: str) -> None:
    depot = Depot.new(top)
    name = depot.put(b"whole")
    files, folder = fsspec.url_to_fs(depot.address)
    files.pipe_file(f"{folder}/{name}", b"who")
    with pytest.raises(DepotError, match="不完整"):
        depot.get(name)


def test_only_what_is_ours_goes(top: str) -> None:
    files, folder = fsspec.url_to_fs(top)
    files.pipe_file(f"{folder}/a-stranger-s", b"x")
    depot = Depot.new(top)
    depot.put(b"ours")
    depot.clear()
    assert [path.rsplit("/", 1)[-1] for path in files.ls(folder, detail=False)] == ["a-stranger-s"]


def test_an_address_says_the_same_in_every_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    depot = Depot.new("shared")
    name = depot.put(b"x")
    (tmp_path / "other").mkdir()
    monkeypatch.chdir(tmp_path / "other")
    assert Depot(depot.address).get(name) == b"x"


@pytest.fixture
def gone(monkeypatch: pytest.MonkeyPatch) -> Callable[[], str]:
    """Give the address of a store whose host is gone once this is called."""

    def fail(*_: object, **__: object) -> None:
        raise RuntimeError("no such host")  # an error of the store's own library

    def go() -> str:
        for method in ("makedirs", "pipe_file", "cat_file", "rm_file", "rm"):
            monkeypatch.setattr(MemoryFileSystem, method, fail)
        return "memory://gone"

    return go


def test_whatever_goes_wrong_in_a_store_is_told_with_its_address(gone: Callable[[], str]) -> None:
    depot = Depot.new("memory://gone")
    name = depot.put(b"x")
    gone()
    for act in (lambda: depot.put(b"y"), lambda: depot.get(name), lambda: depot.remove(name)):
        with pytest.raises(DepotError, match=r"memory:.*gone/.*：no such host"):
            act()


def test_a_build_does_not_begin_with_a_store_that_is_gone(gone: Callable[[], str]) -> None:
    with pytest.raises(cluster.ClusterError, match="--shared 写的“memory://gone”用不了"):
        cluster.check(cluster.Cluster("tcp://127.0.0.1:1", gone()))


def test_a_build_does_not_fail_for_what_it_cannot_take_away(
    gone: Callable[[], str], caplog: pytest.LogCaptureFixture
) -> None:
    from generator.tools import (
        clustered,
    )  # what Dask stands on bears no other clock (tests/other_clock.py)

    depot = Depot.new("memory://gone")
    gone()
    clustered._clear(depot)
    assert "没有删掉" in caplog.text


@pytest.mark.parametrize("address", ["nothing://x", "zip:///no/archive.zip"])
def test_an_address_of_no_folder_is_told(address: str) -> None:
    with pytest.raises(DepotError, match=re.escape(address.partition(":")[0])):
        Depot.new(address)


@pytest.mark.parametrize("address", ["s3://", "s3:", "memory:///"])
def test_an_address_without_a_folder_makes_none_here(
    address: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(DepotError, match="没有写桶或者目录"):
        Depot.new(address)
    assert not [*tmp_path.iterdir()]
