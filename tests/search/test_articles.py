"""Articles, names of rules, and what is found without being shown."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from generator.search import Document, Section
from generator.search.build import build_index
from tests.search.conftest import engine_over

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.search.conftest import Engine


def _rule(id: str, title: str, numbers: tuple[str, ...], *aliases: str) -> Document:
    sections = tuple(
        Section(f"c-{no}", f"第{no}条", f"{title}的这一条。派车先填单。") for no in numbers
    )
    return Document(f"rules/{id}/", title, "制度", sections, aliases=aliases)


MENTION = Section("", "", "依照监察法第十一条、民法典第1165条办理。这是第二句。\n乡科级\n警告")
DOCUMENTS = [
    _rule("supervision", "中华人民共和国监察法", ("8", "11", "120"), "监察法"),
    _rule("regulations", "中华人民共和国监察法实施条例", ("8", "11"), "监察法实施条例"),
    _rule("civil", "中华人民共和国民法典", ("8", "1165"), "民法典"),
    _rule("criminal", "中华人民共和国刑法", ("8",), "刑法"),
    Document("cases/a/", "监察法第十一条怎么用：一案", "案例", (MENTION,), (("2024", "2024年"),)),
    Document(
        "cases/b/", "虚列接待", "案例", (MENTION,), keywords=("公款吃喝",), marks=("教学情景",)
    ),
    Document(
        "questions/a/",
        "题库",
        "题库",
        (Section("q-1", "第 1 题", "监察法何时施行\n派车先填单", "二〇一八年。因为首次通过"),),
        minor=True,
    ),
]


@pytest.fixture(scope="module")
def engine(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engine]:
    with engine_over(DOCUMENTS, tmp_path_factory.mktemp("articles")) as running:
        yield running


@pytest.mark.parametrize(
    ("query", "url", "anchor"),
    [
        ("监察法第十一条", "rules/supervision/", "c-11"),
        ("监察法第11条", "rules/supervision/", "c-11"),
        ("监察法 11", "rules/supervision/", "c-11"),
        ("监察法11条", "rules/supervision/", "c-11"),
        ("《监察法》第十一条", "rules/supervision/", "c-11"),
        ("《监察法》第十一条第二款", "rules/supervision/", "c-11"),
        ("中华人民共和国监察法第 11 条", "rules/supervision/", "c-11"),
        ("监察法第一百二十条", "rules/supervision/", "c-120"),
        ("监察法实施条例第八条", "rules/regulations/", "c-8"),
        ("民法典1165", "rules/civil/", "c-1165"),
        ("民法典第一千一百六十五条", "rules/civil/", "c-1165"),
    ],
)
def test_a_citation_leads_to_its_article(engine: Engine, query: str, url: str, anchor: str) -> None:
    result = engine.ask(query, limit=3)
    assert (result["hits"][0]["url"], result["hits"][0]["anchor"]) == (url, anchor)
    assert len(engine.urls(query)) == len(set(engine.urls(query)))


@pytest.mark.parametrize("query", ["第八条", "第8条", "8条", "第 8 条", "第 八 条"])
def test_an_article_is_one_however_it_is_numbered(engine: Engine, query: str) -> None:
    rules = {d.url for d in DOCUMENTS if d.kind == "制度"}
    assert set(engine.urls(query)) >= rules


@pytest.mark.parametrize(
    ("name", "url"),
    [("监察法", "supervision"), ("民法典", "civil"), ("刑法", "criminal")],
)
def test_a_short_name_finds_its_law_first(engine: Engine, name: str, url: str) -> None:
    assert engine.urls(name)[0] == f"rules/{url}/"


def test_keywords_find_and_are_not_shown(engine: Engine) -> None:
    (hit,) = engine.ask("公款吃喝")["hits"]
    assert hit["url"] == "cases/b/"
    assert hit["marks"] == ["教学情景"]
    assert "公款吃喝" not in str([hit["title"], hit["excerpt"], hit["alias"]])


def test_an_answer_finds_its_question_and_is_not_shown(engine: Engine) -> None:
    (hit,) = engine.ask("二〇一八年")["hits"]
    assert (hit["url"], hit["anchor"]) == ("questions/a/", "q-1")
    assert "".join(part["text"] for part in hit["excerpt"]) == "监察法何时施行"


def test_a_bank_stands_behind_what_fits_as_well(engine: Engine) -> None:
    assert engine.urls("派车先填单")[-1] == "questions/a/"


@pytest.mark.parametrize(
    ("query", "excerpt"),
    [
        ("乡科级", "乡科级"),
        ("警告", "警告"),
        ("第二句", "依照监察法第十一条、民法典第1165条办理。这是第二句。"),
    ],
)
def test_an_excerpt_is_of_one_place(engine: Engine, query: str, excerpt: str) -> None:
    hit = engine.ask(query, limit=1)["hits"][0]
    display = "".join(part["text"] for part in hit["excerpt"])
    assert "\n" not in display
    assert display in excerpt


def test_a_facet_that_a_kind_declares_is_there_with_its_label() -> None:
    page = Document("x/", "页", "案例", (Section("", "", "文"),), facets={"grade": ("甲",)})
    files = dict(build_index([page], {"grade": "等次"}))
    text = files["manifest.js"].decode()
    manifest = json.loads(text.removeprefix('qjSearch.put("manifest",').removesuffix(");\n"))
    assert manifest["facets"] == {"kind": "kind", "grade": "等次"}
    assert any(name.endswith("/facet-grade.js") for name in files)
