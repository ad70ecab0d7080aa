"""Say what is wrong with settings."""

from __future__ import annotations

from generator.source.codes.code import Severity, code

SETTINGS = (
    code(
        "unknown-lesson",
        message=(
            "没有编号为“{value}”的课，而“{part}”的 {weight} 分要看它",
            "There is no lesson “{value}”, on which {part} ({weight} points) depends",
        ),
        hint=(
            "改成有的课的编号；一项所列的课都没有时，这一项的分谁也得不到。",
            "Name a lesson that is there: where none of a part is, nobody can have its points.",
        ),
        example="site_config/scores.yml 里的一项写了 modules: [before-holidays]，而没有这门课",
        severity=Severity.WARNING,
    ),
    code(
        "stamp-twice",
        message=(
            "“{value}”和“{other}”用了同一枚打卡码",
            "“{value}” and “{other}” share one stamp",
        ),
        hint=(
            "一处一枚：用 qingjian stamps 给其中一处另做一枚。",
            "Each place has its own: make another with `qingjian stamps`.",
        ),
        example="site_config/visits.yml 的 stamps 里两处写了同一个 SHA-256",
    ),
    code(
        "sample-words",
        message=(
            "“{value}”是示例站的说法，会印在你们的书上",
            "“{value}” is what the sample site says, and would stand in your books",
        ),
        hint=(
            "改成本单位的，用不着就删去这一行；换了本单位的内容，印刷设置也要换。",
            (
                "Write your own, or remove the line: settings that came with the sample speak in "
                "its name."
            ),
        ),
        example="从示例站拷来的 site_config/print.yml 还写着 compiler: 清鉴编写组",
        severity=Severity.WARNING,
    ),
    code(
        "unfilled-setting",
        message=(
            "“{value}”还没有填",
            "“{value}” is still to be filled in",
        ),
        hint=(
            "写上本单位的；用不着就删去这一行。填好之前书排不出来。",
            "Write your own, or remove the line. Until then no books are printed.",
        ),
        example="site_config/print.yml 里还写着 compiler: 请填写编印单位",
        severity=Severity.WARNING,
    ),
    code(
        "foreign-datum",
        message=(
            "坐标参考系“{value}”不能用",
            "The coordinate system “{value}” cannot be used",
        ),
        hint=(
            (
                "导出时选 WGS-84（EPSG:4326）或 CGCS2000（EPSG:4490）的经纬度，删去 crs；"
                "取自高德、腾讯的另写 datum: gcj02，百度的写 bd09。"
            ),
            (
                "Export degrees in WGS-84 (EPSG:4326) or CGCS2000 (EPSG:4490) and remove `crs`; "
                "what comes from Amap or Tencent needs datum: gcj02, from Baidu bd09."
            ),
        ),
        example="site_config/ground.geojson 里写着 crs 是 EPSG:3857",
    ),
    code(
        "unknown-geometry",
        message=(
            "这里不能是“{value}”，只能是 {known}",
            "This cannot be “{value}”, only {known}",
        ),
        hint=(
            (
                "河流、道路用 LineString 或 MultiLineString，湖泊用 Polygon，地名用 Point；"
                "地图不画界线。"
            ),
            (
                "Rivers and roads are a LineString or MultiLineString, lakes a Polygon, names a "
                "Point; maps show no boundaries."
            ),
        ),
        example="site_config/ground.geojson 里有一条河是 Polygon",
    ),
    code(
        "open-ring",
        message=(
            "这一圈没有闭合：第一个点和最后一个点不同",
            "This ring is open: its first and last positions differ",
        ),
        hint=(
            "把第一个点在末尾再写一次；若本来是一条线，改用 LineString。",
            "Repeat the first position at the end, or make it a LineString if it is a line.",
        ),
        example="site_config/ground.geojson 里有一片湖的首尾两点不同",
    ),
)
