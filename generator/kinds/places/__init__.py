"""Describe the kind of places: 点位."""

from collections.abc import Iterable

from generator.kinds.facets import TOPIC, UNIT
from generator.kinds.kind import Facet, Kind, Lookup, resolve
from generator.kinds.places.checks import check
from generator.kinds.places.model import Place


def _category(place: Place, lookup: Lookup) -> Iterable[tuple[str, str]]:
    word = place.category and resolve(lookup.vocabulary.categories, place.category)
    return [word] if word else []


KIND = Kind(
    folder="places",
    label="点位",
    counter="处",
    model=Place,
    intro="廉洁地图上的点位：在哪里、什么时候开放、看些什么。",
    checks=check,
    facets=(Facet("category", "类别", _category), UNIT, TOPIC),
    parts={
        "description": "介绍",
        "highlights": "看些什么",
        "panorama": "全景",
        "transcript": "讲解词",
    },
    order=lambda place: place.id,
)
