"""Say what is wrong with places and units."""

from __future__ import annotations

from generator.source.codes.code import Severity, code
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
    code(
        "no-transcript",
        message=(
            "讲解没有讲解词（transcript）",
            "The recording has no transcript",
        ),
        hint=(
            "补上 transcript：听不见的、不方便外放的人靠它，检索也只能读文字。",
            "Add `transcript`: who cannot hear reads it, and so does the search.",
        ),
        example="一个点位写了 audio: media/x.mp3，没有写 transcript",
        severity=Severity.WARNING,
    ),
    code(
        "chapter-order",
        message=(
            "这一章从 {value} 开始，不比上一章（{before}）晚",
            "This chapter begins at {value}, no later than the one above ({before})",
        ),
        hint=(
            "章节按时间先后写，时间写成 1:05（1分5秒）的样子。",
            "Chapters stand in their order, their times written like 1:05.",
        ),
        example=PLACE + "chapters: [{at: 1:05, title: 甲}, {at: 0:30, title: 乙}]",
    ),
    code(
        "spot-without-words",
        message=(
            "这个看点没有标题（title），也没有文字（text）或点位（place）",
            "This spot has no title, no text and leads to no place",
        ),
        hint=(
            "写上 title 或 text：按钮上要有字，读屏软件念的也是它。",
            "Add `title` or `text`: it is what stands on the button.",
        ),
        example="panorama 的 spots 里有一个 {at: 30}，别的都没有写",
    ),
    code(
        "panorama-shape",
        message=(
            "全景图是 {size}，宽不是高的两倍",
            "The panorama measures {size}: it is not twice as wide as high",
        ),
        hint=(
            "环视要用 2:1 的等距柱状全景图；别的比例只按长图左右移动，看点的方位按整幅宽度算。",
            "Looking around needs an equirectangular picture of 2:1; others are shown as strips.",
        ),
        example="一个点位的 panorama 用了 4000 × 1500 的长条照片",
        severity=Severity.WARNING,
    ),
    code(
        "legs-count",
        message=(
            "{stops} 站之间应有 {wanted} 段路，legs（路段）写了 {value} 段",
            "{stops} stops have {wanted} legs between them, `legs` lists {value}",
        ),
        hint=(
            "一段对应两站之间，按次序写；不知道的一段写 {{}}，全都不知道就删去 legs。",
            "One leg from each stop to the next, in order; {{}} for one that nobody knows.",
        ),
        example=(
            "# content/places/p.yml\ntitle: 示例\n# content/routes/x.yml\ntitle: 示例\n"
            "stops: [{place: p}]\nlegs: [{minutes: 5}]"
        ),
    ),
)
