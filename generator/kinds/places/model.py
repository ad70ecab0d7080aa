"""Model a place of the clean culture map: where it is, when it is open, what there is to see."""

from __future__ import annotations

import math
from typing import Annotated

from pydantic import AfterValidator
from pydantic_core import PydanticCustomError

from generator.kinds.entry import EntryData
from generator.kinds.fields import Flag, Markdown, Media, Phone, Text
from generator.kinds.record import Choice, key, record


class Datum(Choice):
    """Name the datum of a pair of coordinates.

    Authors write its name, or that of the map from which they took the coordinates.
    """

    WGS84 = "wgs84", "WGS-84", ("GPS",)
    GCJ02 = "gcj02", "GCJ-02", ("高德", "腾讯")
    BD09 = "bd09", "BD-09", ("百度",)
    CGCS2000 = "cgcs2000", "CGCS2000", ("国家2000", "天地图")


class Precision(Choice):
    EXACT = "exact", "准确"
    STREET = "street", "街道"
    DISTRICT = "district", "区县"

    def known(self, degrees: float) -> float:
        """Give degrees without digits that claim more.

        A fifth digit is about a metre, a third a hundred, a second a kilometre.
        """
        return round(degrees, {"exact": 5, "street": 3, "district": 2}[self])


def _finite(value: float) -> float:
    if not math.isfinite(value):
        wanted = {"value": value, "expected": "一个数", "expected_en": "a number"}
        raise PydanticCustomError("bad-coordinate", "not a number", wanted)
    return value


Degrees = Annotated[float, AfterValidator(_finite)]


@record
class Location:
    """State decimal degrees in a datum, which is required: checks.py says so with its own hint."""

    lat: Degrees = key("纬度")
    lon: Degrees = key("经度")
    datum: Datum | None = key("坐标系", default=None)
    precision: Precision = key("精度", default=Precision.EXACT)


@record
class Picture:
    file: Media = key("文件")
    alt: Text = key("替代文字")
    credit: Text | None = key("署名", default=None)


@record
class Place(EntryData):
    category: Text | None = key("类别", default=None)
    location: Location | None = key("位置", default=None)
    address: Text | None = key("地址", default=None)
    hours: Text | None = key("开放时间", default=None)
    admission: Text | None = key("参观方式", default=None)
    phone: Phone | None = key("电话", default=None)
    accessible: Text | None = key("无障碍", default=None)
    directions: Text | None = key("交通", default=None)
    highlights: tuple[Text, ...] = key("看点", default=())
    description: Markdown | None = key("介绍", default=None)
    images: tuple[Picture, ...] = key("图片", default=())
    audio: Media | None = key("讲解", default=None)
    panorama: Picture | None = key("全景", default=None)
    sensitive: Flag = key("敏感", default=False)
