"""Titles and terms by the sound of their characters."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from generator.search import Document
from tests.search.conftest import engine_over

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.search.conftest import Engine

# As a reader would type them; written by hand, so that no dictionary checks itself.
TERMS = dict(
    line.split()
    for line in """
    公车私用 gongchesiyong
    三重一大 sanzhongyida
    一岗双责 yigangshuangze
    一把手 yibashou
    中央八项规定 zhongyangbaxiangguiding
    四种形态 sizhongxingtai
    两个责任 lianggezeren
    留党察看 liudangchakan
    诫勉谈话 jiemiantanhua
    违规吃喝 weiguichihe
    小金库 xiaojinku
    灯下黑 dengxiahei
    微腐败 weifubai
    围标串标 weibiaochuanbiao
    吃拿卡要 chinakayao
    党风廉政 dangfenglianzheng
    监察建议书 jianchajianyishu
    廉政档案 lianzhengdangan
    银行行长 yinhanghangzhang
    重复报销 chongfubaoxiao
    长期借款 changqijiekuan
    校长负责制 xiaozhangfuzezhi
    女干部 nvganbu
    绿色通道 lvsetongdao
    西安会议 xianhuiyi
    调查研究 diaochayanjiu
    参加培训 canjiapeixun
    差旅费 chailvfei
    应当回避 yingdanghuibi
    处分决定 chufenjueding
    朝阳群众 chaoyangqunzhong
    会计核算 kuaijihesuan
    音乐教育 yinyuejiaoyu
    重庆经验 chongqingjingyan
    供给单位 gongjidanwei
    便民服务 bianminfuwu
    着力整治 zhuolizhengzhi
    曾任职务 cengrenzhiwu
    传销案件 chuanxiaoanjian
    行贿受贿 xinghuishouhui
    """.strip().splitlines()
)


@pytest.fixture(scope="module")
def terms(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engine]:
    documents = [Document(f"terms/{i}/", term, "术语", ()) for i, term in enumerate(TERMS)]
    documents.append(Document("terms/alias/", "别的", "术语", (), aliases=("一票否决",)))
    with engine_over(documents, tmp_path_factory.mktemp("terms")) as engine:
        yield engine


def _sound(engine: Engine, letters: str) -> list[str]:
    return [
        "".join(part["text"] for part in hit["title"])
        for hit in engine.ask(letters, limit=10)["sound"]
    ]


def test_terms_are_found_by_their_pinyin(terms: Engine) -> None:
    misses = [term for term, letters in TERMS.items() if term not in _sound(terms, letters)]
    assert len(misses) <= 0.05 * len(TERMS), misses


def test_terms_are_found_by_their_initials(terms: Engine) -> None:
    for term, initials in {
        "公车私用": "gcsy",
        "三重一大": "szyd",
        "西安会议": "xahy",
        "小金库": "xjk",
    }.items():
        assert term in _sound(terms, initials)


@pytest.mark.parametrize(
    "letters", ["gongche", "gongches", "GongChe", "gong che si yong", "gong'che", "chesiyong"]
)
def test_a_part_and_other_ways_of_writing_it_are_enough(terms: Engine, letters: str) -> None:
    assert "公车私用" in _sound(terms, letters)


def test_an_ambiguous_spelling_is_read_both_ways(terms: Engine) -> None:
    assert "西安会议" in _sound(terms, "xianhui")
    assert "西安会议" in _sound(terms, "xi'an")


def test_another_name_is_heard_too(terms: Engine) -> None:
    assert _sound(terms, "yipiaofoujue") == ["别的"]


@pytest.mark.parametrize("letters", ["zzzzzz", "x" * 200, "qwrtp", "'", "a'"])
def test_letters_that_are_no_pinyin_find_nothing(terms: Engine, letters: str) -> None:
    assert _sound(terms, letters) == []


def test_sounds_stand_apart_from_hits(terms: Engine) -> None:
    result = terms.ask("gongche")
    assert result["hits"] == []
    assert result["total"] == 0
