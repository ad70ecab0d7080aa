"""Write an article twice: to be pasted, and as it will look on a phone, with what to do."""

from __future__ import annotations

import copy
import xml.etree.ElementTree as ET
from typing import TYPE_CHECKING

from generator.exports.articles.limits import DIGEST, TEXT, TITLE
from generator.exports.articles.looks import LOOKS
from generator.tools.markup import element

if TYPE_CHECKING:
    from collections.abc import Sequence

    from generator.exports.articles.article import Article

COVER = "cover.png"
_PAGE = """
body { background: #ececec; color: #1f2a2c; font: 16px/1.6 sans-serif; margin: 0; }
main { display: flex; flex-wrap: wrap; gap: 24px; justify-content: center; padding: 24px 0; }
.phone, .about { background: #fff; box-sizing: border-box; max-width: 100%; width: 375px; }
.phone { padding: 20px 8px; }
.phone img { max-width: 100%; }
.title { font-size: 22px; line-height: 1.4; margin: 0 8px 12px; overflow-wrap: anywhere; }
.about { padding: 20px; }
.about h2 { font-size: 16px; margin: 20px 0 6px; }
.about p, .about ul { margin: 0 0 8px; overflow-wrap: anywhere; }
.about img { width: 100%; }
.wrong { color: #b3392f; }
"""


def page_to_copy(article: Article) -> bytes:
    """Return the page to copy from: nothing but the article, a place for each picture."""
    body = _body(article)
    for place in body.iter("p"):
        place.attrib.pop("data-picture", None)
        place.attrib.pop("data-look", None)
    return _page(article.title, "", body)


def preview_page(article: Article, problems: Sequence[str], size: int) -> bytes:
    """Return the page that shows it 375 px wide, what to copy, and what is wrong.

    `size`: characters of the article.
    """
    body = _body(article)
    for place in body.iter("p"):
        name, look = place.attrib.pop("data-picture", ""), place.attrib.pop("data-look", "")
        if name:
            words = next(one.words for one in article.pictures if one.name == name)
            place.text = None
            place.attrib.pop("style")
            place.append(element("img", src=name, alt=words, style=LOOKS[look]))
    phone = element("div", element("h1", article.title, class_="title"), body, class_="phone")
    return _page(
        f"预览：{article.title}", _PAGE, element("main", phone, _about(article, problems, size))
    )


def _about(article: Article, problems: Sequence[str], size: int) -> ET.Element:
    """What to put where, in the order in which the editor asks for it."""
    counts = [
        f"标题{len(article.title)}/{TITLE}字",
        f"摘要{len(article.digest)}/{DIGEST}字",
        f"正文{size:,}/{TEXT:,}字",
        f"图片{len(article.pictures)}张",
    ]
    wrong = [element("li", words, class_="wrong") for words in problems]
    steps = [
        "打开 article.html，全选、复制，粘贴到公众号编辑器。",
        "在每个“在此插入图片”处插入同名的图片，再删去这一行字。",
        "填上标题和摘要，封面用 cover.png。",
        "发布前在编辑器里预览一遍。这里什么也没有发出去。",
    ]
    return element(
        "aside",
        *([element("h2", "先改好"), element("ul", *wrong)] if wrong else []),
        element("h2", "怎么用"),
        element("ol", *(element("li", step) for step in steps)),
        element("h2", "标题"),
        element("p", article.title),
        element("h2", "摘要"),
        element("p", article.digest),
        element("h2", "封面"),
        element("img", src=COVER, alt=f"封面：{article.title}"),
        element("h2", "字数"),
        element("ul", *(element("li", count) for count in counts)),
        class_="about",
    )


def _body(article: Article) -> ET.Element:
    return element("section", *map(copy.deepcopy, article.pieces), style=LOOKS["article"])


def _page(title: str, style: str, body: ET.Element) -> bytes:
    head = element(
        "head",
        element("meta", charset="utf-8"),
        element("meta", name="viewport", content="width=device-width"),
        element("meta", name="robots", content="noindex"),
        element("title", title),
        *([element("style", style)] if style else []),
    )
    root = element("html", head, element("body", body), lang="zh-Hans")
    return f"<!doctype html>\n{ET.tostring(root, encoding='unicode', method='html')}\n".encode()
