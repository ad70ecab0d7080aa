"""What readers type, on pages written by hand."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from tests.search.conftest import Engine


@pytest.mark.parametrize(
    ("query", "first"),
    [
        pytest.param("公车私用", "cases/car/", id="a phrase of the title"),
        pytest.param(
            "三重一大", "terms/major/", id="an exact title before one that begins with it"
        ),
        pytest.param("三重一大决策", "", id="punctuation in the text is not nothing"),
        pytest.param("“三重一大”决策", "rules/major/", id="punctuation in the query"),
        pytest.param("张某某", "cases/car/", id="a masked name"),
        pytest.param("集体决策四事项", "terms/major/", id="another name of a term"),
        pytest.param("1+5+N", "terms/one-five-n/", id="symbols are characters"),
        pytest.param("１＋５＋ｎ", "terms/one-five-n/", id="full-width forms"),
        pytest.param("SCORM", "terms/one-five-n/", id="Latin words in any case"),
        pytest.param("cor", "terms/one-five-n/", id="a part of a Latin word"),
        pytest.param("𠮷野", "terms/one-five-n/", id="a rare character beyond the BMP"),
        pytest.param("😀", "terms/one-five-n/", id="an emoji"),
        pytest.param("12", "terms/one-five-n/", id="circled digits"),
        pytest.param("第二条", "rules/major/", id="a heading"),
        pytest.param("2019年3月", "cases/car/", id="a month"),
        pytest.param("公\u200b车\u00ad私用", "cases/car/", id="invisible characters"),
        pytest.param(
            "私用\ufeff公车", "", id="an invisible character that is a space to JavaScript"
        ),
        pytest.param("派车单 一把手", "cases/car/", id="two phrases"),
        pytest.param("派车单\u3000一把手", "cases/car/", id="two phrases with a Chinese space"),
        pytest.param("三重一大決策", "", id="traditional, but not there"),
        pytest.param("禮金", "cases/gifts/", id="traditional"),
        pytest.param("後果", "cases/gifts/", id="traditional with several simplified forms"),
        pytest.param("旧书目录", "pages/old/", id="simplified for a traditional page"),
        pytest.param("纪检监察机关", "pages/old/", id="simplified for traditional text"),
        pytest.param(
            "发布的历史", "pages/old/", id="simplified for traditional text with several forms"
        ),
        pytest.param("紀檢監察", "pages/old/", id="traditional for traditional text"),
        pytest.param("&amp;", "cases/hostile/", id="an entity is text"),
        pytest.param("<script>", "cases/hostile/", id="a tag is text"),
        pytest.param("__proto__", "cases/hostile/", id="a name that objects have"),
        pytest.param("constructor", "cases/hostile/", id="another one"),
        pytest.param("空白", "empty/", id="a page without text"),
    ],
)
def test_a_query_finds_its_page(by_hand: Engine, query: str, first: str) -> None:
    result = by_hand.ask(query)
    assert [hit["url"] for hit in result["hits"]][:1] == [first] * bool(first)


@pytest.mark.parametrize("query", ["", " ", "。，", "\u200b", "\x00\x01\ufffe", "\n\t"])
def test_a_query_without_a_character_finds_nothing(by_hand: Engine, query: str) -> None:
    result = by_hand.ask(query)
    assert (result["total"], result["hits"], result["loose"]) == (0, [], [])


@pytest.mark.parametrize("char", ["车", "禮", "𠮷", "😀", "s", "后", "龥"])
def test_a_single_character_finds_all_pages_with_it(by_hand: Engine, char: str) -> None:
    expected = {"车": 1, "禮": 1, "𠮷": 1, "😀": 1, "s": 2, "后": 2, "龥": 0}
    assert len(by_hand.urls(char)) == expected[char]


def _marked(parts: list[dict[str, Any]]) -> list[str]:
    return [part["text"] for part in parts if part["mark"]]


def test_a_hit_shows_the_section_and_marks_the_phrase_as_it_is_written(by_hand: Engine) -> None:
    (hit,) = by_hand.ask("私家車 接送家人")["hits"]
    assert (hit["anchor"], _marked(hit["excerpt"])) == ("", ["私家车", "接送家人"])
    (hit,) = by_hand.ask("派车单")["hits"]
    assert (hit["anchor"], _marked(hit["excerpt"])) == ("causes", ["派车单"])
    (hit,) = by_hand.ask("历史文献")["hits"]
    assert _marked(hit["excerpt"]) == ["歷史文獻"]
    (hit,) = by_hand.ask("原因分析")["hits"]
    assert (hit["anchor"], _marked(hit["heading"])) == ("causes", ["原因分析"])
    hit = by_hand.ask("四事项")["hits"][0]
    assert _marked(hit["alias"]) == ["四事项"]


def test_an_excerpt_never_cuts_a_character_in_two(by_hand: Engine) -> None:
    for query in ("package", "野家", "与"):
        hits = by_hand.ask(query)["hits"]
        assert hits, query
        for hit in hits:
            "".join(part["text"] for part in hit["excerpt"]).encode(
                "utf-8"
            )  # half a character has no encoding


def test_equal_hits_come_newest_first(by_hand: Engine) -> None:
    assert by_hand.urls("一把手", sort="newest") == ["cases/car/", "rules/major/"]


def test_filters_narrow_and_counts_say_what_other_values_would_give(by_hand: Engine) -> None:
    result = by_hand.ask("手", filters={"kind": ["案例"]}, counts=True)
    assert [hit["url"] for hit in result["hits"]] == ["cases/car/"]
    assert result["counts"]["kind"] == [
        {"value": "制度", "count": 1},
        {"value": "案例", "count": 1},
    ]
    assert result["counts"]["unit"] == [{"value": "青石镇", "count": 1}]
    both = by_hand.ask("手", filters={"kind": ["案例", "制度"], "unit": ["青石镇"]})
    assert both["total"] == 2
    assert by_hand.ask("手", filters={"kind": ["没有"]})["total"] == 0
    assert by_hand.ask("手", filters={"nonsense": ["x"]})["total"] == 2


def test_filters_alone_list_the_newest_first(by_hand: Engine) -> None:
    assert by_hand.urls("", filters={"kind": ["案例"]}) == [
        "cases/gifts/",
        "cases/car/",
        "cases/hostile/",
    ]
    assert by_hand.urls("", filters={"topic": ["__proto__"]}) == ["cases/hostile/"]
    assert by_hand.urls("", filters={"year": ["2021"]}) == ["cases/car/"]


def test_nothing_found_offers_pages_with_a_part(by_hand: Engine) -> None:
    result = by_hand.ask("公车私用处分规定")
    assert (result["total"], result["hits"]) == (0, [])
    assert result["loose"][0]["url"] == "cases/car/"
    assert _marked(result["loose"][0]["title"]) == ["公车私用"]
    apart = by_hand.ask("派车单 购物卡")
    assert apart["hits"] == []
    assert {hit["url"] for hit in apart["loose"]} == {"cases/car/", "cases/gifts/"}
    assert by_hand.ask("龘龘龘")["loose"] == []


@pytest.mark.parametrize(
    "part", ["公车私用", "党 ", "<img src=x onerror=1>", "😀", "a", "\x00\u202e一"]
)
def test_a_very_long_paste_is_cut_and_says_so(by_hand: Engine, part: str) -> None:
    result = by_hand.ask(part * (10_000 // len(part) + 1))
    assert "error" not in result
    assert result["truncated"]


def test_a_long_sentence_is_found_whole(by_hand: Engine) -> None:
    sentence = "2019年3月至2020年11月，张某某多次公车私用，并将私人车辆的油费列入单位支出"
    assert by_hand.urls(sentence) == ["cases/car/"]
    assert by_hand.urls(sentence.replace("多次", "几次")) == []
