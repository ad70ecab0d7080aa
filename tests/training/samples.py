"""A small content with lessons, and its pages in a bare shell under a strict policy."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator import library
from generator.edition import Edition, select
from generator.kinds.entry import Audience
from generator.kinds.kind import Vocabulary
from generator.media import Album
from generator.pages.build import entry_page
from generator.pages.links import ROOT, root_of
from generator.pages.site import Site
from generator.pages.training import training_pages
from generator.theme import assets
from generator.training import client, pools, practice
from generator.training.package import RESET

if TYPE_CHECKING:
    from pathlib import Path

    from generator.pages.page import Page

POLICY = (
    "default-src 'self'; style-src 'self'; img-src 'self' data:; object-src 'none'; base-uri 'none'"
)
_SHELL = """<!doctype html>
<html lang="zh-Hans" data-qj-scheme="{scheme}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{policy}">
<meta name="viewport" content="width=device-width">
<title>{title}</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="{root}{css}">
</head>
<body><main class="qj-page">{body}</main></body>
</html>"""

_BANK = """
title: 题库
questions:
  - id: s-1
    type: 单选
    prompt: 谁的名字要遮住？<b>
    difficulty: 1
    cites: ['r#1']
    choices:
      - {text: 甲方, correct: true, why: 遮住甲。}
      - {text: 乙方, why: 乙不用。}
      - {text: 丙方}
  - id: m-1
    type: 多选
    prompt: 哪几项对？
    choices:
      - {text: 一, correct: true}
      - {text: 二, correct: true, why: 也对。}
      - {text: 三}
  - {id: j-1, type: 判断, prompt: 开除有期间。, answer: false, why: 开除没有期间。}
  - {id: b-1, type: 填空, prompt: 影响期为＿＿。, answers: [一年半, 18个月], why: 一年半。}
  - id: d-1
    type: 情景抉择
    prompt: 有人送来一盒月饼。
    choices:
      - {text: 收下, consequence: 后来查了。, why: 不能收。}
      - {text: 退回, correct: true, consequence: 对方笑了笑。}
"""
_TEXTS = "".join(f"  - {{title: 第{i}段, text: 一段文字。}}\n" for i in range(1, 17))
_SHORT = """\
title: 短课
steps:
  - {quiz: {bank: bank, pass: 80}}
  - {text: 完。}
"""
_LONG = f"""\
title: 长课 <i>
remind: [端午]
steps:
  - {{read: cases/c}}
{_TEXTS}\
  - {{reflect: 想一想？}}
  - {{quiz: {{bank: bank, questions: [s-1, j-1], pass: 50}}}}
  - {{pledge: 我承诺。}}
"""
CONTENT = {
    "questions/bank.yml": _BANK,
    "rules/r.yml": "title: 规定\nclauses: [{no: '1', text: 名字要遮住。}]\n",
    "cases/c.yml": "title: 一件事\nfictional: true\nwarnings: [想一想]\nrelated: [rules/r]\n",
    "modules/short.yml": _SHORT,
    "modules/long.yml": _LONG,
    "modules/plain.yml": "title: 只读\nfor: [财务人员]\nsteps: [{text: 一段。}]\n",
}


def make_edition(folder: Path, content: dict[str, str] = CONTENT) -> Edition:
    """Write the content into a folder and return its public edition."""
    for path, text in content.items():
        file = folder / "content" / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, "utf-8")
    return select(library.load(folder / "content", Vocabulary()), Audience.PUBLIC)


def write_site(edition: Edition, folder: Path, scheme: str = "light", below: str = "") -> Path:
    """Write the pages of entries and training with all that they need; return the folder.

    `below`: only pages whose address begins so.
    """
    site = Site(edition)
    sheets = (assets.css(), assets.css_of_sections()["learning"])
    files = {
        "lesson.css": RESET + b"".join(sheet.content for sheet in sheets),
        **dict(client.files()),
        **dict(pools.files(edition, Album())),
        **dict(practice.files(edition, Album())),
    }
    pages = [*(entry_page(site, item) for item in edition), *training_pages(site)]
    for page in (page for page in pages if page.url.startswith(below)):
        files[f"{page.url}index.html"] = _page(page, scheme).encode()
    for path, data in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(data)
    return folder


def _page(page: Page, scheme: str) -> str:
    root = root_of(page.url)
    body = page.body().replace(ROOT, root)
    return _SHELL.format(
        scheme=scheme, policy=POLICY, title=page.title, root=root, css="lesson.css", body=body
    )
