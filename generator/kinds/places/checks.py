"""Report what only a place can get wrong."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.kinds.suggest import unknown_word
from generator.source.diagnostics import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.kinds.kind import Lookup
    from generator.kinds.places.model import Location, Place
    from generator.source.diagnostics import Path


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
    pictures: list[tuple[Path, str]] = [
        (("images", i, "file"), image.file) for i, image in enumerate(place.images)
    ]
    pictures += [(("panorama", "file"), place.panorama.file)] if place.panorama else []
    for path, name in pictures:
        if name.lower().endswith(".mp3"):
            yield Problem("file-type", path, {"file": name, "expected": "JPEG"})
    if place.audio and place.audio.lower().endswith(_PICTURES):
        yield Problem("file-type", ("audio",), {"file": place.audio, "expected": "MP3"})


_PICTURES = (".jpg", ".jpeg", ".png", ".webp", ".gif")


def _location(location: Location) -> Iterator[Problem]:
    if location.datum is None:
        yield Problem("missing-datum", ("location",))
    # Where China lies, the other way round.
    if 73 <= location.lat <= 136 and 3 <= location.lon <= 54:
        yield Problem(
            "swapped-coordinates", ("location", "lat"), {"lat": location.lat, "lon": location.lon}
        )
        return
    for axis, limit in (("lat", 90), ("lon", 180)):
        value = getattr(location, axis)
        if abs(value) > limit:
            span = f"{axis} −{limit} … {limit}"
            values = {
                "value": f"{value:.12g}",
                "expected": f"{_NAMES[axis]} {span}",
                "expected_en": span,
            }
            yield Problem("bad-coordinate", ("location", axis), values)
