"""Model a place of the clean culture map: where it is, when it is open, what there is to see."""

from __future__ import annotations

import math
import re
from typing import Annotated, Any

from pydantic import AfterValidator, BeforeValidator, WithJsonSchema
from pydantic_core import PydanticCustomError

from generator.kinds.entry import EntryData
from generator.kinds.fields import Flag, Markdown, Media, Phone, PlaceCategory, Text
from generator.kinds.picture import Picture
from generator.kinds.places import hours as opening
from generator.kinds.places.panorama import Panorama
from generator.kinds.places.recording import Chapter
from generator.kinds.record import Choice, key, record


class Datum(Choice):
    """Name the datum of a pair of coordinates.

    Authors write its name, or that of the map from which they took the coordinates.
    """

    WGS84 = "wgs84", "WGS-84", ("GPS", "北斗")
    GCJ02 = "gcj02", "GCJ-02", ("高德", "腾讯", "高德地图", "腾讯地图")
    BD09 = "bd09", "BD-09", ("百度", "百度地图")
    CGCS2000 = "cgcs2000", "CGCS2000", ("国家2000", "天地图")


class Precision(Choice):
    EXACT = "exact", "准确"
    STREET = "street", "街道"
    DISTRICT = "district", "区县"

    def round_off(self, degrees: float) -> float:
        """Give degrees without digits that claim more.

        A fifth digit is about a metre, a third a hundred, a second a kilometre.
        """
        return round(degrees, {"exact": 5, "street": 3, "district": 2}[self])


def _finite(value: float) -> float:
    if not math.isfinite(value):
        wanted = {"value": value, "expected": "一个数", "expected_en": "a number"}
        raise PydanticCustomError("bad-coordinate", "not a number", wanted)
    return value


_SEXAGESIMAL = re.compile(
    r"(\d{1,3})[°º度](\d{1,2}(?:\.\d+)?)['′’分](?:(\d{1,2}(?:\.\d+)?)(?:[\"″”秒]|''|′′))?"
)
_DECIMAL = re.compile(r"(\d{1,3}\.\d+)[°º度]?")
_HEMISPHERE = re.compile(r"^(?:北纬|东经|[NE])|[NE]$", re.IGNORECASE)


def _decimal(value: Any) -> Any:
    """Read 26°53′24″, 北纬26度53分 and 26.89°N as decimal degrees; leave what is none of these."""
    if not isinstance(value, str):
        return value
    plain = _HEMISPHERE.sub("", "".join(value.split()))
    if match := _DECIMAL.fullmatch(plain):
        return match[1]
    match = _SEXAGESIMAL.fullmatch(plain)
    if match is None:
        return value
    degrees, minutes, seconds = (float(part or 0) for part in match.groups())
    whole = minutes < 60 and seconds < 60
    return round(degrees + minutes / 60 + seconds / 3600, 6) if whole else value


Degrees = Annotated[
    float,
    BeforeValidator(_decimal),
    AfterValidator(_finite),
    WithJsonSchema({"type": ["number", "string"]}),
]


@record
class Location:
    """State decimal degrees in a datum, which is required: checks.py says so with its own hint."""

    lat: Degrees = key("纬度")
    lon: Degrees = key("经度")
    datum: Datum | None = key("坐标系", default=None)
    precision: Precision = key("精度", default=Precision.EXACT)


@record
class Place(EntryData):
    category: PlaceCategory | None = key("类别", default=None)
    location: Location | None = key("位置", default=None)
    address: Text | None = key("地址", default=None)
    hours: Text | None = key("开放时间", default=None)
    admission: Text | None = key("参观方式", default=None)
    phone: Phone | None = key("电话", default=None)
    entrance: Text | None = key("入口", default=None)
    toilets: Text | None = key("卫生间", default=None)
    parking: Text | None = key("停车", default=None)
    accessible: Text | None = key("无障碍", default=None)
    directions: Text | None = key("交通", default=None)
    highlights: tuple[Text, ...] = key("看点", default=())
    description: Markdown | None = key("介绍", default=None)
    images: tuple[Picture, ...] = key("图片", default=())
    audio: Media | None = key("讲解", default=None)
    transcript: Markdown | None = key("讲解词", default=None, also=("文字稿",))
    chapters: tuple[Chapter, ...] = key("章节", default=())
    panorama: Panorama | None = key("全景", default=None)
    sensitive: Flag = key("敏感", default=False)

    @property
    def week(self) -> opening.Week | None:
        """Return when it is open, where the words for it have one meaning."""
        return opening.read(self.hours) if self.hours else None

    @property
    def week_written(self) -> str:
        """Return when it is open for a script to read; "" where the words mean several things."""
        return opening.week_data(self.week) if self.week else ""

    @property
    def is_exact(self) -> bool:
        """Tell whether its coordinates lead to its door and may be given away."""
        where = self.location
        return (
            where is not None
            and where.datum is not None
            and where.precision is Precision.EXACT
            and not self.sensitive
        )
