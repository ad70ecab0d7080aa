"""Report what only a place can get wrong."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from generator.kinds.picture import check_picture
from generator.kinds.suggest import unknown_word
from generator.source.diagnostics import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.kinds.kind import Lookup
    from generator.kinds.places.model import Location, Place
    from generator.source.diagnostics import Path


_CHINA = (3, 54), (73, 136)
"""The latitudes and longitudes between which China lies, in whole degrees."""

_NAMES = {"lat": "纬度", "lon": "经度"}


def check(place: Place, lookup: Lookup) -> Iterator[Problem]:
    if place.category:
        yield from unknown_word(lookup.vocabulary.categories, place.category, ("category",))
    yield from _files(place)
    if place.location and place.sensitive:
        yield Problem("sensitive-coordinates", ("location",))
    elif place.location:
        yield from _location(place.location)


def _files(place: Place) -> Iterator[Problem]:
    """A recording where a picture should be, or the other way round."""
    for i, image in enumerate(place.images):
        yield from check_picture(image, ("images", i))
    if place.audio:
        yield from _recording(place.audio, ("audio",))
        if not place.transcript:
            yield Problem("no-transcript", ("audio",))
    for i, (former, chapter) in enumerate(pairwise(place.chapters), 1):
        if chapter.at <= former.at:
            values = {"value": chapter.clock, "before": former.clock}
            yield Problem("chapter-order", ("chapters", i, "at"), values)
    if place.panorama:
        yield from check_picture(place.panorama, ("panorama",))
        for i, spot in enumerate(place.panorama.spots):
            path: Path = ("panorama", "spots", i)
            if not (spot.title or spot.text or spot.place):
                yield Problem("spot-without-words", path)
            if spot.audio:
                yield from _recording(spot.audio, (*path, "audio"))


def _recording(file: str, path: Path) -> Iterator[Problem]:
    if file.lower().endswith(_PICTURES):
        yield Problem("file-type", path, {"file": file, "expected": "MP3"})


_PICTURES = (".jpg", ".jpeg", ".png", ".webp", ".gif")


def _location(location: Location) -> Iterator[Problem]:
    if location.datum is None:
        yield Problem("missing-datum", ("location",))
    (south, north), (west, east) = _CHINA
    if west <= location.lat <= east and south <= location.lon <= north:
        yield Problem(
            "swapped-coordinates", ("location", "lat"), {"lat": location.lat, "lon": location.lon}
        )
        return
    for axis, (least, most) in zip(("lat", "lon"), _CHINA, strict=True):
        value = getattr(location, axis)
        if not least <= value <= most:
            values = {
                "value": f"{value:.12g}",
                "expected": f"{_NAMES[axis]}（{axis}）{least} 到 {most}（中国境内）",
                "expected_en": f"{axis} from {least} to {most} (within China)",
            }
            yield Problem("bad-coordinate", ("location", axis), values)
