"""Say what is wrong with places and units."""

from __future__ import annotations

from generator.source.codes.code import code
from generator.source.codes.examples import PLACE

PLACES = (
    code(
        "missing-datum",
        message=(
            "坐标没有写明坐标系（datum）",
            "The coordinates do not say their datum",
        ),
        hint=(
            (
                "补上 datum：从高德、腾讯地图取的写 gcj02，百度地图 bd09，GPS 或天地图 wgs84、"
                "cgcs2000；不写会偏几百米。"
            ),
            (
                "Add datum: gcj02 for Amap and Tencent, bd09 for Baidu, wgs84 for GPS, "
                "or cgcs2000; without it the point may be off by hundreds of metres."
            ),
        ),
        example=PLACE + "location: {lat: 26.9, lon: 112.6}",
    ),
    code(
        "bad-coordinate",
        message=(
            "坐标“{value}”不对，应当是{expected}",
            "The coordinate “{value}” is wrong, it should be {expected_en}",
        ),
        hint=(
            "写成十进制度数，如 lat: 26.89、lon: 112.60。",
            "Write decimal degrees, such as lat: 26.89, lon: 112.60.",
        ),
        example=PLACE + "location: {lat: 95, lon: 112.6, datum: wgs84}",
    ),
    code(
        "swapped-coordinates",
        message=(
            "经纬度写反了：lat（纬度）{lat}、lon（经度）{lon}",
            "Latitude and longitude are swapped: lat {lat}, lon {lon}",
        ),
        hint=(
            "把两个数对调：在中国，纬度约 3–54，经度约 73–136。",
            "Swap them: in China latitudes run from 3 to 54, longitudes from 73 to 136.",
        ),
        example=PLACE + "location: {lat: 112.6, lon: 26.9, datum: wgs84}",
    ),
    code(
        "sensitive-coordinates",
        message=(
            "敏感点位不能写坐标",
            "A sensitive place must not have coordinates",
        ),
        hint=(
            "删去 location（位置）；地址只写到区县。",
            "Remove `location`; let the address name the district only.",
        ),
        example=PLACE + "sensitive: true\nlocation: {lat: 26.9, lon: 112.6, datum: wgs84}",
    ),
    code(
        "circular-parent",
        message=(
            "“{value}”的上级绕了一圈又回到自己",
            "The parents of “{value}” lead back to itself",
        ),
        hint=(
            "改正 parent（上级）：下级单位不能是上级单位的上级。",
            "Correct `parent`: a unit cannot stand above its own parent.",
        ),
        example=(
            "# content/units/x.yml\ntitle: 甲\nparent: y\n# content/units/y.yml\ntitle: 乙\n"
            "parent: x"
        ),
    ),
    code(
        "same-day-awards",
        message=(
            "{value} 评了两次星",
            "There are two awards of {value}",
        ),
        hint=(
            "一天只留一次；不是同一天的，改正日期。",
            "Keep one of the day, or mend the date.",
        ),
        example="# content/units/x.yml\ntitle: 示例\n"
        "awards: [{date: 2024-01-05, star: 3}, {date: 2024-01-05, star: 4}]",
    ),
    code(
        "star-differs",
        message=(
            "star（星级）写着 {value}，按 awards（授星）是 {stars}",
            "`star` says {value}, the awards say {stars}",
        ),
        hint=(
            "写了授星，星级由它得出：删去 star，或者补上后来的授星。",
            "With awards the star follows from them: remove `star`, or add the later award.",
        ),
        example="# content/units/x.yml\ntitle: 示例\nstar: 5\n"
        "awards: [{date: 2024-01-05, star: 3}]",
    ),
)
