"""A site by a cluster is that of one machine, byte for byte, whatever becomes of the cluster."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from generator.cli import main
from generator.tools import cluster
from tests.dask_cluster import ENVIRONMENT, PATIENCE, scheduler, workers
from tests.kills import state
from tests.project import REPOSITORY, build_project, make_project

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_CONTENT = {
    f"cases/c{number}.yml": f"title: 甲{number}\nfictional: true\nanalysis: 乙{number}\n"
    "topics: [t]\n"
    for number in range(60)
} | {"topics/t.yml": "- {id: t, title: 主题}\n"}


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with scheduler(tmp_path_factory.mktemp("dask")) as address:
        yield address


def _python(*arguments: str, folder: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, *arguments],
        cwd=folder,
        env=ENVIRONMENT,
        capture_output=True,
        text=True,
        timeout=PATIENCE * 2,
        check=False,
    )


def test_a_site_is_the_same_though_a_worker_is_killed(address: str, tmp_path: Path) -> None:
    """The killed one had begun a part; templates of the site's own go along."""
    project = make_project(tmp_path / "project", _CONTENT)
    (tmp_path / "shared").mkdir()
    own = project / "site_config/templates/cases/page.html.jinja"
    own.parent.mkdir(parents=True)
    own.write_text("<p>本站自己的 {{ d.title }}</p>", "utf-8")
    build = ["-c", "from generator.cli import main; main()", "build", "public"]
    shared = ["--cluster", address, "--shared", str(tmp_path / "shared")]
    with workers(tmp_path, address, "", str(REPOSITORY / "tests/dying.py")):
        told = _python(*build, *shared, folder=project)
    assert told.returncode == 0, told.stderr
    assert re.search(r"集群里的 tcp://\S+ 断了，第 [1-8]\S* 份重做。", told.stderr)
    assert "集群：8/8 份" in told.stderr
    assert "在这里重做" not in told.stderr
    assert sum(map(int, re.findall(r"做了 (\d) 份", told.stderr))) == 8
    assert [*(tmp_path / "shared").iterdir()] == []
    site = state(project / "site/public")
    assert "本站自己的 甲7" in site["cases/c7/index.html"].decode()
    assert site == state(build_project(project))


_LOST = """
import json, logging, os, sys
from pathlib import Path
from generator.tools.cluster import Cluster
from generator.tools.parallel import Means, SharedWork, using
from tests.sharing import KillsAll, Together
folder = Path(sys.argv[2])
(folder / "begun").mkdir()
(folder / "project/site_config").mkdir(parents=True)
cluster = Cluster(sys.argv[1])
made = []
with using(Means(1, cluster=cluster)):
    for work in (Together(folder / "begun", 2), KillsAll(os.getpid())):
        made.append(list(SharedWork(work, range(64), reads=folder / "project/site_config")))
print(json.dumps([made, sorted(cluster.shares.values())]))
"""


def test_all_workers_are_lost(address: str, tmp_path: Path) -> None:
    """First each has its share; then every part kills who begins it, until nobody is left."""
    with workers(tmp_path, address, "", ""):
        told = _python("-c", _LOST, address, str(tmp_path), folder=tmp_path)
    assert told.returncode == 0, told.stderr
    (shared, lost), shares = json.loads(told.stdout)
    assert [square for square, _ in shared] == [item * item for item in range(64)]
    assert len({process for _, process in shared}) == 2
    assert sum(shares) == 4
    assert lost == [item * item for item in range(64)]
    assert "在这里重做" in told.stderr


def _refused(*arguments: str) -> str:
    result = CliRunner().invoke(main, ["build", *arguments], catch_exceptions=False)
    assert result.exit_code in (1, 2)
    return result.stderr


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(make_project(tmp_path, _CONTENT))
    monkeypatch.setattr(cluster, "_WAITING", 0.3)


@pytest.mark.parametrize("wrong", ["tcp://127.0.0.1:1", "quark"])
@pytest.mark.usefixtures("project")
def test_an_address_that_does_not_answer(wrong: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cluster, "_CONNECTING", 0.3)
    told = _refused("public", "--cluster", wrong)
    assert f"连不上集群“{wrong}”" in told
    assert "dask scheduler" in told


@pytest.mark.usefixtures("project")
def test_nobody_works_there(address: str) -> None:
    assert "在每台机器上运行 dask worker" in _refused("public", "--cluster", address)


@pytest.mark.usefixtures("project")
def test_what_is_missing_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "distributed", None)
    told = _refused("public", "--cluster", "tcp://127.0.0.1:1")
    assert "pip install 'qingjian[cluster]'" in told


@pytest.mark.usefixtures("project")
def test_wrong_usage() -> None:
    assert "--shared 和 --cluster 一起用" in _refused("public", "--shared", "x")
    assert "书在这里排" in _refused("print", "--cluster", "tcp://127.0.0.1:1")
    told = _refused("public", "--cluster", "tcp://127.0.0.1:1", "--shared", "nothing://x")
    assert "--shared 写的“nothing://x”用不了" in told


def test_what_differs_is_told() -> None:
    own = {"Python": "3.11", "markdown": "3.10", "nh3": "1"}
    assert cluster.differences(own, dict(own)) == ""
    assert cluster.differences(own, {"Python": "3.12", "nh3": "1"}) == (
        "Python 这里是 3.11，那里是 3.12；markdown 这里是 3.10，那里是 没有"
    )
    assert {"Python", "清鉴", "distributed"} <= cluster.about().keys()
