"""Made-up documents: a few written by hand, and as many as wanted put together from phrases. All of
it is invented.
"""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

from generator.search import Document, Section

if TYPE_CHECKING:
    from collections.abc import Sequence

HOSTILE = '<img src=x onerror="window.hacked=1"><script>window.hacked=1</script>'

BY_HAND = (
    Document(
        url="cases/car/",
        title="公车私用并报销私人油费",
        kind="案例",
        sections=(
            Section("", "", "张某某把单位车辆当作私家车，接送家人二十余次。"),
            Section(
                "conduct",
                "行为经过",
                "2019年3月至2020年11月，张某某多次公车私用，并将私人车辆的油费列入单位支出。",
            ),
            Section("causes", "原因分析", "派车单事后补，一把手签字时不看事由。"),
        ),
        when=(("2021-06-16", "2021年6月16日"),),
        facets={
            "topic": ("公务用车",),
            "sector": ("乡村",),
            "form": ("第三种形态",),
            "unit": ("青石镇",),
        },
    ),
    Document(
        url="cases/gifts/",
        title="节日期间收受礼金",
        kind="案例",
        sections=(
            Section("", "", "李某在中秋、国庆期间先后收受礼金和购物卡，后果严重。"),
            Section("lesson", "警示", "节日礼金一分也不能收；公款不能以任何名义出借。"),
        ),
        when=(("2022-08", "2022年8月"), ("2022-10", "10月")),
        facets={
            "topic": ("礼品礼金", "日常监督"),
            "sector": ("医疗",),
            "form": ("第二种形态",),
            "unit": ("白溪镇",),
        },
    ),
    Document(
        url="rules/major/",
        title="“三重一大”决策制度实施办法",
        kind="制度",
        sections=(
            Section(
                "1",
                "第一条",
                "重大事项决策、重要干部任免、重要项目安排、大额资金使用，必须经集体讨论决定。",
            ),
            Section("2", "第二条", "一把手末位表态。不准以个别征求意见代替集体讨论。"),
        ),
        when=(("2020", "2020年"),),
        facets={"topic": ("日常监督",), "unit": ("青石镇",)},
    ),
    Document(
        url="terms/major/",
        title="三重一大",
        kind="术语",
        sections=(Section("", "", "重大决策、重要人事任免、重大项目安排和大额度资金运作。"),),
        aliases=("集体决策四事项",),
    ),
    Document(
        url="terms/one-five-n/",
        title="“1+5+N”监督体系",
        kind="术语",
        sections=(Section("", "", "Version ABC of the SCORM package; 𠮷野家 😀👍 与 ①②。"),),
    ),
    Document(
        url="cases/hostile/",
        title=f"标题里的{HOSTILE}",
        kind="案例",
        sections=(
            Section(
                "x",
                f"小节{HOSTILE}",
                f"正文里的{HOSTILE}，还有 &amp; 和 __proto__ 与 constructor。",
            ),
        ),
        when=(("2019-01", "2019年1月"),),
        facets={"topic": ("constructor", "__proto__")},
    ),
    Document(url="empty/", title="空白页", kind="页面", sections=()),
    Document(
        url="pages/old/",
        title="舊書目錄",
        kind="页面",
        sections=(Section("", "", "紀檢監察機關發佈的歷史文獻，乾隆年間。"),),
        when=(("1998-01", "1998年1月"),),
    ),
)

_TOWNS = ("青石", "白溪", "临江", "柳河", "松岭", "平湖", "长塘", "枫林", "石桥", "云台")
_OFFICES = ("财政所", "民政办", "农业服务站", "中心小学", "卫生院", "城建办", "水利站", "敬老院")
_DEEDS = (
    "虚列公务接待",
    "公车私用",
    "截留惠农补贴",
    "违规收受礼金",
    "拖延推诿",
    "出借公款",
    "围标串标",
    "违规操办婚宴",
)
_SENTENCES = (
    "{who}在{where}任职期间，{n}次{deed}，数额共计{sum}元。",
    "审批、经办、报销由一人办理，{where}的台账与系统数据相差{sum}元。",
    "单位负责人签字时只看金额，不问事由、人数和标准。",
    "依照《中国共产党纪律处分条例》第{n}条，给予{who}党内严重警告处分。",
    "{deed}问题反复发生，暴露出{where}日常监督的漏洞。",
    "要把“三重一大”事项摆到桌面上，一把手末位表态。",
    "{who}退缴违纪所得{sum}元，在全镇干部大会上作检讨。",
    "举报电话 12388 公布之后，{n} 名群众反映了{deed}的线索。",
    "本次整改（2021-{n:02}）涉及 {n} 个环节、{sum}元。",
    "纪委向{where}发出监察建议书，要求在{n}日内报送结果。",
)
_HEADINGS = ("行为经过", "处理结果", "原因分析", "警示", "违反的条款")
TOPICS = ("公务用车", "礼品礼金", "公款管理", "采购与工程", "补贴发放", "日常监督")


def documents(count: int, seed: int = 0) -> list[Document]:
    """Return documents numbered from 0; the same seed gives the same ones."""
    return [_document(number, random.Random(f"{seed}/{number}")) for number in range(count)]


def _document(number: int, rng: random.Random) -> Document:
    where = rng.choice(_TOWNS) + "镇" + rng.choice(_OFFICES)
    who, deed = rng.choice("赵钱孙李周吴郑王冯陈") + "某某", rng.choice(_DEEDS)
    facts = {"who": who, "where": where, "deed": deed}
    sections = tuple(
        Section(f"s{i}" if i else "", _HEADINGS[i], _text(rng, facts))
        for i in range(rng.randint(1, 5))
    )
    date = f"{rng.randint(2015, 2024)}-{rng.randint(1, 12):02}-{rng.randint(1, 28):02}"
    return Document(
        url=f"cases/c{number}/",
        title=f"{where}{who}{deed}案（{number}）",
        kind=rng.choice(("案例", "案例", "通报")),
        sections=sections,
        when=rng.choice((((date, date),), ((date[:7], date[:7]),), ((date[:4], date[:4]),), ())),
        facets={
            "topic": tuple(rng.sample(TOPICS, 2)),
            "unit": (where[:3],),
            "form": (f"第{rng.choice('二三四')}种形态",),
        },
    )


def _text(rng: random.Random, facts: dict[str, str]) -> str:
    choice: Sequence[str] = rng.sample(_SENTENCES, rng.randint(1, 5))
    return "".join(
        s.format(**facts, n=rng.randint(2, 40), sum=rng.randrange(300, 90_000, 50)) for s in choice
    )
