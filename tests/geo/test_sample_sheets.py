"""The sheets of the sample content: sheets, routes and cut-outs, with its own ground."""

from __future__ import annotations

import pytest

from generator import edition, library
from generator.geo import scenery
from generator.geo.atlas import Atlas
from generator.kinds.entry import Audience
from generator.kinds.places.model import Place
from generator.kinds.routes.model import Route
from generator.library import vocabulary
from tests.geo.meetings import meetings, read
from tests.project import REPOSITORY


@pytest.fixture(scope="module")
def sample() -> edition.Edition:
    words = vocabulary.load(REPOSITORY / vocabulary.SHOWN_AS, vocabulary.SHOWN_AS)
    return edition.select(library.load(REPOSITORY / "content", words), Audience.PUBLIC)


def test_no_label_of_the_sample_meets_anything(sample: edition.Edition) -> None:
    atlas = Atlas(sample, lambda item: item.url, scenery.scene(REPOSITORY))
    panels = [*atlas.panels("图")]
    panels += [panel for route in sample.of(Route) for panel in atlas.route(route)]
    panels += [panel for place in sample.of(Place) if (panel := atlas.cutout(place))]
    assert len(panels) > 10
    told = {panel.title: meetings(read(str(panel.svg))) for panel in panels}
    assert {title: found for title, found in told.items() if found} == {}


def test_the_sample_names_its_districts_and_its_ground(sample: edition.Edition) -> None:
    panels = Atlas(sample, lambda item: item.url, scenery.scene(REPOSITORY)).panels("图")
    assert [panel.name for panel in panels] == ["衡阳市", "姜堰区"]
    assert "qj-map__lens" in panels[0].svg
    assert ">常宁市</text>" in panels[0].svg
    assert "示意" in panels[1].svg
    assert ">河、路示意</text>" in panels[1].svg
