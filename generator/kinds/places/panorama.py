"""Model a picture all round a place, with what there is to look at in it."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from generator.kinds.fields import Media, Text, To
from generator.kinds.picture import Picture
from generator.kinds.record import key, record


@record
class Spot:
    """Hold something in a panorama.

    `at`: degrees to the right of the picture's left edge, of 360 around; `up`: degrees above the
    horizon. `place`: the room to which it leads.
    """

    at: Annotated[float, Field(ge=0, le=360)] = key("方位")
    up: Annotated[float, Field(ge=-90, le=90)] = key("高度", default=0.0)
    title: Text | None = key("标题", default=None)
    text: Text | None = key("文字", default=None)
    place: Annotated[Text, To("places")] | None = key("点位", default=None)
    audio: Media | None = key("讲解", default=None)


@record
class Panorama(Picture):
    """Hold a picture, and the spots in the order in which one is led to them."""

    spots: tuple[Spot, ...] = key("看点", default=())
