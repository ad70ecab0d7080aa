"""Model a route: places in the order of a visit."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from generator.kinds.entry import EntryData
from generator.kinds.fields import Flag, Markdown, Text, To
from generator.kinds.record import Choice, key, record


class Mode(Choice):
    WALK = "walk", "步行"
    CYCLE = "cycle", "骑行"
    BUS = "bus", "公交"
    CAR = "car", "驾车"
    ONLINE = "online", "网上", ("线上", "网上展馆")


@record
class Stop:
    """Hold a stop of a route; `minutes`: time to spend there."""

    place: Annotated[Text, To("places")] = key("点位")
    minutes: Annotated[int, Field(ge=0)] | None = key("分钟", default=None)
    note: Text | None = key("说明", default=None)


@record
class Leg:
    """Hold the way from a stop to the next; `minutes` and `km` as the author measured them."""

    minutes: Annotated[int, Field(ge=0, le=24 * 60)] | None = key("分钟", default=None)
    km: Annotated[float, Field(ge=0, le=2000)] | None = key("千米", default=None)
    note: Text | None = key("说明", default=None)


@record
class Route(EntryData):
    mode: Mode | None = key("方式", default=None)
    stops: tuple[Stop, ...] = key("站点", default=())
    legs: tuple[Leg, ...] = key("路段", default=())
    story: Flag = key("讲述", default=False)
    description: Markdown | None = key("介绍", default=None)

    @property
    def minutes(self) -> int:
        """Return the time at the stops together, in minutes."""
        return sum(stop.minutes or 0 for stop in self.stops)

    @property
    def is_hall(self) -> bool:
        """Tell whether it leads through rooms on the web instead of places to go to."""
        return self.mode is Mode.ONLINE
