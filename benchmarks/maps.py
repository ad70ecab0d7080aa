"""Time the map of many places: `python -m benchmarks.maps` prints figures beside limits.

Processor time, not wall time, of the drawing and of Chromium's style and layout of the map's page
(opened, and with every sheet unfolded); bytes of the page as a web server sends it.
"""

from __future__ import annotations

import contextlib
import gzip
import os
import random
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

import yaml
from playwright.sync_api import sync_playwright

from generator.edition import select
from generator.geo.atlas import Atlas
from generator.kinds.entry import Audience
from generator.library import load
from generator.library.vocabulary import load as load_words
from generator.mkdocs.publish import publish
from tests.conftest import chromium
from tests.project import make_project
from tests.serving import Quiet, serving

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser

SIZES = 200, 2000
ROUTES = 60
_DISTRICTS = ("清溪县", "白石县", "南塘区", "北渡市", "云山县", "东湖区", "西岭县", "永宁市")
_PLACES = (
    *("清风", "廉石", "松涛", "竹影", "明镜", "正气", "青莲", "古井"),
    *("长堤", "石桥", "祠堂", "书院", "家训", "铁面", "砚池", "灯下"),
)
_KINDS = ("文化广场", "教育基地", "家风馆", "法治公园", "初心长廊", "旧址", "陈列室", "文化墙")
_TOPICS = ("clean-culture", "warning-education", "rural", "clean-units")


def main() -> None:
    """Print a row for each measurement."""
    for count in SIZES:
        with tempfile.TemporaryDirectory(prefix="maps-") as folder:
            _measure(Path(folder), count)


def _measure(folder: Path, count: int) -> None:
    project = make_project(folder, dict(content(count)))
    (project / "site_config/scores.yml").unlink()  # it asks for the sample's lessons
    _say(f"{count} places: drawing", _drawing(project), 5, "s")
    with contextlib.chdir(project):
        site = publish(Audience.PUBLIC, project / "content", folder / "out")
    page = (site / "map/index.html").read_bytes()
    _say(f"{count} places: page, gzip", len(gzip.compress(page)) / 1000, 250, "KB")
    with serving(site, Quiet) as address, sync_playwright() as playwright:
        browser = chromium(playwright)
        for name, script in (("opened", ""), ("every sheet unfolded", _UNFOLD)):
            style, layout = _work(browser, f"{address}map/index.html", script)
            _say(f"{count} places: style and layout, {name}", style + layout, 1, "s")
        browser.close()


_UNFOLD = "document.querySelectorAll('details').forEach(one => { one.open = true; })"


def _drawing(project: Path) -> float:
    words = load_words(project / "site_config/vocabulary.yml", "vocabulary.yml")
    edition = select(load(project / "content", words), Audience.PUBLIC)
    begun = time.process_time()
    atlas = Atlas(edition, lambda item: item.url)
    atlas.overview(atlas.panels("图"), "图")
    return time.process_time() - begun


def _work(browser: Browser, url: str, script: str) -> tuple[float, float]:
    """Style and layout in seconds of the page's own thread, by Chromium's clock."""
    page = browser.new_page(viewport={"width": 375, "height": 812})
    tools = page.context.new_cdp_session(page)
    tools.send("Performance.enable", {"timeDomain": "threadTicks"})
    page.goto(url)
    if script:
        page.evaluate(script)
    page.evaluate("document.documentElement.scrollHeight")
    metrics = {one["name"]: one["value"] for one in tools.send("Performance.getMetrics")["metrics"]}
    page.close()
    return metrics["RecalcStyleDuration"], metrics["LayoutDuration"]


def content(count: int) -> Iterator[tuple[str, str]]:
    """Yield path and text of units, places and routes; the same count gives the same."""
    chance = random.Random(count)
    yield "units/areas.yml", _yaml([
        {"id": f"area-{n}", "title": title, "type": "地区", "fictional": True}
        for n, title in enumerate(_DISTRICTS)
    ])  # fmt: skip
    yield "topics/core.yml", _yaml([{"id": id, "title": id, "summary": id} for id in _TOPICS])
    towns = [
        (n % len(_DISTRICTS), 26.0 + chance.random(), 112.0 + chance.random()) for n in range(80)
    ]
    spots = []
    for number in range(count):
        district, lat, lon = chance.choice(towns)
        lat, lon = lat + chance.gauss(0, 0.03), lon + chance.gauss(0, 0.03)
        spots.append((district, lat, lon, f"place-{number:04}"))
        title = f"{''.join(chance.sample(_PLACES, 2))}{chance.choice(_KINDS)}"
        yield f"places/place-{number:04}.yml", _yaml({
            "title": title,
            "fictional": True,
            "category": chance.choice(["plaza", "base", "hall", "residence"]),
            "unit": f"area-{district}",
            "topics": chance.sample(_TOPICS, 2),
            "location": {"lat": round(lat, 5), "lon": round(lon, 5), "datum": "wgs84"},
            "address": f"{_DISTRICTS[district]}{''.join(chance.sample(_PLACES, 2))}路"
            f"{chance.randint(1, 400)}号",
        })  # fmt: skip
    spots.sort()
    for number in range(ROUTES):
        start = number * len(spots) // ROUTES
        stops = [{"place": id} for *_, id in spots[start : start + 6]]
        yield f"routes/route-{number:02}.yml", _yaml({
            "title": f"{chance.choice(_PLACES)}{chance.choice(_PLACES)}线",
            "fictional": True,
            "stops": stops,
        })  # fmt: skip


def _yaml(value: object) -> str:
    return yaml.safe_dump(value, allow_unicode=True, sort_keys=False)


def _say(what: str, value: float, limit: float, unit: str) -> None:
    mark = "" if value <= limit else "  over"
    print(f"{value:9.3f} of {limit:6.1f} {unit}  {what}{mark}", flush=True)


if __name__ == "__main__":
    os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")
    main()
